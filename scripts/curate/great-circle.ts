export interface Spot {
  readonly lat: number;
  readonly lon: number;
}

const EARTH_DIAMETER_KM = 12_742.0176;
const RADIANS = Math.PI / 180;

/** Great-circle distance on the mean sphere. */
export function greatCircleKm(a: Spot, b: Spot): number {
  const sinLat = Math.sin(((b.lat - a.lat) * RADIANS) / 2);
  const sinLon = Math.sin(((b.lon - a.lon) * RADIANS) / 2);
  const h = sinLat * sinLat + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * sinLon * sinLon;
  return EARTH_DIAMETER_KM * Math.asin(Math.sqrt(h));
}

/** The point at a share of the straight line in plate carree: enough for the few hundred kilometres of a link. */
export const between = (a: Spot, b: Spot, share: number): Spot => ({
  lat: a.lat + (b.lat - a.lat) * share,
  lon: a.lon + (b.lon - a.lon) * share,
});
