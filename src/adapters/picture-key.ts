/** Below a picture: the ways by number with their figures, and what each kind of line means, in words. */
import type { ItineraryDocument } from '../contract/index.js';
import { inks, legendOf, type LineStyle } from './picture-inks.js';
import { element, textElement, textWidth } from './svg.js';

const rowHeight = 24;
const grouped = (value: number): string => Math.round(value).toLocaleString('en-US');

export interface PictureKey {
  readonly elements: readonly string[];
  readonly bottom: number;
}

export function pictureKey(itineraries: readonly ItineraryDocument[], left: number, top: number, width: number, waiting = false): PictureKey {
  const legend = drawLegend(legendOf(itineraries.flatMap((way) => way.legs.filter((leg) => leg.kind === 'run'))), left, top + 8, width, waiting);
  const rows = itineraries.flatMap((way, i) => drawWay(way, i + 1, left, legend.bottom + 14 + i * rowHeight, width));
  const bottom = legend.bottom + 14 + itineraries.length * rowHeight;
  const credit = textElement('Coast and borders: Natural Earth. Days are p50 (p10 – p90).', { x: left + width, y: bottom + 4, 'font-size': 11, 'text-anchor': 'end', fill: inks.faint });
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
function drawWay(way: ItineraryDocument, n: number, left: number, y: number, width: number): string[] {
  const day = (hours: number) => (hours / 24).toFixed(1);
  const { p10, p50, p90 } = way.hours;
  const put = (text: string, x: number, anchor: 'start' | 'end', extra: Readonly<Record<string, string | number>> = {}) =>
    textElement(text, { x, y: y + 4.5, 'font-size': 13.5, 'text-anchor': anchor, fill: inks.ink, ...extra });
  const figures = left + 560;
  return [
    element('circle', { cx: left + 9, cy: y, r: 9, fill: inks.paper, stroke: inks.ink, 'stroke-width': 1 }),
    textElement(String(n), { x: left + 9, y: y + 4.3, 'font-size': 12, 'font-weight': 700, 'text-anchor': 'middle', fill: inks.ink }),
    put(clipTo(way.name, 480), left + 28, 'start'),
    put(`${day(p50)} days`, figures + 70, 'end', { 'font-weight': 700 }),
    put(`${day(p10)} – ${day(p90)}`, figures + 160, 'end', { fill: inks.soft }),
    put(`${grouped(way.costUsd)} USD`, figures + 280, 'end'),
    put(`${grouped(way.co2eKg.wtw)} kg CO2e`, figures + 410, 'end'),
    put(clipTo(way.labels.join(', '), width - 560 - 440), figures + 434, 'start', { fill: inks.soft }),
  ];
}

function clipTo(text: string, most: number): string {
  if (textWidth(text, 13.5) <= most) return text;
  let kept = text;
  while (kept.length > 1 && textWidth(`${kept}…`, 13.5) > most) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}
