/** OA: the description of the HTTP door, and the client that is made from it. */
import { describe, expect, test } from 'vitest';
import { renderClientTypes } from '../../scripts/client/render-client-types.js';
import { composeHttp } from '../../src/compose-server.js';
import type { Endpoint } from '../../src/http/endpoint.js';
import { describeApi, listEndpoints } from '../../src/http/index.js';
import { createMetrics } from '../../src/http/metrics.js';
import { createTurnstile } from '../../src/http/turnstile.js';
import { deskInProcess, inProcess, tinyNetwork, tinyServer } from './tiny-server.js';

const use = composeHttp(tinyNetwork, {
  plans: inProcess(tinyNetwork),
  studies: deskInProcess(tinyNetwork),
  version: '0.1.0',
  page: [],
  now: () => 0,
});
const metrics = createMetrics(use.plans.load);
const endpoints = listEndpoints(use, {
  metrics,
  turnstile: createTurnstile(1),
  gate: { forget: () => {}, isKnown: async () => true },
  hub: undefined,
});
const document = describeApi(endpoints, 'test');

describe('OA1: the document', () => {
  test('is the golden one; a change of the contract is seen in review', async () => {
    await expect(`${JSON.stringify(document, undefined, 2)}\n`).toMatchFileSnapshot('./openapi.golden.json');
  });

  test('is what the server sends', async () => {
    const { fastify } = tinyServer();
    const sent = await fastify.inject('/v1/openapi.json');
    expect({ ...sent.json(), info: undefined }).toEqual({ ...document, info: undefined });
  });

  test('names every component it refers to, and refers to every component', () => {
    const { schemas } = (document as { components: { schemas: Record<string, unknown> } }).components;
    const named = new Set([...JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)].map((match) => match[1]));
    expect([...named].sort()).toEqual(Object.keys(schemas).sort());
  });

  test('has an operation id for every endpoint, each once', () => {
    const ids = endpoints.map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('OA2: examples', () => {
  const contents = (one: Endpoint) => [...(one.body === undefined ? [] : [one.body]), ...Object.values(one.gives.content)];

  test('every example is one of its schema', () => {
    for (const content of endpoints.flatMap(contents)) {
      if (content.example !== undefined) expect(content.schema.safeParse(content.example).error?.issues ?? []).toEqual([]);
    }
  });

  test('every operation that answers JSON has one, but the description of itself', () => {
    const without = endpoints.filter((one) => Object.values(one.gives.content)[0]?.example === undefined).map((one) => one.id);
    expect(without).toEqual(['getOpenapi']);
  });
});

describe('OA3: the client', () => {
  test('is what the document gives', async () => {
    await expect(renderClientTypes(document)).toMatchFileSnapshot('../../src/client/api.ts');
  });
});
