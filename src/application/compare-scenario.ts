/** Use case: a scenario against the network as it is. Every pair is read as a plan is, and all that is wrong is told at once. */
import { type CompareDocument, compareCallSchema } from '../contract/index.js';
import type { Network } from '../network/index.js';
import type { Ends, PlanQuery, QueryProblem } from '../planning/index.js';
import { type Choosing, type ComparedPair, comparePair, sumPairs, type WeighedPair } from '../studies/index.js';
import type { Instant } from '../units/index.js';
import type { PlanConsignmentParts } from './plan-consignment.js';
import { queryReader } from './plan-consignment.js';
import { presentComparison } from './present-comparison.js';
import { type ReadyScenarios, readScenario } from './read-scenario.js';

export type CompareParts = PlanConsignmentParts & { readonly readyScenarios: ReadyScenarios };

export interface ReadPair {
  readonly query: PlanQuery;
  readonly ends: Ends;
  readonly tonnesPerYear: number | undefined;
}

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

type Call = Omit<ReturnType<typeof compareCallSchema.parse>, 'scenario'>;
/** `notes`: what was assumed, each once. */
const readPairs = (
  parts: CompareParts,
  raw: object,
  now: Instant,
  mostPairs = Infinity,
): { call: Call | undefined; pairs: ReadPair[]; notes: string[]; problems: QueryProblem[] } => {
  const read = compareCallSchema.omit({ scenario: true }).safeParse(raw);
  const problems: QueryProblem[] = [];
  if (!read.success) {
    for (const issue of read.error.issues) {
      const field = issue.path.map(String).join('.') || 'request';
      if (issue.code === 'unrecognized_keys') {
        for (const key of issue.keys) problems.push({ field: key, message: `There is no field “${key}”.`, choices: [] });
      } else problems.push({ field, message: `${field} ${issue.message}.`, choices: [] });
    }
    return { call: undefined, pairs: [], notes: [], problems };
  }
  const call = read.data;
  if (call.pairs.length > mostPairs) {
    problems.push({ field: 'pairs', message: `pairs names ${call.pairs.length} pairs; ${mostPairs} are compared in one call.`, choices: [] });
    return { call, pairs: [], notes: [], problems };
  }
  const pairs: ReadPair[] = [];
  const notes = new Set<string>();
  const { depart, tir, drivers, seed, draws } = call;
  for (const [i, pair] of call.pairs.entries()) {
    const avoid = [call.avoid, pair.avoid ?? ''].filter((text) => text !== '').join(',');
    const question = { from: pair.from, to: pair.to, cargo: pair.cargo ?? call.cargo, depart, avoid, tir, drivers, seed, draws };
    const reading = queryReader(parts, now)(Object.fromEntries(Object.entries(question).filter(([, value]) => value !== undefined)));
    if (reading.problems !== undefined) {
      problems.push(...reading.problems.map((problem) => ({ ...problem, field: `pairs.${i}.${problem.field}` })));
      continue;
    }
    const ends = parts.readEnds(reading.query);
    if (ends.kind === 'problems') throw new Error(`the places of pair ${i} were read and cannot be read again`);
    for (const note of reading.notes) notes.add(note);
    pairs.push({ query: reading.query, ends, tonnesPerYear: pair.tonnesPerYear });
  }
  return { call, pairs, notes: [...notes], problems };
};
