/** Lines of an answer that are as wide as what they carry, in the ink of their mode. */
import { inkOf } from '../state/stages.js';
import { feature, type Point } from './map-parts.js';

export interface CarriedLine {
  readonly id: string;
  readonly mode: string;
  readonly layer: string;
  readonly amount: number;
  readonly geometry: GeoJSON.Geometry;
}

/** Areas are compared by eye better than widths: the width grows with the root, so that a tenth is still a line. */
export const widthOf = (amount: number, most: number): number => 0.7 + 8 * Math.sqrt(Math.max(0, amount) / Math.max(most, Number.MIN_VALUE));

export function carriedLines(
  lines: readonly CarriedLine[],
  opacity: number,
): { readonly features: readonly GeoJSON.Feature[]; readonly seen: readonly Point[] } {
  const most = lines.reduce((sum, { amount }) => Math.max(sum, amount), 0);
  const seen: Point[] = [];
  // the widest first, so that nothing thin is hidden
  const features = [...lines]
    .sort((a, b) => b.amount - a.amount)
    .flatMap(({ id, mode, layer, amount, geometry }) => {
      if (amount <= 0) return [];
      const ink = inkOf({ kind: 'run', mode, layer } as Parameters<typeof inkOf>[0]);
      return pathsOf(geometry).map((path) => {
        seen.push(...path);
        return feature({ type: 'LineString', coordinates: path.map((point) => [...point]) }, { id, ink, width: widthOf(amount, most), opacity });
      });
    });
  return { features, seen };
}

export function pathsOf(geometry: GeoJSON.Geometry): readonly (readonly Point[])[] {
  if (geometry.type === 'LineString') return [geometry.coordinates as unknown as Point[]];
  return geometry.type === 'MultiLineString' ? (geometry.coordinates as unknown as Point[][]) : [];
}

export const middleOf = (geometry: GeoJSON.Geometry): Point | undefined => {
  if (geometry.type === 'Point') return geometry.coordinates as unknown as Point;
  const [longest] = [...pathsOf(geometry)].sort((a, b) => b.length - a.length);
  return longest?.[Math.floor(longest.length / 2)];
};

interface End {
  readonly id: string;
  readonly name: string;
}

/** Where flows begin and end. */
export const endsOf = (features: readonly GeoJSON.Feature[]): readonly (End & { readonly at: Point })[] =>
  features.flatMap(({ geometry, properties }) =>
    properties?.['feature'] === 'end' && geometry.type === 'Point'
      ? [{ ...(properties as unknown as End), at: geometry.coordinates as unknown as Point }]
      : [],
  );
