/** The door over a real desk on a store in memory: three parties with keys of their own, one consignment, one order ready to be signed. */
import { createSigningKeyPair, sha256, signBytes } from '../../src/adapters/index.js';
import {
  createEventPlaces,
  createMemoryStore,
  type Forecaster,
  makeFirstAccessKey,
  type OperationsDesk,
  type OperationsStore,
} from '../../src/application/index.js';
import { composeOperationsDesk } from '../../src/compose-operations.js';
import { type Consignment, type DispatchOrder, type Scope, scopes } from '../../src/contract/index.js';
import type { HttpUseCases, ServerOptions } from '../../src/http/index.js';
import { newConsignmentExample, newOrderExample } from '../../src/http/operations/operations-examples.js';
import { hashContent, keyIdOf, signedBytes } from '../../src/operations/index.js';
import { type TinyServer, tinyNetwork, tinyServer } from './tiny-server.js';

/** Nothing lies ahead in these tests but what `ahead` says itself. */
const noForecaster: Forecaster = {
  look: () => {
    throw new Error('time does not pass here');
  },
  waysOn: async () => ({ from: 'Port of Kuryk', ways: [], none: 'There is no way on from here.' }),
};

export interface Scene extends TinyServer {
  readonly desk: OperationsDesk;
  /** What the door is given, for another door over the same desk. */
  readonly operations: NonNullable<HttpUseCases['operations']>;
  /** Under the desk: for what only time brings. */
  readonly store: OperationsStore;
  readonly clock: { now: number };
  /** May do everything. */
  readonly admin: string;
  /** Keys of parties, with every scope but the last. */
  readonly keys: { readonly hauliers: string; readonly port: string; readonly stranger: string };
  readonly signing: ReturnType<typeof createSigningKeyPair>;
  readonly consignment: Consignment;
  readonly order: DispatchOrder;
  readonly call: (method: 'GET' | 'POST' | 'DELETE', url: string, key?: string, body?: object, headers?: Record<string, string>) => Promise<Called>;
  readonly makeKey: (party: string, scopes: readonly Scope[], expiresAt?: string) => Promise<{ id: string; secret: string }>;
  readonly signature: (order?: DispatchOrder) => object;
}
type LightReply = Awaited<ReturnType<TinyServer['fastify']['inject']>>;
export interface Called {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  /** Of whatever document it is: `inject` types it so, too. */
  readonly json: LightReply['json'];
  readonly text: string;
}

export async function openScene(options: ServerOptions = {}): Promise<Scene> {
  const clock = { now: Date.parse('2024-07-03T11:40:00+05:00') };
  const store = createMemoryStore();
  const desk = composeOperationsDesk(store, { forecaster: noForecaster, now: () => clock.now });
  const operations = {
    desk,
    now: () => clock.now,
    renderPdf: async () => new TextEncoder().encode('%PDF-1.7'),
    places: createEventPlaces(tinyNetwork),
  };
  const server = tinyServer({ operations }, options);
  const call: Scene['call'] = async (method, url, key, body, headers = {}) => {
    const reply = await server.fastify.inject({
      method,
      url,
      headers: { ...headers, ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) },
      ...(body === undefined ? {} : { body }),
    });
    return { status: reply.statusCode, headers: reply.headers, json: () => JSON.parse(reply.body), text: reply.body };
  };
  const admin = (await makeFirstAccessKey(desk)) ?? '';
  const ok = async <T>(method: 'GET' | 'POST' | 'DELETE', url: string, key: string, body?: object): Promise<T> => {
    const { status, json, text } = await call(method, url, key, body);
    if (status !== 200) throw new Error(`${method} ${url}: ${status} ${text}`);
    return json<T>();
  };
  const makeKey: Scene['makeKey'] = async (party, asked, expiresAt) => {
    const made = await ok<{ key: { id: string }; secret: string }>('POST', '/v1/access-keys', admin, {
      party,
      scopes: asked,
      ...(expiresAt === undefined ? {} : { expiresAt }),
    });
    return { id: made.key.id, secret: made.secret };
  };
  const partyScopes = scopes.filter((scope) => scope !== 'parties:write');
  const keyOf = async (id: string): Promise<string> => {
    await ok('POST', '/v1/parties', admin, { id, name: id, country: 'CN' });
    return (await makeKey(id, partyScopes)).secret;
  };
  const keys = { hauliers: await keyOf('henan-hauliers'), port: await keyOf('kuryk-port'), stranger: await keyOf('stranger') };
  await keyOf('baku-wind');
  const signing = createSigningKeyPair();
  await ok('POST', '/v1/parties/henan-hauliers/signing-keys', keys.hauliers, { publicKey: signing.publicKey });
  const opened = await ok<Consignment>('POST', '/v1/consignments', keys.hauliers, newConsignmentExample);
  const consignment = await ok<Consignment>('POST', `/v1/consignments/${opened.id}/changes`, keys.hauliers, { version: 1, state: 'booked' });
  const [convoy] = newOrderExample.convoys;
  const offered = await ok<DispatchOrder>('POST', '/v1/orders', keys.hauliers, {
    ...newOrderExample,
    convoys: [{ ...convoy, consignments: [opened.id] }],
  });
  await ok('POST', `/v1/orders/${offered.id}/checks`, keys.hauliers, { convoy: 'trucks-cn', item: 'papers', done: true });
  const order = await ok<DispatchOrder>('POST', `/v1/orders/${offered.id}/ready`, keys.hauliers, { convoy: 'trucks-cn' });
  const signature = ({ content } = order): object => ({
    party: 'henan-hauliers',
    keyId: keyIdOf(signing.publicKey, sha256),
    contentHash: hashContent(content, sha256),
    signature: signBytes(signing, signedBytes(content)),
  });
  return { ...server, desk, operations, store, clock, admin, keys, signing, consignment, order, call, makeKey, signature };
}
