/** Names of countries and seas behind everything else: wide, faint, and only where they lie wholly inside and cover nothing. */
import { geoContains } from 'd3-geo';
import type { MapFrame } from './map-frame.js';
import { inks } from './picture-inks.js';
import { type Box, overlap, textElement, textWidth } from './svg.js';
import { type Atlas, seas } from './world-atlas.js';

const size = 12.5;
const spacing = 2.4;
/** Seats tried above and below the middle, pixels. */
const shifts = [0, -22, 22, -44, 44, -70, 70];
type Points = readonly (readonly [number, number])[];

interface Drawn {
  readonly name: string;
  readonly shape: GeoJSON.Feature;
  readonly bounds: Box;
  readonly area: number;
}

export function groundNames({ countries }: Atlas, frame: MapFrame, taken: readonly Box[], linePoints: Points): string[] {
  const used = [...taken];
  const free = (seat: Box) => isFree(seat, frame.box, used, linePoints);
  const drawn: string[] = [];
  const seen = countries.flatMap((country) => measure(country, frame)).sort((a, b) => b.area - a.area);
  for (const { name, shape, area } of seen) {
    const text = name.toUpperCase();
    const wide = textWidth(text, size) + text.length * spacing;
    if (area < wide * size * 2.2) continue;
    const seat = seatsAround(frame.path.centroid(shape), wide).find((box) => free(box) && isInside(box, shape, frame));
    if (seat === undefined) continue;
    used.push(seat);
    drawn.push(put(text, seat, { 'letter-spacing': String(spacing), fill: inks.faint }));
  }
  const named = new Set<string>();
  for (const [name, lon, lat] of seas) {
    const at = frame.at([lon, lat]);
    if (at === undefined || named.has(name)) continue;
    const seat = seatsAround(at, textWidth(name, size) + name.length)
      .slice(0, 3)
      .find((box) => free(box) && !seen.some((country) => touches(box, country, frame)));
    if (seat === undefined) continue;
    used.push(seat);
    named.add(name);
    drawn.push(put(name, seat, { 'letter-spacing': '1', 'font-style': 'italic', fill: inks.seaName }));
  }
  return drawn;
}

/** The part of a country within the frame; nothing where there is none. Projected once: it is the slow step. */
function measure({ name, shape }: Atlas['countries'][number], { path }: MapFrame): Drawn[] {
  const [[x0, y0], [x1, y1]] = path.bounds(shape);
  return x1 > x0 && y1 > y0 ? [{ name, shape, bounds: { x0, y0, x1, y1 }, area: path.area(shape) }] : [];
}

const put = (text: string, { x0, x1, y0, y1 }: Box, attributes: Readonly<Record<string, string>>): string =>
  textElement(text, { x: (x0 + x1) / 2, y: (y0 + y1) / 2 + size * 0.36, 'text-anchor': 'middle', 'font-size': size, ...attributes });

const seatsAround = ([x, y]: readonly [number, number], wide: number): Box[] =>
  shifts.map((dy) => ({ x0: x - wide / 2, x1: x + wide / 2, y0: y + dy - size / 2, y1: y + dy + size / 2 }));

/** Seven points along the name, on the ground. */
function ground({ x0, x1, y0, y1 }: Box, { projection }: MapFrame): [number, number][] {
  const y = (y0 + y1) / 2;
  return [0, 1, 2, 3, 4, 5, 6].flatMap((sixth) => {
    const point = projection.invert?.([x0 + ((x1 - x0) * sixth) / 6, y]);
    return point == null ? [] : [point];
  });
}
const isInside = (box: Box, shape: GeoJSON.Feature, frame: MapFrame): boolean => ground(box, frame).every((point) => geoContains(shape, point));

/** Whether the name of a sea would run ashore; the bounding boxes are compared first, for speed. */
const touches = (box: Box, { shape, bounds }: Drawn, frame: MapFrame): boolean =>
  overlap(bounds, box) && ground(box, frame).some((point) => geoContains(shape, point));

function isFree(seat: Box, frame: Box, taken: readonly Box[], linePoints: Points): boolean {
  if (seat.x0 < frame.x0 + 6 || seat.x1 > frame.x1 - 6 || seat.y0 < frame.y0 + 6 || seat.y1 > frame.y1 - 6) return false;
  const hit = (box: Box) => seat.x0 - 6 < box.x1 && box.x0 < seat.x1 + 6 && seat.y0 - 3 < box.y1 && box.y0 < seat.y1 + 3;
  return !taken.some(hit) && !linePoints.some(([x, y]) => hit({ x0: x, x1: x, y0: y, y1: y }));
}
