/** OF: the operations against requests made from their own description, by a party that may do much: never a 5xx, every error says what is wrong. */
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { faultSchema } from '../../src/contract/index.js';
import { oddRequests } from './odd-requests.js';
import { openScene, type Scene } from './operations-scene.js';

/** A fresh one after so many requests: orders are signed and withdrawn, keys revoked. */
const requestsAScene = 40;
const gate = { perKey: { perSecond: 1e6, burst: 1e6 }, perLinkHolder: { perSecond: 1e6, burst: 1e6 } };
let scene = await openScene({ gate });
afterAll(() => scene.fastify.close());

const described = JSON.parse((await scene.fastify.inject('/v1/openapi.json')).body);
const isKept = ([path, methods]: [string, object]): boolean =>
  // a stream does not end, and the others are looked at in fuzz.test.ts
  path !== '/v1/log/stream' && (path.startsWith('/v1/shared/') || Object.values(methods).some((one) => 'security' in one));
const document = { ...described, paths: Object.fromEntries(Object.entries<object>(described.paths).filter(isKept)) };
const documented = new Map<string, string[]>(
  Object.values(document.paths as Record<string, Record<string, { operationId: string; responses: object }>>).flatMap((methods) =>
    Object.values(methods).map(({ operationId, responses }) => [operationId, Object.keys(responses)] as const),
  ),
);

/** The examples speak of things by their ids in the document; these are their like in this scene. */
const ids = (here: Scene, made: Readonly<Record<string, string>>): ((text: string) => string) => {
  const like: readonly (readonly [string, string])[] = [
    ['consignment-0c41f2b7d9', here.consignment.id],
    ['order-5b1c77e0aa', here.order.id],
    ['link-66d20b1f3e', made['link'] ?? ''],
    ['qs_Xw4LrN8vKq2ZtYb6HmDp9cJfSgEuTa1R', made['token'] ?? ''],
    ['webhook-7a3310ce52', made['webhook'] ?? ''],
    ['key-2f6a90c1d4', made['key'] ?? ''],
  ];
  return (text) => like.reduce((changed, [from, to]) => changed.replaceAll(from, to), text);
};
async function furnish(here: Scene): Promise<(text: string) => string> {
  const { call, keys, consignment, makeKey } = here;
  const shared = (await call('POST', `/v1/consignments/${consignment.id}/share-links`, keys.hauliers, { expiresAt: '2024-07-31T00:00:00Z' })).json();
  const hook = (await call('POST', '/v1/webhooks', keys.hauliers, { url: 'https://example.org/', kinds: ['order.in-force'] })).json();
  const { id: key } = await makeKey('henan-hauliers', ['events:read']);
  return ids(here, { link: shared.link.id, token: shared.token, webhook: hook.webhook.id, key });
}

let translate = await furnish(scene);
let sent = 0;
const seen = new Map<string, Map<number, number>>();
const inside = /undefined|(\[|%5B)object|Invalid input|NaN/;

describe('OF1: every operation', () => {
  const runs = 60;
  const seed = Number(process.env['QIYUN_FUZZ_SEED'] ?? 20_240_703);
  test(`${runs} odd requests each, seed ${seed}`, async () => {
    const property = fc.asyncProperty(oddRequests(document), async ({ operation, method, url, headers, body }) => {
      if (++sent % requestsAScene === 0) {
        await scene.fastify.close();
        scene = await openScene({ gate });
        translate = await furnish(scene);
      }
      // half by a party, half by who may do everything
      const key = sent % 2 === 0 ? scene.keys.hauliers : scene.admin;
      const reply = await scene.fastify.inject({
        method: method as 'GET',
        url: translate(url),
        headers: { ...headers, authorization: `Bearer ${key}` },
        ...(body === undefined ? {} : { body: translate(body) }),
      });
      const counts = seen.get(operation) ?? new Map<number, number>();
      seen.set(operation, counts.set(reply.statusCode, (counts.get(reply.statusCode) ?? 0) + 1));
      expect(scene.faults.splice(0)).toEqual([]);
      expect(reply.statusCode).toBeLessThan(500);
      if (reply.statusCode < 400) return;
      expect(reply.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      if (method !== 'HEAD') {
        const fault = faultSchema.parse(reply.json());
        expect(fault.detail.length).toBeGreaterThan(15);
        if (!inside.test(`${url} ${body ?? ''}`)) expect(fault.detail).not.toMatch(inside);
        if (fault.status === 422) expect(fault.problems.length).toBeGreaterThan(0);
      }
      expect([...(documented.get(operation) ?? []), '404', '405']).toContain(String(reply.statusCode));
    });
    await fc.assert(property, { numRuns: runs * documented.size, seed });
    console.log(
      [...seen]
        .map(
          ([operation, counts]) =>
            `${operation}: ${[...counts]
              .sort(([a], [b]) => a - b)
              .map(([status, n]) => `${status} × ${n}`)
              .join(', ')}`,
        )
        .join('\n'),
    );
    expect([...seen.keys()].sort()).toEqual([...documented.keys()].sort());
  }, 300_000);
});
