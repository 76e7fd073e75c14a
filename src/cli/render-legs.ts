/** The legs of one way, a line each: what it is, where, when it begins, and its hours, kilometres, dollars and kilograms of CO2e. */
import type { ItineraryDocument, LedgerLineDocument, LegDocument, SourceDocument } from '../contract/index.js';
import { padEnd, padStart, wrap } from './display-width.js';
import { amount, dayAndTime, days, grouped, hours, kilograms, shortTime, zoneOffset } from './figures.js';
import type { Ink } from './ink.js';
import type { SourceList } from './source-list.js';

export interface RenderLegsOptions {
  readonly width: number;
  readonly ink: Ink;
  readonly explain: boolean;
  readonly sources: SourceList;
}

const indent = '   ';
const wordWidth = 8;
/** Least widths of the figures; a long column is as wide as its total. */
const leastWidths = [7, 6, 7, 7] as const;
const figureTitles = ['hours', 'km', 'USD', 'kg CO2e'] as const;
const left = ' '.repeat(indent.length + wordWidth + 1);
/** Below this many columns the weekday of the beginning is left out. */
const roomyWidth = 92;

interface Layout extends RenderLegsOptions {
  readonly figureWidths: readonly number[];
  readonly textWidth: number;
  readonly begins: (rfc3339: string) => string;
}

/** A leg that stands still names its place only where that is not where the line above arrived. */
export function renderLegs(way: ItineraryDocument, options: RenderLegsOptions): string[] {
  const begins = options.width >= roomyWidth ? shortTime : dayAndTime;
  const beginWidth = begins('2026-12-01T00:00:00Z').length;
  const totals = figuresOf([way.hours.mean, way.distanceKm, way.costUsd, way.co2eKg.wtw]);
  const figureWidths = leastWidths.map((least, i) => Math.max(least, totals[i]?.length ?? 0));
  const figuresWidth = figureWidths.reduce((sum, width) => sum + width + 2, 0);
  const textWidth = Math.max(14, options.width - left.length - beginWidth - 2 - figuresWidth);
  const layout: Layout = { ...options, begins, textWidth, figureWidths };
  const head = `${left}${' '.repeat(textWidth)}  ${padEnd('begins', beginWidth)}  ${inColumns(figureTitles, figureWidths)}`;
  let here = way.legs[0]?.from.id;
  let clock = zoneOffset(way.departsAt);
  const lines = [options.ink.dim(head)];
  for (const leg of way.legs) {
    const offset = zoneOffset(leg.departsAt);
    if (offset !== clock) lines.push(options.ink.dim(`${left}${' '.repeat(textWidth)}  (${clock} → ${offset})`));
    lines.push(...renderLeg(leg, here === leg.from.id, layout));
    [here, clock] = [leg.to.id, offset];
  }
  const standing = way.legs.reduce((total, leg) => (leg.kind === 'run' ? total : total + leg.hours), 0);
  const duration = `${days(way.hours.mean)} days, ${days(standing)} of them at stops`;
  const total = `${indent}${padEnd('total', wordWidth)} ${padEnd(duration, textWidth + 2 + beginWidth)}  ${inColumns(totals, figureWidths)}`;
  const split = `of the CO2e, well-to-tank ${kilograms(way.co2eKg.wtt)} kg and tank-to-wheel ${kilograms(way.co2eKg.ttw)} kg`;
  return [...lines, options.ink.bold(total), options.ink.dim(left + split)];
}

const figuresOf = ([inHours = 0, km = 0, usd = 0, kg = 0]: readonly number[]): readonly string[] => [
  hours(inHours),
  amount(km),
  amount(usd),
  kilograms(kg),
];
const inColumns = (cells: readonly string[], widths: readonly number[]): string => cells.map((cell, i) => padStart(cell, widths[i] ?? 0)).join('  ');

function renderLeg(leg: LegDocument, isHere: boolean, layout: Layout): string[] {
  const { ink, explain, textWidth, begins } = layout;
  const { word, paint } = wordOf(leg, ink);
  const columns = inColumns(figuresOf([leg.hours, leg.distanceKm, leg.costUsd, leg.co2eKg.wtw]), layout.figureWidths);
  const [first = '', ...rest] = wrap(legInWords(leg, isHere), textWidth);
  const lines = leg.lines ?? [];
  return [
    `${indent}${paint(padEnd(word, wordWidth))} ${padEnd(first, textWidth)}  ${begins(leg.departsAt)}  ${columns}`,
    ...rest.map((line) => left + line),
    ...remarksOf(leg)
      .flatMap((remark) => wrap(remark, layout.width - left.length))
      .map((line) => left + ink.dim(line)),
    ...(explain ? lines.flatMap((line) => renderLedgerLine(line, lines.length === 1 && line.what === leg.title, layout)) : []),
  ];
}

function wordOf(leg: LegDocument, ink: Ink): { word: string; paint: (text: string) => string } {
  switch (leg.kind) {
    case 'run':
      return { word: leg.mode ?? leg.layer, paint: (text) => ink.mode(leg.mode, text) };
    case 'procedure':
      return { word: 'border', paint: ink.bold };
    case 'wait':
      return { word: 'wait', paint: ink.dim };
    case 'operation':
      return { word: /gauge|bogie/i.test(leg.title) ? 'gauge' : 'handle', paint: (text) => text };
  }
}

/** A run says from where to where; what stands still says what it is, and where unless the reader is there already. */
function legInWords(leg: LegDocument, isHere: boolean): string {
  if (leg.kind === 'run') return `${leg.from.name} → ${leg.to.name}`;
  if (leg.from.id !== leg.to.id) return `${leg.title}, ${leg.from.name} → ${leg.to.name}`;
  return isHere || leg.title.includes(leg.from.name) ? leg.title : `${leg.title}, ${leg.from.name}`;
}

/** What carries, and that a vehicle rides on another where it does. */
function remarksOf(leg: LegDocument): string[] {
  if (leg.kind !== 'run') return [];
  const carrier = leg.service?.name ?? leg.title;
  const [short, long] = [carrier.toLowerCase(), leg.vehicle.toLowerCase()];
  const what = short.includes(long) ? carrier : long.includes(short) ? leg.vehicle : `${carrier}, ${leg.vehicle}`;
  const aboard = leg.layer === 'roro' ? ': the truck itself sails' : leg.layer === 'rail_ferry' ? ': the wagon itself sails' : '';
  const towns = leg.through.length === 0 ? [] : [`by ${leg.through.map(({ name }) => name).join(', ')}`];
  return [what.charAt(0).toUpperCase() + what.slice(1) + aboard, ...towns];
}

/** The three figures of a ledger line, each with its formula and the numbers of its sources. */
function renderLedgerLine(line: LedgerLineDocument, isWholeLeg: boolean, { width, ink, sources }: RenderLegsOptions): string[] {
  const cite = (figure: SourceDocument['figure']) => sources.cite(line.sources.filter((source) => source.figure === figure));
  const { wtt, ttw, wtw } = line.co2eKg;
  const parts = [
    line.distanceKm === 0 ? '' : withFormula(`${grouped(line.distanceKm, 1)} km`, '', cite('distance')),
    line.hours === 0 && line.how.time === '' ? '' : withFormula(`${grouped(line.hours, 2)} h`, line.how.time, cite('time')),
    line.costUsd === 0 && line.how.cost === '' ? '' : withFormula(`${grouped(line.costUsd, 2)} USD`, line.how.cost, cite('cost')),
    wtw === 0 && line.how.co2e === ''
      ? ''
      : withFormula(`${grouped(wtw, 2)} kg CO2e`, line.how.co2e, cite('co2e'), `well-to-tank ${grouped(wtt, 2)}, tank-to-wheel ${grouped(ttw, 2)}`),
  ].filter((part) => part !== '');
  const room = Math.max(40, width - left.length - 2);
  return [
    ...(isWholeLeg ? [] : wrap(line.what, room).map((text) => `${left}${text}`)),
    ...parts.flatMap((part) => wrap(part, room - 2).map((text, i) => ink.dim(`${left}  ${i === 0 ? '' : '  '}${text}`))),
  ];
}

function withFormula(figure: string, how: string, cited: string, extra = ''): string {
  const formula = how === '' || how === figure ? '' : ` = ${how}`;
  return `${figure}${formula}${extra === '' ? '' : ` (${extra})`}${cited === '' ? '' : ` ${cited}`}`;
}
