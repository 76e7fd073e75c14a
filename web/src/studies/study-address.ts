/** The address bar holds the kind of study and its whole question; a link restores both. */
import { type Theme, themes } from '../state/address.js';
import {
  type BenchCapacity,
  type BenchKind,
  type BenchQuestion,
  type BenchScenario,
  type Demand,
  examples,
  type Gate,
  type Pair,
  type Prices,
  type Removable,
  removables,
  studyKinds,
} from './study-question.js';

export interface StudyAddress {
  readonly kind: BenchKind;
  /** The example of the kind where the address says nothing else. */
  readonly question: BenchQuestion;
  readonly theme: Theme | undefined;
}

const pairsOf = (text: string): Pair[] =>
  text.split(';').flatMap((one) => {
    const [from = '', to = ''] = one.split('>');
    return from === '' || to === '' ? [] : [{ from, to }];
  });
const demandOf = (text: string): Demand[] =>
  text.split(';').flatMap((one) => {
    const [pair = '', tonnes = '', cargo = ''] = one.split('|');
    return pairsOf(pair).flatMap((ends) => (Number(tonnes) > 0 && cargo !== '' ? [{ ...ends, tonnesPerYear: Number(tonnes), cargo }] : []));
  });
const pricesOf = (text: string): Prices => {
  const [co2 = 0, time = 0, unmet = 0] = text.split(',').map((one) => Math.max(0, Number(one)) || 0);
  return { co2, time, unmet };
};
const capacitiesOf = (text: string): BenchCapacity[] =>
  text.split(';').flatMap((one): BenchCapacity[] => {
    const [kind, id = '', perWeek = '', unit = ''] = one.split('|');
    return (kind === 'service' || kind === 'terminal') && Number(perWeek) >= 0 && id !== '' ? [{ kind, id, perWeek: Number(perWeek), unit }] : [];
  });
const gatesOf = (text: string): Gate[] =>
  text.split(';').flatMap((one): Gate[] => {
    const [border = '', perDay = ''] = one.split('|');
    return border !== '' && Number(perDay) > 0 ? [{ border, perDay: Number(perDay) }] : [];
  });
const listOf = (text: string, mark: string): string[] => text.split(mark).filter((one) => one !== '');

function scenarioOf(text: string): string | BenchScenario {
  if (!text.startsWith('{')) return text;
  try {
    const read = JSON.parse(text) as Partial<BenchScenario>;
    return typeof read.name === 'string' && Array.isArray(read.changes) ? (read as BenchScenario) : '';
  } catch {
    return '';
  }
}

export function readStudyAddress(search: string): StudyAddress {
  const at = new URLSearchParams(search);
  const kind = studyKinds.find((one) => one === at.get('kind')) ?? 'compare';
  const example = examples[kind];
  const of = <T>(name: string, read: (text: string) => T, otherwise: T): T => {
    const text = at.get(name);
    return text === null ? otherwise : read(text);
  };
  const text = (one: string): string => one;
  return {
    kind,
    theme: themes.find((one) => one === at.get('theme')),
    question: {
      scenario: of('scenario', scenarioOf, example.scenario),
      cargo: of('cargo', text, example.cargo),
      depart: of('depart', text, example.depart),
      avoid: of('avoid', (one): readonly string[] => listOf(one, ','), example.avoid),
      tir: of('tir', (one) => one === '1', example.tir),
      pairs: of<readonly Pair[]>('pairs', pairsOf, example.pairs),
      from: of('from', text, example.from),
      within: of('within', text, example.within),
      origins: of<readonly string[]>('origins', (one) => listOf(one, ';'), example.origins),
      destinations: of<readonly string[]>('destinations', (one) => listOf(one, ';'), example.destinations),
      remove: of<readonly Removable[]>('remove', (one) => removables.filter((kind) => one.split(',').includes(kind)), example.remove),
      demand: of<readonly Demand[]>('demand', demandOf, example.demand),
      prices: of('prices', pricesOf, example.prices),
      capacities: of<readonly BenchCapacity[]>('capacities', capacitiesOf, example.capacities),
      gates: of<readonly Gate[]>('gates', gatesOf, example.gates),
    },
  };
}

const written: Readonly<Record<keyof BenchQuestion, (question: BenchQuestion) => string>> = {
  scenario: ({ scenario }) => (typeof scenario === 'string' ? scenario : JSON.stringify(scenario)),
  cargo: ({ cargo }) => cargo,
  depart: ({ depart }) => depart,
  avoid: ({ avoid }) => avoid.join(','),
  tir: ({ tir }) => (tir ? '1' : '0'),
  pairs: ({ pairs }) => pairs.map(({ from, to }) => `${from}>${to}`).join(';'),
  from: ({ from }) => from,
  within: ({ within }) => within,
  origins: ({ origins }) => origins.join(';'),
  destinations: ({ destinations }) => destinations.join(';'),
  remove: ({ remove }) => remove.join(','),
  prices: ({ prices: { co2, time, unmet } }) => [co2, time, unmet].join(','),
  capacities: ({ capacities }) => capacities.map(({ kind, id, perWeek, unit }) => [kind, id, perWeek, unit].join('|')).join(';'),
  gates: ({ gates }) => gates.map(({ border, perDay }) => `${border}|${perDay}`).join(';'),
  demand: ({ demand }) => demand.map(({ from, to, tonnesPerYear, cargo }) => `${from}>${to}|${tonnesPerYear}|${cargo}`).join(';'),
};

/** Which terms a kind asks by: the others are not in its link. */
const asked: Readonly<Record<BenchKind, readonly (keyof BenchQuestion)[]>> = {
  compare: ['scenario', 'cargo', 'depart', 'avoid', 'tir', 'pairs'],
  reach: ['scenario', 'cargo', 'depart', 'avoid', 'tir', 'from', 'within'],
  critical: ['scenario', 'depart', 'tir', 'remove', 'demand'],
  matrix: ['scenario', 'cargo', 'depart', 'avoid', 'tir', 'origins', 'destinations'],
  assign: ['scenario', 'depart', 'tir', 'demand', 'prices', 'capacities'],
  simulate: ['scenario', 'depart', 'avoid', 'tir', 'demand', 'gates'],
};

export function writeStudyAddress({ kind, question, theme }: StudyAddress, language: string | undefined): string {
  const at = new URLSearchParams({ kind });
  for (const term of asked[kind]) {
    const text = written[term](question);
    if (text !== written[term](examples[kind])) at.set(term, text);
  }
  if (language !== undefined) at.set('lang', language);
  if (theme !== undefined) at.set('theme', theme);
  return `?${at.toString().replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%3B', ';').replaceAll('%3E', '>')}`;
}
