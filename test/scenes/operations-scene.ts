/**
 * A joint launch small enough to hold in the head: two hauliers with a convoy each and a railway with a train; two of them sign. The clock
 * stands until a test moves it; what lies ahead is said by the test. Over any store, in memory where none is given.
 */
import { createId, createSecret, createSigningKeyPair, type SigningKeyPair, sha256, signBytes, verifyEd25519 } from '../../src/adapters/index.js';
import {
  type Actor,
  createMemoryStore,
  createOperationsDesk,
  type DeskOptions,
  type Forecaster,
  type OperationsDesk,
  type OperationsStore,
  type Outcome,
} from '../../src/application/index.js';
import type { Consignment, DispatchOrder, NewConsignment, NewEvent, NewOrder, OrderSignature, Scope } from '../../src/contract/index.js';
import { keyIdOf, signedBytes } from '../../src/operations/index.js';
import { type Instant, instant } from '../../src/units/index.js';

export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => minutes(60 * count);
export const system: Actor = { party: undefined, accessKey: undefined, scopes: [] };
export const start = instant(Date.parse('2024-07-03T04:00:00Z'));
export const momentAfter = (ms: number): string => new Date(start + ms).toISOString();
export const actorOf = (party: string, scopes: readonly Scope[] = []): Actor => ({ party, accessKey: `key_of_${party}`, scopes });

/** Who has what part in the launch. */
export const cast = ['henan', 'kazakh', 'railway', 'buyer', 'corridor', 'stranger'] as const;
export type CastMember = (typeof cast)[number];

/** Says nothing of what lies ahead. */
export const silentForecaster: Forecaster = {
  look: ({ now }) => ({
    forecast: { kind: 'none', sentence: 'Nothing is forecast in this scene.' },
    alarms: { raised: [], changed: [], cleared: [] },
    arrivedAt: undefined,
    lookAgainAt: instant(now + hours(1)),
  }),
  waysOn: async () => ({ from: 'Nowhere', ways: [], none: 'No ways in this scene.' }),
};

const place = (id: string, name: string) => ({ id, name, country: 'KZ', lat: 43, lon: 51 });
const nothing = { wtw: 0, wtt: 0, ttw: 0 };
export const ferryItinerary: NewConsignment['itinerary'] = {
  id: 'way-1',
  name: 'Ferry',
  labels: [],
  departsAt: '2024-07-03T06:00:00+00:00',
  arrivesAt: '2024-07-04T06:00:00+00:00',
  hours: { mean: 24, p10: 20, p50: 24, p90: 30 },
  onTime: 1,
  costUsd: 1000,
  co2eKg: nothing,
  distanceKm: 470,
  transshipments: 0,
  legs: [
    {
      kind: 'run',
      mode: 'ferry',
      layer: 'roro',
      title: 'Ferry from Kuryk to Alat',
      from: place('KZKRY', 'Kuryk'),
      to: place('AZALA', 'Alat'),
      departsAt: '2024-07-03T06:00:00+00:00',
      arrivesAt: '2024-07-04T06:00:00+00:00',
      hours: 24,
      distanceKm: 470,
      costUsd: 1000,
      co2eKg: nothing,
      through: [],
      vehicle: 'truck',
      service: null,
      sources: [],
    },
  ],
};

export const consignmentOf = (units: readonly string[], change: Partial<NewConsignment> = {}): NewConsignment => ({
  reference: 'Launch',
  parties: [
    { party: 'corridor', role: 'forwarder' },
    { party: 'henan', role: 'shipper' },
    { party: 'buyer', role: 'consignee' },
  ],
  cargo: '1x40HC:20t',
  goods: [
    {
      description: 'Wind turbine parts',
      hs: '850300',
      packages: 4,
      packing: 'crate',
      marks: null,
      grossKg: 20000,
      volumeM3: 60,
      valueUsd: 100000,
      dangerous: null,
    },
  ],
  units: units.map((id) => ({ id, kind: 'truck' as const, type: 'semitrailer', grossKg: 20000, seals: [] })),
  itinerary: ferryItinerary,
  places: [],
  replay: null,
  deadline: null,
  papers: [],
  ...change,
});

/** Of the units of one consignment each. */
export const orderOf = (
  convoys: readonly { readonly party: CastMember; readonly consignment: Consignment }[],
  change: Partial<NewOrder> = {},
): NewOrder => ({
  title: 'Start shipping',
  instruction: 'All convoys embark and sail for Alat',
  convoys: convoys.map(({ party, consignment }) => ({
    id: `of-${party}`,
    party,
    name: `Convoy of ${party}`,
    kind: 'trucks',
    place: 'KZKRY',
    units: consignment.units.map(({ id }) => id),
    consignments: [consignment.id],
    checklist: [
      { id: 'crew', text: 'Crew on board' },
      { id: 'papers', text: 'Papers checked' },
    ],
  })),
  signatories: ['henan', 'kazakh'],
  window: { opensAt: momentAfter(0), closesAt: momentAfter(hours(2)) },
  ...change,
});

export const eventOf = (unit: string, id: string, change: Partial<NewEvent> = {}): NewEvent => ({
  id,
  unit,
  code: 'GTIN',
  classifier: 'ACT',
  at: momentAfter(0),
  place: 'KZKRY',
  position: null,
  mode: null,
  vehicle: null,
  note: null,
  delayReason: null,
  ...change,
});

/** The value of an outcome that must be done. */
export function doneOf<T>(outcome: Outcome<T>): T {
  if (outcome.kind === 'refused') throw new Error(`expected it done, got a refusal: ${outcome.sentence} ${JSON.stringify(outcome.problems)}`);
  return outcome.value;
}

export interface OperationsScene {
  readonly desk: OperationsDesk;
  readonly store: OperationsStore;
  readonly keys: Readonly<Record<CastMember, SigningKeyPair>>;
  readonly now: () => Instant;
  readonly pass: (ms: number) => void;
  readonly signatureOf: (party: CastMember, order: DispatchOrder, key?: SigningKeyPair) => OrderSignature;
  readonly openBooked: (units: readonly string[], change?: Partial<NewConsignment>) => Promise<Consignment>;
  readonly offer: (change?: Partial<NewOrder>) => Promise<DispatchOrder>;
  readonly makeReady: (order: DispatchOrder) => Promise<void>;
}

export async function createOperationsScene(
  store: OperationsStore = createMemoryStore(),
  { forecaster = silentForecaster, options = {} }: { readonly forecaster?: Forecaster; readonly options?: Partial<DeskOptions> } = {},
): Promise<OperationsScene> {
  let clock = start;
  const now = (): Instant => clock;
  const desk = createOperationsDesk({ store, forecaster, now, createId, createSecret, sha256, verify: verifyEd25519 }, options);
  const keys = Object.fromEntries(cast.map((name) => [name, createSigningKeyPair()])) as Record<CastMember, SigningKeyPair>;
  for (const id of cast) {
    doneOf(await desk.addParty(system, { id, name: `The ${id}`, country: 'KZ' }));
    doneOf(await desk.addSigningKey(system, id, keys[id].publicKey));
  }
  const openBooked: OperationsScene['openBooked'] = async (units, change) => {
    const opened = doneOf(await desk.openConsignment(actorOf('corridor'), consignmentOf(units, change), undefined));
    // the shipper books it, and so takes part in it as the forwarder does who opened it (SPEC TR11)
    const shipper = opened.parties.find(({ role }) => role === 'shipper')?.party ?? 'corridor';
    return doneOf(await desk.changeConsignment(actorOf(shipper), opened.id, { version: opened.version, state: 'booked' }));
  };
  let launched = 0;
  return {
    desk,
    store,
    keys,
    now,
    pass: (ms) => {
      clock = instant(clock + ms);
    },
    signatureOf: (party, { content, contentHash }, key = keys[party]) => ({
      party,
      keyId: keyIdOf(key.publicKey, sha256) ?? '',
      contentHash,
      signature: signBytes(key, signedBytes(content)),
    }),
    openBooked,
    offer: async (change) => {
      const round = ++launched;
      const trucks = await openBooked([`H${round}-1`, `H${round}-2`]);
      const others = await openBooked([`K${round}-1`]);
      const given = orderOf([
        { party: 'henan', consignment: trucks },
        { party: 'kazakh', consignment: others },
      ]);
      return doneOf(await desk.offerOrder(actorOf('corridor'), { ...given, ...change }, undefined));
    },
    makeReady: async (order) => {
      for (const { id, party, checklist } of order.content.convoys) {
        for (const { id: item } of checklist) doneOf(await desk.checkItem(actorOf(party), order.id, { convoy: id, item, done: true }));
        doneOf(await desk.declareReady(actorOf(party), order.id, id));
      }
    },
  };
}
