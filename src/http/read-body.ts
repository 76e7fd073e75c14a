/** A body by its schema: the document, or everything that is wrong with it, each at its field and in a sentence. */
import type { z } from 'zod';
import { describeIssue, type ProblemDocument, type SchemaIssue } from '../contract/index.js';
import { wrongFields } from './fault.js';

/** Throws the fault with every problem. */
export function readBody<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  throw wrongFields(listProblems(body, read.error.issues));
}

export const listProblems = (body: unknown, issues: readonly SchemaIssue[]): ProblemDocument[] =>
  issues.flatMap((issue) => describeIssue(body, issue)).map(({ field, what }) => ({ field, message: `${field} ${what}.`, choices: [] }));
