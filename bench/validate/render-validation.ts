/** docs/validation.md as text: the rule, the summary with bias and spread, then every row with its address. */
import type { MeasuredDistance } from './measure-distances.js';
import { departure, type MeasuredTransit } from './measure-transits.js';
import { toleranceShare } from './read-published.js';
import { type Pair, type Summary, summarise } from './summarise.js';

export interface Validation {
  readonly distances: readonly MeasuredDistance[];
  readonly transits: readonly MeasuredTransit[];
}

export const distancePair = ({ km, computedKm, lowKm, highKm }: MeasuredDistance): Pair => ({
  published: km,
  computed: computedKm,
  agrees: computedKm >= lowKm && computedKm <= highKm,
});

export const transitPair = ({ lowDays, highDays, p10, p50, p90 }: MeasuredTransit): Pair => ({
  published: (lowDays + highDays) / 2,
  computed: p50,
  agrees: p90 >= lowDays && p10 <= highDays,
});

export function renderValidation({ distances, transits }: Validation): string {
  return `${[
    '# Validation: published figures against the network',
    '',
    'Made by `npm run validate -- --write`; a test fails when it is not what the command writes now. The figures were looked up one by one and stand in',
    '`data/validation/` with their addresses. **Tuned** rows are those whose figure the network was made from: they agree by construction and are counted apart.',
    'A row that disagrees is kept: some are mistakes of the network, some of the page that was read.',
    '',
    '## Summary',
    '',
    ...renderSummary({ distances, transits }),
    '',
    'Bias is the mean of computed ÷ published − 1, spread the standard deviation of the ratio, R² the squared correlation.',
    `A distance agrees when it lies in the range of the figures read or, where one was read, within ${toleranceShare * 100} % of it. A transit time agrees when`,
    'the range p10–p90 of the simulation overlaps the published range; its bias compares p50 with the middle of that range.',
    '',
    '## Distances',
    '',
    'Computed: the shortest way over the open links of the mode, whatever it costs; where the published figure is the length of a numbered road or a line, by',
    'the places it is known to pass. Such lengths often start and end at ring roads and leave out the towns; that is part of the spread.',
    '',
    ...(['road', 'rail', 'sea'] as const).flatMap((mode) =>
      renderDistances(
        mode,
        distances.filter((row) => row.mode === mode),
      ),
    ),
    '## Transit times',
    '',
    `Computed: the fastest way of \`qiyun plan FROM TO --cargo … --depart ${departure} --by time\` with the flags shown, 10,000 simulated runs, seed 1. Measure`,
    '*door* is the whole way; *terminal* leaves out the expected hours before the first and after the last run of 100 km or more, because trains and ships are',
    'advertised from departure to arrival. Advertised and first-train times are goals or bests more often than averages.',
    '',
    ...renderTransits(transits),
  ].join('\n')}\n`;
}

function renderSummary({ distances, transits }: Validation): string[] {
  const groups: (readonly [string, readonly Pair[]])[] = [];
  for (const tuned of [false, true]) {
    for (const mode of ['road', 'rail', 'sea'] as const) {
      const rows = distances.filter((row) => row.mode === mode && row.tuned === tuned);
      groups.push([`${mode} distances, ${tuned ? 'tuned' : 'not tuned'}`, rows.map(distancePair)]);
    }
    groups.push([`transit times, ${tuned ? 'tuned' : 'not tuned'}`, transits.filter((row) => row.tuned === tuned).map(transitPair)]);
  }
  return table(
    ['figures', 'n', 'bias', 'spread', 'worst', 'R²', 'agree'],
    groups.filter(([, pairs]) => pairs.length > 0).map(([name, pairs]) => [name, ...summaryCells(summarise(pairs))]),
  );
}

const summaryCells = ({ n, bias, spread, worst, r2, agreeing }: Summary): string[] => [
  String(n),
  signedPercent(bias),
  percent(spread),
  percent(worst),
  Number.isNaN(r2) ? '–' : r2.toFixed(3),
  `${Math.round(agreeing * 100)} %`,
];

const renderDistances = (mode: string, rows: readonly MeasuredDistance[]): string[] => [
  `### ${mode[0]?.toUpperCase()}${mode.slice(1)}`,
  '',
  ...table(
    ['from – to', 'published km', 'computed km', 'ratio', 'agrees', 'tuned', 'what was read'],
    rows.map((row) => [
      `${row.fromName} – ${row.toName}${row.viaNames.length > 0 ? ` by ${row.viaNames.join(', ')}` : ''}`,
      isTolerance(row) ? whole(row.km) : `${whole(row.km)} (${whole(row.lowKm)}–${whole(row.highKm)})`,
      Number.isFinite(row.computedKm) ? whole(row.computedKm) : 'no way',
      ratio(row.computedKm / row.km),
      distancePair(row).agrees ? 'yes' : 'no',
      row.tuned ? 'yes' : '',
      cited(row),
    ]),
  ),
  '',
];

const isTolerance = ({ km, lowKm, highKm }: MeasuredDistance): boolean => lowKm === km * (1 - toleranceShare) && highKm === km * (1 + toleranceShare);

const renderTransits = (rows: readonly MeasuredTransit[]): string[] =>
  table(
    ['from – to', 'flags', 'measure', 'published days', 'p50 (p10–p90)', 'ratio', 'agrees', 'tuned', 'way found', 'what was read'],
    rows.map((row) => [
      `${row.fromName} – ${row.toName}`,
      `\`--cargo ${row.cargo}${row.flags === '' ? '' : ` ${row.flags}`}\``,
      row.measure,
      row.lowDays === row.highDays ? String(row.lowDays) : `${row.lowDays}–${row.highDays}`,
      row.way === '' ? 'no way' : `${row.p50.toFixed(1)} (${row.p10.toFixed(1)}–${row.p90.toFixed(1)})`,
      ratio(transitPair(row).computed / transitPair(row).published),
      transitPair(row).agrees ? 'yes' : 'no',
      row.tuned ? 'yes' : '',
      row.way,
      cited(row),
    ]),
  );

const cited = ({ id, source, note }: { readonly id: string; readonly source: string; readonly note: string }): string =>
  `[${id}](<${source}>)${note === '' ? '' : `: ${note}`}`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`);

const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
const ratio = (value: number): string => (Number.isFinite(value) ? value.toFixed(3) : '–');
const percent = (share: number): string => (Number.isFinite(share) ? `${(share * 100).toFixed(1)} %` : '–');
const signedPercent = (share: number): string => (share > 0 ? `+${percent(share)}` : percent(share).replace('-', '−'));
