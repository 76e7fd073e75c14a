/** What the map of the bench is made of, whatever the answer: areas, pale and strong lines, dots, names. */
import type { CompareDocument } from '../../../src/contract/index.js';
import type { MapLabel } from '../map/label-canvas.js';
import type { FlowMeasure } from './study-question.js';

export interface MapContent {
  readonly areas: readonly GeoJSON.Feature[];
  readonly before: readonly GeoJSON.Feature[];
  readonly lines: readonly GeoJSON.Feature[];
  readonly points: readonly GeoJSON.Feature[];
  readonly labels: readonly MapLabel[];
  /** What the map is fitted to. */
  readonly seen: readonly (readonly [number, number])[];
}

export const noContent: MapContent = { areas: [], before: [], lines: [], points: [], labels: [], seen: [] };

export interface ContentWords {
  readonly nameOf: (id: string, otherwise?: string) => string;
  readonly limit: (within: number) => string;
  readonly outcome: (outcome: CompareDocument['pairs'][number]['outcome']) => string;
  /** As `212 USD/TEU`. */
  readonly shadow: (usd: number, unit: string) => string;
  /** Hours waited, before and after where there are two sides. */
  readonly waits: (before: number | null | undefined, after: number | null | undefined) => string;
  readonly measure: FlowMeasure;
}

export type Point = readonly [number, number];

export const feature = (geometry: GeoJSON.Geometry, properties: Record<string, unknown>): GeoJSON.Feature => ({
  type: 'Feature',
  geometry,
  properties,
});
export const dot = ([lon, lat]: Point, properties: Record<string, unknown>): GeoJSON.Feature =>
  feature({ type: 'Point', coordinates: [lon, lat] }, { radius: 4, filled: false, opacity: 1, ...properties });
