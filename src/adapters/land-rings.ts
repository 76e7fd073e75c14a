/** All land as rings, for contours that stop at the shore: Natural Earth 1:50m by way of world-atlas. */
import type { Ring } from '../studies/index.js';
import { readAtlas } from './world-atlas.js';

let known: readonly Ring[] | undefined;

export function readLandRings(): readonly Ring[] {
  known ??= readAtlas('50m').land.features.flatMap(({ geometry }) => {
    if (geometry.type === 'Polygon') return geometry.coordinates as unknown as Ring[];
    return geometry.type === 'MultiPolygon' ? (geometry.coordinates.flat() as unknown as Ring[]) : [];
  });
  return known;
}
