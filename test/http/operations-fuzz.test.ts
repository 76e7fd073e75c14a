/** OF: the operations against requests made from their own description, by a party that may do much: never a 5xx, every error says what is wrong. */
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { type Alarm, faultSchema } from '../../src/contract/index.js';
import { alarmExample, proposalExample, signatureExample } from '../../src/http/operations/operations-examples.js';
import { type OddRequest, oddRequests } from './odd-requests.js';
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
type Example = Readonly<Record<string, unknown>>;
interface Described {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean; readonly example?: unknown }[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { example: Example } } };
  readonly responses: object;
}
const operations = Object.entries(document.paths as Record<string, Record<string, Described>>).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, one]) => ({ path, method: method.toUpperCase(), ...one })),
);
const documented = new Map(operations.map(({ operationId, responses }) => [operationId, Object.keys(responses)]));

/** Where the example of the document is of a story that went on: the same, at the moment that the scene is. */
const present: Readonly<Record<string, (example: Example) => Example>> = {
  addParty: (example) => ({ ...example, id: 'new-hauliers' }),
  changeConsignment: (example) => ({ ...example, version: 4 }),
  proposeItinerary: (example) => ({ ...example, version: 4 }),
  agreeToItinerary: (example) => ({ ...example, version: 4 }),
  // the consignment of the scene is bound by the order of the scene
  offerOrder: (example) => ({ ...example, convoys: (example['convoys'] as Example[]).map((convoy) => ({ ...convoy, consignments: [] })) }),
  amendOrder: (example) => ({ ...example, version: 1 }),
};
for (const { operationId, requestBody } of operations) {
  const content = requestBody?.content['application/json'];
  if (content !== undefined) content.example = present[operationId]?.(content.example) ?? content.example;
}

/** The examples speak of things by their ids in the document; these are their like in this scene. */
type Translate = (text: string) => string;
async function furnish(here: Scene): Promise<Translate> {
  const { call, keys, consignment, order, makeKey, store } = here;
  const made = async (url: string, body: object) => {
    const { status, json, text } = await call('POST', url, keys.hauliers, body);
    if (status !== 200) throw new Error(`${url}: ${status} ${text}`);
    return json();
  };
  const shared = await made(`/v1/consignments/${consignment.id}/share-links`, { expiresAt: '2024-07-31T00:00:00Z' });
  const hook = await made('/v1/webhooks', { url: 'https://example.org/', kinds: ['order.in-force'] });
  // waits for the consignee
  await made(`/v1/consignments/${consignment.id}/proposal`, { ...proposalExample, version: 3 });
  const { id: key } = await makeKey('henan-hauliers', ['events:read']);
  const alarm = { ...alarmExample, id: 'alm_1', consignment: consignment.id, state: 'open', acknowledged: null } as Alarm;
  await store.write((writing) => writing.putAlarms([alarm]));
  const signature = here.signature(order) as typeof signatureExample;
  const like: readonly (readonly [string, string])[] = [
    ['consignment-0c41f2b7d9', consignment.id],
    ['order-5b1c77e0aa', order.id],
    ['link-66d20b1f3e', shared.link.id],
    ['qs_Xw4LrN8vKq2ZtYb6HmDp9cJfSgEuTa1R', shared.token],
    ['webhook-7a3310ce52', hook.webhook.id],
    ['key-2f6a90c1d4', key],
    [alarmExample.id, alarm.id],
    [signatureExample.keyId, signature.keyId],
    [signatureExample.contentHash, signature.contentHash],
    [signatureExample.signature, signature.signature],
  ];
  return (text) => like.reduce((changed, [from, to]) => changed.replaceAll(from, to), text);
}

/** As the document shows it. */
function exampleRequest({ path, method, parameters = [], requestBody }: (typeof operations)[number]) {
  const exampleOf = (name: string): string => encodeURIComponent(String(parameters.find((one) => one.name === name)?.example));
  const query = parameters.filter((one) => one.in === 'query' && one.required).map(({ name }) => `${name}=${exampleOf(name)}`);
  const url = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => exampleOf(name));
  const body = requestBody === undefined ? undefined : JSON.stringify(requestBody.content['application/json'].example);
  return { method, url: query.length === 0 ? url : `${url}?${query.join('&')}`, body };
}

async function send(here: Scene, request: { method: string; url: string; body: string | undefined; headers?: Record<string, string> }, key: string) {
  const { method, url, body, headers } = request;
  return await here.fastify.inject({
    method: method as 'GET',
    url,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers, authorization: `Bearer ${key}` },
    ...(body === undefined ? {} : { body }),
  });
}

describe('OF2: the request that the document shows of an operation', () => {
  test.each(operations.map((one) => [one.operationId, one] as const))('%s: is answered', async (_name, one) => {
    const statuses: string[] = [];
    for (const who of ['hauliers', 'admin'] as const) {
      // each on a scene of its own: an order is signed once
      const here = await openScene({ gate });
      const inScene = await furnish(here);
      const { method, url, body } = exampleRequest(one);
      const reply = await send(here, { method, url: inScene(url), body: body && inScene(body) }, who === 'admin' ? here.admin : here.keys.hauliers);
      statuses.push(reply.statusCode < 300 ? 'answered' : `${who}: ${reply.statusCode} ${reply.body}`);
      await here.fastify.close();
    }
    expect(statuses).toContain('answered');
  });
});

let translate: Translate = await furnish(scene);
let sent = 0;
const seen = new Map<string, Map<number, number>>();
const inside = /undefined|(\[|%5B)object|Invalid input|NaN/;

describe('OF1: every operation', () => {
  const runs = 60;
  const seed = Number(process.env['QIYUN_FUZZ_SEED'] ?? 20_240_703);
  test(`${runs} odd requests each, seed ${seed}`, async () => {
    // one in five is right: it leads to where the odd ones find something
    const right = operations.map((one): OddRequest => {
      const { method, url, body } = exampleRequest(one);
      return { operation: one.operationId, method, url, body, headers: body === undefined ? {} : { 'content-type': 'application/json' } };
    });
    const requests = fc.oneof({ weight: 4, arbitrary: oddRequests(document) }, { weight: 1, arbitrary: fc.constantFrom(...right) });
    const property = fc.asyncProperty(requests, async ({ operation, method, url, headers, body }) => {
      if (++sent % requestsAScene === 0) {
        await scene.fastify.close();
        scene = await openScene({ gate });
        translate = await furnish(scene);
      }
      // half by a party, half by who may do everything
      const key = sent % 2 === 0 ? scene.keys.hauliers : scene.admin;
      const reply = await send(scene, { method, url: translate(url), headers, body: body && translate(body) }, key);
      const counts = seen.get(operation) ?? new Map<number, number>();
      seen.set(operation, counts.set(reply.statusCode, (counts.get(reply.statusCode) ?? 0) + 1));
      expect(scene.faults.splice(0)).toEqual([]);
      expect(reply.statusCode).toBeLessThan(500);
      if (reply.statusCode < 400) return;
      expect(reply.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      if (method !== 'HEAD') {
        const fault = faultSchema.parse(reply.json());
        expect(fault.detail).toMatch(/^\S+ \S+ .*[.”]$/s);
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
    const answered = [...seen].filter(([, counts]) => [...counts.keys()].some((status) => status < 300)).map(([operation]) => operation);
    // what is never answered is not looked into
    expect(answered.sort()).toEqual([...documented.keys()].sort());
  }, 300_000);
});

describe('OF3: a text that cannot be kept', () => {
  const withBody = operations.filter(({ requestBody }) => requestBody !== undefined);
  /** Of each text in the example, and each name of a field. */
  function* spoil(value: unknown, bad: string): Generator<unknown> {
    if (typeof value === 'string') yield value + bad;
    else if (Array.isArray(value)) for (const [i, inner] of value.entries()) for (const one of spoil(inner, bad)) yield value.with(i, one);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) for (const one of spoil(inner, bad)) yield { ...value, [name]: one };
      yield { ...value, [bad]: 1 };
    }
  }

  test.each(withBody.map((one) => [one.operationId, one] as const))('%s: is refused at its place, by one sentence', async (_name, one) => {
    const { method, url, body = '' } = exampleRequest(one);
    for (const bad of ['\ud83d', '\udc00', '\0'])
      for (const spoilt of [...spoil(JSON.parse(body), bad)].slice(0, 40)) {
        const reply = await send(scene, { method, url: translate(url), body: JSON.stringify(spoilt) }, scene.admin);
        expect([reply.statusCode, reply.json().detail]).toEqual([422, expect.stringContaining('a character that is none')]);
      }
    expect(scene.faults.splice(0)).toEqual([]);
  });
});
