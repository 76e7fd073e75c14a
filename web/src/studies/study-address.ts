/** The address bar holds the kind of study and its whole question; a link restores both. */
import { type Theme, themes } from '../state/address.js';
import {
  type BenchKind,
  type BenchQuestion,
  type BenchScenario,
  type Demand,
  examples,
  type Pair,
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
  demand: ({ demand }) => demand.map(({ from, to, tonnesPerYear, cargo }) => `${from}>${to}|${tonnesPerYear}|${cargo}`).join(';'),
};

/** Which terms a kind asks by: the others are not in its link. */
const asked: Readonly<Record<BenchKind, readonly (keyof BenchQuestion)[]>> = {
  compare: ['scenario', 'cargo', 'depart', 'avoid', 'tir', 'pairs'],
  reach: ['scenario', 'cargo', 'depart', 'avoid', 'tir', 'from', 'within'],
  critical: ['scenario', 'depart', 'tir', 'remove', 'demand'],
  matrix: ['scenario', 'cargo', 'depart', 'avoid', 'tir', 'origins', 'destinations'],
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
