/** Ferries and flights, one line a service: over the sea lane between two stops where there is one, else along the great circle. */
import { interpolate } from '../geo/index.js';
import type { Network, Place } from '../network/index.js';
import { groupRows } from './group-rows.js';
import { linePoints } from './layer-links.js';
import { type Feature, splitAt180 } from './present-geojson.js';
import { howOften } from './survey-network.js';

/** Points of a flight: enough for a smooth arc across a continent. */
const FLIGHT_POINTS = 24;

export function listServiceFeatures(network: Network, mode: 'ferry' | 'air'): readonly Feature[] {
  const { places, tables } = network;
  const placeOf = new Map(places.map((place) => [place.id, place]));
  const lanes = new Map(tables.links.filter((link) => link.mode === 'sea').map((link) => [`${link.from} ${link.to}`, link.geometry ?? '']));
  const stopsOf = groupRows(
    tables.service_stops.filter((stop) => stop.direction === 'out'),
    (stop) => stop.service,
  );
  return tables.services.flatMap((service): Feature[] => {
    if (service.mode !== mode) return [];
    const stops = [...(stopsOf.get(service.id) ?? [])].sort((a, b) => a.seq - b.seq);
    const called = stops.flatMap((stop) => placeOf.get(stop.place) ?? []);
    if (called.length < 2) return [];
    const points = called.slice(1).flatMap((to, i) => {
      const from = called[i] ?? to;
      return mode === 'air' ? flightPoints(from, to) : sailingPoints(from, to, lanes);
    });
    return [
      {
        type: 'Feature',
        id: service.id,
        geometry: splitAt180(points),
        properties: {
          id: service.id,
          name: service.name,
          mode,
          layer: service.layer,
          operator: service.operator ?? '',
          how: howOften(service),
          perWeek: service.per_week ?? null,
          p50H: service.wait_p50_h ?? null,
          p90H: service.wait_p90_h ?? null,
          cutoffH: service.cutoff_h,
          admits: service.admits.join(', '),
          stops: called.map((place) => place.names.en).join(' – '),
          rideP50H: stops.reduce((sum, stop) => sum + (stop.ride_p50_h ?? 0), 0),
          lengthKm: stops.reduce((sum, stop) => sum + (stop.length_km ?? 0), 0),
          status: service.status,
          source: service.source,
          basis: service.basis,
        },
      },
    ];
  });
}

type Point = readonly [number, number];

const flightPoints = (from: Place, to: Place): Point[] =>
  Array.from({ length: FLIGHT_POINTS + 1 }, (_, i) => {
    const { lon, lat } = interpolate(from, to, i / FLIGHT_POINTS);
    return [rounded(lon), rounded(lat)] as const;
  });

function sailingPoints(from: Place, to: Place, lanes: ReadonlyMap<string, string>): Point[] {
  const back = lanes.get(`${to.id} ${from.id}`);
  if (back !== undefined) return linePoints(to, back, from).reverse();
  return linePoints(from, lanes.get(`${from.id} ${to.id}`) ?? '', to);
}

/** Four decimals, about 10 m, as the points of the tables have. */
const rounded = (degrees: number): number => Math.round(degrees * 10_000) / 10_000;
