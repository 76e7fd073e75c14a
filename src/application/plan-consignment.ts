/** Use case: one consignment, one question, the ways there are. Reads the request, asks the planner, keeps what was assumed. */
import type { Network } from '../network/index.js';
import type { PlanOptions, PlanOutcome, PlanQuery, QueryProblem, ReadEnds } from '../planning/index.js';
import type { Instant } from '../units/index.js';
import type { PlaceReading } from './find-place.js';
import type { Answered } from './present-plan.js';
import { type RequestReading, readPlanRequest } from './read-plan-request.js';
import { type ReadyScenarios, readScenario, type ScenarioReading } from './read-scenario.js';
import { readSelectors } from './read-selectors.js';

export interface PlanConsignmentParts {
  readonly network: Network;
  readonly plan: (network: Network, query: PlanQuery, options?: PlanOptions) => PlanOutcome;
  readonly findPlace: (text: string) => PlaceReading;
  readonly readEnds: (asked: Pick<PlanQuery, 'from' | 'to' | 'via'>) => ReadEnds;
  /** Absent: a question may bring its own scenario, but there are none to name. */
  readonly readyScenarios?: ReadyScenarios;
}

export type PlanConsignmentOutcome =
  | ({ readonly kind: 'answered' } & Answered)
  | { readonly kind: 'problems'; readonly problems: readonly QueryProblem[] };

/** Reads questions against one network. */
export const queryReader =
  ({ network, readEnds, findPlace }: PlanConsignmentParts, now: Instant): ((request: unknown) => RequestReading) =>
  (request) =>
    readPlanRequest(request, {
      limits: network.tables.vehicles,
      readEnds,
      readSelectors: (selectors, field) => readSelectors(selectors, { network, findPlace, field }),
      now,
    });

/** `request` is whatever the door received; the outcome lists every problem of it at once. */
export function planConsignment(parts: PlanConsignmentParts, request: unknown, now: Instant, options: PlanOptions = {}): PlanConsignmentOutcome {
  const { network, plan } = parts;
  const { asked, question } = splitScenario(request);
  const scenario = asked === undefined ? undefined : readScenario(asked, network, parts.readyScenarios ?? new Map());
  const reading = queryReader(parts, now)(question);
  if (reading.problems !== undefined || scenario?.kind === 'problems') {
    return { kind: 'problems', problems: [...(reading.problems ?? []), ...(scenario?.kind === 'problems' ? scenario.problems : [])] };
  }
  const over = scenario?.applied.networkAt(reading.query.departAt) ?? network;
  const outcome = plan(over, reading.query, options);
  if (outcome.kind === 'problems') return outcome;
  return {
    kind: 'answered',
    answer: outcome,
    query: reading.query,
    network: { id: network.id, version: network.version },
    notes: [...reading.notes, ...notesOn(scenario, reading.query.departAt)],
    // an empty scenario leaves no trace, in a replay neither
    ...(scenario === undefined || scenario.applied.scenario.changes.length === 0 ? {} : { scenario: asked }),
  };
}

const splitScenario = (request: unknown): { readonly asked: unknown; readonly question: unknown } => {
  if (typeof request !== 'object' || request === null || Array.isArray(request)) return { asked: undefined, question: request };
  const { scenario: asked, ...question } = request as { readonly scenario?: unknown };
  return { asked, question };
};

/** What the answer says of its scenario; an empty one leaves no trace. */
const notesOn = (scenario: (ScenarioReading & { readonly kind: 'applied' }) | undefined, departAt: Instant): string[] => {
  if (scenario === undefined || scenario.applied.scenario.changes.length === 0) return [];
  const { name, changes } = scenario.applied.scenario;
  const count = scenario.applied.inForceAt(departAt).length;
  const what = count === changes.length ? `all ${count} changes` : `${count} of ${changes.length} changes`;
  return [
    `Planned under the scenario “${name}” (${scenario.hash.slice(0, 12)}): ${changes.length === 1 && count === 1 ? 'its change' : what} can matter to this departure.`,
  ];
};
