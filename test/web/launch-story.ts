/**
 * A launch over HTTP for the control room's tests, each party with its own access key: two convoys of trucks and a train, one joint order, one
 * crossing of the Caspian. It tells what happened in the days before now, so a server with the real clock takes it.
 */
import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { createPrivateEd25519 } from '../../src/adapters/crypto/index.js';
import { type Consignment, type DispatchOrder, type NewEvent, type PlanDocument, renderCanonicalJson } from '../../src/contract/index.js';

export const parties = {
  'cn-lead': { name: 'Chinese project lead', country: 'CN' },
  'kz-lead': { name: 'Kazakh project lead', country: 'KZ' },
  'henan-hauliers': { name: 'Henan and Xinjiang hauliers', country: 'CN' },
  'kazakh-hauliers': { name: 'Kazakh hauliers', country: 'KZ' },
  'chongqing-rail': { name: 'Chongqing railway', country: 'CN' },
  'baku-terminal': { name: 'Baku terminal', country: 'AZ' },
} as const;
export type PartyId = keyof typeof parties;

const scopes = [
  'consignments:read',
  'consignments:write',
  'orders:read',
  'orders:write',
  'orders:sign',
  'events:read',
  'events:write',
  'alarms:write',
];
const hour = 3_600_000;
const day = 24 * hour;

interface ConvoyStory {
  readonly party: PartyId;
  readonly name: string;
  readonly kind: 'trucks' | 'train';
  readonly units: readonly string[];
  readonly ask: Readonly<Record<string, unknown>>;
  /** Where it embarks. */
  readonly port: string;
  readonly reference: string;
  readonly deadlineDays: number;
  readonly checklist: readonly string[];
}

const numbered = (count: number, name: (n: number) => string): readonly string[] => Array.from({ length: count }, (_, i) => name(i + 1));
const two = (n: number): string => String(n).padStart(2, '0');
/** Of 55 containers: the owner's code, a number, and the check digit of ISO 6346. */
function containerNumber(serial: number): string {
  const body = `CQXU${String(240_600 + serial).padStart(6, '0')}`;
  const value = (sign: string): number => {
    if (/\d/.test(sign)) return Number(sign);
    const place = sign.charCodeAt(0) - 65;
    return 10 + place + Math.floor((place + 9) / 10);
  };
  const sum = [...body].reduce((total, sign, i) => total + value(sign) * 2 ** i, 0);
  return `${body}${(sum % 11) % 10}`;
}

export const convoys: readonly ConvoyStory[] = [
  {
    party: 'henan-hauliers',
    name: '16 Chinese TIR trucks',
    kind: 'trucks',
    units: numbered(16, (n) => `HEN-A24${two(n)}`),
    ask: { from: 'Khorgos', to: 'AZALA', cargo: 'truck:20t', tir: true, via: ['KZKUR'], avoid: 'country:RU,IR,TM' },
    port: 'KZKUR',
    reference: 'HEN-2406',
    deadlineDays: 9,
    checklist: ['TIR carnets checked', 'Seals intact', 'Drivers rested, visas valid', 'Deck space confirmed'],
  },
  {
    party: 'kazakh-hauliers',
    name: '10 Kazakh trucks',
    kind: 'trucks',
    units: numbered(10, (n) => `KAZ-02${two(n)}`),
    ask: { from: 'Almaty', to: 'AZALA', cargo: 'truck:20t', tir: true, via: ['KZKUR'], avoid: 'country:RU,IR,TM' },
    port: 'KZKUR',
    reference: 'KAZ-2406',
    deadlineDays: 12,
    checklist: ['TIR carnets checked', 'Seals intact', 'Deck space confirmed'],
  },
  {
    party: 'chongqing-rail',
    name: 'Train from Chongqing, 55 containers',
    kind: 'train',
    units: numbered(55, containerNumber),
    ask: { from: 'Chongqing', to: 'Baku', cargo: '1x40HC:20t', via: ['KZAAU'], avoid: 'country:RU,IR,TM,mode:air' },
    port: 'KZAAU',
    reference: 'CQ-T55',
    deadlineDays: 2,
    checklist: ['SMGS notes handed over', '55 containers counted', 'Feeder alongside'],
  },
];

export interface LaunchStory {
  readonly url: string;
  readonly keys: Readonly<Record<PartyId, string>>;
  readonly consignments: readonly Consignment[];
  readonly order: string;
  readonly ask: <T>(party: PartyId, path: string, body?: unknown) => Promise<T>;
  /** `hoursAgo` on the way to the port, at this share of the run that ends there. */
  readonly drive: (nth: number, share: number, hoursAgo: number) => Promise<void>;
  readonly reachPort: (nth: number, hoursAgo: number) => Promise<void>;
  readonly check: (nth: number, items: number) => Promise<void>;
  readonly declareReady: (nth: number) => Promise<void>;
  readonly sign: (party: PartyId) => Promise<DispatchOrder>;
  readonly embark: (nth: number, hoursAgo: number) => Promise<void>;
  /** At sea, at this share of the crossing. */
  readonly sail: (nth: number, share: number, hoursAgo: number) => Promise<void>;
  readonly land: (nth: number, hoursAgo: number) => Promise<void>;
}

async function call<T>(url: string, key: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${url}v1/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** Everything up to the offer of the order; nobody has moved yet. */
export async function beginLaunch(url: string, firstKey: string): Promise<LaunchStory> {
  const keys = {} as Record<PartyId, string>;
  for (const [id, party] of Object.entries(parties)) {
    await call(url, firstKey, 'parties', { id, ...party });
    const made = await call<{ secret: string }>(url, firstKey, 'access-keys', { party: id, scopes, label: 'test' });
    keys[id as PartyId] = made.secret;
  }
  const ask: LaunchStory['ask'] = (party, path, body) => call(url, keys[party], path, body);
  const now = Date.now();
  const departs = new Date(now - 11 * day).toISOString().slice(0, 16);
  const consignments: Consignment[] = [];
  for (const convoy of convoys) consignments.push(await openConsignment(url, ask, convoy, departs, now));
  const content = {
    title: 'Trans-Caspian Direct Express, first sailing',
    instruction: 'All convoys embark at Kuryk and Aktau and sail for Alat.',
    convoys: convoys.map(({ party, name, kind, units, port, checklist }, i) => ({
      id: `convoy-${i + 1}`,
      party,
      name,
      kind,
      place: port,
      units,
      consignments: [consignments[i]?.id],
      checklist: checklist.map((text, k) => ({ id: `item-${k + 1}`, text })),
    })),
    signatories: ['cn-lead', 'kz-lead'],
    window: { opensAt: new Date(now - hour).toISOString(), closesAt: new Date(now + 3 * hour).toISOString() },
  };
  const order = await ask<DispatchOrder>('kz-lead', 'orders', content);
  return storyOf(url, keys, consignments, order.id, ask);
}

async function openConsignment(url: string, ask: LaunchStory['ask'], convoy: ConvoyStory, depart: string, now: number): Promise<Consignment> {
  const { party, units, kind, reference, deadlineDays } = convoy;
  const deadline = new Date(now + deadlineDays * day).toISOString();
  const plan = await call<PlanDocument>(url, '', 'plan', { ...convoy.ask, depart, geometry: true });
  const itinerary = plan.itineraries.find(({ legs }) => legs.some(({ mode, to }) => (mode === 'ferry' || mode === 'sea') && to.id === 'AZALA'));
  if (itinerary === undefined) throw new Error(`no way over the Caspian for ${reference}: ${plan.none?.sentence}`);
  const opened = await ask<Consignment>(party, 'consignments', {
    reference,
    parties: [
      { party, role: kind === 'train' ? 'railway' : 'carrier' },
      { party: party === 'kazakh-hauliers' ? 'kz-lead' : 'cn-lead', role: 'shipper' },
      { party: party === 'kazakh-hauliers' ? 'cn-lead' : 'kz-lead', role: 'forwarder' },
      { party: 'baku-terminal', role: 'consignee' },
    ],
    cargo: String(convoy.ask['cargo']),
    goods: [
      {
        description: kind === 'train' ? 'Electronics, motorcycle parts' : 'Wind-turbine parts',
        hs: kind === 'train' ? '851762' : '850300',
        packages: units.length,
        packing: null,
        marks: null,
        grossKg: units.length * 20_000,
        volumeM3: null,
        valueUsd: null,
        dangerous: null,
      },
    ],
    units: units.map((id) => ({
      id,
      kind: kind === 'train' ? 'container' : 'truck',
      type: kind === 'train' ? '40HC' : 'semitrailer',
      grossKg: 20_000,
      seals: [],
    })),
    itinerary,
    places: plan.places,
    replay: (itinerary as { replay?: unknown }).replay ?? null,
    deadline,
    papers:
      kind === 'train'
        ? []
        : [{ kind: 'TIR', number: 'XB.84210077', issuedAt: depart.concat(':00Z'), expiresAt: new Date(now + 60 * day).toISOString() }],
  });
  return ask<Consignment>(party, `consignments/${opened.id}/changes`, { version: opened.version, state: 'booked' });
}

function storyOf(
  url: string,
  keys: Readonly<Record<PartyId, string>>,
  consignments: readonly Consignment[],
  order: string,
  ask: LaunchStory['ask'],
): LaunchStory {
  let count = 0;
  const pairs = new Map<PartyId, { readonly privateKey: KeyObject; readonly keyId: string }>();
  const part = (nth: number) => {
    const [convoy, consignment] = [convoys[nth], consignments[nth]];
    if (convoy === undefined || consignment === undefined) throw new Error(`there is no convoy ${nth}`);
    const runs = consignment.itinerary.legs.filter(({ kind }) => kind === 'run');
    const toPort = runs.findLast(({ to, mode }) => to.id === convoy.port && mode !== 'sea' && mode !== 'ferry');
    const crossing = runs.find(({ from, mode }) => from.id === convoy.port && (mode === 'sea' || mode === 'ferry'));
    if (toPort === undefined || crossing === undefined) throw new Error(`${convoy.reference} does not pass ${convoy.port}`);
    return { convoy, toPort, crossing };
  };
  const tell = async (nth: number, hoursAgo: number, event: Pick<NewEvent, 'code'> & Partial<NewEvent>): Promise<void> => {
    const { convoy } = part(nth);
    const at = new Date(Date.now() - hoursAgo * hour).toISOString();
    const events = convoy.units.map((unit) => ({ id: `${convoy.reference}-${++count}`, unit, classifier: 'ACT', at, ...event }));
    await ask(convoy.party, 'events', { events });
  };
  return {
    url,
    keys,
    consignments,
    order,
    ask,
    drive: (nth, share, hoursAgo) =>
      tell(nth, hoursAgo, {
        code: 'POSI',
        position: pointOf(part(nth).toPort.geometry ?? [], share),
        mode: part(nth).convoy.kind === 'train' ? 'rail' : 'road',
      }),
    reachPort: (nth, hoursAgo) => tell(nth, hoursAgo, { code: 'ARRI', place: part(nth).convoy.port }),
    check: async (nth, items) => {
      const { convoy } = part(nth);
      for (let i = 1; i <= items; i++)
        await ask(convoy.party, `orders/${order}/checks`, { convoy: `convoy-${nth + 1}`, item: `item-${i}`, done: true });
    },
    declareReady: async (nth) => {
      await ask(part(nth).convoy.party, `orders/${order}/ready`, { convoy: `convoy-${nth + 1}` });
    },
    sign: async (party) => {
      const held = pairs.get(party) ?? (await registerKey(ask, party));
      pairs.set(party, held);
      const { content, contentHash } = await ask<DispatchOrder>(party, `orders/${order}`);
      const signature = sign(null, Buffer.from(renderCanonicalJson(content)), held.privateKey).toString('base64url');
      return ask(party, `orders/${order}/signatures`, { party, keyId: held.keyId, contentHash, signature });
    },
    embark: async (nth, hoursAgo) => {
      await tell(nth, hoursAgo + 2, { code: 'LOAD', place: part(nth).convoy.port });
      await tell(nth, hoursAgo, { code: 'DEPA', place: part(nth).convoy.port });
    },
    sail: (nth, share, hoursAgo) => tell(nth, hoursAgo, { code: 'POSI', position: pointOf(part(nth).crossing.geometry ?? [], share), mode: 'ferry' }),
    land: (nth, hoursAgo) => tell(nth, hoursAgo, { code: 'ARRI', place: part(nth).crossing.to.id }),
  };
}

async function registerKey(ask: LaunchStory['ask'], party: PartyId) {
  const privateKey = createPrivateEd25519();
  const raw = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32);
  await ask(party, `parties/${party}/signing-keys`, { publicKey: raw.toString('base64url') });
  return { privateKey, keyId: createHash('sha256').update(raw).digest('hex').slice(0, 16) };
}

/** By share of the points, which is near enough for a story. */
function pointOf(line: readonly (readonly [number, number])[], share: number): { readonly lat: number; readonly lon: number } {
  const at = share * (line.length - 1);
  const i = Math.min(line.length - 2, Math.floor(at));
  const [from, to] = [line[i] ?? [0, 0], line[i + 1] ?? [0, 0]];
  return { lon: from[0] + (to[0] - from[0]) * (at - i), lat: from[1] + (to[1] - from[1]) * (at - i) };
}
