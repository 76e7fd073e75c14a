/** Use case: one consignment, one question, the ways there are. Reads the request, asks the planner, keeps what was assumed. */
import type { Network } from '../network/index.js';
import type { PlanOptions, PlanOutcome, PlanQuery, QueryProblem, ReadEnds } from '../planning/index.js';
import type { Instant } from '../units/index.js';
import type { PlaceReading } from './find-place.js';
import type { Answered } from './present-plan.js';
import { readPlanRequest } from './read-plan-request.js';
import { readSelectors } from './read-selectors.js';

export interface PlanConsignmentParts {
  readonly network: Network;
  readonly plan: (network: Network, query: PlanQuery, options?: PlanOptions) => PlanOutcome;
  readonly findPlace: (text: string) => PlaceReading;
  readonly readEnds: (asked: Pick<PlanQuery, 'from' | 'to' | 'via'>) => ReadEnds;
}

export type PlanConsignmentOutcome =
  | ({ readonly kind: 'answered' } & Answered)
  | { readonly kind: 'problems'; readonly problems: readonly QueryProblem[] };

/** `request` is whatever the door received; the outcome lists every problem of it at once. */
export function planConsignment(parts: PlanConsignmentParts, request: unknown, now: Instant, options: PlanOptions = {}): PlanConsignmentOutcome {
  const { network, plan, readEnds, findPlace } = parts;
  const reading = readPlanRequest(request, {
    limits: network.tables.vehicles,
    readEnds,
    readSelectors: (selectors, field) => readSelectors(selectors, { network, findPlace, field }),
    now,
  });
  if (reading.problems !== undefined) return { kind: 'problems', problems: reading.problems };
  const outcome = plan(network, reading.query, options);
  if (outcome.kind === 'problems') return outcome;
  return { kind: 'answered', answer: outcome, query: reading.query, network: { id: network.id, version: network.version }, notes: reading.notes };
}
