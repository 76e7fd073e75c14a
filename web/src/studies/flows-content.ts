/** The map of an assignment: lines as wide as what flows, what holds it back with the price of one more, the ends of the flows. */
import type { MapLabel } from '../map/label-canvas.js';
import { carriedLines, endsOf, middleOf, pathsOf } from './carried-lines.js';
import { type ContentWords, dot, feature, type MapContent, noContent } from './map-parts.js';
import type { StudyAnswer } from './run-study.js';

type Answer = Extract<StudyAnswer, { kind: 'assign' }>;
type Limit = Answer['document']['capacities'][number] & { readonly rank: number };

/** A row and its feature have one id; two stretches of a service are two. */
export const limitKey = (rank: number): string => `limit ${rank}`;
/** Prices that are written on the map; the table has all. */
const labelled = 8;

export function flowsContent({ features }: Answer, hover: string | undefined, words: ContentWords): MapContent {
  const carried = features.filter(({ properties }) => properties?.['feature'] === 'carried');
  const amountOf = ({ properties }: GeoJSON.Feature): number => Number(properties?.[words.measure === 'teu' ? 'teuPerWeek' : 'tonnesPerWeek']);
  const { features: lines, seen } = carriedLines(
    carried.map((one) => ({
      id: String(one.properties?.['id']),
      mode: String(one.properties?.['mode']),
      layer: String(one.properties?.['layer']),
      amount: amountOf(one),
      geometry: one.geometry,
    })),
    hover === undefined ? 0.9 : 0.45,
  );
  const limits = features.flatMap(({ geometry, properties }) =>
    properties?.['feature'] === 'limit' && (Number(properties['shadowPriceUsdPerUnit']) > 0 || hover === limitKey(Number(properties['rank'])))
      ? [{ geometry, limit: properties as unknown as Limit }]
      : [],
  );
  const points: GeoJSON.Feature[] = [];
  const brought: GeoJSON.Feature[] = [];
  const labels: MapLabel[] = [];
  for (const { geometry, limit } of limits) {
    const id = limitKey(limit.rank);
    const isHover = hover === id;
    const at = middleOf(geometry);
    if (at === undefined) continue;
    if (isHover)
      brought.push(
        ...pathsOf(geometry).map((path) =>
          feature({ type: 'LineString', coordinates: path.map((one) => [...one]) }, { id, ink: 'plain', width: 3, opacity: 1 }),
        ),
      );
    points.push(dot(at, { id, radius: isHover ? 8 : 5, filled: true, opacity: hover === undefined || isHover ? 1 : 0.35 }));
    if (isHover || (hover === undefined && limit.rank <= labelled)) {
      labels.push({ text: words.shadow(limit.shadowPriceUsdPerUnit, limit.unit), at, kind: isHover ? 'end' : 'stop', zoom: 0 });
    }
  }
  const ends = endsOf(features);
  const names = ends.map(({ id, name, at }): MapLabel => ({ text: words.nameOf(id, name), at, kind: 'end', zoom: 0 }));
  return {
    ...noContent,
    lines: [...lines, ...brought],
    points: [...ends.map(({ at }) => dot(at, { radius: 4 })), ...points],
    labels: [...labels.filter(({ kind }) => kind === 'end'), ...names, ...labels.filter(({ kind }) => kind !== 'end')],
    seen: [...seen, ...ends.map(({ at }) => at)],
  };
}
