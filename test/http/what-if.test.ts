/** HS: the what-if endpoints, over the tiny network. */
import { afterAll, describe, expect, test } from 'vitest';
import { compareAnswerSchema, faultSchema, planAnswerSchema, readyScenariosSchema, scenarioSchema } from '../../src/contract/index.js';
import { tinyServer } from './tiny-server.js';

const { fastify, faults } = tinyServer();
afterAll(async () => {
  await fastify.close();
  expect(faults).toEqual([]);
});

const scenario = { name: 'No ferry', changes: [{ kind: 'close', what: { service: 'roro-1' } }] };
const compare = (body: object) => fastify.inject({ method: 'POST', url: '/v1/studies/compare', body });

describe('HS1: compare', () => {
  test('answers the document of the contract', async () => {
    const reply = await compare({ scenario, pairs: [{ from: 'Charlie', to: 'Delta', cargo: 'truck:20t' }], depart: '2026-12-01', draws: 100 });
    expect(reply.statusCode).toBe(200);
    expect(compareAnswerSchema.parse(reply.json()).pairs.map(({ outcome }) => outcome)).toEqual(['lost']);
  });
  test('with the lines of its ways when asked: they begin and end where the plan of the way does', async () => {
    const asked = { from: 'Charlie', to: 'Delta', cargo: 'truck:20t' };
    const terms = { depart: '2026-12-01', draws: 100, geometry: true };
    const { pairs } = compareAnswerSchema.parse((await compare({ scenario, pairs: [asked], ...terms })).json());
    const planned = await fastify.inject({ method: 'POST', url: '/v1/plan', body: { ...asked, ...terms, by: 'cost,time' } });
    const ways = planAnswerSchema.parse(planned.json()).itineraries;
    const way = ways.find(({ id }) => id === pairs[0]?.base?.id);
    expect(pairs[0]?.base?.legs?.map(({ geometry }) => geometry)).toEqual(way?.legs.map(({ geometry }) => geometry));
    expect(pairs[0]?.base?.legs?.length).toBeGreaterThan(0);
    expect(pairs[0]?.scenario).toBeNull();
  });
  test('every problem of scenario and pairs at once', async () => {
    const reply = await compare({
      scenario: { name: 'x', changes: [{ kind: 'close', what: { place: 'XX' } }] },
      pairs: [{ from: 'Atlantis', to: 'Echo' }],
    });
    expect(reply.statusCode).toBe(422);
    expect(faultSchema.parse(reply.json()).problems?.map(({ field }) => field)).toEqual(['scenario.changes.0.what.place', 'pairs.0.from']);
  });
  test('more pairs than a call takes', async () => {
    const pairs = Array.from({ length: 21 }, () => ({ from: 'Bravo', to: 'Echo' }));
    expect((await compare({ scenario, pairs })).statusCode).toBe(422);
  });
});

describe('HS2: plans and names', () => {
  test('a plan under a scenario', async () => {
    const body = { from: 'Charlie', to: 'Delta', cargo: 'truck:20t', depart: '2026-12-01', draws: 100 };
    const plan = async (more: object) =>
      planAnswerSchema.parse((await fastify.inject({ method: 'POST', url: '/v1/plan', body: { ...body, ...more } })).json());
    expect((await plan({})).itineraries.length).toBeGreaterThan(0);
    expect((await plan({ scenario })).itineraries).toEqual([]);
  });
  test('the ready scenarios', async () => {
    const reply = await fastify.inject('/v1/scenarios');
    expect(readyScenariosSchema.parse(reply.json()).scenarios.map(({ id }) => id)).toContain('suez-closed');
  });
  test('one of them with its changes; another name is told with those there are', async () => {
    const reply = await fastify.inject('/v1/scenarios/suez-closed');
    expect(scenarioSchema.parse(reply.json()).changes).toMatchObject([{ kind: 'close', what: { passage: ['suez'] } }]);
    const wrong = await fastify.inject('/v1/scenarios/suez');
    expect(wrong.statusCode).toBe(404);
    expect(faultSchema.parse(wrong.json()).problems?.[0]?.choices.map(({ id }) => id)).toContain('suez-closed');
  });
});
