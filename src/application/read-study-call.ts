/** The fields of a study's call by its schema, its scenario and its pairs: everything that is wrong at once. */
import type { Network } from '../network/index.js';
import type { QueryProblem } from '../planning/index.js';
import type { Instant } from '../units/index.js';
import type { PlanConsignmentParts } from './plan-consignment.js';
import { type PairTerms, type ReadPair, readPairs } from './read-pairs.js';
import { type ReadyScenarios, readScenario, type ScenarioReading } from './read-scenario.js';

export type StudyParts = PlanConsignmentParts & { readonly readyScenarios: ReadyScenarios };

/** What a zod schema does here, without the library: schemas are the contract's. */
export interface CallSchema<C> {
  readonly safeParse: (raw: unknown) =>
    | { readonly success: true; readonly data: C }
    | {
        readonly success: false;
        readonly error: { readonly issues: readonly { readonly code: string; readonly path: readonly PropertyKey[]; readonly message: string }[] };
      };
}

export type ReadStudyCall<C> =
  | {
      readonly kind: 'read';
      readonly call: C;
      readonly scenario: (ScenarioReading & { readonly kind: 'applied' }) | undefined;
      readonly pairs: readonly ReadPair[];
      readonly notes: readonly string[];
    }
  | { readonly kind: 'problems'; readonly problems: readonly QueryProblem[] };

export interface StudyCallRules {
  readonly needsScenario: boolean;
  readonly mostPairs?: number | undefined;
  /** Replays of every way; a call may say otherwise. */
  readonly draws: number;
}

/** `schema` reads the call without its `scenario`, which has a reader of its own. */
export const readStudyCall = <C extends Omit<PairTerms, 'draws'>>(
  parts: StudyParts,
  raw: unknown,
  now: Instant,
  { schema, rules }: { readonly schema: CallSchema<C>; readonly rules: StudyCallRules },
): ReadStudyCall<C> => {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return problem('request', 'The request must be a JSON object with “scenario” and “pairs”.');
  }
  const { scenario: asked, ...rest } = raw as { readonly scenario?: unknown };
  const problems: QueryProblem[] = [];
  const scenario = asked === undefined ? undefined : readScenario(asked, parts.network, parts.readyScenarios);
  if (scenario?.kind === 'problems') problems.push(...scenario.problems);
  if (scenario === undefined && rules.needsScenario) {
    problems.push({ field: 'scenario', message: 'scenario is missing: give the name of a ready one, or a scenario.', choices: [] });
  }
  const read = schema.safeParse(rest);
  if (!read.success) return { kind: 'problems', problems: [...problems, ...read.error.issues.flatMap(fieldProblems)] };
  const call = read.data;
  if (call.pairs.length > (rules.mostPairs ?? Infinity)) {
    const message = `pairs names ${call.pairs.length} pairs; ${rules.mostPairs} are taken in one call.`;
    return { kind: 'problems', problems: [...problems, { field: 'pairs', message, choices: [] }] };
  }
  const found = readPairs(parts, { draws: rules.draws, ...call }, now);
  problems.push(...found.problems);
  if (problems.length > 0 || scenario?.kind === 'problems') return { kind: 'problems', problems };
  return { kind: 'read', call, scenario, pairs: found.pairs, notes: found.notes };
};

const problem = (field: string, message: string): { readonly kind: 'problems'; readonly problems: readonly QueryProblem[] } => ({
  kind: 'problems',
  problems: [{ field, message, choices: [] }],
});

const fieldProblems = (issue: { readonly code: string; readonly path: readonly PropertyKey[]; readonly message: string }): QueryProblem[] => {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    const { keys } = issue as typeof issue & { readonly keys: readonly string[] };
    return keys.map((key) => ({ field: [...path, key].join('.'), message: `There is no field “${key}”.`, choices: [] }));
  }
  const field = path.join('.') || 'request';
  return [{ field, message: `${field} ${issue.message}.`, choices: [] }];
};

/** The network of a query under the scenario of its study. */
export const networkUnder = (
  base: Network,
  scenario: { readonly applied: { readonly networkAt: (at: Instant) => Network } } | undefined,
  at: Instant,
): Network => scenario?.applied.networkAt(at) ?? base;
