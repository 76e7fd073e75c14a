/** A map of the ways of an answer: coast, borders, the ways by mode, the names of their stops, a scale and a legend in words. SVG. */
import { geoGraticule } from 'd3-geo';
import { listStages } from '../application/index.js';
import type { ItineraryDocument, LegDocument, PlanDocument } from '../contract/index.js';
import { groundNames } from './ground-names.js';
import { fitFrame, type LonLat, type MapFrame } from './map-frame.js';
import { inks, type LineStyle, styleOf } from './picture-inks.js';
import { pictureKey } from './picture-key.js';
import { pictureTitle } from './picture-title.js';
import { type Labelled, type SeatedLabel, seatLabels } from './place-labels.js';
import { type Box, element, round, svgDocument, textElement, textWidth } from './svg.js';
import { type Atlas, readAtlas } from './world-atlas.js';

const width = 1280;
const edge = 24;
/** Nearer than this the coast at 1:10m is worth its second of drawing. */
const fineKmPerPixel = 0.8;
/** Pixels between two kinds of line that run along the same way. */
const besides = 4.5;

interface Way {
  readonly n: number;
  readonly itinerary: ItineraryDocument;
  readonly runs: readonly { readonly leg: LegDocument; readonly points: readonly LonLat[]; readonly style: LineStyle }[];
}

/** `document` must carry geometry and at least one way. */
export function drawMap(document: PlanDocument): string {
  const title = pictureTitle(document, width - 2 * edge, edge);
  const ways = document.itineraries.map((itinerary, i): Way => ({ n: i + 1, itinerary, runs: runsOf(itinerary) }));
  const frame = fitFrame(
    ways.flatMap((way) => way.runs.map((run) => run.points)),
    edge,
    title.height,
    width - 2 * edge,
  );
  const key = pictureKey(document.itineraries, {
    left: edge,
    top: frame.box.y1 + 14,
    width: width - 2 * edge,
    waiting: false,
    credit: 'Coast and borders: Natural Earth. Days are p50 (p10 – p90).',
  });
  const lines = drawWays(ways, frame);
  const discs = placeDiscs(ways, frame);
  const stops = stopLabels(ways, frame);
  const linePoints = ways.flatMap((way) => way.runs.flatMap((run) => trace(run.points, frame, 6)));
  const scale = scaleBar(frame);
  const seated = seatLabels(stops, { frame: frame.box, taken: [...discs.map((disc) => disc.box), scale.box], linePoints, crossingCost: 0.5 });
  const atlas = readAtlas(frame.kmPerPixel < fineKmPerPixel ? '10m' : '50m');
  const taken = [...seated.map((label) => label.box), ...discs.map((disc) => disc.box), scale.box];
  const { x0, y0, x1, y1 } = frame.box;
  return svgDocument(width, Math.ceil(key.bottom + edge * 0.75), title.text, [
    element('rect', { width, height: Math.ceil(key.bottom + edge), fill: inks.paper }),
    ...title.elements,
    ...ground(atlas, frame),
    ...groundNames(atlas, frame, taken, linePoints),
    ...lines,
    ...stops.map(drawStop),
    ...seated.map(drawLabel),
    ...discs.map((disc) => disc.drawn),
    scale.drawn,
    element('rect', { x: x0, y: y0, width: x1 - x0, height: y1 - y0, fill: 'none', stroke: inks.ink, 'stroke-width': 0.8 }),
    ...key.elements,
  ]);
}

function runsOf(itinerary: ItineraryDocument): Way['runs'] {
  return itinerary.legs
    .filter((leg) => leg.kind === 'run')
    .map((leg) => ({
      leg,
      style: styleOf(leg),
      points:
        leg.geometry !== undefined && leg.geometry.length > 1
          ? leg.geometry
          : ([
              [leg.from.lon, leg.from.lat],
              [leg.to.lon, leg.to.lat],
            ] as const),
    }));
}

const lineOf = (points: readonly LonLat[]): GeoJSON.LineString => ({ type: 'LineString', coordinates: points.map(([lon, lat]) => [lon, lat]) });

function ground({ land, coast, borders }: Atlas, { path, box, step }: MapFrame): string[] {
  const { x0, y0, x1, y1 } = box;
  const grid = geoGraticule().step([step, step])();
  return [
    element('rect', { x: x0, y: y0, width: x1 - x0, height: y1 - y0, fill: inks.water }),
    element('path', { d: path(grid) ?? '', fill: 'none', stroke: inks.grid, 'stroke-width': 0.6 }),
    element('path', { d: path(land) ?? '', fill: inks.land, stroke: inks.land, 'stroke-width': 0.4 }),
    element('path', { d: path(coast) ?? '', fill: 'none', stroke: inks.coast, 'stroke-width': 0.7, 'stroke-linejoin': 'round' }),
    element('path', { d: path(borders) ?? '', fill: 'none', stroke: inks.border, 'stroke-width': 0.7, 'stroke-linejoin': 'round' }),
  ];
}

/** The first way on top. What runs exactly where another kind of line runs is set beside it, so that both are seen. */
function drawWays(ways: readonly Way[], frame: MapFrame): string[] {
  const drawn: { readonly ends: string; readonly middle: readonly [number, number] | undefined; readonly style: LineStyle }[] = [];
  const lines: string[] = [];
  for (const { leg, points, style } of ways.flatMap((way) => way.runs)) {
    const ends = [leg.from.id, leg.to.id].sort().join();
    const traced = trace(points, frame, 10);
    const middle = traced[traced.length >> 1];
    const along = drawn.filter((line) => line.ends === ends && isNear(line.middle, middle));
    if (along.some((line) => line.style === style)) continue;
    drawn.push({ ends, middle, style });
    lines.push(drawRun(points, style, frame, along.length * besides));
  }
  return lines.reverse();
}

const isNear = (a: readonly [number, number] | undefined, b: readonly [number, number] | undefined): boolean =>
  a !== undefined && b !== undefined && Math.hypot(a[0] - b[0], a[1] - b[1]) < 12;

function drawRun(points: readonly LonLat[], style: LineStyle, frame: MapFrame, aside: number): string {
  const d = frame.path(lineOf(points)) ?? '';
  const common = { d, fill: 'none', 'stroke-linejoin': 'round', 'stroke-linecap': style.dash === undefined ? 'round' : 'butt' };
  return element('g', { transform: aside === 0 ? undefined : shiftAside(points, frame, aside) }, [
    element('path', { ...common, stroke: inks.paper, 'stroke-width': style.width + 2.4, 'stroke-opacity': '0.75' }),
    element('path', { ...common, stroke: style.colour, 'stroke-width': style.width, 'stroke-dasharray': style.dash }),
    ...(style.inner ? [element('path', { ...common, stroke: inks.paper, 'stroke-width': 1 })] : []),
  ]);
}

/** To the right of the straight line from end to end. */
function shiftAside(points: readonly LonLat[], { at }: MapFrame, aside: number): string | undefined {
  const [from, to] = [points[0], points.at(-1)].map((point) => (point === undefined ? undefined : at(point)));
  if (from === undefined || to === undefined) return undefined;
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  return `translate(${round((-(to[1] - from[1]) * aside) / length)} ${round(((to[0] - from[0]) * aside) / length)})`;
}

/** Points on the picture along a line, about `every` pixels apart. */
function trace(points: readonly LonLat[], { path, at }: MapFrame, every: number): (readonly [number, number])[] {
  const d = path(lineOf(points)) ?? '';
  const corners = [...d.matchAll(/([ML])(-?[\d.]+),(-?[\d.]+)/g)].map((match) => ({
    move: match[1] === 'M',
    x: Number(match[2]),
    y: Number(match[3]),
  }));
  const traced: (readonly [number, number])[] = [];
  corners.forEach(({ move, x, y }, i) => {
    const before = corners[i - 1];
    const steps = move || before === undefined ? 1 : Math.max(1, Math.ceil(Math.hypot(x - before.x, y - before.y) / every));
    for (let s = 1; s <= steps; s++) {
      const share = s / steps;
      traced.push(move || before === undefined ? [x, y] : [before.x + (x - before.x) * share, before.y + (y - before.y) * share]);
    }
  });
  return traced.length > 0 ? traced : points.flatMap((point) => at(point) ?? []).length > 0 ? [at(points[0] ?? [0, 0]) ?? [0, 0]] : [];
}

/** Origin and destination first, then stops by the hours spent there: names are given seats in this order. */
function stopLabels(ways: readonly Way[], frame: MapFrame): Labelled[] {
  const found = new Map<string, Labelled & { hours: number; end: boolean }>();
  for (const { itinerary } of ways) {
    const stages = listStages(itinerary);
    stages.forEach((stage, i) => {
      if (stage.kind !== 'stop') return;
      const at = frame.at([stage.place.lon, stage.place.lat]);
      if (at === undefined) return;
      const end = i === 0 || i === stages.length - 1;
      const hours = stage.legs.reduce((sum, leg) => sum + leg.hours, 0) + (found.get(stage.place.id)?.hours ?? 0);
      const isEnd = end || found.get(stage.place.id)?.end === true;
      found.set(stage.place.id, {
        text: stage.place.name,
        x: at[0],
        y: at[1],
        size: isEnd ? 19 : 14,
        bold: isEnd,
        radius: isEnd ? 6 : 4,
        must: isEnd,
        hours,
        end: isEnd,
      });
    });
  }
  return [...found.values()].sort((a, b) => Number(b.end) - Number(a.end) || b.hours - a.hours || (a.text < b.text ? -1 : 1));
}

const drawStop = ({ x, y, radius, bold }: Labelled): string =>
  element('circle', { cx: x, cy: y, r: radius - 0.8, fill: bold ? inks.ink : inks.paper, stroke: bold ? inks.paper : inks.ink, 'stroke-width': 1.5 });

function drawLabel({ label, x, y, anchor }: SeatedLabel): string {
  const common = { x, y, 'text-anchor': anchor, 'font-size': label.size, 'font-weight': label.bold ? 700 : undefined };
  return (
    textElement(label.text, {
      ...common,
      fill: 'none',
      stroke: inks.paper,
      'stroke-width': 3.5,
      'stroke-linejoin': 'round',
      'stroke-opacity': '0.85',
    }) + textElement(label.text, { ...common, fill: inks.ink })
  );
}

/** The number of a way in a disc, where it is farthest from the others. */
function placeDiscs(ways: readonly Way[], frame: MapFrame): { readonly drawn: string; readonly box: Box }[] {
  if (ways.length < 2) return [];
  const traces = ways.map((way) => way.runs.flatMap((run) => trace(run.points, frame, 14)));
  const stops = ways.flatMap((way) =>
    way.runs.flatMap((run) =>
      [run.points[0], run.points.at(-1)].flatMap((point) => (point === undefined ? [] : ((frame.at(point) ?? []) as unknown as number[]))),
    ),
  );
  const taken: (readonly [number, number])[] = [];
  for (let i = 0; i < stops.length; i += 2) taken.push([stops[i] ?? 0, stops[i + 1] ?? 0]);
  const radius = 11;
  return ways.flatMap((way, w) => {
    const others = traces.filter((_, i) => i !== w).flat();
    let best: readonly [number, number] | undefined;
    let most = -1;
    for (const [x, y] of traces[w] ?? []) {
      const distance = (point: readonly [number, number]) => Math.hypot(point[0] - x, point[1] - y);
      const clear = Math.min(...taken.map(distance), Number.POSITIVE_INFINITY);
      const inside = Math.min(x - frame.box.x0, frame.box.x1 - x, y - frame.box.y0, frame.box.y1 - y) > radius * 2;
      const score = Math.min(90, ...others.map(distance)) + Math.min(60, clear);
      if (inside && clear > radius * 2.2 && score > most) [most, best] = [score, [x, y]];
    }
    if (best === undefined) return [];
    const [x, y] = best;
    taken.push(best);
    const drawn = element('g', {}, [
      element('circle', { cx: x, cy: y, r: radius, fill: inks.paper, stroke: inks.ink, 'stroke-width': 1.2 }),
      textElement(String(way.n), { x, y: y + 4.8, 'text-anchor': 'middle', 'font-size': 13.5, 'font-weight': 700, fill: inks.ink }),
    ]);
    return [{ drawn, box: { x0: x - radius, y0: y - radius, x1: x + radius, y1: y + radius } }];
  });
}

function scaleBar({ box, kmPerPixel }: MapFrame): { readonly drawn: string; readonly box: Box } {
  const fits = [1, 2, 5]
    .flatMap((digit) => [0, 1, 2, 3].map((power) => digit * 10 ** power))
    .filter((km) => km / kmPerPixel <= 190)
    .sort((a, b) => b - a);
  const km = fits[0] ?? 1;
  const length = round(km / kmPerPixel);
  const words = `${km.toLocaleString('en-US')} km`;
  const [x, y] = [box.x0 + 18, box.y1 - 18];
  const drawn = element('g', {}, [
    element('rect', { x: x - 9, y: y - 27, width: length + 18 + textWidth(words, 12) / 2, height: 38, fill: inks.paper, 'fill-opacity': '0.82' }),
    element('rect', { x, y: y - 3, width: length / 2, height: 5, fill: inks.ink }),
    element('rect', { x, y: y - 3, width: length, height: 5, fill: 'none', stroke: inks.ink, 'stroke-width': 0.9 }),
    textElement('0', { x, y: y - 9, 'font-size': 12, 'text-anchor': 'middle', fill: inks.ink }),
    textElement(words, { x: x + length, y: y - 9, 'font-size': 12, 'text-anchor': 'middle', fill: inks.ink }),
  ]);
  return { drawn, box: { x0: x - 12, y0: y - 28, x1: x + length + 50, y1: y + 12 } };
}
