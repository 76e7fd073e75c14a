/** Making answers: a done thing, an ordinary no, and a no with every problem of what was sent. */
import type { Done, Problem, Refusal, Refused } from './outcome.js';

export const done = <T>(value: T): Done<T> => ({ kind: 'done', value });

export const refuse = (because: Refusal, sentence: string): Refused => ({ kind: 'refused', because, sentence, problems: [] });

/** `what` is the thing that was sent: “order”, “consignment”. */
export function refuseForProblems(what: string, problems: readonly Problem[]): Refused {
  const [first] = problems;
  const sentence =
    problems.length === 1 && first !== undefined ? first.sentence : `The ${what} has ${problems.length} problems; nothing was changed.`;
  return { kind: 'refused', because: 'invalid', sentence, problems };
}

/** Every value that stands more than once, with where it stands again. */
export function listRepeated<T>(items: readonly T[], keyOf: (item: T) => string): readonly { readonly index: number; readonly key: string }[] {
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const key = keyOf(item);
    if (seen.has(key)) return [{ index, key }];
    seen.add(key);
    return [];
  });
}

/** “a”, “a and b”, “a, b and c”. */
export const listInWords = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
