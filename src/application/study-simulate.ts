/** The form of a simulation: pairs with what comes in; every queue and every flow out, before and after a scenario where one is given. */
import { type Scenario, type SimulateDocument, type SimulatedSide, sha256Hex, type simulateCallSchema } from '../contract/index.js';
import type { Network } from '../network/index.js';
import { hashScenario } from '../scenario/index.js';
import type { Carried, SimulatedSideResult, SimulateQuestion, SimulateResult } from '../studies/index.js';
import { carriedFeature, endFeatures } from './carried-features.js';
import { renderCargo } from './describe-cargo.js';
import { renderInstant } from './local-time.js';
import { readSimulatePairs } from './read-simulate-pairs.js';
import { seasonNotes } from './season-note.js';
import {
  headOf,
  type Presented,
  placeOf,
  type ReadStudy,
  type StudyAnswer,
  type StudyFeatures,
  type StudyForm,
  type StudyReader,
} from './study-form.js';
import { numberColumn, type StudyColumn, textColumn } from './study-table.js';

type Call = (typeof simulateCallSchema)['_output'];

function read(call: Call, reader: StudyReader, scenario?: Scenario): ReadStudy {
  const log = { notes: [] as string[], problems: [] as ReadStudy['problems'][number][] };
  const pairs = readSimulatePairs(call, reader, log);
  log.problems.push(...unknownBorders(reader.network, call.borders));
  if (log.problems.length > 0) return { ...log, study: undefined };
  const { seed, replications, days, warmUpDays, borders, tir, drivers, by, usdPerTonneDay } = call;
  const question: SimulateQuestion = {
    pairs,
    under: scenario,
    choosing: { rule: by, usdPerTonneDay },
    tir,
    drivers: drivers === 2 ? 2 : 1,
    seed,
    replications,
    days,
    warmUpDays,
    borders,
  };
  return { ...log, study: { kind: 'simulate', question } };
}

const unknownBorders = ({ places }: Network, borders: Call['borders']): ReadStudy['problems'] =>
  Object.keys(borders).flatMap((id) =>
    places.some((place) => place.id === id && place.roles.includes('border'))
      ? []
      : [{ field: `borders.${id}`, message: `There is no border “${id}” in this network.`, choices: [] }],
  );

function present(presented: Presented, { base, under }: SimulateResult): StudyAnswer {
  const { network } = presented;
  const question = presented.study.question as SimulateQuestion;
  const [first] = question.pairs;
  if (first === undefined) throw new Error('a simulation has at least one pair');
  const document: SimulateDocument = {
    kind: 'simulate',
    ...headOf({ network, notes: [...presented.notes, ...seasonNotes(network, first.departAt)] }),
    scenario: question.under === undefined ? null : { name: question.under.name, hash: hashScenario(question.under, sha256Hex) },
    terms: {
      departAt: renderInstant(first.departAt, placeOf(network, first.from).zone),
      by: question.choosing.rule,
      seed: question.seed,
      replications: question.replications,
      days: question.days,
      warmUpDays: question.warmUpDays,
    },
    base: presentSide(network, question, base),
    under: under === undefined ? null : presentSide(network, question, under),
  };
  const tables = { queues: { columns: queueColumns(document) }, flows: { columns: flowColumns(document) } };
  return { document, table: tables.queues, tables, features: featuresOf(network, document, { base, under }) };
}

const HOURS_PER_DAY = 24;
const DAYS_PER_WEEK = 7;
const hoursOf = (days: number | undefined): number | null => (days === undefined ? null : days * HOURS_PER_DAY);
const named = (network: Network, id: string) => ({ id, name: placeOf(network, id).names.en });

/** A flow without a way is demand that nobody serves: all of it is spilled. */
function presentSide(network: Network, { pairs }: SimulateQuestion, { stations, flows, days }: SimulatedSideResult): SimulatedSide {
  return {
    stations: stations.map(({ about, waitP50, waitP90, waitMean, ...station }) => ({
      name: station.name,
      kind: about.kind,
      id: about.id,
      title: about.title,
      place: named(network, about.place),
      arrivedPerWeek: station.arrivedPerWeek,
      servedPerWeek: station.servedPerWeek,
      waitP50Hours: hoursOf(waitP50),
      waitP90Hours: hoursOf(waitP90),
      waitMeanHours: hoursOf(waitMean),
      waitingAtEnd: station.waitingAtEnd,
      spilled: station.spilled,
    })),
    flows: flows.map(({ name, perDay, wayName, sum }, i) => {
      const pair = pairs[i];
      if (pair === undefined) throw new Error(`the simulation has no pair ${i}`);
      const who = { name, from: named(network, pair.from), to: named(network, pair.to), cargo: renderCargo(pair.cargo), way: wayName };
      if (sum === null || wayName === null) {
        const none = { deliveredPerWeek: 0, p50Days: null, p90Days: null, underWay: 0 };
        return { ...who, startedPerWeek: perDay * DAYS_PER_WEEK, ...none, spilled: perDay * days };
      }
      const { startedPerWeek, deliveredPerWeek, daysP50, daysP90, underWay, spilled } = sum;
      return { ...who, startedPerWeek, deliveredPerWeek, p50Days: daysP50 ?? null, p90Days: daysP90 ?? null, underWay, spilled };
    }),
  };
}

type Station = SimulatedSide['stations'][number];
type SimulatedFlow = SimulatedSide['flows'][number];

/** By name; those of the base first, in its order. A name that one side lacks has no figures there. */
function pairUp<T extends { readonly name: string }>(base: readonly T[], under: readonly T[] | undefined) {
  const names = [...new Set([...base, ...(under ?? [])].map(({ name }) => name))];
  return names.flatMap((name) => {
    const [before, after] = [base.find((one) => one.name === name), under?.find((one) => one.name === name)];
    const either = before ?? after;
    return either === undefined ? [] : [{ either, before, after }];
  });
}

/** One column, or with a scenario two: before and after. */
const sidesOf = <T extends { readonly name: string }>(
  rows: ReturnType<typeof pairUp<T>>,
  isTwo: boolean,
  name: string,
  value: (one: T) => number | null,
): StudyColumn[] => {
  const of = (one: T | undefined): number | undefined => (one === undefined ? undefined : (value(one) ?? undefined));
  const before = numberColumn(isTwo ? `${name}_before` : name, rows, (row) => of(row.before));
  return isTwo ? [before, numberColumn(`${name}_after`, rows, (row) => of(row.after))] : [before];
};

function queueColumns({ base, under }: SimulateDocument): StudyColumn[] {
  const rows = pairUp<Station>(base.stations, under?.stations);
  const sides = (name: string, value: (one: Station) => number | null) => sidesOf(rows, under !== null, name, value);
  return [
    textColumn('queue', rows, ({ either }) => either.name),
    textColumn('kind', rows, ({ either }) => either.kind),
    textColumn('id', rows, ({ either }) => either.id),
    textColumn('title', rows, ({ either }) => either.title),
    textColumn('place', rows, ({ either }) => either.place.id),
    textColumn('place_name', rows, ({ either }) => either.place.name),
    ...sides('come_per_week', ({ arrivedPerWeek }) => arrivedPerWeek),
    ...sides('served_per_week', ({ servedPerWeek }) => servedPerWeek),
    ...sides('wait_p50_h', ({ waitP50Hours }) => waitP50Hours),
    ...sides('wait_p90_h', ({ waitP90Hours }) => waitP90Hours),
    ...sides('wait_mean_h', ({ waitMeanHours }) => waitMeanHours),
    ...sides('waiting_at_end', ({ waitingAtEnd }) => waitingAtEnd),
    ...sides('spilled', ({ spilled }) => spilled),
  ];
}

function flowColumns({ base, under }: SimulateDocument): StudyColumn[] {
  const rows = pairUp<SimulatedFlow>(base.flows, under?.flows);
  const sides = (name: string, value: (one: SimulatedFlow) => number | null) => sidesOf(rows, under !== null, name, value);
  return [
    textColumn('origin', rows, ({ either }) => either.from.id),
    textColumn('origin_name', rows, ({ either }) => either.from.name),
    textColumn('destination', rows, ({ either }) => either.to.id),
    textColumn('destination_name', rows, ({ either }) => either.to.name),
    textColumn('cargo', rows, ({ either }) => either.cargo),
    textColumn(under === null ? 'way' : 'way_before', rows, ({ before }) => before?.way ?? ''),
    ...(under === null ? [] : [textColumn('way_after', rows, ({ after }) => after?.way ?? '')]),
    ...sides('come_per_week', ({ startedPerWeek }) => startedPerWeek),
    ...sides('arrive_per_week', ({ deliveredPerWeek }) => deliveredPerWeek),
    ...sides('p50_days', ({ p50Days }) => p50Days),
    ...sides('p90_days', ({ p90Days }) => p90Days),
    ...sides('under_way_at_end', ({ underWay }) => underWay),
    ...sides('spilled', ({ spilled }) => spilled),
  ];
}

/** Lines by the consignments that set out over them a week, each side apart; the queues, each with both sides; the ends of the flows. */
function featuresOf(network: Network, document: SimulateDocument, { base, under }: SimulateResult): StudyFeatures {
  const lines = (side: 'before' | 'after', carried: readonly Carried[]) =>
    carried.map((one) => carriedFeature(network, one, ([out = 0], [back = 0]) => ({ side, perWeek: out + back })));
  const queues = pairUp<Station>(document.base.stations, document.under?.stations).map(({ either, before, after }) => {
    const { lon, lat } = placeOf(network, either.place.id);
    const { name, kind, id, title, place } = either;
    const properties = { feature: 'queue', name, kind, id, title, place: place.id, before: before ?? null, after: after ?? null };
    return { type: 'Feature' as const, geometry: { type: 'Point', coordinates: [lon, lat] }, properties };
  });
  const ends = endFeatures(
    network,
    document.base.flows.map(({ from, to, startedPerWeek }) => ({ from: from.id, to: to.id, amount: startedPerWeek })),
    'consignments',
  );
  return { type: 'FeatureCollection', features: [...lines('before', base.carried), ...lines('after', under?.carried ?? []), ...queues, ...ends] };
}

export const simulateForm: StudyForm = { read, present, both: true };
