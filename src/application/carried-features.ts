/** What an assignment or a simulation draws: lines by what they carry, stretches that are limited; cut at the 180th meridian. */
import { interpolate } from '../geo/index.js';
import { modeOfLayer, type Network, type Row } from '../network/index.js';
import type { Carried } from '../studies/index.js';
import { linePoints } from './layer-links.js';
import { type Geometry, splitAt180 } from './present-geojson.js';
import { namedPlace, placeOf, type StudyFeatures } from './study-form.js';

type Point = readonly [number, number];
/** Points along the great circle of a flight. */
const FLIGHT_POINTS = 24;

/** `figures`: what the line is to say of its amounts, there and back. */
export function carriedFeature(
  network: Network,
  { link, from, to, layer, out, back }: Carried,
  figures: (out: readonly number[], back: readonly number[]) => Readonly<Record<string, unknown>>,
): StudyFeatures['features'][number] {
  const row = link === undefined ? undefined : linkOf(network, link);
  const [start, end] = [placeOf(network, from), placeOf(network, to)];
  const points =
    row === undefined
      ? Array.from({ length: FLIGHT_POINTS + 1 }, (_, i): Point => {
          const { lon, lat } = interpolate(start, end, i / FLIGHT_POINTS);
          return [lon, lat];
        })
      : linePoints(start, row.geometry ?? '', end);
  const name = `${namedPlace(network, from).name} – ${namedPlace(network, to).name}`;
  const what = { feature: 'carried', id: `${from}/${to}/${layer}`, name, from, to, mode: modeOfLayer[layer] ?? '', layer };
  return { type: 'Feature', geometry: splitAt180(points), properties: { ...what, ...figures(out, back) } };
}

export interface FlowEnds {
  /** Ids of places. */
  readonly from: string;
  readonly to: string;
  readonly amount: number;
}

/** Where flows begin and end, each place once, with what sets out and what is wanted there. */
export function endFeatures(network: Network, flows: readonly FlowEnds[], unit: string): StudyFeatures['features'] {
  const sums = new Map<string, { out: number; in: number }>();
  for (const { from, to, amount } of flows) {
    const [start, end] = [from, to].map((id) => {
      const sum = sums.get(id) ?? { out: 0, in: 0 };
      sums.set(id, sum);
      return sum;
    });
    if (start !== undefined) start.out += amount;
    if (end !== undefined) end.in += amount;
  }
  return [...sums].map(([id, sum]) => {
    const { name, lon, lat } = namedPlace(network, id);
    const properties = { feature: 'end', id, name, [`${unit}OutPerWeek`]: sum.out, [`${unit}InPerWeek`]: sum.in };
    return { type: 'Feature' as const, geometry: { type: 'Point', coordinates: [lon, lat] }, properties };
  });
}

/** Through path entries (see ItemColumns.pathLink), in their direction; undefined when there are none. */
export function pathGeometry(network: Network, path: readonly number[]): Geometry | undefined {
  const points = path.flatMap((entry): readonly Point[] => {
    const row = network.tables.links[entry >> 1];
    if (row === undefined) return [];
    const line = linePoints(placeOf(network, row.from), row.geometry ?? '', placeOf(network, row.to));
    return entry % 2 === 0 ? line : line.reverse();
  });
  return points.length === 0 ? undefined : splitAt180(points);
}

const indexes = new WeakMap<Network, ReadonlyMap<string, Row<'links'>>>();
const linkOf = (network: Network, id: string): Row<'links'> | undefined => {
  const known = indexes.get(network) ?? new Map(network.tables.links.map((row) => [row.id, row]));
  indexes.set(network, known);
  return known.get(id);
};
