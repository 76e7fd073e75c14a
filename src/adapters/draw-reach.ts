/** A map of reach: areas from near to far in one hue, the largest towns, a key in words. SVG. */
import { geoGraticule } from 'd3-geo';
import type { StudyAnswer } from '../application/index.js';
import type { ReachDocument } from '../contract/index.js';
import { groundNames } from './ground-names.js';
import { fitFrame, type LonLat } from './map-frame.js';
import { inks } from './picture-inks.js';
import { type Labelled, seatLabels } from './place-labels.js';
import { element, svgDocument, textElement, textWidth } from './svg.js';
import { readAtlas } from './world-atlas.js';

const width = 1280;
const edge = 24;
const top = 82;
/** Near to far; lightness falls evenly, so that the order is seen without colour. */
const shades = ['#0B4F6C', '#2A7F9E', '#5FA8BF', '#93C7D4', '#BFDDE3', '#DCECEE'] as const;
const mostTowns = 14;

const shadeOf = (band: number): string => shades[Math.min(band, shades.length - 1)] ?? shades[0];
const grouped = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 1 });

/** `answer` must be one of reach. */
export function drawReach({ document, features }: StudyAnswer): string {
  const reach = document as ReachDocument;
  const { from, bands, unit } = reach;
  const inWords = { days: 'days', usd: 'USD', kg: 'kg CO2e' }[unit];
  const areas = features.features.flatMap(({ geometry, properties }) => {
    const shape = geometry as { readonly type: string; readonly coordinates: number[][][][] };
    return shape.type === 'MultiPolygon'
      ? [{ polygons: shape.coordinates, band: bands.findIndex(({ within }) => within === properties['within']) }]
      : [];
  });
  const points = areas.flatMap(({ polygons }) => polygons.flatMap((rings) => (rings[0] ?? []).map(([lon = 0, lat = 0]): LonLat => [lon, lat])));
  const frame = fitFrame(
    [
      points.length > 1
        ? points
        : [
            [from.lon - 1, from.lat - 1],
            [from.lon + 1, from.lat + 1],
          ],
    ],
    edge,
    top,
    width - 2 * edge,
  );
  const atlas = readAtlas('50m');
  const { x0, y0, x1, y1 } = frame.box;
  const clip = { x: x0, y: y0, width: x1 - x0, height: y1 - y0 };
  const path = (shape: Parameters<typeof frame.path>[0]): string => frame.path(shape) ?? '';
  // d3-geo takes the side of a ring by its winding, clockwise inside: the other way round than RFC 7946
  const onSphere = (polygons: number[][][][]): GeoJSON.MultiPolygon => ({
    type: 'MultiPolygon',
    coordinates: polygons.map((rings) => rings.map((ring) => [...ring].reverse())),
  });
  const towns = townLabels(reach, frame.at);
  const seated = seatLabels(towns, { frame: frame.box, taken: [], linePoints: [], crossingCost: 0 });
  const key = drawKey(reach, inWords, y1 + 30);
  return svgDocument(width, key.bottom, `Reach from ${from.name}`, [
    element('rect', { width, height: key.bottom, fill: inks.paper }),
    textElement(`Reach from ${from.name}`, { x: edge, y: 40, 'font-size': 27, 'font-weight': 700, fill: inks.ink }),
    textElement(`Within ${bands.map(({ within }) => grouped(within)).join(', ')} ${inWords}`, { x: edge, y: 66, 'font-size': 15, fill: inks.soft }),
    element('rect', { ...clip, fill: inks.water }),
    element('path', { d: path(geoGraticule().step([frame.step, frame.step])()), fill: 'none', stroke: inks.grid, 'stroke-width': 0.6 }),
    element('path', { d: path(atlas.land), fill: inks.land, stroke: inks.land, 'stroke-width': 0.4 }),
    ...areas.map(({ polygons, band }) => element('path', { d: path(onSphere(polygons)), fill: shadeOf(band), 'fill-opacity': '0.85' })),
    element('path', { d: path(atlas.coast), fill: 'none', stroke: inks.coast, 'stroke-width': 0.7 }),
    element('path', { d: path(atlas.borders), fill: 'none', stroke: inks.border, 'stroke-width': 0.7 }),
    ...groundNames(
      atlas,
      frame,
      seated.map((label) => label.box),
      [],
    ),
    ...towns.map(({ x, y, radius, bold }) =>
      element('circle', { cx: x, cy: y, r: radius, fill: bold ? inks.ink : inks.paper, stroke: bold ? inks.paper : inks.ink, 'stroke-width': 1.3 }),
    ),
    ...seated.flatMap(({ label, x, y, anchor }) => {
      const common = { x, y, 'text-anchor': anchor, 'font-size': label.size, 'font-weight': label.bold ? 700 : undefined };
      return [
        textElement(label.text, { ...common, fill: 'none', stroke: inks.paper, 'stroke-width': 3.5, 'stroke-opacity': '0.85' }),
        textElement(label.text, { ...common, fill: inks.ink }),
      ];
    }),
    element('rect', { ...clip, fill: 'none', stroke: inks.ink, 'stroke-width': 0.8 }),
    ...key.elements,
  ]);
}

function townLabels({ from, reached }: ReachDocument, at: (point: LonLat) => readonly [number, number] | undefined): Labelled[] {
  const largest = reached
    .filter(({ id, population }) => population > 0 && id !== from.id)
    .sort((a, b) => b.population - a.population)
    .slice(0, mostTowns);
  return [from, ...largest].flatMap((place, i) => {
    const seen = at([place.lon, place.lat]);
    if (seen === undefined) return [];
    const own = i === 0;
    return [{ text: place.name, x: seen[0], y: seen[1], size: own ? 19 : 13.5, bold: own, radius: own ? 6 : 3, must: own }];
  });
}

function drawKey({ bands }: ReachDocument, inWords: string, y: number): { readonly elements: readonly string[]; readonly bottom: number } {
  let [x, row] = [edge, y];
  const elements: string[] = [];
  for (const [i, { within, places, people }] of bands.entries()) {
    const words = `${grouped(within)} ${inWords}: ${grouped(places)} places, ${grouped(people / 1e6)} million people in towns`;
    const wide = 40 + textWidth(words, 13.5) + 30;
    if (x + wide > width - edge && x > edge) [x, row] = [edge, row + 24];
    elements.push(
      element('rect', { x, y: row - 11, width: 30, height: 14, fill: shadeOf(i), stroke: inks.ink, 'stroke-width': 0.6 }),
      textElement(words, { x: x + 38, y: row, 'font-size': 13.5, fill: inks.ink }),
    );
    x += wide;
  }
  const credit = 'Coast and borders: Natural Earth. People: GeoNames, CC BY 4.0.';
  elements.push(textElement(credit, { x: width - edge, y: row + 24, 'font-size': 11, 'text-anchor': 'end', fill: inks.faint }));
  return { elements, bottom: Math.ceil(row + 38) };
}
