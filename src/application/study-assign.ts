/** The form of an assignment: a demand table and prices in; flows, limits with their shadow prices and what certifies them out. */
import { type assignCallSchema, type FreightAssignmentDocument, freightAssignmentDefaults } from '../contract/index.js';
import { monthOf } from '../planning/index.js';
import { type AssignQuestion, type AssignResult, checkGiven } from '../studies/index.js';
import { carriedFeature, endFeatures, pathGeometry } from './carried-features.js';
import { renderCargo } from './describe-cargo.js';
import { readFlows } from './read-flows.js';
import { readDepart } from './read-plan-request.js';
import { seasonNotes } from './season-note.js';
import { headOf, type Presented, placeOf, type ReadStudy, type StudyAnswer, type StudyForm, type StudyReader } from './study-form.js';
import { numberColumn, type StudyTable, textColumn } from './study-table.js';

type Call = (typeof assignCallSchema)['_output'];

function read(call: Call, reader: StudyReader): ReadStudy {
  const log = { notes: [] as string[], problems: [] as ReadStudy['problems'][number][] };
  const flows = readFlows(call.flows, reader, log);
  const unknown = checkGiven(reader.network, call.capacities);
  log.problems.push(...unknown.map(({ row, message }) => ({ field: `capacities.${row}.id`, message: `${message}.`, choices: [] })));
  // nothing departs: the moment matters to a scenario, to the season of timetables, and to the weather when it was told
  const quiet: string[] = [];
  const departAt = readDepart(call.depart, undefined, reader.now, call.depart === undefined ? quiet : log.notes, log.problems);
  if (log.problems.length > 0 || departAt === undefined) return { ...log, study: undefined };
  const { co2PriceUsdPerT, unmetPriceUsdPerT, timePriceUsdPerTDay, tir, capacities } = call;
  const month = call.month ?? (call.depart === undefined ? freightAssignmentDefaults.month : monthOf(departAt) + 1);
  const prices = { co2UsdPerT: co2PriceUsdPerT, unmetUsdPerT: unmetPriceUsdPerT, timeUsdPerTDay: timePriceUsdPerTDay, tir, month: month - 1 };
  const question: AssignQuestion = { flows, departAt, prices, capacities };
  return { ...log, study: { kind: 'assign', question } };
}

const SECONDS_PER_DAY = 86_400;

function present(presented: Presented, result: AssignResult): StudyAnswer {
  const { network } = presented;
  const question = presented.study.question as AssignQuestion;
  const demand = result.demand.reduce((sum, tonnes) => sum + tonnes, 0);
  const unmet = result.unmet.reduce((sum, tonnes) => sum + tonnes, 0);
  const perWeek = (figure: (way: AssignResult['ways'][number]) => number): number =>
    result.ways.reduce((sum, way) => sum + way.tonnesPerWeek * figure(way), 0);
  const { month, ...prices } = question.prices;
  const document: FreightAssignmentDocument = {
    kind: 'assign',
    ...headOf({ network, notes: [...presented.notes, ...seasonNotes(network, question.departAt), ...notesOf(question, result)] }),
    prices: { ...prices, month: month + 1 },
    objectiveUsdPerWeek: result.objective,
    boundUsdPerWeek: result.bound,
    relativeGap: result.objective === 0 ? 0 : (result.objective - result.bound) / result.objective,
    rounds: result.rounds,
    columns: result.columns,
    tonnesPerWeek: { demand, carried: demand - unmet, unmet },
    carriageUsdPerWeek: perWeek(({ carriageUsd }) => carriageUsd),
    co2eTPerWeek: perWeek(({ grams }) => grams) / 1e6,
    flows: question.flows.map((_, k) => presentFlow(presented, result, k)),
    capacities: rankLimits(result).map(({ path: _, usedPerWeek, shadowPrice, ...limit }) => ({
      ...limit,
      places: [...limit.places],
      usedPerWeek,
      shadowPriceUsdPerUnit: shadowPrice,
    })),
  };
  const tables = { ways: waysTable(document), limits: limitsTable(document) };
  return { document, table: tables.ways, tables, features: featuresOf(presented, result, document) };
}

function presentFlow({ network, study }: Presented, result: AssignResult, k: number): FreightAssignmentDocument['flows'][number] {
  const flow = (study.question as AssignQuestion).flows[k];
  if (flow === undefined) throw new Error(`the assignment has no flow ${k}`);
  const named = (id: string) => ({ id, name: placeOf(network, id).names.en });
  return {
    origin: named(flow.origin),
    destination: named(flow.destination),
    cargo: renderCargo(flow.cargo),
    demandTPerWeek: result.demand[k] ?? 0,
    unmetTPerWeek: result.unmet[k] ?? 0,
    connected: result.connected[k] === true,
    marginalUsdPerT: result.marginal[k] ?? 0,
    ways: result.ways
      .filter((way) => way.flow === k)
      .map(({ tonnesPerWeek, usd, carriageUsd, grams, seconds, legs }) => ({
        tonnesPerWeek,
        usdPerT: usd,
        carriageUsdPerT: carriageUsd,
        co2eKgPerT: grams / 1000,
        days: seconds / SECONDS_PER_DAY,
        legs: legs.map((leg) => ({ ...leg, service: leg.service ?? null })),
      })),
  };
}

/** What the whole limit is worth a week, then the price, then the share used, then the name. */
function rankLimits({ limits }: AssignResult): AssignResult['limits'] {
  const share = ({ usedPerWeek, perWeek }: AssignResult['limits'][number]): number => (perWeek > 0 ? usedPerWeek / perWeek : 0);
  return [...limits].sort(
    (a, b) =>
      b.shadowPrice * b.perWeek - a.shadowPrice * a.perWeek ||
      b.shadowPrice - a.shadowPrice ||
      share(b) - share(a) ||
      (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  );
}

function notesOf({ prices }: AssignQuestion, { limited }: AssignResult): string[] {
  const notes = [
    `Limited: ${limited.service} stretches of services, ${limited.terminal} terminals, ${limited.reloading} gauge changes, ${limited.pipeline} pipeline links, ` +
      `${limited.border} border directions, ${limited.link} link directions. Everything else is taken as unlimited: the network has no capacities of roads, ` +
      'railway lines and borders unless they are given.',
    'All capacity is taken to be free for this demand; a terminal counts a passage once; a year has 52.18 equal weeks.',
  ];
  if (prices.timeUsdPerTDay === 0) notes.push('Time has no price here: cargo takes the cheapest way, however slow.');
  return notes;
}

/** A row per way, and one for what stays. */
function waysTable({ flows }: FreightAssignmentDocument): StudyTable {
  const rows = flows.flatMap((flow) => {
    const carried = flow.ways.map((way) => ({ flow, way, tonnes: way.tonnesPerWeek, status: 'carried' }));
    const stays = { flow, way: undefined, tonnes: flow.unmetTPerWeek, status: flow.connected ? 'stays' : 'stays, no way' };
    return flow.unmetTPerWeek > 0 ? [...carried, stays] : carried;
  });
  return {
    columns: [
      textColumn('origin', rows, ({ flow }) => flow.origin.id),
      textColumn('origin_name', rows, ({ flow }) => flow.origin.name),
      textColumn('destination', rows, ({ flow }) => flow.destination.id),
      textColumn('destination_name', rows, ({ flow }) => flow.destination.name),
      textColumn('cargo', rows, ({ flow }) => flow.cargo),
      numberColumn('demand_t_per_week', rows, ({ flow }) => flow.demandTPerWeek),
      textColumn('status', rows, ({ status }) => status),
      numberColumn('t_per_week', rows, ({ tonnes }) => tonnes),
      numberColumn('usd_per_t', rows, ({ way }) => way?.usdPerT),
      numberColumn('carriage_usd_per_t', rows, ({ way }) => way?.carriageUsdPerT),
      numberColumn('co2e_kg_per_t', rows, ({ way }) => way?.co2eKgPerT),
      numberColumn('days', rows, ({ way }) => way?.days),
      numberColumn('last_t_usd', rows, ({ flow }) => flow.marginalUsdPerT),
      textColumn('way', rows, ({ way }) => way?.legs.map(({ carrier, toName }) => `${carrier} to ${toName}`).join(', ') ?? ''),
    ],
  };
}

const limitsTable = ({ capacities }: FreightAssignmentDocument): StudyTable => ({
  columns: [
    textColumn('kind', capacities, ({ kind }) => kind),
    textColumn('id', capacities, ({ id }) => id),
    textColumn('name', capacities, ({ name }) => name),
    textColumn('unit', capacities, ({ unit }) => unit),
    numberColumn('per_week', capacities, ({ perWeek }) => perWeek),
    numberColumn('used_per_week', capacities, ({ usedPerWeek }) => usedPerWeek),
    numberColumn('shadow_usd_per_unit', capacities, ({ shadowPriceUsdPerUnit }) => shadowPriceUsdPerUnit),
    textColumn('source', capacities, ({ source }) => source),
  ],
});

/** Lines by what they carry, the limits with their prices, the ends of the flows: `rank` is the row in the document's capacities, from 1. */
function featuresOf({ network }: Presented, result: AssignResult, { capacities, flows }: FreightAssignmentDocument): StudyAnswer['features'] {
  const carried = result.carried.map((one) =>
    carriedFeature(network, one, ([tonnesOut = 0, teuOut = 0], [tonnesBack = 0, teuBack = 0]) => ({
      tonnesPerWeek: tonnesOut + tonnesBack,
      teuPerWeek: teuOut + teuBack,
      tonnesOutPerWeek: tonnesOut,
      tonnesBackPerWeek: tonnesBack,
    })),
  );
  const limits = rankLimits(result).flatMap((limit, i) => {
    const [at] = limit.places.map((id) => placeOf(network, id));
    const geometry = pathGeometry(network, limit.path) ?? (at === undefined ? undefined : { type: 'Point', coordinates: [at.lon, at.lat] });
    const { source: _, ...told } = capacities[i] ?? {};
    return geometry === undefined ? [] : [{ type: 'Feature' as const, geometry, properties: { feature: 'limit', rank: i + 1, ...told } }];
  });
  const ends = endFeatures(
    network,
    flows.map(({ origin, destination, demandTPerWeek }) => ({ from: origin.id, to: destination.id, amount: demandTPerWeek })),
    'tonnes',
  );
  return { type: 'FeatureCollection', features: [...carried, ...limits, ...ends] };
}

export const assignForm: StudyForm = { read, present };
