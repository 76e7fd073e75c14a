/** Below a picture: the ways by number with their figures, and what each kind of line means, in words. */
import type { ItineraryDocument } from '../contract/index.js';
import { labelWords } from '../planning/index.js';
import { inks, type LineStyle, legendOf } from './picture-inks.js';
import { element, textElement, textWidth } from './svg.js';

const rowHeight = 24;
const lineHeight = 17;
const nameWidth = 500;
const grouped = (value: number): string => Math.round(value).toLocaleString('en-US');

export interface PictureKey {
  readonly elements: readonly string[];
  readonly bottom: number;
}

export interface KeyOptions {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  /** The hatched mark of a stop is explained too. */
  readonly waiting: boolean;
  /** Small print at the foot. */
  readonly credit: string;
}

export function pictureKey(itineraries: readonly ItineraryDocument[], options: KeyOptions): PictureKey {
  const { left, top, width, waiting } = options;
  const legend = drawLegend(legendOf(itineraries.flatMap((way) => way.legs.filter((leg) => leg.kind === 'run'))), left, top + 8, width, waiting);
  let bottom = legend.bottom + 14;
  const rows = itineraries.flatMap((way, i) => {
    const name = wrapText(way.name, nameWidth);
    const drawn = drawWay(way, name, i + 1, left, bottom, width);
    bottom += rowHeight + (name.length - 1) * lineHeight;
    return drawn;
  });
  const credit = textElement(options.credit, { x: left + width, y: bottom + 4, 'font-size': 11, 'text-anchor': 'end', fill: inks.faint });
  return { elements: [...legend.elements, ...rows, credit], bottom: bottom + 6 };
}

function drawLegend(styles: readonly LineStyle[], left: number, top: number, width: number, waiting: boolean): PictureKey {
  const elements: string[] = [];
  let [x, y] = [left, top];
  const advance = (word: string) => {
    x += 46 + textWidth(word, 13.5) + 26;
    if (x > left + width - 120) [x, y] = [left, y + rowHeight];
  };
  for (const style of styles) {
    const line = { x1: x, x2: x + 38, y1: y + 4, y2: y + 4 };
    elements.push(element('line', { ...line, stroke: style.colour, 'stroke-width': style.width, 'stroke-dasharray': style.dash }));
    if (style.inner) elements.push(element('line', { ...line, stroke: inks.paper, 'stroke-width': 1 }));
    elements.push(textElement(style.word, { x: x + 46, y: y + 9, 'font-size': 13.5, fill: inks.ink }));
    advance(style.word);
  }
  if (waiting) {
    elements.push(element('rect', { x: x + 12, y: y - 5, width: 9, height: 18, fill: 'url(#waiting)', stroke: inks.waiting, 'stroke-width': 0.8 }));
    elements.push(textElement('at a stop', { x: x + 46, y: y + 9, 'font-size': 13.5, fill: inks.ink }));
    advance('at a stop');
  }
  return { elements, bottom: x === left ? y : y + rowHeight };
}

/** The figures stand in columns, so that they compare down the page. */
function drawWay(way: ItineraryDocument, name: readonly string[], n: number, left: number, y: number, width: number): string[] {
  const day = (hours: number) => (hours / 24).toFixed(1);
  const { p10, p50, p90 } = way.hours;
  const put = (text: string, x: number, anchor: 'start' | 'end', extra: Readonly<Record<string, string | number>> = {}) =>
    textElement(text, { x, y: y + 4.5, 'font-size': 13.5, 'text-anchor': anchor, fill: inks.ink, ...extra });
  const figures = left + 560;
  return [
    element('circle', { cx: left + 9, cy: y, r: 9, fill: inks.paper, stroke: inks.ink, 'stroke-width': 1 }),
    textElement(String(n), { x: left + 9, y: y + 4.3, 'font-size': 12, 'font-weight': 700, 'text-anchor': 'middle', fill: inks.ink }),
    ...name.map((line, i) => textElement(line, { x: left + 28, y: y + 4.5 + i * lineHeight, 'font-size': 13.5, fill: inks.ink })),
    put(`${day(p50)} days`, figures + 70, 'end', { 'font-weight': 700 }),
    put(`${day(p10)} – ${day(p90)}`, figures + 160, 'end', { fill: inks.soft }),
    put(`${grouped(way.costUsd)} USD`, figures + 280, 'end'),
    put(`${grouped(way.co2eKg.wtw)} kg CO2e`, figures + 410, 'end'),
    put(way.labels.map(labelWords).join(', '), figures + 434, 'start', {
      fill: inks.soft,
      ...(textWidth(way.labels.map(labelWords).join(', '), 13.5) > width - 994 ? { 'font-size': 11 } : {}),
    }),
  ];
}

function wrapText(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && textWidth(longer, 13.5) <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
