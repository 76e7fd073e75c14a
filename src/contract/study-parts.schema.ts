/** What the calls and answers of several kinds of study share. */
import { z } from 'zod';
import { scenarioSchema } from './scenario.schema.js';

/** Read by itself, change by change: scenario.schema.ts. */
export const scenarioOfStudy = z.union([z.string(), scenarioSchema]).optional().describe('the name of a ready scenario, or a scenario');

export const studyText = (what: string) =>
  z.string(`must be ${what}`).trim().min(1, `is empty: give ${what}`).max(200, 'is longer than 200 characters');

export const flowSchema = z.strictObject(
  {
    origin: studyText('a place: a name, an id or lat,lon'),
    destination: studyText('a place: a name, an id or lat,lon'),
    tonnesPerYear: z.number('must be a number of tonnes').nonnegative('must be 0 tonnes or more').max(1e10, 'must be at most 1e10 tonnes'),
    cargo: studyText('a cargo, as wagon:62t').describe('one consignment of it'),
  },
  'must be a flow: an object with origin, destination, tonnesPerYear and cargo',
);
export type FlowDocument = z.infer<typeof flowSchema>;

export const studyHead = {
  formatVersion: z.literal(1),
  network: z.strictObject({ id: z.string(), version: z.string() }),
  notes: z.array(z.string()).describe('what was understood or assumed, and the rule of the figures'),
};
