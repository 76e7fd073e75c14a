/** AC: who may. Every operation of the document, with no key, an unknown, a revoked, an expired one, and one with every scope but the needed: never data. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultSchema, type Scope, scopes } from '../../src/contract/index.js';
import { openScene, type Scene } from './operations-scene.js';

interface Operation {
  readonly operationId: string;
  readonly security?: readonly { readonly accessKey: readonly Scope[] }[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly example?: unknown }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example: object }>> };
}
interface Keyed {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly scope: Scope | undefined;
  readonly body: object | undefined;
  readonly names: ReadonlyMap<string, string>;
}

let scene: Scene;
let keyed: Keyed[] = [];
beforeAll(async () => {
  // as many refusals as there are operations come from one address here
  scene = await openScene({ gate: { wrongKeys: { perSecond: 1000, burst: 10_000 } } });
  const document = (await scene.call('GET', '/v1/openapi.json')).json() as { paths: Record<string, Record<string, Operation>> };
  keyed = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { operationId, security, parameters = [], requestBody }]) =>
      security === undefined
        ? []
        : [
            {
              id: operationId,
              method: method.toUpperCase() as 'GET',
              path,
              scope: security[0]?.accessKey[0],
              body: requestBody?.content['application/json']?.example,
              names: new Map(parameters.filter((one) => one.in === 'path').map(({ name, example }) => [name, String(example)])),
            },
          ],
    ),
  );
});
afterAll(async () => {
  await scene.fastify.close();
  expect(scene.faults).toEqual([]);
});

/** With the ids that are really there, so that what is refused would otherwise be answered. */
const addressOf = ({ path, names }: Keyed): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (path.startsWith('/v1/consignments/') && name === 'id') return scene.consignment.id;
    if (path.startsWith('/v1/orders/')) return scene.order.id;
    return encodeURIComponent(names.get(name) ?? 'x');
  });

async function expectRefused(one: Keyed, key: string | undefined, status: number, type: string): Promise<void> {
  const { status: got, headers, json, text } = await scene.call(one.method, addressOf(one), key, one.body);
  expect([one.id, got, text]).toEqual([one.id, status, expect.anything()]);
  expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
  const fault = faultSchema.parse(json());
  expect([one.id, fault.type, fault.problems]).toEqual([one.id, `urn:qiyun:${type}`, []]);
  // never data
  for (const secret of [scene.consignment.reference, 'WIND', scene.order.contentHash, 'henan']) expect(text).not.toContain(secret);
  expect(headers['www-authenticate']).toMatch(/^Bearer realm="qiyun"/);
}

describe('AC1: an operation that needs a key', () => {
  test('there are many, and the planner is not among them', () => {
    expect(keyed.length).toBeGreaterThan(40);
    expect(keyed.filter(({ path }) => /plan|places|network|studies/.test(path))).toEqual([]);
  });
  test('is refused without one: 401', async () => {
    for (const one of keyed) await expectRefused(one, undefined, 401, 'no-key');
  });
  test('is refused with an unknown one: 401', async () => {
    for (const one of keyed) await expectRefused(one, 'A'.repeat(43), 401, 'no-key');
  });
  test('is refused with a revoked one, at once: 401', async () => {
    const { id, secret } = await scene.makeKey('henan-hauliers', scopes);
    expect((await scene.call('GET', '/v1/me', secret)).status).toBe(200);
    expect((await scene.call('DELETE', `/v1/access-keys/${id}`, scene.admin)).status).toBe(200);
    for (const one of keyed) await expectRefused(one, secret, 401, 'no-key');
  });
  test('is refused with one that has expired: 401', async () => {
    const { secret } = await scene.makeKey('henan-hauliers', scopes, '2024-07-03T11:41:00+05:00');
    scene.clock.now += 120_000;
    for (const one of keyed) await expectRefused(one, secret, 401, 'no-key');
    scene.clock.now -= 120_000;
  });
  test('is refused with every scope but the one that it needs: 403', async () => {
    for (const scope of scopes) {
      const { secret } = await scene.makeKey(
        'henan-hauliers',
        scopes.filter((other) => other !== scope),
      );
      const needing = keyed.filter((one) => one.scope === scope);
      expect([scope, needing.length]).not.toEqual([scope, 0]);
      for (const one of needing) {
        await expectRefused(one, secret, 403, 'not-allowed');
      }
    }
  });
  test('is refused with every single wrong scope: 403', async () => {
    for (const scope of scopes) {
      const { secret } = await scene.makeKey('henan-hauliers', [scope]);
      for (const one of keyed.filter((other) => other.scope !== undefined && other.scope !== scope))
        await expectRefused(one, secret, 403, 'not-allowed');
    }
  });
});

/** The oldest come first, by pages. */
async function lastAudit(): Promise<{ sentence: string } | undefined> {
  let after = '';
  for (;;) {
    const { entries, next } = (await scene.call('GET', `/v1/audit?limit=1000${after}`, scene.admin)).json();
    if (next === null) return entries.at(-1);
    after = `&after=${next}`;
  }
}

describe('AC2: what was refused is in the audit', () => {
  test('by name of the operation, of whom and why', async () => {
    const { secret } = await scene.makeKey('henan-hauliers', ['orders:read']);
    await scene.call('POST', `/v1/orders/${scene.order.id}/signatures`, secret, scene.signature());
    const entries = [await lastAudit()];
    expect(entries).toMatchObject([{ party: 'henan-hauliers', action: 'signOrder', subject: scene.order.id, because: 'not-allowed' }]);
    expect(entries[0]?.sentence).toContain('orders:sign');
  });
  test('an ordinary no too', async () => {
    await scene.call('GET', `/v1/consignments/${scene.consignment.id}`, scene.keys.stranger);
    const entries = [await lastAudit()];
    expect(entries).toMatchObject([{ party: 'stranger', because: 'unknown', subject: scene.consignment.id }]);
  });
});

describe('AC3: sight', () => {
  test('what is not yours is as if it were not there', async () => {
    const { keys, call, consignment, order } = scene;
    for (const path of [`consignments/${consignment.id}`, `consignments/${consignment.id}/events`, `orders/${order.id}`, `orders/${order.id}/file`]) {
      expect((await call('GET', `/v1/${path}`, keys.stranger)).status).toBe(404);
    }
    expect((await call('GET', '/v1/consignments', keys.stranger)).json()).toEqual({ consignments: [], next: null });
    expect((await call('GET', '/v1/orders', keys.stranger)).json()).toEqual({ orders: [] });
  });
  test('a line of the log needs the scope that reads what it tells of', async () => {
    const { secret } = await scene.makeKey('henan-hauliers', ['events:read']);
    const { lines } = (await scene.call('GET', '/v1/log?limit=1000', secret)).json();
    expect(new Set(lines.map(({ kind }: { kind: string }) => kind.split('.')[0]))).toEqual(new Set(['party']));
    const whole = (await scene.call('GET', '/v1/log?limit=1000', scene.keys.hauliers)).json();
    expect(new Set(whole.lines.map(({ kind }: { kind: string }) => kind.split('.')[0]))).toEqual(new Set(['party', 'consignment', 'order']));
  });
  test('a webhook is not made over the key’s scopes', async () => {
    const { secret } = await scene.makeKey('henan-hauliers', ['webhooks:write', 'events:read']);
    const made = await scene.call('POST', '/v1/webhooks', secret, { url: 'https://example.org/', kinds: ['event.recorded', 'order.in-force'] });
    expect([made.status, made.json().detail]).toEqual([403, 'This key has not the scopes that read these kinds: orders:read.']);
  });
});

describe('AC4: a share link', () => {
  test('shows one consignment and no other byte, until it is revoked or has expired', async () => {
    const { call, keys, consignment, clock } = scene;
    const made = (
      await call('POST', `/v1/consignments/${consignment.id}/share-links`, keys.hauliers, { expiresAt: '2024-07-04T00:00:00+05:00' })
    ).json();
    const look = (token = made.token) => call('GET', `/v1/shared/${token}`);
    const { status, text } = await look();
    expect(status).toBe(200);
    for (const secret of ['henan-hauliers', 'baku-wind', 'kuryk-port', 'costUsd', 'valueUsd', scene.order.id, 'ledger'])
      expect(text).not.toContain(secret);
    expect((await look('A'.repeat(43))).status).toBe(404);
    for (const key of Object.values(keys)) expect((await look(key)).status).toBe(404);
    // the token is no key
    expect((await call('GET', '/v1/consignments', made.token)).status).toBe(401);
    clock.now += 86_400_000;
    expect((await look()).status).toBe(404);
    clock.now -= 86_400_000;
    await call('DELETE', `/v1/share-links/${made.link.id}`, keys.hauliers);
    expect((await look()).status).toBe(404);
  });
});

describe('AC5: too fast', () => {
  test('one key waits and the others do not; the audit says so once', async () => {
    const slow = await openScene({ gate: { perKey: { perSecond: 1, burst: 12 } } });
    const statuses: number[] = [];
    for (let i = 0; i < 20; i++) statuses.push((await slow.call('GET', '/v1/me', slow.keys.port)).status);
    expect(statuses.slice(0, 12)).toEqual(Array(12).fill(200));
    expect(statuses.slice(13)).toContain(429);
    const refused = await slow.call('GET', '/v1/me', slow.keys.port);
    expect([refused.status, Number(refused.headers['retry-after'])]).toEqual([429, expect.toSatisfy((n: number) => n >= 1)]);
    expect((await slow.call('GET', '/v1/me', slow.keys.stranger)).status).toBe(200);
    const { entries } = (await slow.call('GET', '/v1/audit', slow.admin)).json();
    expect(entries.filter(({ because }: { because: string }) => because === 'too-many')).toHaveLength(1);
    await slow.fastify.close();
  });
  test('guessing keys is slow, from one address', async () => {
    const guarded = await openScene();
    const guess = async (i: number) => (await guarded.call('GET', '/v1/me', `guess-${i}`)).status;
    const statuses: number[] = [];
    for (let i = 0; i < 25; i++) statuses.push(await guess(i));
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(401));
    expect(statuses.slice(21)).toEqual(Array(4).fill(429));
    // whoever shares the address and has a good key is not held up by it
    expect((await guarded.call('GET', '/v1/me', guarded.keys.port)).status).toBe(200);
    await guarded.fastify.close();
  });
});

describe('AC6: a server without operations', () => {
  test('says how to keep some, and plans', async () => {
    const { tinyServer } = await import('./tiny-server.js');
    const { fastify } = tinyServer();
    const reply = await fastify.inject({ method: 'GET', url: '/v1/orders', headers: { authorization: 'Bearer x' } });
    expect([reply.statusCode, reply.json().type]).toEqual([404, 'urn:qiyun:no-operations']);
    expect(reply.json().detail).toContain('--store FOLDER');
    await fastify.close();
  });
});
