/** Use case: the traffic of many pairs over the network, with its queues; with a scenario, before and after under the same luck. */
import { type SimulateDocument, type SimulatedSide, simulateCallSchema } from '../contract/index.js';
import type { Network } from '../network/index.js';
import { monthOf, planLeast, pricedFor, type QueryProblem } from '../planning/index.js';
import {
  type Choosing,
  type CorridorFlow,
  type CorridorSum,
  createCorridor,
  criteriaOf,
  simulateCorridor,
  tonnesOf,
  weighBy,
} from '../studies/index.js';
import type { Instant } from '../units/index.js';
import { renderCargo } from './describe-cargo.js';
import { renderInstant } from './local-time.js';
import type { ReadPair } from './read-pairs.js';
import { networkUnder, readStudyCall, type StudyParts } from './read-study-call.js';

export type SimulateOutcome =
  | { readonly kind: 'answered'; readonly document: SimulateDocument }
  | { readonly kind: 'problems'; readonly problems: readonly QueryProblem[] };

type Report = (share: number, what: string) => void;

const DAYS_PER_YEAR = 365;
const schema = simulateCallSchema.omit({ scenario: true });

export const simulateCorridors = (parts: StudyParts, raw: unknown, now: Instant, report: Report = () => {}): SimulateOutcome => {
  const read = readStudyCall(parts, raw, now, { schema, rules: { needsScenario: false, draws: 1 } });
  const problems =
    read.kind === 'problems' ? [...read.problems] : [...withoutTonnes(read.pairs), ...unknownBorders(parts.network, read.call.borders)];
  if (read.kind === 'problems' || problems.length > 0) return { kind: 'problems', problems };
  const { call, scenario, pairs, notes } = read;
  const [first] = pairs;
  if (first === undefined) throw new Error('a simulation was read without pairs');
  const sides = scenario === undefined ? 1 : 2;
  const side = (number: number, networkOf: (at: Instant) => Network): SimulatedSide => {
    const within: Report = (share, what) => report((number + share) / sides, what);
    const flows = pairs.map((pair, i) => flowOf(pair, networkOf(pair.query.departAt), { rule: call.by, usdPerTonneDay: call.usdPerTonneDay }, i));
    const corridor = createCorridor(
      flows.flatMap(({ flow }) => flow ?? []),
      { departAt: first.query.departAt, month: monthOf(first.query.departAt), borders: new Map(Object.entries(call.borders)) },
    );
    const sum = simulateCorridor(corridor, { ...call, report: (share) => within(share, number === 0 ? 'as it is' : 'under the scenario') });
    return presentSide(flows, sum);
  };
  return {
    kind: 'answered',
    document: {
      formatVersion: 1,
      network: { id: parts.network.id, version: parts.network.version },
      scenario: scenario === undefined ? null : { name: scenario.applied.scenario.name, hash: scenario.hash },
      terms: {
        departAt: renderInstant(first.query.departAt, first.ends.from.zone),
        by: call.by,
        seed: call.seed,
        replications: call.replications,
        days: call.days,
        warmUpDays: call.warmUpDays,
      },
      notes: [...notes],
      base: side(0, () => parts.network),
      under: scenario === undefined ? null : side(1, (at) => networkUnder(parts.network, scenario, at)),
    },
  };
};

const withoutTonnes = (pairs: readonly ReadPair[]): QueryProblem[] =>
  pairs.flatMap(({ tonnesPerYear }, i) =>
    tonnesPerYear === undefined ? [{ field: `pairs.${i}.tonnesPerYear`, message: 'What comes must be told: tonnes a year.', choices: [] }] : [],
  );

const unknownBorders = ({ places }: Network, borders: Readonly<Record<string, number>>): QueryProblem[] =>
  Object.keys(borders).flatMap((id) =>
    places.some((place) => place.id === id && place.roles.includes('border'))
      ? []
      : [{ field: `borders.${id}`, message: `There is no border “${id}” in this network.`, choices: [] }],
  );

interface NamedFlow {
  readonly name: string;
  readonly perDay: number;
  /** Undefined where there is no way. */
  readonly wayName: string | undefined;
  readonly flow: CorridorFlow | undefined;
}

/** The way that a pair's cargo takes, and how much of it comes a day; the name keeps two flows of one pair apart. */
const flowOf = ({ query, ends, tonnesPerYear = 0 }: ReadPair, network: Network, choosing: Choosing, i: number): NamedFlow => {
  const tonnes = tonnesOf(query.cargo.load);
  const least = planLeast(network, { ...query, by: criteriaOf(choosing) }, ends, weighBy(choosing, tonnes));
  const name = `${ends.from.names.en} - ${ends.to.names.en}, ${renderCargo(query.cargo)} (${i + 1})`;
  const perDay = tonnesPerYear / DAYS_PER_YEAR / tonnes;
  if (least.kind === 'none') return { name, perDay, wayName: undefined, flow: undefined };
  const priced = pricedFor(network, query.cargo, { tir: query.tir, drivers: query.drivers, month: monthOf(query.departAt) }, query.avoid);
  return { name, perDay, wayName: least.itinerary.name, flow: { name, perDay, priced, way: least.way } };
};

const HOURS_PER_DAY = 24;
const DAYS_PER_WEEK = 7;
const hoursOf = (days: number | undefined): number | null => (days === undefined ? null : days * HOURS_PER_DAY);

/** A flow without a way is demand that nobody serves: all of it is spilled. */
const presentSide = (flows: readonly NamedFlow[], sum: CorridorSum): SimulatedSide => ({
  stations: sum.stations.map(({ name, arrivedPerWeek, servedPerWeek, waitP50, waitP90, waitMean, waitingAtEnd, spilled }) => ({
    name,
    arrivedPerWeek,
    servedPerWeek,
    waitP50Hours: hoursOf(waitP50),
    waitP90Hours: hoursOf(waitP90),
    waitMeanHours: hoursOf(waitMean),
    waitingAtEnd,
    spilled,
  })),
  flows: flows.map(({ name, perDay, wayName }) => {
    const found = sum.flows.find((flow) => flow.name === name);
    if (found === undefined || wayName === undefined) {
      const none = { way: null, deliveredPerWeek: 0, p50Days: null, p90Days: null, underWay: 0 };
      return { name, ...none, startedPerWeek: perDay * DAYS_PER_WEEK, spilled: perDay * sum.days };
    }
    const { startedPerWeek, deliveredPerWeek, daysP50, daysP90, underWay, spilled } = found;
    return { name, way: wayName, startedPerWeek, deliveredPerWeek, p50Days: daysP50 ?? null, p90Days: daysP90 ?? null, underWay, spilled };
  }),
});
