/** The time-cost-distance chart of the ways of an answer: two panels over one axis of kilometres, days above and US dollars below. SVG. */
import type { ItineraryDocument, PlanDocument } from '../contract/index.js';
import { axisTop, type Measure, type Segment, ticks, totalOf, traceWay } from './chart-trace.js';
import { inks } from './picture-inks.js';
import { pictureKey } from './picture-key.js';
import { pictureTitle } from './picture-title.js';
import { type Labelled, type SeatedLabel, seatLabels } from './place-labels.js';
import { type Box, element, svgDocument, textElement } from './svg.js';

const width = 1280;
const edge = 24;
const panelHeights: Readonly<Record<Measure, number>> = { days: 430, usd: 300 };
/** Half the width of the hatched step at a stop. */
const stepHalf = 4;

interface Panel {
  readonly measure: Measure;
  readonly box: Box;
  readonly x: (km: number) => number;
  readonly y: (amount: number) => number;
  readonly top: number;
}

/** `document` must hold at least one way. */
export function drawChart(document: PlanDocument): string {
  const ways = document.itineraries;
  const title = pictureTitle(document, width - 2 * edge, edge);
  const days = panel('days', ways, title.height + 26);
  const usd = panel('usd', ways, days.box.y1 + 58);
  const key = pictureKey(ways, {
    left: edge,
    top: usd.box.y1 + 58,
    width: width - 2 * edge,
    waiting: true,
    credit: 'Panels show expected values; days in the list are p50 (p10 – p90) of the simulation.',
  });
  const height = Math.ceil(key.bottom + edge * 0.75);
  return svgDocument(width, height, `${title.text}: time and cost over distance`, [
    hatching(),
    element('rect', { width, height, fill: inks.paper }),
    ...title.elements,
    ...drawPanel(days, ways, 'days since departure, expected'),
    ...drawPanel(usd, ways, 'US dollars'),
    textElement('kilometres from the origin', { x: usd.box.x1, y: usd.box.y1 + 42, 'font-size': 13, 'text-anchor': 'end', fill: inks.soft }),
    ...key.elements,
  ]);
}

const hatching = (): string =>
  element('defs', {}, [
    element('pattern', { id: 'waiting', width: 4, height: 4, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' }, [
      element('rect', { width: 4, height: 4, fill: inks.paper }),
      element('line', { x1: 0.8, y1: 0, x2: 0.8, y2: 4, stroke: inks.waiting, 'stroke-width': 1.5 }),
    ]),
  ]);

function panel(measure: Measure, ways: readonly ItineraryDocument[], top: number): Panel {
  const box = { x0: edge + 62, y0: top, x1: width - edge - 30, y1: top + panelHeights[measure] };
  const mostKm = Math.max(...ways.map((way) => way.distanceKm), 1) * 1.03;
  const most = axisTop(
    ways.map((way) => totalOf(way, measure)),
    measure,
  );
  return {
    measure,
    box,
    top: most,
    x: (km) => box.x0 + ((box.x1 - box.x0) * km) / mostKm,
    y: (amount) => box.y1 - ((box.y1 - box.y0) * amount) / most,
  };
}

function drawPanel(panel: Panel, ways: readonly ItineraryDocument[], caption: string): string[] {
  const { box, measure, x, y, top } = panel;
  const id = `panel-${measure}`;
  const traced = ways.map((way) => traceWay(way, measure));
  const ends = endDiscs(panel, ways);
  const labels = seatStops(
    panel,
    traced,
    ends.map((disc) => disc.box),
  );
  return [
    element('defs', {}, [element('clipPath', { id }, [element('rect', { x: box.x0, y: box.y0, width: box.x1 - box.x0, height: box.y1 - box.y0 })])]),
    textElement(caption, { x: box.x0, y: box.y0 - 9, 'font-size': 13, fill: inks.soft }),
    ...ticks(top).flatMap((value) => horizontal(panel, value)),
    ...ticks((box.x1 - box.x0) / (x(1) - x(0))).flatMap((km) => vertical(panel, km)),
    element('line', { x1: box.x0, x2: box.x1, y1: y(0), y2: y(0), stroke: inks.ink, 'stroke-width': 1 }),
    element('line', { x1: box.x0, x2: box.x0, y1: box.y0, y2: box.y1, stroke: inks.ink, 'stroke-width': 1 }),
    element(
      'g',
      { 'clip-path': `url(#${id})` },
      [...traced].reverse().flatMap((segments) => segments.map((segment) => drawSegment(segment, panel))),
    ),
    ...labels.map(drawLabel),
    ...ends.map((disc) => disc.drawn),
  ];
}

function horizontal({ box, y }: Panel, value: number): string[] {
  return [
    element('line', { x1: box.x0, x2: box.x1, y1: y(value), y2: y(value), stroke: inks.grid, 'stroke-width': 0.8 }),
    textElement(value.toLocaleString('en-US'), { x: box.x0 - 8, y: y(value) + 4.5, 'font-size': 12.5, 'text-anchor': 'end', fill: inks.ink }),
  ];
}

function vertical({ box, x }: Panel, km: number): string[] {
  return [
    element('line', { x1: x(km), x2: x(km), y1: box.y0, y2: box.y1, stroke: inks.grid, 'stroke-width': 0.8 }),
    textElement(km.toLocaleString('en-US'), { x: x(km), y: box.y1 + 18, 'font-size': 12.5, 'text-anchor': 'middle', fill: inks.ink }),
  ];
}

function drawSegment(segment: Segment, { x, y }: Panel): string {
  const { fromKm, toKm, from, to, style } = segment;
  if (style === undefined) {
    const height = y(from) - y(to);
    if (height < 0.4) return '';
    return element('rect', {
      x: x(fromKm) - stepHalf,
      y: y(to),
      width: stepHalf * 2,
      height,
      fill: 'url(#waiting)',
      stroke: inks.waiting,
      'stroke-width': 0.8,
    });
  }
  const line = { x1: x(fromKm), y1: y(from), x2: x(toKm), y2: y(to) };
  return (
    element('line', { ...line, stroke: inks.paper, 'stroke-width': style.width + 2.2, 'stroke-opacity': '0.8' }) +
    element('line', {
      ...line,
      stroke: style.colour,
      'stroke-width': style.width,
      'stroke-dasharray': style.dash,
      'stroke-linecap': style.dash === undefined ? 'round' : 'butt',
    }) +
    (style.inner ? element('line', { ...line, stroke: inks.paper, 'stroke-width': 1 }) : '')
  );
}

/** The number of each way where it arrives, or where it leaves the panel, with its figure. */
function endDiscs(panel: Panel, ways: readonly ItineraryDocument[]): { readonly drawn: string; readonly box: Box }[] {
  const { measure, x, y, top, box } = panel;
  const taken: Box[] = [];
  return ways.map((way, i) => {
    const total = totalOf(way, measure);
    const off = total > top;
    let cx = off ? x(crossing(traceWay(way, measure), top)) + 16 : x(way.distanceKm) + 16;
    const cy = Math.max(box.y0 + 12, y(Math.min(total, top)));
    while (taken.some((other) => cx - 10 < other.x1 && other.x0 < cx + 10 && cy - 10 < other.y1 && other.y0 < cy + 10)) cx += 22;
    const figure = off ? `${Math.round(total).toLocaleString('en-US')} ${measure === 'days' ? 'days' : 'USD'}, above the panel` : '';
    const disc = { x0: cx - 10, y0: cy - 10, x1: cx + 10 + figure.length * 7, y1: cy + 10 };
    taken.push(disc);
    const drawn = element('g', {}, [
      element('circle', { cx, cy, r: 9.5, fill: inks.paper, stroke: inks.ink, 'stroke-width': 1 }),
      textElement(String(i + 1), { x: cx, y: cy + 4.4, 'font-size': 12, 'font-weight': 700, 'text-anchor': 'middle', fill: inks.ink }),
      ...(figure === '' ? [] : [textElement(figure, { x: cx + 15, y: cy + 4.4, 'font-size': 12.5, fill: inks.soft })]),
    ]);
    return { drawn, box: disc };
  });
}

/** Kilometres at which a way goes through the top. */
function crossing(segments: readonly Segment[], top: number): number {
  const through = segments.find((segment) => segment.to >= top);
  if (through === undefined) return segments.at(-1)?.toKm ?? 0;
  const share = through.to === through.from ? 0 : (top - through.from) / (through.to - through.from);
  return through.fromKm + (through.toKm - through.fromKm) * share;
}

/** Stops by the height of their step, the tallest first; a low step has no name. */
function seatStops(panel: Panel, traced: readonly (readonly Segment[])[], discs: readonly Box[]): readonly SeatedLabel[] {
  const { x, y, box, measure, top } = panel;
  const stops = traced.flat().filter((segment) => segment.kind === 'stop' && segment.to > segment.from && segment.from < top);
  const labels = stops
    .map((stop): Labelled & { height: number } => {
      const amount = stop.to - stop.from;
      const figure =
        measure === 'days'
          ? amount < 1
            ? `${Math.round(amount * 24)} h`
            : `${amount.toFixed(1)} d`
          : `${Math.round(amount).toLocaleString('en-US')} USD`;
      const middle = (stop.from + Math.min(stop.to, top)) / 2;
      return {
        text: `${stop.place}, ${figure}`,
        x: x(stop.fromKm),
        y: y(middle),
        size: 12.5,
        bold: false,
        radius: stepHalf + 1,
        must: false,
        height: y(stop.from) - y(stop.to),
      };
    })
    .filter((label) => label.height >= 3)
    .sort((a, b) => b.height - a.height);
  const linePoints = traced.flat().flatMap((segment) => along(segment, panel));
  const steps = stops.map((stop): Box => ({ x0: x(stop.fromKm) - stepHalf, x1: x(stop.fromKm) + stepHalf, y0: y(stop.to), y1: y(stop.from) }));
  return seatLabels(labels, { frame: box, taken: [...discs, ...steps], linePoints, crossingCost: 2.5 });
}

function along({ fromKm, toKm, from, to }: Segment, { x, y }: Panel): (readonly [number, number])[] {
  const [x0, y0, x1, y1] = [x(fromKm), y(from), x(toKm), y(to)];
  const steps = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / 5));
  return Array.from({ length: steps + 1 }, (_, i) => [x0 + ((x1 - x0) * i) / steps, y0 + ((y1 - y0) * i) / steps] as const);
}

const drawLabel = ({ label, x, y, anchor }: SeatedLabel): string =>
  textElement(label.text, {
    x,
    y,
    'text-anchor': anchor,
    'font-size': label.size,
    fill: 'none',
    stroke: inks.paper,
    'stroke-width': 3,
    'stroke-linejoin': 'round',
  }) + textElement(label.text, { x, y, 'text-anchor': anchor, 'font-size': label.size, fill: inks.ink });
