/** A position on the map, read as the place a truck would go to: the street within reach, else the town, else the nearest place with a road. */
import { greatCircle } from '../geo/index.js';
import type { createGazetteer, Place } from '../network/index.js';

/** Where the network has streets, an address is on the nearest one. Metres. */
const STREET_REACH_M = 2_000;
/** A town this near is what somebody who points at the map means. Metres. */
const TOWN_REACH_M = 30_000;
/** Farther than this from any road place, a position is not served. Metres. */
const ROAD_REACH_M = 150_000;

export type PositionReading =
  | { readonly kind: 'place'; readonly place: Place; readonly reading: string }
  | { readonly kind: 'far'; readonly message: string };

export const readPosition = (gazetteer: ReturnType<typeof createGazetteer>, at: { readonly lat: number; readonly lon: number }): PositionReading => {
  const street = gazetteer.nearest(at.lat, at.lon, { roles: ['street'], count: 1 })[0];
  if (street !== undefined && greatCircle(at, street) <= STREET_REACH_M) {
    const reading = `Read ${at.lat},${at.lon} as ${street.names.en} (${street.country}, ${street.id}), ${Math.round(greatCircle(at, street))} m away; that stretch is not in the figures.`;
    return { kind: 'place', place: street, reading };
  }
  const candidates = gazetteer.nearest(at.lat, at.lon, { roles: ['town', 'junction', 'station'], count: 12 });
  const distance = (place: Place): number => greatCircle(at, place);
  const towns = candidates.filter((place) => place.roles.includes('town') && distance(place) <= TOWN_REACH_M);
  const place = towns[0] ?? candidates[0];
  if (place === undefined || distance(place) > ROAD_REACH_M) {
    return { kind: 'far', message: `No place with a road lies within ${ROAD_REACH_M / 1000} km of ${at.lat},${at.lon}.` };
  }
  const km = Math.round(distance(place) / 1000);
  return {
    kind: 'place',
    place,
    reading: `Read ${at.lat},${at.lon} as ${place.names.en} (${place.country}, ${place.id}), ${km} km away; that stretch is not in the figures.`,
  };
};
