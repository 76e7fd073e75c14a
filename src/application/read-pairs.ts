/** The pairs of a comparison, each read as a plan is: places, cargo, what to avoid, departure. All problems of all pairs at once. */
import { compareCallSchema } from '../contract/index.js';
import type { Ends, PlanQuery, QueryProblem } from '../planning/index.js';
import type { Instant } from '../units/index.js';
import { type PlanConsignmentParts, queryReader } from './plan-consignment.js';

export interface ReadPair {
  readonly query: PlanQuery;
  readonly ends: Ends;
  readonly tonnesPerYear: number | undefined;
}

type Call = Omit<ReturnType<typeof compareCallSchema.parse>, 'scenario'>;
/** `notes`: what was assumed, each once. */
export const readPairs = (
  parts: PlanConsignmentParts,
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
