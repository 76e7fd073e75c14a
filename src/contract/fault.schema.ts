/** Every error of the HTTP door: problem details (RFC 9457), with all that is wrong at once where a request is wrong. */
import { z } from 'zod';
import { problemSchema } from './problem.schema.js';

export const faultSchema = z.strictObject({
  type: z.string().describe('stable word for the kind of error, as a URN'),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().describe('a sentence about this request: what is wrong, and what would be right'),
  instance: z.string().describe('id of the request, also in the header x-request-id'),
  problems: z.array(problemSchema).describe('what is wrong, field by field; empty where no field is to blame'),
});

export type FaultDocument = z.infer<typeof faultSchema>;
