/** Use case: a scenario against the network as it is, pair by pair. Every pair is read as a plan is, and all that is wrong is told at once. */
import { type CompareDocument, compareCallSchema, compareDefaults } from '../contract/index.js';
import type { QueryProblem } from '../planning/index.js';
import { type Choosing, comparePair, sumPairs, type WeighedPair } from '../studies/index.js';
import type { Instant } from '../units/index.js';
import { presentComparison } from './present-comparison.js';
import { networkUnder, readStudyCall, type StudyParts } from './read-study-call.js';

export type CompareOutcome =
  | { readonly kind: 'answered'; readonly document: CompareDocument }
  | { readonly kind: 'problems'; readonly problems: readonly QueryProblem[] };

export interface CompareOptions {
  readonly mostPairs?: number;
  readonly report?: (share: number, what: string) => void;
  /** Once true, the rest of the pairs is left out of an answer that nobody waits for. */
  readonly cancelled?: () => boolean;
}

const schema = compareCallSchema.omit({ scenario: true });

export const compareScenario = (parts: StudyParts, raw: unknown, now: Instant, options: CompareOptions = {}): CompareOutcome => {
  const rules = { needsScenario: true, mostPairs: options.mostPairs, draws: compareDefaults.draws };
  const read = readStudyCall(parts, raw, now, { schema, rules });
  if (read.kind === 'problems') return read;
  const { call, scenario, pairs, notes } = read;
  if (scenario === undefined) throw new Error('a comparison was read without its scenario');
  const choosing: Choosing = { rule: call.by, usdPerTonneDay: call.usdPerTonneDay };
  const weighed: WeighedPair[] = [];
  for (const [i, { query, ends, tonnesPerYear }] of pairs.entries()) {
    if (options.cancelled?.() === true) break;
    options.report?.(i / pairs.length, `${ends.from.names.en} - ${ends.to.names.en}`);
    const compared = comparePair(parts.network, networkUnder(parts.network, scenario, query.departAt), { query, ends, choosing });
    weighed.push({ compared, tonnesPerYear });
  }
  const compared = weighed.map((pair) => pair.compared);
  return {
    kind: 'answered',
    document: presentComparison({ network: parts.network, scenario, pairs, compared, sum: sumPairs(weighed), call, notes }),
  };
};
