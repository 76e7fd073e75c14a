/** The line of a leg on the map: through the links it runs over, along the great circle where it flies. */
import { interpolate, type Position, parsePolyline } from '../geo/index.js';
import type { Network } from '../network/index.js';
import { placeIndex, type WayEvent } from './way-events.js';

type Point = readonly [number, number];

/** Points along a great circle: enough for a smooth arc across a continent. */
const FLIGHT_POINTS = 24;

export const lineOf = (network: Network, events: readonly WayEvent[]): readonly Point[] => {
  const points: Point[] = [];
  for (const event of events) for (const point of eventLine(network, event)) pushNew(points, point);
  return points;
};

const pushNew = (points: Point[], point: Point): void => {
  const last = points.at(-1);
  if (last === undefined || last[0] !== point[0] || last[1] !== point[1]) points.push(point);
};

const eventLine = (network: Network, event: WayEvent): Point[] => {
  const from = network.places[event.from];
  const to = network.places[event.to];
  if (from === undefined || to === undefined) return [];
  if (event.links.length > 0) return event.links.flatMap((entry) => linkLine(network, entry));
  if (event.from === event.to) return [pointOf(from)];
  return Array.from({ length: FLIGHT_POINTS + 1 }, (_, i) => pointOf(interpolate(from, to, i / FLIGHT_POINTS)));
};

const linkLine = (network: Network, entry: number): Point[] => {
  const link = network.tables.links[entry >> 1];
  if (link === undefined) return [];
  const ends = [link.from, link.to].map((id) => network.places[placeIndex(network, id) ?? -1]);
  const shape = parsePolyline(link.geometry ?? '');
  const inner = shape.kind === 'line' ? shape.points : [];
  const line = [ends[0], ...inner, ends[1]].flatMap((at) => (at === undefined ? [] : [pointOf(at)]));
  return (entry & 1) === 0 ? line : line.reverse();
};

const pointOf = ({ lon, lat }: Position): Point => [lon, lat];
