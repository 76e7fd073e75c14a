/** What is asked on the study bench: one bag of terms that all kinds share, so that nothing typed is lost when another kind is looked at. */
import type { CompareCall, Scenario, StudyCall } from '../../../src/client/index.js';
import type { ScenarioTarget } from '../../../src/contract/index.js';

export const studyKinds = ['compare', 'reach', 'critical', 'matrix', 'assign', 'simulate'] as const;
export type BenchKind = (typeof studyKinds)[number];
export const removables = ['link', 'place', 'service'] as const;
export type Removable = (typeof removables)[number];

/** What the width of a line of an assignment is. */
export const flowMeasures = ['tonnes', 'teu'] as const;
export type FlowMeasure = (typeof flowMeasures)[number];

export type { ScenarioTarget };
export type BenchScenario = Omit<Scenario, 'id' | 'changes'> & { readonly changes: readonly BenchChange[] };
/** A change as it is edited: the four kinds with a form of their own, and any other as it came. */
export type BenchChange = { readonly kind: string; readonly what?: ScenarioTarget; readonly factor?: number } & Partial<Period> &
  Readonly<Record<string, unknown>>;
export interface Period {
  readonly from: string;
  readonly to: string;
  readonly fromDay: number;
  readonly toDay: number;
}

export interface Pair {
  readonly from: string;
  readonly to: string;
}
export interface Demand extends Pair {
  readonly tonnesPerYear: number;
  readonly cargo: string;
}

/** USD per tonne of CO2e, per tonne and day, per tonne that stays. */
export interface Prices {
  readonly co2: number;
  readonly time: number;
  readonly unmet: number;
}
/** What a thing of the network takes in a week, as the reader says. */
export interface BenchCapacity {
  readonly kind: 'service' | 'terminal';
  readonly id: string;
  readonly perWeek: number;
  readonly unit: string;
}
/** What a border lets pass in a day, each way. */
export interface Gate {
  readonly border: string;
  readonly perDay: number;
}

export interface BenchQuestion {
  /** Empty: the network as it is; a text: a ready one. */
  readonly scenario: string | BenchScenario;
  readonly cargo: string;
  /** Empty: tomorrow. */
  readonly depart: string;
  readonly avoid: readonly string[];
  readonly tir: boolean;
  readonly pairs: readonly Pair[];
  readonly from: string;
  /** As `5d,10d,15d`. */
  readonly within: string;
  readonly origins: readonly string[];
  readonly destinations: readonly string[];
  readonly remove: readonly Removable[];
  readonly demand: readonly Demand[];
  readonly prices: Prices;
  readonly capacities: readonly BenchCapacity[];
  readonly gates: readonly Gate[];
}

const demand = (from: string, to: string, tonnesPerYear: number, cargo: string): Demand => ({ from, to, tonnesPerYear, cargo });

/** The worked examples, one a kind: quick, and about the same corridor. Flows: data/demand/caspian-flows.csv. */
export const examples: Readonly<Record<BenchKind, BenchQuestion>> = (() => {
  const base: BenchQuestion = {
    scenario: '',
    cargo: 'truck:20t',
    depart: '',
    avoid: [],
    tir: false,
    pairs: [
      { from: 'CNHRS', to: 'AZBAK' },
      { from: 'KZALA', to: 'GETBS' },
      { from: 'CNSIA', to: 'TRIST' },
      { from: 'UZTAS', to: 'GEPTI' },
    ],
    from: 'CNHRS',
    within: '5d,10d,15d',
    origins: ['CNSIA', 'CNHRS', 'KZALA', 'UZTAS'],
    destinations: ['AZBAK', 'GETBS', 'TRIST', 'PLWAW'],
    remove: ['link', 'place', 'service'],
    demand: [
      demand('CNSIA', 'AZBAK', 320_000, '1x40HC:20t'),
      demand('CNCQI', 'GEPTI', 110_000, '1x40HC:20t'),
      demand('KZALA', 'GEPTI', 160_000, '1x40HC:20t'),
      demand('KZALA', 'AZBAK', 65_000, 'truck:20t'),
      demand('CNHRS', 'GETBS', 60_000, 'truck:20t'),
      demand('GETBS', 'KZALA', 114_000, 'truck:20t'),
    ],
    prices: { co2: 80, time: 5, unmet: 2000 },
    capacities: [],
    gates: [],
  };
  return {
    compare: { ...base, scenario: 'kuryk-closed-two-weeks', avoid: ['mode:air'] },
    reach: base,
    critical: { ...base, tir: true },
    matrix: { ...base, cargo: '1x40HC:20t', avoid: ['mode:air'] },
    // trains across Asia are full, and what goes by sea instead tells what a place on them is worth
    assign: {
      ...base,
      tir: true,
      demand: [...base.demand, demand('CNSIA', 'PLWAW', 2_000_000, '1x40HC:20t'), demand('CNCQI', 'DEDUI', 2_000_000, '1x40HC:20t')],
    },
    simulate: { ...base, scenario: 'second-caspian-roro', avoid: ['mode:air', 'country:RU,IR'], tir: true },
  };
})();

/** What must be there before anyone can be asked. */
export function isAskable(kind: BenchKind, question: BenchQuestion): boolean {
  switch (kind) {
    case 'compare':
      return question.pairs.length > 0 && question.scenario !== '';
    case 'reach':
      return question.from !== '';
    case 'critical':
      return question.demand.length > 0 && question.remove.length > 0;
    case 'assign':
    case 'simulate':
      return question.demand.length > 0;
    case 'matrix':
      return question.origins.length > 0 && question.destinations.length > 0;
  }
}

const scenarioOf = ({ scenario }: BenchQuestion) => (scenario === '' ? {} : { scenario: scenario as string | Scenario });
const termsOf = ({ cargo, depart, avoid, tir }: BenchQuestion) => ({ cargo, ...(depart === '' ? {} : { depart }), avoid: avoid.join(','), tir });

export const toCompareCall = (question: BenchQuestion): CompareCall => ({
  scenario: question.scenario as CompareCall['scenario'],
  pairs: question.pairs.map(({ from, to }) => ({ from, to })),
  ...termsOf(question),
  geometry: true,
});

export function toStudyCall(kind: Exclude<BenchKind, 'compare'>, question: BenchQuestion): StudyCall {
  const { from, within, origins, destinations, remove, depart, tir, prices } = question;
  const flows = question.demand.map((one) => ({ origin: one.from, destination: one.to, tonnesPerYear: one.tonnesPerYear, cargo: one.cargo }));
  const when = depart === '' ? {} : { depart };
  switch (kind) {
    case 'reach':
      return { kind, from, within, ...scenarioOf(question), ...termsOf(question) } as StudyCall;
    case 'matrix':
      return { kind, origins: [...origins], destinations: [...destinations], ...scenarioOf(question), ...termsOf(question) } as StudyCall;
    case 'critical':
      return { kind, flows, remove: [...remove], ...scenarioOf(question), ...when, tir } as StudyCall;
    case 'assign': {
      const costs = { co2PriceUsdPerT: prices.co2, timePriceUsdPerTDay: prices.time, unmetPriceUsdPerT: prices.unmet };
      return { kind, flows, capacities: [...question.capacities], ...costs, ...scenarioOf(question), ...when, tir } as StudyCall;
    }
    case 'simulate': {
      const pairs = question.demand.map(({ from: start, to, tonnesPerYear, cargo }) => ({ from: start, to, tonnesPerYear, cargo }));
      const borders = Object.fromEntries(question.gates.map(({ border, perDay }) => [border, perDay]));
      return { kind, pairs, borders, avoid: question.avoid.join(','), ...scenarioOf(question), ...when, tir } as StudyCall;
    }
  }
}
