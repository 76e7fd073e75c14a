/** The consignments of a convoy: each cargo planned by the engine, opened with the itinerary as it came, and booked. */
import type { Client, NewConsignment } from '../client/index.js';
import { listContainerWarnings } from '../operations/index.js';
import { type ConvoyKey, convoys, destination, parties, type StoryCargo, type StoryConvoy } from './launch-facts.js';
import type { Stage } from './stage.js';

export async function planConvoy(stage: Stage, key: ConvoyKey): Promise<Readonly<Record<string, unknown>>> {
  const convoy: StoryConvoy = convoys[key];
  const { client } = stage.cast[convoy.by];
  let first = 1;
  let hours = { p10: 0, p50: 0, p90: 0 };
  for (const cargo of convoy.cargoes) {
    const units = Array.from({ length: cargo.units }, (_, i) => unitName(convoy, key, first + i));
    first += cargo.units;
    const opened = await openOne(client, convoy, cargo, units);
    hours = opened.hours;
    stage.runs[key] = opened.legs.filter(({ kind }) => kind === 'run');
    stage.consignments[key].push({ id: opened.id, units });
  }
  const days = (h: number): number => Math.round(h / 2.4) / 10;
  return { consignments: convoy.cargoes.length, units: first - 1, plannedDays: { p10: days(hours.p10), p50: days(hours.p50), p90: days(hours.p90) } };
}

async function openOne(client: Client, convoy: StoryConvoy, cargo: StoryCargo, units: readonly string[]) {
  const inWords = convoy.unitCargo.replace(/^(1x)?/, `${units.length}x`);
  const { from, via, depart, tir, drivers, avoid, deadline } = convoy;
  const answer = await client.plan({
    body: { from, to: destination, via: [...via], cargo: inWords, depart, tir, drivers, avoid, top: 1, draws: 2000, geometry: true },
  });
  const [itinerary] = answer.itineraries;
  if (itinerary === undefined) throw new Error(`no way for ${convoy.name}: ${answer.none?.sentence}`);
  const body: NewConsignment = {
    reference: cargo.reference,
    parties: [
      { party: parties[convoy.by].id, role: 'shipper' },
      { party: parties.consignee.id, role: 'consignee' },
      { party: parties.caspian.id, role: 'carrier' },
      { party: parties.kazakhLead.id, role: 'forwarder' },
      { party: parties.chinaLead.id, role: 'forwarder' },
    ],
    cargo: inWords,
    goods: [goodsOf(cargo, units.length * convoy.unitKg)],
    units: units.map((id) => ({ id, ...unitForm(convoy), grossKg: convoy.unitKg, seals: [] })),
    itinerary,
    places: answer.places,
    replay: itinerary.replay ?? null,
    deadline,
    papers: convoy.tir ? [{ kind: 'TIR', number: `${cargo.reference}-2024`, issuedAt: null, expiresAt: '2024-08-31T00:00:00+08:00' }] : [],
  };
  const opened = await client.openConsignment({ body }, { headers: { 'idempotency-key': `demo-${convoy.id}-${cargo.reference}` } });
  await client.changeConsignment({ id: opened.id, body: { version: opened.version, state: 'booked' } });
  return { id: opened.id, hours: itinerary.hours, legs: itinerary.legs };
}

const unitForm = ({ kind }: StoryConvoy) =>
  kind === 'trucks' ? ({ kind: 'truck', type: 'semitrailer' } as const) : ({ kind: 'container', type: '40HC' } as const);

const goodsOf = ({ description, hs }: StoryCargo, grossKg: number) => ({
  ...{ description, hs, grossKg },
  ...{ packages: null, packing: null, marks: null, volumeM3: null, valueUsd: null, dangerous: null },
});

/** Number plates and containers are invented; the containers have right check digits (ISO 6346). */
function unitName({ kind }: StoryConvoy, key: ConvoyKey, number: number): string {
  if (kind === 'trucks') return `${key === 'chinaTrucks' ? 'CN' : 'KZ'}-TRUCK-${String(number).padStart(2, '0')}`;
  const serial = `QYNU${String(240_700 + number)}`;
  const right = Array.from({ length: 10 }, (_, digit) => `${serial}${digit}`).find((id) => listContainerWarnings(id).length === 0);
  if (right === undefined) throw new Error(`${serial} has no check digit`);
  return right;
}
