/** What is wrong with a request, on the wire: everything at once, each at its field, with readings to choose from. */
import { z } from 'zod';

export const problemSchema = z.strictObject({
  field: z.string(),
  message: z.string(),
  choices: z.array(z.strictObject({ id: z.string(), label: z.string() })),
});
export const problemsSchema = z.strictObject({ problems: z.array(problemSchema) });

export type ProblemDocument = z.infer<typeof problemSchema>;
export type ProblemsDocument = z.infer<typeof problemsSchema>;
