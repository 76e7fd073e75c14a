/** The whole server over a store, and clients that post events and signatures to it without end, keeping account of what they were told. */
import { inject } from 'vitest';
import type { DispatchOrder } from '../../src/contract/index.js';
import { instant } from '../../src/units/index.js';
import { type Running, startProgram } from '../http/built-program.js';
import { createOperationsScene, doneOf, eventOf, hours, type OperationsScene, system } from '../scenes/operations-scene.js';
import { deskOver, opened, type StoreHome } from './open-stores.js';

export interface Laid {
  /** `Authorization` of each party. */
  readonly bearer: Readonly<Record<'henan' | 'kazakh', string>>;
  readonly orders: readonly DispatchOrder[];
  readonly signatureOf: OperationsScene['signatureOf'];
}

const units = 20;
export const unitOf = (number: number): string => `T-${number % units}`;

/** Parties, keys, a consignment under way and orders that are ready, written before the server starts; the window is open for a day. */
export async function layOut(home: StoreHome, where: string, orders: number): Promise<Laid> {
  const scene = await createOperationsScene(opened(await home.open(where)).store);
  const { desk } = scene;
  const keyOf = async (party: string): Promise<string> => {
    const scopes = ['events:write', 'events:read', 'orders:sign', 'orders:read', 'consignments:read'] as const;
    return `Bearer ${doneOf(await desk.createAccessKey(system, { party, scopes: [...scopes], label: '', expiresAt: null })).secret}`;
  };
  const bearer = { henan: await keyOf('henan'), kazakh: await keyOf('kazakh') };
  await scene.openBooked(Array.from({ length: units }, (_, i) => unitOf(i)));
  const window = { opensAt: new Date(Date.now() - hours(1)).toISOString(), closesAt: new Date(Date.now() + hours(24)).toISOString() };
  const offered: DispatchOrder[] = [];
  for (let i = 0; i < orders; i++) offered.push(await scene.offer({ window }));
  for (const order of offered) await scene.makeReady(order);
  await desk.close();
  return { bearer, orders: offered, signatureOf: scene.signatureOf };
}

/** On the first port that is free, planning with one thread. */
export function serve(where: string): Running {
  const image = inject('defaultImage');
  if ('problem' in image) throw new Error(image.problem);
  const kept = where.startsWith('postgres:') ? ['--database', where] : ['--store', where];
  return startProgram(['serve', '--port', '0', '--workers', '1', '--network', image.file, '--key-rate', '100000', ...kept]);
}

export interface Account {
  /** Ids of events that were answered with 200. */
  readonly events: Set<string>;
  /** Orders whose signature by a party was answered, as `order party`; and those told to be in force. */
  readonly signatures: Set<string>;
  readonly inForce: Set<string>;
  /** Calls that were answered with 503. */
  unavailable: number;
  /** Answers that are none of these, which there must not be. */
  readonly strange: string[];
}
export const createAccount = (): Account => ({ events: new Set(), signatures: new Set(), inForce: new Set(), unavailable: 0, strange: [] });

/** Clients that post until they are stopped; a call without an answer is made again, as a client should. */
export function startClients(laid: Laid, account: Account, count: number) {
  let url: string | undefined;
  let isStopped = false;
  let events = 0;
  let signatures = 0;
  const signing = laid.orders.flatMap((order) => (['henan', 'kazakh'] as const).map((party) => ({ order, party })));

  const post = async (path: string, party: 'henan' | 'kazakh', body: unknown): Promise<unknown> => {
    while (!isStopped) {
      const at = url;
      const response = at === undefined ? undefined : await ask(new URL(path, at), laid.bearer[party], body);
      if (response?.status === 200) return response.value;
      if (response?.status === 503) account.unavailable += 1;
      else if (response !== undefined) {
        account.strange.push(`${path} ${response.status} ${JSON.stringify(response.value)}`);
        return undefined;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return undefined;
  };
  const client = async (number: number): Promise<void> => {
    for (let turn = 0; !isStopped; turn++) {
      if (number % 2 === 0 && turn % 8 === 0) {
        const { order, party } = signing[signatures++ % signing.length] ?? { order: undefined, party: 'henan' };
        if (order === undefined) continue;
        const answer = (await post(`/v1/orders/${order.id}/signatures`, party, laid.signatureOf(party, order))) as DispatchOrder | undefined;
        if (answer === undefined) continue;
        account.signatures.add(`${order.id} ${party}`);
        if (answer.state === 'in-force') account.inForce.add(order.id);
      } else {
        const id = `event-${++events}`;
        if ((await post('/v1/events', 'henan', { events: [eventOf(unitOf(events), id)] })) !== undefined) account.events.add(id);
      }
    }
  };
  const all = Array.from({ length: count }, (_, i) => client(i));
  return {
    turnTo: (address: string | undefined): void => {
      url = address;
    },
    stop: async (): Promise<void> => {
      isStopped = true;
      await Promise.all(all);
    },
  };
}

/** Undefined when no whole answer came: the server is gone, or goes. */
async function ask(url: URL, authorization: string, body: unknown): Promise<{ readonly status: number; readonly value: unknown } | undefined> {
  try {
    const response = await fetch(url, { method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body: JSON.stringify(body) });
    return { status: response.status, value: await response.json() };
  } catch {
    return undefined;
  }
}

/** What must be true of the store after all that: read from itself, without the server. */
export async function takeStock(home: StoreHome, where: string, laid: Laid, account: Account) {
  const { store } = opened(await home.open(where));
  const desk = deskOver(store, () => instant(Date.now()));
  const lines = await store.read((reading) => reading.logAfter(0, 10_000_000));
  const recorded = lines.filter(({ kind }) => kind === 'event.recorded').map(({ body }) => (body as { id: string }).id);
  const stored = new Set(recorded);
  const inForce = lines.filter(({ kind }) => kind === 'order.in-force').map(({ subject }) => subject);
  const orders = await desk.listOrders(system);
  const signed = new Set(orders.flatMap(({ id, signatures }) => signatures.map(({ party }) => `${id} ${party}`)));
  const found = await Promise.all([...account.events].slice(0, 50).map((id) => store.read((reading) => reading.event(`henan/${id}`))));
  const verdict = await desk.verifyLog();
  await desk.close();
  return {
    lostEvents: [...account.events].filter((id) => !stored.has(id)),
    unread: found.filter((event) => event === undefined).length,
    eventsTwice: recorded.length - stored.size,
    lostSignatures: [...account.signatures].filter((name) => !signed.has(name)),
    lostInForce: [...account.inForce].filter((id) => !inForce.includes(id)),
    inForceTwice: inForce.length - new Set(inForce).size,
    inForceWithoutAll: orders.filter(({ state, signatures }) => (state === 'in-force') !== (signatures.length === 2)).length,
    isChainWhole: verdict.ok && verdict.lines === lines.length,
    strange: account.strange,
    orders: orders.length === laid.orders.length,
  };
}

export const nothingLost = {
  lostEvents: [],
  unread: 0,
  eventsTwice: 0,
  lostSignatures: [],
  lostInForce: [],
  inForceTwice: 0,
  inForceWithoutAll: 0,
  isChainWhole: true,
  strange: [],
  orders: true,
};
