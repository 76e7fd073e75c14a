/** Where a load unit was: one report, or many at once. They become events of the code POSI. */
import { z } from 'zod';
import { newEventSchema } from './event.schema.js';
import { momentSchema } from './party.schema.js';

export const positionReportSchema = z.strictObject({
  unit: z.string().min(1).max(100).describe('Load unit'),
  at: momentSchema,
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  vehicle: z.string().max(100).nullable().default(null),
  note: z.string().max(500).nullable().default(null),
  consignments: newEventSchema.shape.consignments,
});
const positionBatchSchema = z.strictObject({ positions: z.array(positionReportSchema).min(1).max(1000) });
/** One, or at most a thousand. */
export const postedPositionsSchema = z.union([positionBatchSchema, positionReportSchema]);

export type PositionReport = z.infer<typeof positionReportSchema>;
