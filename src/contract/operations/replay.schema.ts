/** What a forecast needs to replay the rest of an itinerary without a search: which arcs of which network, for which cargo. */
import { z } from 'zod';

export const replaySchema = z.strictObject({
  network: z.strictObject({ id: z.string(), version: z.string() }),
  query: z.record(z.string(), z.json()).describe('The question as it was asked of the planner, in the form of POST /v1/plan'),
  arcs: z.array(z.number().int().min(0)).describe('Arcs of that network, in order'),
});

export type Replay = z.infer<typeof replaySchema>;
