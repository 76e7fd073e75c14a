/**
 * The answer as GeoJSON (RFC 7946): for every way a line feature per leg that moves and a point feature per stop. Lines that cross the
 * 180th meridian are cut there, as section 3.1.9 asks.
 */
import type { ItineraryDocument, LegDocument, PlanDocument } from '../contract/index.js';
import { listStages, type StopStage } from './list-stages.js';

type Position = readonly [number, number];
export type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'MultiLineString'; readonly coordinates: readonly (readonly Position[])[] };
export interface Feature {
  readonly type: 'Feature';
  readonly id: string;
  readonly geometry: Geometry;
  readonly properties: Readonly<Record<string, unknown>>;
}
export interface FeatureCollection {
  readonly type: 'FeatureCollection';
  readonly features: readonly Feature[];
}

/** `document` must carry geometry (PresentOptions.geometry). */
export function presentGeojson(document: PlanDocument): FeatureCollection {
  return { type: 'FeatureCollection', features: document.itineraries.flatMap((itinerary, i) => featuresOf(itinerary, i + 1)) };
}

function featuresOf(itinerary: ItineraryDocument, way: number): Feature[] {
  return listStages(itinerary).map((stage, n) => {
    const id = `${itinerary.id}-${n}`;
    return stage.kind === 'run' ? lineFeature(stage.leg, itinerary, way, id) : pointFeature(stage, itinerary, way, id);
  });
}

function lineFeature(leg: LegDocument, itinerary: ItineraryDocument, way: number, id: string): Feature {
  const points: readonly Position[] = leg.geometry ?? [
    [leg.from.lon, leg.from.lat],
    [leg.to.lon, leg.to.lat],
  ];
  const { mode, layer, title, vehicle, service, departsAt, arrivesAt, hours, distanceKm, costUsd, co2eKg } = leg;
  return {
    type: 'Feature',
    id,
    geometry: splitAt180(points),
    properties: {
      feature: 'leg',
      way,
      itinerary: itinerary.id,
      name: itinerary.name,
      mode,
      layer,
      title,
      vehicle,
      service: service?.id ?? null,
      from: leg.from.name,
      to: leg.to.name,
      departsAt,
      arrivesAt,
      hours,
      distanceKm,
      costUsd,
      co2eKgWtw: co2eKg.wtw,
    },
  };
}

function pointFeature(stop: StopStage, itinerary: ItineraryDocument, way: number, id: string): Feature {
  const { place, legs } = stop;
  return {
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: [place.lon, place.lat] },
    properties: {
      feature: 'stop',
      way,
      itinerary: itinerary.id,
      place: place.id,
      name: place.name,
      country: place.country,
      arrivesAt: legs[0]?.departsAt ?? null,
      departsAt: legs.at(-1)?.arrivesAt ?? null,
      hours: legs.reduce((sum, leg) => sum + leg.hours, 0),
      what: legs.map((leg) => leg.title),
    },
  };
}

/** One line, or several that each stay on one side of the 180th meridian and touch it where the way crosses. */
export function splitAt180(points: readonly Position[]): Geometry {
  const lines: Position[][] = [[]];
  let previous: Position | undefined;
  for (const point of points) {
    if (previous !== undefined && Math.abs(point[0] - previous[0]) > 180) {
      const side = previous[0] > 0 ? 180 : -180;
      const east = point[0] + 2 * side;
      const share = (side - previous[0]) / (east - previous[0]);
      const lat = previous[1] + (point[1] - previous[1]) * (Number.isFinite(share) ? share : 0);
      lines.at(-1)?.push([side, lat]);
      lines.push([[-side, lat]]);
    }
    lines.at(-1)?.push(point);
    previous = point;
  }
  const whole = lines.filter((line) => line.length > 1);
  if (whole.length > 1) return { type: 'MultiLineString', coordinates: whole };
  return { type: 'LineString', coordinates: whole[0] ?? points };
}
