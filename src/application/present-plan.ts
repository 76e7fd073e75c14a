/** From the planner's answer, in model units, to the document of the contract, in outside units. No figure is rounded or recomputed. */
import type {
  EmissionDocument,
  ItineraryDocument,
  LedgerLineDocument,
  LegDocument,
  NamedPlaceDocument,
  PlaceDocument,
  PlanDocument,
  Replay,
  SourceDocument,
} from '../contract/index.js';
import type { Place } from '../network/index.js';
import type { Itinerary, LedgerLine, Leg, PlanAnswer, PlanQuery, Source } from '../planning/index.js';
import { hoursFromSeconds, kgFromGrams, kmFromMetres, usdFromCents } from '../units/index.js';
import { describeCargo, renderCargo } from './describe-cargo.js';
import { renderInstant } from './local-time.js';

export interface PresentOptions {
  /** Every leg carries its ledger lines. */
  readonly explain: boolean;
  /** Every leg carries the points of its way. */
  readonly geometry: boolean;
}

export interface Answered {
  readonly answer: PlanAnswer;
  readonly query: PlanQuery;
  readonly network: { readonly id: string; readonly version: string };
  /** What the door assumed; shown before the planner's own notes. */
  readonly notes: readonly string[];
  /** As it was asked for, where one was; a name or the scenario itself. */
  readonly scenario?: unknown;
}

export function presentPlan(answered: Answered, options: PresentOptions): PlanDocument {
  const { answer, network, notes } = answered;
  const { front, none } = answer;
  const question = presentQuestion(answered);
  const present = (itinerary: Itinerary): ItineraryDocument => ({
    ...presentItinerary(itinerary, options),
    replay: { network: { id: network.id, version: network.version }, query: question, arcs: [...itinerary.arcs] },
  });
  return {
    formatVersion: 1,
    query: presentQuery(answered),
    network: { id: network.id, version: network.version },
    notes: [...notes, ...answer.notes],
    itineraries: answer.itineraries.map(present),
    front: { size: front.size, exact: front.exact, epsilon: front.epsilon, criteria: [...front.criteria] },
    none: none === undefined ? null : { because: none.because, sentence: none.sentence, lift: none.lift.map((way) => ({ ...way })) },
    whyNot: answer.whyNot.map(({ asked, sentence, way, lift }) => ({
      asked: `${asked.kind}:${asked.id}`,
      sentence,
      itinerary: way === undefined ? null : present(way),
      lift: lift.map((entry) => ({ ...entry })),
    })),
    places: presentNames(answer),
  };
}

/** Every place that the answer names, once, in the order in which it first comes. */
function presentNames(answer: PlanAnswer): NamedPlaceDocument[] {
  const seen = new Map<string, Place>();
  const legs = answer.itineraries.flatMap((itinerary) => itinerary.legs);
  for (const place of [answer.from, answer.to, ...legs.flatMap((leg) => [leg.from, leg.to])]) seen.set(place.id, place);
  return [...seen.values()].map(({ id, zone, names }) => ({ id, zone, names: { ...names } }));
}

function presentQuery({ query, answer }: Answered): PlanDocument['query'] {
  return {
    from: presentPlace(answer.from),
    to: presentPlace(answer.to),
    via: [...query.via],
    cargo: renderCargo(query.cargo),
    cargoInWords: describeCargo(query.cargo),
    departAt: renderInstant(query.departAt, answer.from.zone),
    deadline: query.deadline === undefined ? null : renderInstant(query.deadline, answer.to.zone),
    by: [...query.by],
    avoid: query.avoid.map((selector) => `${selector.kind}:${selector.id}`),
    tir: query.tir,
    drivers: query.drivers,
    maxTransshipments: query.maxTransshipments ?? null,
    maxCostUsd: query.maxCost === undefined ? null : usdFromCents(query.maxCost),
    top: query.top,
    front: query.front,
    epsilon: query.epsilon,
    seed: query.seed,
    draws: query.draws,
  };
}

/** The question in the form of `POST /v1/plan`, with all that was assumed said: asked again, it means the same. */
function presentQuestion(answered: Answered): Replay['query'] {
  const asked = presentQuery(answered);
  const { via, cargo, tir, drivers, epsilon, seed, draws } = asked;
  const { scenario } = answered;
  return {
    from: asked.from.id,
    to: asked.to.id,
    via,
    cargo,
    depart: asked.departAt,
    ...(asked.deadline === null ? {} : { deadline: asked.deadline }),
    by: asked.by.join(','),
    avoid: asked.avoid.join(','),
    tir,
    drivers,
    ...(asked.maxTransshipments === null ? {} : { maxTransshipments: asked.maxTransshipments }),
    ...(asked.maxCostUsd === null ? {} : { maxCostUsd: asked.maxCostUsd }),
    epsilon,
    seed,
    draws,
    ...(scenario === undefined ? {} : { scenario: scenario as Replay['query'][string] }),
  };
}

function presentItinerary(itinerary: Itinerary, options: PresentOptions): ItineraryDocument {
  const first = itinerary.legs[0];
  const last = itinerary.legs.at(-1);
  const { mean, p10, p50, p90 } = itinerary.seconds;
  return {
    id: itinerary.id,
    name: itinerary.name,
    labels: [...itinerary.labels],
    departsAt: renderInstant(itinerary.departsAt, first?.from.zone ?? 'UTC'),
    arrivesAt: renderInstant(itinerary.arrivesAt, last?.to.zone ?? 'UTC'),
    hours: { mean: hoursFromSeconds(mean), p10: hoursFromSeconds(p10), p50: hoursFromSeconds(p50), p90: hoursFromSeconds(p90) },
    onTime: itinerary.onTime ?? null,
    costUsd: usdFromCents(itinerary.cents),
    co2eKg: presentEmission(itinerary),
    distanceKm: kmFromMetres(itinerary.metres),
    transshipments: itinerary.transshipments,
    legs: itinerary.legs.map((leg) => presentLeg(leg, options)),
  };
}

function presentLeg(leg: Leg, options: PresentOptions): LegDocument {
  return {
    kind: leg.kind,
    mode: leg.mode ?? null,
    layer: leg.layer,
    title: leg.title,
    from: presentPlace(leg.from),
    to: presentPlace(leg.to),
    departsAt: renderInstant(leg.departsAt, leg.from.zone),
    arrivesAt: renderInstant(leg.arrivesAt, leg.to.zone),
    hours: hoursFromSeconds(leg.seconds),
    distanceKm: kmFromMetres(leg.metres),
    costUsd: usdFromCents(leg.cents),
    co2eKg: presentEmission(leg),
    through: leg.through.map(({ id, names }) => ({ id, name: names.en })),
    vehicle: leg.vehicle,
    service: leg.service === undefined ? null : { id: leg.service.id, name: leg.service.name },
    sources: withoutRepeats(leg.lines.flatMap(presentSources)),
    ...(options.geometry ? { geometry: leg.geometry.map(([lon, lat]): [number, number] => [lon, lat]) } : {}),
    ...(options.explain ? { lines: leg.lines.map(presentLine) } : {}),
  };
}

function presentLine(line: LedgerLine): LedgerLineDocument {
  return {
    what: line.what,
    hours: hoursFromSeconds(line.seconds),
    distanceKm: kmFromMetres(line.metres),
    costUsd: usdFromCents(line.cents),
    co2eKg: presentEmission(line),
    how: { ...line.how },
    sources: presentSources(line),
  };
}

function presentSources(line: LedgerLine): SourceDocument[] {
  const of = (figure: SourceDocument['figure'], sources: readonly Source[]): SourceDocument[] =>
    sources.map(({ table, row, source, basis }) => ({ figure, table, row, source, basis }));
  return [
    ...of('distance', line.sources.distance),
    ...of('time', line.sources.time),
    ...of('cost', line.sources.cost),
    ...of('co2e', line.sources.co2e),
  ];
}

function withoutRepeats(sources: readonly SourceDocument[]): SourceDocument[] {
  const seen = new Set<string>();
  return sources.filter(({ figure, table, row }) => {
    const key = `${figure} ${table} ${row}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

const presentEmission = ({ gramsWtt, gramsTtw }: { readonly gramsWtt: number; readonly gramsTtw: number }): EmissionDocument => ({
  wtw: kgFromGrams(gramsWtt + gramsTtw),
  wtt: kgFromGrams(gramsWtt),
  ttw: kgFromGrams(gramsTtw),
});

export const presentPlace = ({ id, names, country, lat, lon }: Place): PlaceDocument => ({ id, name: names.en, country, lat, lon });
