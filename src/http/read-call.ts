/** Parameters of a request by their schemas: everything that is wrong at once, as the problems of the contract. */
import { z } from 'zod';
import type { ProblemDocument } from '../contract/index.js';

/** A number in an address; what is not one stays a text and is refused with the sentence. */
export function numberParameter(sentence: string, least: number, most: number) {
  const isNumber = (value: unknown): value is string => typeof value === 'string' && /^[+-]?\d{1,15}(\.\d{1,15})?$/.test(value.trim());
  return z.preprocess((value) => (isNumber(value) ? Number(value) : value), z.number(sentence).min(least, sentence).max(most, sentence));
}

export function wholeParameter(least: number, most: number) {
  const sentence = `must be a whole number from ${least} to ${most}`;
  const isWhole = (value: unknown): value is string => typeof value === 'string' && /^\d{1,9}$/.test(value.trim());
  return z.preprocess((value) => (isWhole(value) ? Number(value) : value), z.number(sentence).int(sentence).min(least, sentence).max(most, sentence));
}

export type ReadParameters<T> = { readonly value: T; readonly problems: readonly ProblemDocument[] };

export function readParameters<T>(schema: z.ZodType<T> | undefined, given: unknown): ReadParameters<T | undefined> {
  if (schema === undefined) {
    const names = typeof given === 'object' && given !== null ? Object.keys(given) : [];
    return { value: undefined, problems: names.map(unknownParameter) };
  }
  const read = schema.safeParse(given);
  if (read.success) return { value: read.data, problems: [] };
  const problems = read.error.issues.flatMap((issue): ProblemDocument[] => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map(unknownParameter);
    const field = issue.path.map(String).join('.');
    return [{ field, message: `${field} ${issue.message}.`, choices: [] }];
  });
  return { value: undefined, problems };
}

const unknownParameter = (name: string): ProblemDocument => ({ field: name, message: `There is no parameter “${name}”.`, choices: [] });
