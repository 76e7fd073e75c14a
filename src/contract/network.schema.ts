/** The network on the wire: what it holds, and its layers as GeoJSON (RFC 7946). */
import { z } from 'zod';

export const networkLayerNames = ['road', 'rail1435', 'rail1520', 'sea', 'ferry', 'air', 'pipeline', 'border', 'terminal'] as const;
export type NetworkLayerName = (typeof networkLayerNames)[number];

const count = z.number().int();
const bounds = z.array(z.number()).length(4).describe('west, south, east, north, in degrees');

export const networkSurveySchema = z.strictObject({
  id: z.string(),
  version: z.string().describe('of the contents: equal tables, equal version'),
  counts: z.strictObject({
    places: count,
    links: count,
    services: count,
    procedures: count,
    terminals: count,
    pipelines: count,
    nodes: count,
    arcs: count,
  }),
  modes: z.array(z.strictObject({ mode: z.string(), links: count, km: z.number(), services: count })),
  bounds,
  countries: z.array(z.strictObject({ code: z.string(), name: z.string(), places: count })),
  tables: z.array(z.strictObject({ table: z.string(), rows: count, published: count, calibrated: count, assumed: count })),
  sources: z.array(z.strictObject({ source: z.string(), rows: count })).describe('the sources that most rows cite, at most 200'),
});

export const networkLayersSchema = z.strictObject({
  layers: z.array(z.strictObject({ layer: z.enum(networkLayerNames), features: count, about: z.string(), href: z.string() })),
});

const position = z.array(z.number()).min(2).max(3);
const geometry = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('Point'), coordinates: position }),
  z.strictObject({ type: z.literal('LineString'), coordinates: z.array(position) }),
  z.strictObject({ type: z.literal('MultiLineString'), coordinates: z.array(z.array(position)) }),
]);
export const featureCollectionSchema = z.strictObject({
  type: z.literal('FeatureCollection'),
  features: z.array(z.strictObject({ type: z.literal('Feature'), id: z.string(), geometry, properties: z.record(z.string(), z.unknown()) })),
});

export const healthSchema = z.strictObject({
  status: z.literal('ok'),
  version: z.string(),
  network: z.strictObject({ id: z.string(), version: z.string() }),
  plans: z.strictObject({ running: count, waiting: count, workers: count }),
});

export type NetworkSurveyDocument = z.infer<typeof networkSurveySchema>;
export type NetworkLayersDocument = z.infer<typeof networkLayersSchema>;
export type HealthDocument = z.infer<typeof healthSchema>;
