/** From the fleet to what the map holds: lines, stops, names and marks. */

import type { MapLabel } from '../../map/label-canvas.js';
import { inkOf, stagesOf } from '../../state/stages.js';
import type { FleetConvoy, FleetUnit, WayPart } from '../board/fleet.js';
import { type Point, partOf } from '../board/way-track.js';
import type { Mark } from './marks-canvas.js';

/** Older than this, and not seen to stand, a unit is drawn hollow: it may be elsewhere. */
const staleMs = 6 * 3_600_000;

export function wayFeatures(ways: readonly WayPart[], part: 'done' | 'ahead', chosen: string | undefined): GeoJSON.Feature[] {
  return ways.flatMap(({ id, track, consignment, doneKm }) => {
    const pieces = part === 'done' ? partOf(track, 0, doneKm) : partOf(track, doneKm, track.lengthKm);
    const strength = chosen === undefined || consignment.id === chosen ? 1 : 0.45;
    return pieces.map(
      ({ leg, points }): GeoJSON.Feature => ({
        type: 'Feature',
        properties: {
          id,
          consignment: consignment.id,
          ink: inkOf(consignment.itinerary.legs[leg] ?? { kind: 'run', mode: 'road', layer: 'truck' }),
          strength,
        },
        geometry: { type: 'LineString', coordinates: points.map((point) => [...point]) },
      }),
    );
  });
}

export function stopFeatures(ways: readonly WayPart[]): GeoJSON.Feature[] {
  const places = new Map<string, GeoJSON.Feature>();
  for (const { consignment } of ways) {
    const stops = namedStops(consignment.itinerary);
    for (const [i, { place }] of stops.entries()) {
      const end = i === 0 || i === stops.length - 1;
      if (places.has(place.id) && !end) continue;
      places.set(place.id, { type: 'Feature', properties: { id: place.id, end }, geometry: { type: 'Point', coordinates: [place.lon, place.lat] } });
    }
  }
  return [...places.values()];
}

type Itinerary = WayPart['consignment']['itinerary'];

function namedStops(itinerary: Itinerary) {
  return stagesOf(itinerary as Parameters<typeof stagesOf>[0]).flatMap((stage) =>
    stage.kind === 'stop' ? [{ place: stage.place, hours: stage.legs.reduce((sum, { hours }) => sum + hours, 0) }] : [],
  );
}

/** Ends first, then stops by the hours spent there; each name once. */
export function stopLabels(ways: readonly WayPart[], nameOf: (place: { readonly id: string; readonly name: string }) => string): readonly MapLabel[] {
  const labels = new Map<string, MapLabel & { readonly weight: number }>();
  for (const { consignment } of ways) {
    const stops = namedStops(consignment.itinerary);
    for (const [i, { place, hours }] of stops.entries()) {
      const isEnd = i === 0 || i === stops.length - 1;
      const text = nameOf(place);
      const known = labels.get(text);
      const weight = isEnd ? 1e6 : hours;
      if (known !== undefined && known.weight >= weight) continue;
      labels.set(text, { text, at: [place.lon, place.lat], kind: isEnd ? 'end' : 'stop', zoom: isEnd ? 0 : hours > 6 ? 0 : 4.2, weight });
    }
  }
  return [...labels.values()].sort((a, b) => b.weight - a.weight).map(({ weight: _, ...label }) => label);
}

interface Chosen {
  readonly consignment: string | undefined;
  readonly now: number;
}

export function listMarks(fleet: readonly FleetUnit[], convoys: readonly FleetConvoy[], { consignment, now }: Chosen): readonly Mark[] {
  const inConvoy = new Set(convoys.flatMap(({ convoy }) => convoy.units));
  const units = fleet.map(
    (unit): Mark => ({
      id: `unit ${unit.consignment.id} ${unit.unit}`,
      kind: inConvoy.has(unit.unit) ? 'dot' : 'unit',
      at: unit.at,
      track: unit.track,
      km: unit.km,
      ink: unit.ink,
      text: '',
      isSolid: !unit.isMoving || now - Date.parse(unit.report.at) < staleMs,
      isChosen: unit.consignment.id === consignment && !inConvoy.has(unit.unit),
      consignment: unit.consignment.id,
    }),
  );
  const discs = convoys.flatMap(({ order, convoy, number, at, lead, ink, isReleased, consignments }): Mark[] =>
    at === undefined
      ? []
      : [
          {
            id: `convoy ${order.id} ${convoy.id}`,
            kind: 'convoy',
            at,
            track: lead?.track,
            km: lead?.km,
            ink,
            text: String(number),
            isSolid: isReleased,
            isChosen: consignments.some(({ id }) => id === consignment),
            consignment: consignments[0]?.id,
          },
        ],
  );
  return [...oneASpot(units), ...discs];
}

/** Units that travel as one are one mark: the map says where, the rows say how many. */
function oneASpot(marks: readonly Mark[]): readonly Mark[] {
  const spots = new Map<string, Mark>();
  for (const mark of marks) {
    const spot = `${mark.kind} ${mark.at[0].toFixed(3)} ${mark.at[1].toFixed(3)} ${mark.ink}`;
    if (!spots.has(spot) || mark.isChosen) spots.set(spot, mark);
  }
  return [...spots.values()];
}

type Bounds = readonly [Point, Point];

export const boundsOf = (ways: readonly WayPart[], marks: readonly Mark[]): Bounds | undefined =>
  around([...ways.flatMap(({ track }) => track.pieces.flatMap((piece) => piece.points)), ...marks.map(({ at }) => at)]);

/** What moves and what is ahead of it; all is done: where it ended. */
export const boundsAhead = (ways: readonly WayPart[], marks: readonly Mark[]): Bounds | undefined =>
  around([
    ...ways.flatMap(({ track, doneKm }) => partOf(track, doneKm, track.lengthKm).flatMap(({ points }) => points)),
    ...marks.map(({ at }) => at),
  ]);

function around(points: readonly Point[]): Bounds | undefined {
  if (points.length === 0) return undefined;
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon, lat] of points)
    [west, south, east, north] = [Math.min(west, lon), Math.min(south, lat), Math.max(east, lon), Math.max(north, lat)];
  return [
    [west, south],
    [east, north],
  ];
}
