/** What can be wrong with a scenario: everything is told at once, each at its change and field, and then nothing is applied. */

export const scenarioIssueCodes = {
  'scenario/malformed': 'A field is missing, is not of its type, or is not a field at all.',
  'scenario/unknown': 'A change names a link, line, place, service, country, passage, tariff or factor that the network does not have.',
  'scenario/target': 'A change names nothing, several kinds of thing, or a kind of thing it cannot be about.',
  'scenario/period': 'A period ends before it begins, is empty, or is told in two ways.',
  'scenario/contradiction': 'Two changes say different things of one thing at one time.',
  'scenario/no-effect': 'A change would change nothing.',
  'scenario/overload': 'With the capacity left, more comes than can be served: the queue grows without end and no wait can be told.',
  'scenario/values': 'The values of a change do not fit each other or the thing.',
  'scenario/duplicate': 'Something that is added exists already.',
  'scenario/no-way': 'A service that is added finds no way over the open links between its stops.',
} as const;
export type ScenarioIssueCode = keyof typeof scenarioIssueCodes;

export interface ScenarioIssue {
  readonly code: ScenarioIssueCode;
  /** Where it stands, counted from 0: `changes.2.what.link`. */
  readonly field: string;
  /** A whole sentence. */
  readonly message: string;
  /** What may have been meant. */
  readonly choices: readonly { readonly id: string; readonly label: string }[];
}

/** Tells a problem of one change; `field` is counted from the change. */
export type Report = (code: ScenarioIssueCode, field: string, message: string, choices?: ScenarioIssue['choices']) => void;
