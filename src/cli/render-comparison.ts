/** A comparison as text for a terminal: one line a pair, what changed under it, and all together. */
import type { CompareDocument, ComparePairDocument, ReadyScenario } from '../contract/index.js';
import { wrap } from './display-width.js';
import { grouped } from './figures.js';
import type { Terminal } from './terminal.js';
import { type Column, renderTable } from './text-table.js';

type Page = Pick<Terminal, 'width' | 'ink'>;

const left = (title: string, most?: number): Column => ({ title, align: 'left', ...(most === undefined ? {} : { most }) });
const right = (title: string): Column => ({ title, align: 'right' });

export function renderScenarios(scenarios: readonly ReadyScenario[], { width, ink }: Page): string {
  const lines = scenarios.flatMap(({ id, name, why, basis }) => [
    `${ink.bold(id)}  ${name} (${basis})`,
    ...wrap(why, Math.max(40, width - 4)).map((line) => `    ${line}`),
  ]);
  return `${lines.join('\n')}\n`;
}

export function renderComparison(document: CompareDocument, { width, ink }: Page): string {
  const { scenario, terms, pairs, all, notes } = document;
  const rows = pairs.map((pair) => [`${pair.from.name} - ${pair.to.name}`, ...figuresOf(pair), pair.outcome]);
  const columns = [left('pair', 30), right('p50 days'), right('p90 days'), right('USD'), right('with time'), right('kg CO2e'), left('way')];
  const changed = pairs.filter(({ outcome }) => outcome !== 'same way');
  const lines = [
    ink.bold(`${scenario.name}: before and after`),
    `${terms.cargo}; departure ${terms.departAt}; the way taken: ${ruleWords(terms)}; ${grouped(terms.draws)} draws, seed ${terms.seed}; scenario ${scenario.hash.slice(0, 12)}`,
    ...(scenario.inForce < scenario.changes ? [`${scenario.inForce} of ${scenario.changes} changes can matter to this departure.`] : []),
    ...notes.flatMap((note) => wrap(note, width)),
    '',
    ...renderTable(columns, rows, { indent: 0, head: ink.dim }),
    '',
    ...changed.flatMap((pair) => changeLines(pair, width)),
    ...(changed.length === 0 ? [] : ['']),
    ...sumLines(all),
  ];
  return `${lines.join('\n')}\n`;
}

const ruleWords = ({ by, usdPerTonneDay }: CompareDocument['terms']): string =>
  by === 'generalised' ? `least price plus ${usdPerTonneDay} USD per tonne and day` : `least ${by === 'co2' ? 'CO2e' : by}`;

/** `12.3 +0.4`: the figure before, and what the scenario adds. */
const withChange = (before: number | undefined, change: number | undefined, digits: number): string => {
  if (before === undefined) return '-';
  return `${grouped(before, digits)}${change === undefined ? '' : ` ${signed(change, digits)}`}`;
};
const signed = (value: number, digits: number): string => {
  const text = grouped(Math.abs(value), digits);
  return Number(value.toFixed(digits)) === 0 ? '±0' : `${value > 0 ? '+' : '−'}${text}`;
};

const figuresOf = ({ base, scenario, change }: ComparePairDocument): string[] => {
  const shown = base ?? scenario ?? undefined;
  return [
    withChange(shown?.p50Days, change?.p50Days, 1),
    withChange(shown?.p90Days, change?.p90Days, 1),
    withChange(shown?.costUsd, change?.costUsd, 0),
    withChange(shown?.generalisedUsd, change?.generalisedUsd, 0),
    withChange(shown?.co2eKg, change?.co2eKg, 0),
  ];
};

const changeLines = ({ from, to, base, scenario, none }: ComparePairDocument, width: number): string[] => {
  const text = `${from.name} - ${to.name}: ${base?.name ?? 'no way'} → ${scenario?.name ?? 'no way'}.${none === null ? '' : ` ${none}`}`;
  return wrap(text, width);
};

const sumLines = ({ pairs, both, changed, lost, gained, tonnesLost, base, change }: CompareDocument['all']): string[] => [
  `${pairs} pairs: ${changed} take another way, ${lost} lost, ${gained} gained${tonnesLost === null || tonnesLost === 0 ? '' : `; ${grouped(tonnesLost)} t a year lose their way`}.`,
  ...(base === null || change === null
    ? []
    : [
        `Mean of the ${both} with a way on both sides${tonnesLost === null ? '' : ', by tonnes'}: p50 ${withChange(base.p50Days, change.p50Days, 2)} days, p90 ${withChange(base.p90Days, change.p90Days, 2)} days, ` +
          `${withChange(base.costUsd, change.costUsd, 0)} USD, ${withChange(base.generalisedUsd, change.generalisedUsd, 0)} USD with time, ${withChange(base.co2eKg, change.co2eKg, 0)} kg CO2e a consignment.`,
      ]),
];
