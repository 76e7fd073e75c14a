/** A line drawn on the map: its length, and its text form in a table cell, `lon lat;lon lat` with four decimals (about 10 m). */
import { type Metres, metres } from '../units/index.js';
import { greatCircle, isPosition, type Position } from './great-circle.js';

/** Sum of the great circles between successive points; 0 for fewer than two. */
export function polylineLength(points: readonly Position[]): Metres {
  let length = 0;
  let previous: Position | undefined;
  for (const point of points) {
    if (previous !== undefined) length += greatCircle(previous, point);
    previous = point;
  }
  return metres(length);
}

export type ReadPolyline =
  | { readonly kind: 'line'; readonly points: readonly Position[] }
  | { readonly kind: 'malformed'; readonly pair: string; readonly number: number };

const pairForm = /^(-?\d{1,3}(?:\.\d+)?) (-?\d{1,2}(?:\.\d+)?)$/;

/** Reads a cell; an empty one is a line of no points. Otherwise the first pair that is not `lon lat` in range is named (from 1). */
export function parsePolyline(cell: string): ReadPolyline {
  if (cell === '') return { kind: 'line', points: [] };
  const points: Position[] = [];
  for (const pair of cell.split(';')) {
    const match = pairForm.exec(pair);
    const point = { lon: Number(match?.[1]), lat: Number(match?.[2]) };
    if (!isPosition(point)) return { kind: 'malformed', pair, number: points.length + 1 };
    points.push(point);
  }
  return { kind: 'line', points };
}

const fourDecimals = (degrees: number): string => String(Math.round(degrees * 10_000) / 10_000 + 0);

/** The cell of a line: four decimals, no trailing zeros, no minus zero. */
export const renderPolyline = (points: readonly Position[]): string =>
  points.map((point) => `${fourDecimals(point.lon)} ${fourDecimals(point.lat)}`).join(';');
