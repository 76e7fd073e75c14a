/** The pairs of a study, each read as a plan is: places, cargo, what to avoid, departure. All problems of all pairs at once. */
import type { ParsedCompareCall } from '../contract/index.js';
import type { Ends, PlanQuery, QueryProblem } from '../planning/index.js';
import type { Instant } from '../units/index.js';
import { type PlanConsignmentParts, queryReader } from './plan-consignment.js';

export interface ReadPair {
  readonly query: PlanQuery;
  readonly ends: Ends;
  readonly tonnesPerYear: number | undefined;
}

/** What the pairs have in common. */
export type PairTerms = Pick<ParsedCompareCall, 'pairs' | 'cargo' | 'depart' | 'avoid' | 'tir' | 'drivers' | 'seed'> & { readonly draws: number };

interface ReadPairs {
  readonly pairs: readonly ReadPair[];
  /** What was assumed, each once. */
  readonly notes: readonly string[];
  readonly problems: readonly QueryProblem[];
}

export const readPairs = (parts: PlanConsignmentParts, terms: PairTerms, now: Instant): ReadPairs => {
  const pairs: ReadPair[] = [];
  const notes = new Set<string>();
  const problems: QueryProblem[] = [];
  const { depart, tir, drivers, seed, draws } = terms;
  for (const [i, pair] of terms.pairs.entries()) {
    const avoid = [terms.avoid, pair.avoid ?? ''].filter((text) => text !== '').join(',');
    const question = { from: pair.from, to: pair.to, cargo: pair.cargo ?? terms.cargo, depart, avoid, tir, drivers, seed, draws };
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
  return { pairs, notes: [...notes], problems };
};
