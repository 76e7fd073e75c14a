/** Answers of studies as tables for people. */
import type { CriticalDocument, MatrixDocument, ReachDocument } from '../contract/index.js';
import { wrap } from './display-width.js';
import { grouped } from './figures.js';
import type { Terminal } from './terminal.js';
import { renderTable } from './text-table.js';

type Sheet = Pick<Terminal, 'width' | 'ink'>;
const mostPairs = 40;
const mostPlaces = 20;

const finish = (lines: readonly string[], notes: readonly string[], { width }: Sheet): string =>
  `${[...lines, '', ...notes.flatMap((note) => wrap(note, width))].join('\n')}\n`;

export function renderMatrix({ origins, destinations, pairs, notes }: MatrixDocument, sheet: Sheet): string {
  const name = new Map([...origins, ...destinations].map((place) => [place.id, place.name]));
  const found = pairs.flatMap(({ from, to, ways }) => (ways === null ? [] : [{ from, to, ways }]));
  const without = pairs.filter(({ from, to, ways }) => ways === null && from !== to).length;
  const head = `${origins.length} origins × ${destinations.length} destinations: ${grouped(found.length)} pairs with a way${without > 0 ? `, ${grouped(without)} without` : ''}.`;
  const rows = found
    .slice(0, mostPairs)
    .map(({ from, to, ways: { fastest, cheapest, cleanest } }) => [
      name.get(from) ?? from,
      name.get(to) ?? to,
      `${grouped(fastest.days.p50, 1)} (${grouped(fastest.days.p10, 1)} – ${grouped(fastest.days.p90, 1)})`,
      grouped(fastest.usd),
      `${grouped(cheapest.days.p50, 1)} (${grouped(cheapest.days.p10, 1)} – ${grouped(cheapest.days.p90, 1)})`,
      grouped(cheapest.usd),
      grouped(cleanest.days.p50, 1),
      grouped(cleanest.co2eKg),
    ]);
  const table = renderTable(
    [
      { title: 'from', align: 'left', most: 22 },
      { title: 'to', align: 'left', most: 22 },
      { title: 'fastest days', align: 'right' },
      { title: 'USD', align: 'right' },
      { title: 'cheapest days', align: 'right' },
      { title: 'USD', align: 'right' },
      { title: 'cleanest days', align: 'right' },
      { title: 'kg CO2e', align: 'right' },
    ],
    rows,
    { indent: 0, head: sheet.ink.bold },
  );
  const more = found.length > mostPairs ? [`… and ${grouped(found.length - mostPairs)} pairs more: --out FILE.csv or FILE.parquet holds all.`] : [];
  return finish([head, '', ...table, ...more], notes, sheet);
}

export function renderReach({ from, unit, bands, reached, notes }: ReachDocument, sheet: Sheet): string {
  const digits = unit === 'days' ? 1 : 0;
  const inWords = { days: 'days', usd: 'USD', kg: 'kg CO2e' }[unit];
  const table = renderTable(
    [
      { title: `within ${inWords}`, align: 'right' },
      { title: 'places', align: 'right' },
      { title: 'people in towns', align: 'right' },
    ],
    bands.map(({ within, places, people }) => [grouped(within, Number.isInteger(within) ? 0 : 1), grouped(places), grouped(people)]),
    { indent: 0, head: sheet.ink.bold },
  );
  const largest = reached
    .filter(({ population }) => population > 0)
    .sort((a, b) => b.population - a.population)
    .slice(0, mostPlaces);
  const towns = renderTable(
    [
      { title: 'largest towns in reach', align: 'left', most: 40 },
      { title: inWords, align: 'right' },
      { title: 'people', align: 'right' },
    ],
    largest.map((town) => [`${town.name} (${town.country})`, grouped(town.value, digits), grouped(town.population)]),
    { indent: 0, head: sheet.ink.bold },
  );
  return finish([`From ${from.name} (${from.country})`, '', ...table, '', ...towns], notes, sheet);
}

export function renderCritical({ things, flows, removed, baseUsdPerYear, notes }: CriticalDocument, top: number, sheet: Sheet): string {
  const millions = (usd: number): string => (usd === 0 ? '–' : grouped(usd / 1e6, usd < 1e7 ? 1 : 0));
  const tonnes = (t: number): string => (t === 0 ? '–' : grouped(t / 1e6, 2));
  const columns = [
    { title: 'rank', align: 'right' },
    { title: 'what', align: 'left' },
    { title: 'name', align: 'left', most: 52 },
    { title: 'added, M USD a year', align: 'right' },
    { title: 'cut off, Mt a year', align: 'right' },
    { title: 'flows', align: 'right' },
  ] as const;
  const rowOf = (thing: CriticalDocument['things'][number], rank: number): string[] => [
    String(rank),
    thing.kind,
    thing.name,
    millions(thing.addedUsdPerYear),
    tonnes(thing.cutTonnesPerYear),
    String(thing.flows.length),
  ];
  const style = { indent: 0, head: sheet.ink.bold };
  const byCost = things.filter(({ addedUsdPerYear }) => addedUsdPerYear > 0).slice(0, top);
  const byCut = things
    .filter(({ cutTonnesPerYear }) => cutTonnesPerYear > 0)
    .sort((a, b) => b.cutTonnesPerYear - a.cutTonnesPerYear || a.rank - b.rank)
    .slice(0, top);
  const removals = Object.entries(removed)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${grouped(count)} ${kind}s`)
    .join(', ');
  const all = flows.reduce((sum, flow) => sum + flow.tonnesPerYear, 0);
  return finish(
    [
      `${removals} removed in turn; ${flows.length} flows, ${grouped(all / 1e6, 1)} Mt a year, ${grouped(baseUsdPerYear / 1e6)} M USD a year with everything there.`,
      `${grouped(things.length)} of them are used by a flow; the others change nothing.`,
      '',
      sheet.ink.bold('Cost added'),
      ...renderTable(
        columns,
        byCost.map((thing, i) => rowOf(thing, i + 1)),
        style,
      ),
      '',
      sheet.ink.bold('Demand cut off'),
      ...renderTable(
        columns,
        byCut.map((thing, i) => rowOf(thing, i + 1)),
        style,
      ),
    ],
    notes,
    sheet,
  );
}
