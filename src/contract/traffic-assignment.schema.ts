/** User equilibrium on a TNTP instance: what is asked beside the files, and what is answered. */
import { z } from 'zod';

export const trafficAssignmentAlgorithms = ['b', 'cfw'] as const;

/** What is meant where nothing is said; help texts and documentation read the same table. */
export const trafficAssignmentDefaults = {
  algorithm: 'b', // Algorithm B; cfw = conjugate Frank-Wolfe
  gap: 1e-8, // relative gap at which to stop
  maxIterations: 1000,
} as const;

const factor = z.number('must be a number').min(0, 'must be at least 0');

export const trafficAssignmentRequestSchema = z.strictObject({
  algorithm: z
    .enum(trafficAssignmentAlgorithms, 'must be b (Algorithm B) or cfw (conjugate Frank-Wolfe)')
    .default(trafficAssignmentDefaults.algorithm),
  gap: z
    .number('must be a number such as 1e-8')
    .min(1e-15, 'must be at least 1e-15: rounding hides smaller gaps')
    .max(1, 'must be at most 1')
    .default(trafficAssignmentDefaults.gap),
  maxIterations: z
    .number('must be a whole number')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(1_000_000, 'must be at most 1000000')
    .default(trafficAssignmentDefaults.maxIterations),
  /** Units of time per unit of toll and of length; absent = as the net file says, else 0. */
  tollFactor: factor.optional(),
  distanceFactor: factor.optional(),
});

const figure = z.number();

export const trafficAssignmentSchema = z.strictObject({
  name: z.string(),
  algorithm: z.enum(trafficAssignmentAlgorithms),
  /** Beckmann sum: over links, the integral of cost from 0 to the flow. */
  objective: figure,
  /** (TSTT - SPTT) / TSTT with all-or-nothing at the final costs. */
  relativeGap: figure,
  iterations: z.number().int(),
  /** Wall clock, without reading the files. */
  seconds: figure,
  /** Sum of volume x time. */
  totalTravelTime: figure,
  /** The same with tolls and distance, if they count. */
  totalCost: figure,
  /** Whether the gap asked for was reached. */
  reached: z.boolean(),
  zones: z.number().int(),
  nodes: z.number().int(),
  links: z.number().int(),
  /** Trips carried; beside them those within a zone, which use no link, and those without any way. */
  trips: figure,
  tripsWithinZones: figure,
  unserved: z.array(z.strictObject({ origin: z.number().int(), destination: z.number().int(), trips: figure })),
});

export type TrafficAssignmentRequest = z.infer<typeof trafficAssignmentRequestSchema>;
export type TrafficAssignmentDocument = z.infer<typeof trafficAssignmentSchema>;
