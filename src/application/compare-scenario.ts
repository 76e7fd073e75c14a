/** Use case: a scenario against the network as it is. Every pair is read as a plan is, and all that is wrong is told at once. */
import type { CompareDocument } from '../contract/index.js';
import type { Network } from '../network/index.js';
import type { QueryProblem } from '../planning/index.js';
import { type Choosing, type ComparedPair, comparePair, sumPairs, type WeighedPair } from '../studies/index.js';
import type { Instant } from '../units/index.js';
import type { PlanConsignmentParts } from './plan-consignment.js';
import { presentComparison } from './present-comparison.js';
import { readPairs } from './read-pairs.js';
import { type ReadyScenarios, readScenario } from './read-scenario.js';

export type CompareParts = PlanConsignmentParts & { readonly readyScenarios: ReadyScenarios };

export type CompareOutcome =
  | { readonly kind: 'answered'; readonly document: CompareDocument }
  | { readonly kind: 'problems'; readonly problems: readonly QueryProblem[] };

export interface CompareOptions {
  readonly mostPairs?: number;
  readonly report?: (share: number, what: string) => void;
  readonly cancelled?: () => boolean;
}

export const compareScenario = (parts: CompareParts, raw: unknown, now: Instant, options: CompareOptions = {}): CompareOutcome => {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return {
      kind: 'problems',
      problems: [{ field: 'request', message: 'The request must be a JSON object with “scenario” and “pairs”.', choices: [] }],
    };
  }
  const { scenario: asked, ...rest } = raw as { readonly scenario?: unknown };
  const scenario = asked === undefined ? missing : readScenario(asked, parts.network, parts.readyScenarios);
  const { call, pairs, notes, problems } = readPairs(parts, rest, now, options.mostPairs);
  if (scenario.kind === 'problems' || call === undefined || problems.length > 0) {
    return { kind: 'problems', problems: [...(scenario.kind === 'problems' ? scenario.problems : []), ...problems] };
  }
  const choosing: Choosing = { rule: call.by, usdPerTonneDay: call.usdPerTonneDay };
  const compared: WeighedPair[] = [];
  for (const [i, { query, ends, tonnesPerYear }] of pairs.entries()) {
    if (options.cancelled?.() === true) break;
    options.report?.(i / pairs.length, `${ends.from.names.en} - ${ends.to.names.en}`);
    const under: Network = scenario.applied.networkAt(query.departAt);
    compared.push({ compared: comparePair(parts.network, under, { query, ends, choosing }), tonnesPerYear });
  }
  return {
    kind: 'answered',
    document: presentComparison({
      network: parts.network,
      scenario,
      pairs,
      compared: compared.map(({ compared: one }): ComparedPair => one),
      sum: sumPairs(compared),
      call,
      notes,
    }),
  };
};

const missing = {
  kind: 'problems',
  problems: [{ field: 'scenario', message: 'scenario is missing: give the name of a ready one, or a scenario.', choices: [] }],
} as const;
