/**
 * The study `simulate`: the traffic of many pairs, with its queues; with a scenario, before and after under the same luck. A job is one side: its
 * ways are planned once and all its histories run over them, so that no other job needs to plan them again.
 */
import type { Scenario } from '../../contract/index.js';
import type { Network, Place } from '../../network/index.js';
import { type Cargo, monthOf, type PlanQuery, planLeast, pricedFor, type Selector, type Way } from '../../planning/index.js';
import type { Instant } from '../../units/index.js';
import { type Carried, listCarried } from '../carried.js';
import { type Choosing, criteriaOf, tonnesOf, weighBy } from '../compare/index.js';
import type { RunOptions, StudyKind } from '../study.js';
import { networkOfStudy } from '../study-network.js';
import { requirePlace } from '../study-terms.js';
import { type CorridorFlow, createCorridor, type StationAbout } from './corridor-queues.js';
import { type FlowSum, type StationSum, simulateCorridor } from './simulate-corridor.js';

export interface SimulatePair {
  /** Keeps two flows of one pair apart; equal names see equal luck. */
  readonly name: string;
  /** Ids of places. */
  readonly from: string;
  readonly to: string;
  readonly cargo: Cargo;
  readonly avoid: readonly Selector[];
  readonly departAt: Instant;
  readonly tonnesPerYear: number;
}

export interface SimulateQuestion {
  /** At least one; day 0 is the departure of the first. */
  readonly pairs: readonly SimulatePair[];
  /** The other side, compared with the network as it is. */
  readonly under: Scenario | undefined;
  readonly choosing: Choosing;
  readonly tir: boolean;
  readonly drivers: 1 | 2;
  readonly seed: number;
  readonly replications: number;
  readonly days: number;
  readonly warmUpDays: number;
  /** Consignments a day, by id of the border. */
  readonly borders: Readonly<Record<string, number>>;
}

export interface SimulatedFlow {
  readonly name: string;
  readonly perDay: number;
  /** Null where there is no way. */
  readonly wayName: string | null;
  readonly sum: FlowSum | null;
}
export interface SimulatedSideResult {
  readonly stations: readonly (StationSum & { readonly about: StationAbout })[];
  readonly flows: readonly SimulatedFlow[];
  /** Counted days of a history. */
  readonly days: number;
  /** Amount: consignments that set out a week. */
  readonly carried: readonly Carried[];
}
export interface SimulateResult {
  readonly base: SimulatedSideResult;
  readonly under: SimulatedSideResult | undefined;
}

type Side = 'base' | 'under';

export const simulateStudy: StudyKind<SimulateQuestion, Side, SimulatedSideResult, SimulateResult> = {
  split: (_network, { under }) => (under === undefined ? ['base'] : ['base', 'under']),
  run: runSide,
  merge: (_network, _question, [base, under]) => {
    if (base === undefined) throw new Error('a simulation was merged without its parts');
    return { base, under };
  },
};

/** Planning the ways takes about so much of the time of a side. */
const PLANNING_SHARE = 0.3;
const DAYS_PER_YEAR = 365;
const DAYS_PER_WEEK = 7;

function runSide(network: Network, question: SimulateQuestion, side: Side, options: RunOptions): SimulatedSideResult {
  const { cancelled = () => false, report = () => {} } = options;
  const { pairs, under, borders } = question;
  const [first] = pairs;
  if (first === undefined) throw new Error('a simulation has at least one pair');
  const networkAt = (departAt: Instant): Network =>
    side === 'base' || under === undefined ? network : networkOfStudy(network, { kind: 'simulate', question: { departAt }, scenario: under });
  const flows = pairs.map((pair, i): ChosenFlow => {
    report((PLANNING_SHARE * i) / pairs.length);
    return cancelled() ? { name: pair.name, perDay: 0, wayName: null, flow: undefined } : chooseWay(networkAt(pair.departAt), question, pair);
  });
  const corridor = createCorridor(
    flows.flatMap(({ flow }) => flow ?? []),
    { departAt: first.departAt, month: monthOf(first.departAt), borders: new Map(Object.entries(borders)) },
  );
  const histories = { ...question, cancelled, report: (share: number) => report(PLANNING_SHARE + (1 - PLANNING_SHARE) * share) };
  const sum = simulateCorridor(corridor, histories);
  return {
    stations: sum.stations.map((station) => {
      const about = corridor.about.get(station.name);
      if (about === undefined) throw new Error(`nothing is known about the station ${station.name}`);
      return { ...station, about };
    }),
    flows: flows.map(({ name, perDay, wayName }) => ({ name, perDay, wayName, sum: sum.flows.find((one) => one.name === name) ?? null })),
    days: sum.days,
    carried: listCarried(
      flows.flatMap(({ flow, perDay }) =>
        flow === undefined ? [] : [{ network: flow.priced.pricing.network, arcs: flow.way.arcs, amounts: [perDay * DAYS_PER_WEEK] }],
      ),
    ),
  };
}

interface ChosenFlow {
  readonly name: string;
  readonly perDay: number;
  readonly wayName: string | null;
  readonly flow: (CorridorFlow & { readonly way: Way }) | undefined;
}

/** The way that a pair's cargo takes, and how much of it comes a day. */
function chooseWay(network: Network, question: SimulateQuestion, pair: SimulatePair): ChosenFlow {
  const { choosing, tir, drivers } = question;
  const { name, cargo, departAt, avoid } = pair;
  const ends = { from: requirePlace(network, pair.from), to: requirePlace(network, pair.to), via: [] as Place[] };
  const tonnes = tonnesOf(cargo.load);
  const least = planLeast(network, { ...queryOf(question, pair), by: criteriaOf(choosing) }, ends, weighBy(choosing, tonnes));
  const perDay = pair.tonnesPerYear / DAYS_PER_YEAR / tonnes;
  if (least.kind === 'none') return { name, perDay, wayName: null, flow: undefined };
  const priced = pricedFor(network, cargo, { tir, drivers, month: monthOf(departAt) }, avoid);
  return { name, perDay, wayName: least.itinerary.name, flow: { name, perDay, departAt, priced, way: least.way } };
}

/** As a plan is asked, with one draw: what is chosen is chosen by expected values. */
const queryOf = ({ tir, drivers, seed }: SimulateQuestion, { from, to, cargo, avoid, departAt }: SimulatePair): PlanQuery => ({
  from,
  to,
  via: [],
  cargo,
  departAt,
  deadline: undefined,
  by: ['time'],
  avoid,
  whyNot: [],
  tir,
  drivers,
  maxTransshipments: undefined,
  maxCost: undefined,
  top: 1,
  front: false,
  epsilon: 0,
  seed,
  draws: 1,
});
