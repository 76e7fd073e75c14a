import { beforeAll, describe, expect, it } from 'vitest';
import { openDefaultNetwork } from '../../../test/setup/open-default-network.js';
import type { Consignment, EventCode, PlanDocument, Replay, TrackedEvent } from '../../contract/index.js';
import { createGazetteer } from '../../network/index.js';
import { plan, readEnds } from '../../planning/index.js';
import { type Instant, instant } from '../../units/index.js';
import { answerPlan } from '../answer-plan.js';
import { findPlace } from '../find-place.js';
import { type PlanConsignmentParts, planConsignment, queryReader } from '../plan-consignment.js';
import type { PlanQueue } from '../plan-queue.js';
import { presentPlan } from '../present-plan.js';
import { createForecaster } from './create-forecaster.js';
import type { LookAsked } from './forecaster.js';

const question = { from: 'CNHRS', to: 'Baku', cargo: 'truck:20t', tir: true, depart: '2026-06-26T08:00', top: 3, draws: 1000 };
const HOUR_MS = 3_600_000;
let planner: PlanConsignmentParts;
let document: PlanDocument;

const planOf = (asked: object): PlanDocument => {
  const outcome = planConsignment(planner, asked, instant(0));
  if (outcome.kind === 'problems') throw new Error(JSON.stringify(outcome.problems));
  return presentPlan(outcome, { explain: false, geometry: false });
};

beforeAll(() => {
  const network = openDefaultNetwork();
  const gazetteer = createGazetteer(network);
  planner = { network, plan, findPlace: (text) => findPlace(gazetteer, text), readEnds: (asked) => readEnds(gazetteer, asked) };
  document = planOf(question);
});

/** Plans at once, on this thread. */
const plans: Pick<PlanQueue, 'plan'> = {
  plan: (call) => {
    const outcome = answerPlan({ ...planner, readyScenarios: new Map() }, { call, form: 'json', now: instant(0) });
    return Promise.resolve(outcome.kind === 'problems' ? outcome : { ...outcome, bytes: new TextEncoder().encode(outcome.text) });
  },
};
const forecaster = () => createForecaster({ planner, plans });

/** By a ferry, so that it has a wait and a voyage. */
const consignmentOf = (more: Partial<Consignment> = {}): Consignment => {
  const itinerary = document.itineraries.find(({ legs }) => legs.some(({ mode }) => mode === 'ferry'));
  if (itinerary === undefined) throw new Error('there is a way over the Caspian');
  return {
    id: 'con-1',
    version: 1,
    state: 'under-way',
    reference: 'R1',
    parties: [],
    cargo: 'truck:20t',
    goods: [],
    units: [{ id: 'TRUCK1', kind: 'truck', type: 'semitrailer', grossKg: 20_000, seals: [], warnings: [] }],
    itinerary,
    places: document.places,
    replay: null,
    deadline: null,
    papers: [],
    itineraryVersion: 1,
    proposal: null,
    order: null,
    createdAt: new Date(Date.parse(itinerary.departsAt) - 48 * HOUR_MS).toISOString(),
    createdBy: 'forwarder',
    ...more,
  };
};

const hoursAfter = (consignment: Consignment, hours: number): Instant => instant(Date.parse(consignment.itinerary.departsAt) + hours * HOUR_MS);
let count = 0;
const eventOf = (code: EventCode, at: Instant, more: Partial<TrackedEvent> = {}): TrackedEvent => ({
  id: `e${count++}`,
  unit: 'TRUCK1',
  code,
  classifier: 'ACT',
  at: new Date(at).toISOString(),
  place: null,
  position: null,
  mode: null,
  vehicle: null,
  note: null,
  delayReason: null,
  consignments: ['con-1'],
  recordedAt: new Date(at).toISOString(),
  reportedBy: 'carrier',
  retractedBy: null,
  retractedAt: null,
  warnings: [],
  ...more,
});
const look = (consignment: Consignment, more: Partial<LookAsked> & Pick<LookAsked, 'now'>) =>
  forecaster().look({ consignment, events: [], last: undefined, alarms: [], ...more });
const forecastOf = (consignment: Consignment, more: Partial<LookAsked> & Pick<LookAsked, 'now'>) => {
  const { forecast } = look(consignment, more);
  if (forecast.kind === 'none') throw new Error(forecast.sentence);
  return forecast.forecast;
};
const toMinute = (at: number): string => new Date(Math.round(at / 60_000) * 60_000).toISOString();

describe('FO7: one engine from plan to run', () => {
  it('at departure the forecast of every way is its plan: p10, p50 and p90 to the minute', () => {
    for (const itinerary of document.itineraries) {
      const consignment = consignmentOf({ itinerary });
      const { arrival } = forecastOf(consignment, { now: hoursAfter(consignment, 0) });
      const planned = (hours: number): string => toMinute(hoursAfter(consignment, hours));
      const { p10, p50, p90 } = itinerary.hours;
      expect(arrival).toEqual({ p10: planned(p10), p50: planned(p50), p90: planned(p90) });
    }
  });

  it('what was asked with gives the same answer, to the byte, from any forecaster', () => {
    const consignment = consignmentOf({ deadline: '2026-07-12T00:00:00Z' });
    const events = [eventOf('CUSR', hoursAfter(consignment, 20), { place: 'cn-kz-khorgos-road' })];
    const asked = { events, now: hoursAfter(consignment, 30) };
    expect(JSON.stringify(look(consignment, asked))).toBe(JSON.stringify(look(consignment, asked)));
  });

  it('the question that an answer keeps is the question that was asked', () => {
    const asked = { ...question, deadline: '2026-07-12', avoid: 'country:RU', maxTransshipments: 4, maxCostUsd: 20_000, by: 'cost,time' };
    const kept = planOf(asked).itineraries[0]?.replay?.query ?? {};
    const read = queryReader(planner, instant(0));
    const { from, to, draws, top, front, whyNot, ...same } = read(asked).query ?? ({} as never);
    expect(read(kept).query).toMatchObject(same);
    expect(kept).toMatchObject({ from: 'CNHRS', to: 'AZBAK', draws: 1000 });
  });

  it('an itinerary that was planned under a scenario is replayed under it', () => {
    const scenario = { name: 'a slow border', changes: [{ kind: 'close', what: { place: 'tmkrw-port' }, fromDay: 0, toDay: 20 }] };
    const asked = planOf({ ...question, scenario });
    for (const itinerary of asked.itineraries) {
      expect(itinerary.replay?.query['scenario']).toEqual(scenario);
      const consignment = consignmentOf({ itinerary });
      expect(forecastOf(consignment, { now: hoursAfter(consignment, 0) }).arrival.p50).toBe(toMinute(hoursAfter(consignment, itinerary.hours.p50)));
    }
  });
});

describe('FO1: no forecast rather than one about another way', () => {
  it('of what is not booked or under way, or has arrived', () => {
    const now = hoursAfter(consignmentOf(), 1);
    for (const state of ['draft', 'arrived', 'closed', 'cancelled'] as const)
      expect(look(consignmentOf({ state }), { now }).forecast.kind).toBe('none');
    const arrived = look(consignmentOf(), {
      now: hoursAfter(consignmentOf(), 300),
      events: [eventOf('ARRI', hoursAfter(consignmentOf(), 290), { place: 'AZBAK' })],
    });
    expect(arrived.forecast).toEqual({ kind: 'none', sentence: 'It has arrived.' });
    expect(arrived.arrivedAt).toBe(hoursAfter(consignmentOf(), 290));
  });

  it('what is booked starts now at the earliest', () => {
    const consignment = consignmentOf({ state: 'booked' });
    const planned = forecastOf(consignment, { now: hoursAfter(consignment, -30) });
    expect(forecastOf(consignment, { now: hoursAfter(consignment, 0) }).arrival).toEqual(planned.arrival);
    const waited = forecastOf(consignment, { now: hoursAfter(consignment, 48) });
    expect(Date.parse(waited.arrival.p50) - Date.parse(planned.arrival.p50)).toBeGreaterThan(24 * HOUR_MS);
  });

  it('where the kept arcs are no way', () => {
    const { itinerary } = consignmentOf();
    const kept = itinerary.replay as Replay;
    const { forecast } = look(consignmentOf({ replay: { ...kept, arcs: [...kept.arcs].reverse() } }), { now: hoursAfter(consignmentOf(), 0) });
    expect(forecast).toEqual({
      kind: 'none',
      sentence: 'The itinerary cannot be replayed. The arcs that were kept with the itinerary are no way in this network.',
    });
  });
});

describe('FO13: planned on another version of the network', () => {
  const elsewhere = (): Replay => ({
    ...(consignmentOf().itinerary.replay as Replay),
    network: { id: 'eurasia', version: 'older' },
    arcs: [1, 2, 3],
  });

  it('the same legs are found again, and the forecast is the same', () => {
    const now = hoursAfter(consignmentOf(), 30);
    expect(forecastOf(consignmentOf({ replay: elsewhere() }), { now })).toEqual(forecastOf(consignmentOf(), { now }));
  });

  it('without anything kept, what the consignment says finds it too', () => {
    const { replay: _kept, ...itinerary } = consignmentOf().itinerary;
    const papers: Consignment['papers'] = [{ kind: 'TIR', number: 'X', issuedAt: null, expiresAt: null }];
    const now = hoursAfter(consignmentOf(), 30);
    const { arrival } = forecastOf(consignmentOf({ itinerary, papers }), { now });
    expect(arrival).toEqual(forecastOf(consignmentOf(), { now }).arrival);
  });

  it('where the way is no longer the same there is none, and why', () => {
    const { itinerary } = consignmentOf();
    const [first, ...others] = itinerary.legs;
    if (first === undefined) throw new Error('an itinerary has legs');
    const gone = { ...itinerary, legs: [{ ...first, to: { ...first.to, id: 'gone' } }, ...others] };
    const { forecast } = look(consignmentOf({ itinerary: gone, replay: elsewhere() }), { now: hoursAfter(consignmentOf(), 0) });
    expect(forecast).toMatchObject({ kind: 'none', sentence: expect.stringContaining('planned on another network') });
    expect(forecast).toMatchObject({ sentence: expect.stringContaining('There is no longer a place gone.') });
  });
});

it('FO14: of an itinerary adopted under way, what happened before its departure is history', () => {
  const before = consignmentOf({ itineraryVersion: 2 });
  const arrival = eventOf('ARRI', hoursAfter(before, -5), { place: 'cn-kz-khorgos-road' });
  expect(forecastOf(before, { now: hoursAfter(before, 1), events: [arrival] }).from.leg).toBe(0);
  expect(forecastOf({ ...before, itineraryVersion: 1 }, { now: hoursAfter(before, 1), events: [arrival] }).from.leg).toBe(1);
});

it('a forecast that stands is not counted, one that is issued is', () => {
  const consignment = consignmentOf();
  const first = look(consignment, { now: hoursAfter(consignment, 0) }).forecast;
  if (first.kind !== 'issue') throw new Error('the first is issued');
  expect(first.forecast).toMatchObject({ number: 1, cause: { kind: 'first' } });
  expect(look(consignment, { now: hoursAfter(consignment, 0.5), last: first.forecast }).forecast).toMatchObject({
    kind: 'stands',
    forecast: { number: 1 },
  });
  const held = eventOf('ARRI', hoursAfter(consignment, 250), { place: 'cn-kz-khorgos-road' });
  const late = look(consignment, { now: hoursAfter(consignment, 251), last: first.forecast, events: [held] }).forecast;
  expect(late).toMatchObject({ kind: 'issue', forecast: { number: 2, cause: { kind: 'late', leg: 0 } } });
});

describe('FO1: one consignment takes nothing from another', () => {
  it('whatever itinerary is forged under the same id, before or after the honest one', () => {
    const honest = consignmentOf();
    const forge = (change: (legs: Consignment['itinerary']['legs']) => void): Consignment => {
      const forged = structuredClone(honest);
      change(forged.itinerary.legs);
      return { ...forged, id: 'con-2' };
    };
    const [first] = honest.itinerary.legs;
    if (first === undefined) throw new Error('there is a leg');
    const nowhere = forge(([leg]) => Object.assign(leg?.to ?? {}, { id: 'NOWHERE' }));
    const moved = forge(([leg]) => Object.assign(leg?.to ?? {}, { lat: -60, lon: 170 }));
    const renamed = forge(([leg]) => Object.assign(leg ?? {}, { title: 'Not this' }));
    const now = hoursAfter(honest, 1);
    const ask = (asked: ReturnType<typeof createForecaster>, consignment: Consignment) =>
      asked.look({ consignment, events: [], last: undefined, alarms: [], now }).forecast;
    const alone = ask(forecaster(), honest);
    expect(alone.kind).toBe('issue');
    for (const forged of [nowhere, moved, renamed]) {
      const shared = forecaster();
      const without = ask(forecaster(), forged);
      expect(ask(shared, forged)).toEqual(without);
      expect(ask(shared, honest)).toEqual(alone);
      expect(ask(shared, forged)).toEqual(without);
    }
    expect(ask(forecaster(), nowhere).kind).toBe('none');
  });

  it('without a kept question, a TIR carnet of one is not the other’s', () => {
    const bare = consignmentOf();
    const { replay: _, ...itinerary } = bare.itinerary;
    const without: Consignment = { ...bare, itinerary };
    const tir: Consignment = { ...without, id: 'con-2', papers: [{ kind: 'TIR', number: 'XQ1', issuedAt: null, expiresAt: null }] };
    const now = hoursAfter(bare, 1);
    const ask = (asked: ReturnType<typeof createForecaster>, consignment: Consignment) =>
      asked.look({ consignment, events: [], last: undefined, alarms: [], now }).forecast;
    const shared = forecaster();
    expect([ask(shared, tir), ask(shared, without)]).toEqual([ask(forecaster(), tir), ask(forecaster(), without)]);
  });
});

describe('FO15: ways on from here', () => {
  it('from where it stands, now, with its cargo', async () => {
    const consignment = consignmentOf();
    const now = hoursAfter(consignment, 10);
    const events = [eventOf('ARRI', hoursAfter(consignment, 2), { place: 'cn-kz-khorgos-road' })];
    const { from, ways, none } = await forecaster().waysOn({ consignment, events, now });
    expect(from).toMatch(/where it is, now\.$/);
    expect(none).toBeUndefined();
    expect(ways.length).toBeGreaterThan(0);
    for (const { itinerary, replay } of ways) {
      expect(itinerary.legs[0]?.from.id).toBe('cn-kz-khorgos-road');
      expect(Date.parse(itinerary.departsAt)).toBe(now);
      expect(itinerary.legs.at(-1)?.to.id).toBe('AZBAK');
      expect(replay?.query).toMatchObject({ cargo: 'truck:20t', tir: true });
      // adopted, it can be followed
      const adopted = { ...consignment, itinerary, replay, itineraryVersion: 2 };
      expect(look(adopted, { now, events }).forecast.kind).toBe('issue');
    }
  });

  it('from its last position on the road; at sea from where it lands, when it does', async () => {
    const consignment = consignmentOf();
    const moving = eventOf('POSI', hoursAfter(consignment, 60), { position: { lat: 43.3, lon: 76.2 } });
    const road = await forecaster().waysOn({ consignment, events: [moving], now: hoursAfter(consignment, 61) });
    expect(road.from).toBe('From its last position, 43.3,76.2, now.');
    expect(road.ways.length).toBeGreaterThan(0);
    const ferry = consignment.itinerary.legs.find(({ mode }) => mode === 'ferry');
    const sailed = eventOf('DEPA', hoursAfter(consignment, 200), { place: ferry?.from.id ?? '', mode: 'ferry' });
    const sea = await forecaster().waysOn({ consignment, events: [sailed], now: hoursAfter(consignment, 202) });
    expect(sea.from).toContain(`From ${ferry?.to.name}, where it comes next`);
    expect(Date.parse(sea.ways[0]?.itinerary.departsAt ?? '')).toBeGreaterThan(hoursAfter(consignment, 205));
  });

  it('none before the deadline: the others are shown, and it is said', async () => {
    const consignment = consignmentOf({ deadline: new Date(hoursAfter(consignmentOf(), 14)).toISOString() });
    const { from, ways } = await forecaster().waysOn({ consignment, events: [], now: hoursAfter(consignment, 10) });
    expect(ways.length).toBeGreaterThan(0);
    expect(from).toContain('None of them is expected before the deadline');
  });

  it('where the planners are busy or it is over, it says so', async () => {
    const busy = createForecaster({ planner, plans: { plan: () => Promise.resolve({ kind: 'full', retryAfterS: 7 }) } });
    const now = hoursAfter(consignmentOf(), 10);
    expect(await busy.waysOn({ consignment: consignmentOf(), events: [], now })).toMatchObject({
      ways: [],
      none: 'The planners are busy: ask again in 7 s.',
    });
    expect(await busy.waysOn({ consignment: consignmentOf({ state: 'closed' }), events: [], now })).toMatchObject({
      ways: [],
      none: expect.stringContaining('neither'),
    });
  });
});
