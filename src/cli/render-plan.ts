/**
 * A plan as text for a terminal: the question as a sentence, what was assumed, one row a way, then each way leg by leg. Legs are shown
 * for a shortlist; a whole front is a table only, unless explained.
 */
import { describeSelector, type ItineraryDocument, type PlanDocument } from '../contract/index.js';
import { labelWords } from '../planning/index.js';
import { wrap } from './display-width.js';
import { criterionInWords, days, grouped, longTime, percent, placeWithCountry, zoneOffset } from './figures.js';
import type { Ink } from './ink.js';
import { renderLegs } from './render-legs.js';
import { createSourceList } from './source-list.js';
import { type Column, renderTable } from './text-table.js';

export interface RenderPlanOptions {
  readonly width: number;
  readonly ink: Ink;
  readonly explain: boolean;
}

const hint = '--explain adds formula and source to every figure; --map and --chart draw; --json and --geojson are for programs.';
/** Columns that a name beside the figures needs. */
const leastNameWidth = 30;
/** Ways up to which every way is also shown leg by leg. */
const shortlistSize = 7;

export function renderPlan(document: PlanDocument, options: RenderPlanOptions): string {
  const lines = [...renderQuestion(document, options), ...renderNotes(document, options)];
  if (document.none !== null) return finish([...lines, ...renderNone(document.none, options)]);
  lines.push(...renderWays(document, options));
  lines.push(...renderWhyNot(document, options));
  const sources = createSourceList();
  if (options.explain || document.itineraries.length <= shortlistSize) {
    document.itineraries.forEach((itinerary, i) => lines.push('', ...renderWay(itinerary, i + 1, options, sources)));
  }
  if (options.explain) lines.push('', ...sources.render(options));
  else lines.push('', ...wrap(hint, options.width).map(options.ink.dim));
  return finish(lines);
}

const finish = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

/** As `One 40-foot high-cube container, 20 t, from Xi'an (CN) to Baku (AZ), leaving Tue 1 Dec 2026, 00:00 (UTC+8).` */
export function questionInWords({ query }: PlanDocument): string {
  const parts = [
    `${query.cargoInWords}, from ${placeWithCountry(query.from)}${query.via.map((via) => ` via ${via}`).join('')} to ${placeWithCountry(query.to)}`,
    `leaving ${longTime(query.departAt)} (${zoneOffset(query.departAt)})`,
    query.deadline === null ? '' : `to arrive by ${longTime(query.deadline)} (${zoneOffset(query.deadline)})`,
    query.tir ? 'under TIR' : '',
    query.drivers === 2 ? 'two drivers' : '',
    query.avoid.length === 0 ? '' : `avoiding ${query.avoid.map(describeSelector).join(', ')}`,
    query.maxTransshipments === null ? '' : `at most ${query.maxTransshipments} transshipments`,
    query.maxCostUsd === null ? '' : `at most ${grouped(query.maxCostUsd)} USD`,
  ];
  const sentence = parts.filter((part) => part !== '').join(', ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

const renderQuestion = (document: PlanDocument, { width, ink }: RenderPlanOptions): string[] =>
  wrap(questionInWords(document), width).map((line) => ink.bold(line));

function renderNotes({ notes }: PlanDocument, { width, ink }: RenderPlanOptions): string[] {
  return notes.flatMap((note) => {
    const paint = note.startsWith('Warning') ? ink.warn : ink.dim;
    return wrap(note, width - 2).map((line, i) => paint(`${i === 0 ? '· ' : '  '}${line}`));
  });
}

function renderNone(none: NonNullable<PlanDocument['none']>, { width, ink }: RenderPlanOptions): string[] {
  const lines = ['', ...wrap(none.sentence, width).map((line) => ink.bold(line))];
  if (none.lift.length > 0) lines.push('', 'What would help:');
  for (const { what, gives } of none.lift) {
    const text = gives === '' ? what : `${what}: ${gives}`;
    lines.push(...wrap(text, width - 4).map((line, i) => (i === 0 ? `  - ${line}` : `    ${line}`)));
  }
  return lines;
}

/** One paragraph per question, with the figures of the best way that does use it. */
function renderWhyNot({ whyNot }: PlanDocument, { width, ink }: RenderPlanOptions): string[] {
  return whyNot.flatMap(({ asked, sentence, itinerary, lift }) => {
    const figures =
      itinerary === null
        ? ''
        : ` ${itinerary.name}: ${days(itinerary.hours.p50)} days, ${grouped(itinerary.costUsd)} USD, ${grouped(itinerary.co2eKg.wtw)} kg CO2e.`;
    return [
      '',
      ...wrap(`Why not ${describeSelector(asked)}? ${sentence}${figures}`, width).map((line, i) => (i === 0 ? ink.bold(line) : line)),
      ...lift.flatMap(({ what, gives }) => wrap(`${what}: ${gives}`, width - 4).map((line, i) => (i === 0 ? `  - ${line}` : `    ${line}`))),
    ];
  });
}

function renderWays(document: PlanDocument, { width, ink }: RenderPlanOptions): string[] {
  const { itineraries, front, query, network } = document;
  const deadline = query.deadline !== null;
  // across a town nobody counts in days
  const short = itineraries.every((way) => way.hours.p90 < 24);
  const time = (value: number): string => (short ? grouped(value, 1) : days(value));
  const columns: Column[] = [
    { title: '', align: 'right' },
    { title: short ? 'hours' : 'days', align: 'right' },
    { title: 'p10 – p90', align: 'right' },
    { title: 'USD', align: 'right' },
    { title: 'kg CO2e', align: 'right' },
    ...(deadline ? [{ title: 'on time', align: 'right' } as const] : []),
    { title: 'km', align: 'right' },
    { title: 'changes', align: 'right' },
  ];
  const rows = itineraries.map((way, i) => [
    String(i + 1),
    time(way.hours.p50),
    `${time(way.hours.p10)} – ${time(way.hours.p90)}`,
    grouped(way.costUsd),
    grouped(way.co2eKg.wtw),
    ...(deadline ? [percent(way.onTime)] : []),
    grouped(way.distanceKm, short ? 1 : 0),
    String(way.transshipments),
  ]);
  const table = tableOfWays(columns, rows, itineraries, width, ink);
  const exact = front.exact ? 'exact' : `within ${grouped(front.epsilon * 100, 1)} %`;
  const summary =
    `${front.size === 1 ? 'One way is' : `${grouped(front.size)} ways are`} beaten by none in ${front.criteria.map(criterionInWords).join(', ')} (${exact}); shown: ${itineraries.length}. ${short ? 'Hours' : 'Days'} are the median of ` +
    `${grouped(query.draws)} simulated runs (seed ${query.seed}), p10 – p90 the range of eight in ten. Network ${network.id} ${network.version}.`;
  return ['', ...table, '', ...wrap(summary, width).map(ink.dim)];
}

/** Names beside the figures where there is room for them, else below. */
function tableOfWays(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  ways: readonly ItineraryDocument[],
  width: number,
  ink: Ink,
): string[] {
  const plain = renderTable(columns, rows, { indent: 0, head: ink.dim });
  const room = width - Math.max(...renderTable(columns, rows).map((line) => line.length)) - 2;
  const nameOf = (way: ItineraryDocument, between: string) =>
    way.labels.length === 0 ? way.name : `${way.name}${between}(${way.labels.map(labelWords).join(', ')})`;
  if (room >= leastNameWidth) {
    const named = ways.map((way, i) => [...(rows[i] ?? []), nameOf(way, '\n')]);
    return renderTable([...columns, { title: 'way', align: 'left', most: room }], named, { indent: 0, head: ink.dim });
  }
  return [plain[0] ?? '', ...ways.flatMap((way, i) => [plain[i + 1] ?? '', ...wrap(nameOf(way, '  '), width - 6).map((line) => `      ${line}`)])];
}

function renderWay(way: ItineraryDocument, n: number, options: RenderPlanOptions, sources: ReturnType<typeof createSourceList>): string[] {
  const { ink, width } = options;
  const labels = way.labels.length === 0 ? '' : `(${way.labels.map(labelWords).join(', ')})`;
  const [first = '', ...rest] = wrap(`${way.name}  ${labels}`, width - 3);
  const from = way.legs[0]?.from.name ?? '';
  const to = way.legs.at(-1)?.to.name ?? '';
  const times = `leaves ${from} ${longTime(way.departsAt)} (${zoneOffset(way.departsAt)}), expected in ${to} ${longTime(way.arrivesAt)} (${zoneOffset(way.arrivesAt)})`;
  return [
    ink.bold(`${String(n).padEnd(2)} ${first}`),
    ...rest.map((line) => ink.bold(`   ${line}`)),
    ...wrap(times, width - 3).map((line) => `   ${line}`),
    ...renderLegs(way, { ...options, sources }),
  ];
}
