/** All land as rings, for contours that stop at the shore: Natural Earth 1:50m by way of world-atlas. */
import type { Ring } from '../studies/index.js';
import { readAtlas } from './world-atlas.js';

let known: readonly Ring[] | undefined;

export function readLandRings(): readonly Ring[] {
  known ??= readAtlas('50m')
    .land.features.flatMap(({ geometry }) => {
      if (geometry.type === 'Polygon') return geometry.coordinates as unknown as Ring[];
      return geometry.type === 'MultiPolygon' ? (geometry.coordinates.flat() as unknown as Ring[]) : [];
    })
    .flatMap(unwrap);
  return known;
}

/**
 * The atlas is stitched on the sphere: Chukotka jumps from 180° to −180° within one ring, which on a flat grid would be a line across the world. Such a ring is
 * told without the jump, once from either side. One around a pole does not come back to where it began, and stays as it is.
 */
function unwrap(ring: Ring): readonly Ring[] {
  let turn = 0;
  let isTurned = false;
  const flat = ring.map(([lon, lat], i): [number, number] => {
    const step = lon - (ring[i - 1]?.[0] ?? lon);
    if (Math.abs(step) > 180) {
      turn += step > 0 ? -360 : 360;
      isTurned = true;
    }
    return [lon + turn, lat];
  });
  if (!isTurned || turn !== 0) return [ring];
  const other = flat.some(([lon]) => lon > 180) ? -360 : 360;
  return [flat, flat.map(([lon, lat]): [number, number] => [lon + other, lat])];
}
