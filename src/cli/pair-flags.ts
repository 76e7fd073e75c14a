/** Pairs of places as the studies take them: from flags, from a file, or those that ship; problems of a pair told at its line. */
import type { ProblemDocument } from '../contract/index.js';
import type { CommandContext } from './command-context.js';
import { locateIssues } from './read-table-file.js';

export interface PairFlags {
  readonly pairs?: string;
  readonly from?: readonly string[];
  readonly to?: readonly string[];
}

export interface Pair {
  readonly from: string;
  readonly to: string;
  readonly line: number;
}

/** The pairs of the flags, else those of the file, else those that ship. */
export function readPairFlags(
  { use }: Pick<CommandContext, 'use'>,
  { pairs: path, from = [], to = [] }: PairFlags,
  problems: ProblemDocument[],
): readonly Pair[] {
  const problem = (field: string, message: string) => problems.push({ field, message, choices: [] });
  if (from.length > 0 || to.length > 0) {
    if (path !== undefined) problem('pairs', 'The pairs are named twice: give --pairs, or --from and --to.');
    if (from.length !== to.length) problem('to', `There are ${from.length} --from and ${to.length} --to: each pair needs one of both.`);
    return from.map((place, i) => ({ from: place, to: to[i] ?? '', line: 0 }));
  }
  const table = use.readPairs(path);
  if (table.kind === 'refused') {
    problem('pairs', table.sentence);
    return [];
  }
  problems.push(...locateIssues('pairs', table.issues));
  return table.pairs;
}

/** A problem of a pair of a file is told at its line. */
export function atLine(
  problem: { readonly field: string; readonly message: string; readonly choices: readonly { id: string; label: string }[] },
  path: string | undefined,
  pairs: readonly Pair[],
): ProblemDocument {
  const [head, row, ...rest] = problem.field.split('.');
  const line = head === 'pairs' ? pairs[Number(row)]?.line : undefined;
  const choices = problem.choices.map((choice) => ({ ...choice }));
  if (line === undefined || line === 0) return { ...problem, choices };
  return { field: rest.join('.'), message: `${path ?? 'the pairs'} line ${line}: ${problem.message}`, choices };
}
