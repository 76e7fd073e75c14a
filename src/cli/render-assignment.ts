/** Assignments as text for a terminal: the figures that certify them first, then where it flows and what is full. */
import type { FreightAssignmentDocument, TrafficAssignmentDocument } from '../contract/index.js';
import { wrap } from './display-width.js';
import { grouped } from './figures.js';
import type { Terminal } from './terminal.js';
import { type Column, renderTable } from './text-table.js';

type Page = Pick<Terminal, 'width' | 'ink'>;
const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`;
const left = (title: string, most?: number): Column => ({ title, align: 'left', ...(most === undefined ? {} : { most }) });
const right = (title: string): Column => ({ title, align: 'right' });

const algorithmNames = { b: 'Algorithm B', cfw: 'conjugate Frank-Wolfe' } as const;

export function renderTrafficAssignment(answer: TrafficAssignmentDocument, { ink }: Page): string {
  const rows = [
    ['Beckmann objective', String(answer.objective)],
    ['relative gap', `${answer.relativeGap.toExponential(3)}${answer.reached ? '' : '  (not what was asked for)'}`],
    ['iterations', grouped(answer.iterations)],
    ['seconds', grouped(answer.seconds, 2)],
    ['total travel time', grouped(answer.totalTravelTime, 2)],
    ...(Math.abs(answer.totalCost - answer.totalTravelTime) < 1e-9 * answer.totalCost
      ? []
      : [['with tolls and distance', grouped(answer.totalCost, 2)]]),
    ['trips carried', grouped(answer.trips, 2)],
    ...(answer.tripsWithinZones > 0 ? [['trips within zones', grouped(answer.tripsWithinZones, 2)]] : []),
  ];
  const lines = [
    ink.bold(`${answer.name}: user equilibrium by ${algorithmNames[answer.algorithm]}`),
    `${grouped(answer.zones)} zones, ${grouped(answer.nodes)} nodes, ${grouped(answer.links)} links.`,
    '',
    ...renderTable([left(''), left('')], rows, { indent: 2, head: ink.dim }).slice(1),
  ];
  if (answer.unserved.length > 0) {
    lines.push('', `No way leads from origin to destination for ${grouped(answer.unserved.length)} pairs; their trips are left out:`);
    const shown = answer.unserved.slice(0, 20).map(({ origin, destination, trips }) => [String(origin), String(destination), grouped(trips, 2)]);
    lines.push(...renderTable([right('origin'), right('destination'), right('trips')], shown, { indent: 2, head: ink.dim }));
    if (answer.unserved.length > 20) lines.push(`  and ${grouped(answer.unserved.length - 20)} more (--json lists all)`);
  }
  return text(lines);
}

export function renderFreightAssignment(answer: FreightAssignmentDocument, page: Page & { readonly rows: number }): string {
  const { width, ink, rows } = page;
  const { demand, carried, unmet } = answer.tonnesPerWeek;
  return text([
    ink.bold(`Least cost over the network ${answer.network.id} ${answer.network.version}`),
    `${grouped(answer.objectiveUsdPerWeek)} USD a week; nothing costs less than ${grouped(answer.boundUsdPerWeek)} (certified gap ` +
      `${answer.relativeGap.toExponential(1)}; ${grouped(answer.rounds)} rounds, ${grouped(answer.columns)} ways).`,
    `${grouped(carried)} of ${grouped(demand)} t a week are carried${unmet > 0 ? `, ${grouped(unmet)} stay` : ''}.`,
    '',
    ...flowLines(answer, page),
    '',
    ...bottleneckLines(answer, page),
    '',
    ...answer.notes.flatMap((note) => wrap(note, width)),
    ...(rows < answer.flows.length ? [`--rows ${answer.flows.length} shows all flows.`] : []),
  ]);
}

/** Ways of one flow shown; the rest is one line. */
const mostWays = 4;

function flowLines({ flows }: FreightAssignmentDocument, { width, ink, rows }: Page & { readonly rows: number }): string[] {
  const largest = [...flows].sort((a, b) => b.demandTPerWeek - a.demandTPerWeek).slice(0, rows);
  const most = Math.max(24, width - 68);
  const cells = largest.flatMap((flow) => {
    const ends = [`${flow.origin.name} - ${flow.destination.name}`, flow.cargo];
    const stays = flow.connected ? 'stays' : 'stays: no way leads there for this cargo';
    const byTonnes = [...flow.ways].sort((one, other) => other.tonnesPerWeek - one.tonnesPerWeek);
    const rest = byTonnes.slice(mostWays);
    return [
      ...byTonnes
        .slice(0, mostWays)
        .map(({ tonnesPerWeek, usdPerT, legs }) => [
          grouped(tonnesPerWeek),
          grouped(usdPerT),
          grouped(flow.marginalUsdPerT),
          legs.map(({ carrier, toName }) => `${carrier} to ${toName}`).join(', '),
        ]),
      ...(rest.length === 0 ? [] : [[grouped(rest.reduce((sum, way) => sum + way.tonnesPerWeek, 0)), '', '', `on ${rest.length} more ways`]]),
      ...(flow.unmetTPerWeek > 0 ? [[grouped(flow.unmetTPerWeek), '', grouped(flow.marginalUsdPerT), stays]] : []),
    ].map((row, i) => [...(i === 0 ? ends : ['', '']), ...row]);
  });
  const columns = [left('flow', 26), left('cargo', 11), right('t/week'), right('USD/t'), right('last t'), left('way', most)];
  return renderTable(columns, cells, { indent: 0, head: ink.dim });
}

function bottleneckLines({ capacities }: FreightAssignmentDocument, { width, ink, rows }: Page & { readonly rows: number }): string[] {
  const full = capacities.filter(({ shadowPriceUsdPerUnit }) => shadowPriceUsdPerUnit > 0);
  const first = full[0];
  const head =
    first === undefined
      ? 'No capacity holds anything back.'
      : `The bottleneck is ${first.name}: one more ${unitWords[first.unit]} a week saves ${grouped(first.shadowPriceUsdPerUnit, 2)} USD a week.`;
  const cells = capacities
    .slice(0, rows)
    .map(({ kind, name, unit, perWeek, usedPerWeek, shadowPriceUsdPerUnit }) => [
      kind,
      name,
      grouped(usedPerWeek),
      grouped(perWeek),
      unit,
      perWeek > 0 ? `${grouped((100 * usedPerWeek) / perWeek)} %` : '',
      shadowPriceUsdPerUnit > 0 ? grouped(shadowPriceUsdPerUnit, 2) : '–',
    ]);
  const columns = [
    left('limited'),
    left('what', Math.max(24, width - 62)),
    right('used/week'),
    right('of'),
    left('unit'),
    right('full'),
    right('shadow USD'),
  ];
  const more = capacities.length - cells.length;
  return [
    ...wrap(ink.bold(head), width + 8),
    ...renderTable(columns, cells, { indent: 0, head: ink.dim }),
    ...(more > 0 ? [`and ${grouped(more)} more that something passes (--json lists all)`] : []),
  ];
}

const unitWords = { t: 'tonne', teu: 'TEU', trucks: 'truck', wagons: 'wagon', units: 'unit' } as const;
