/** CL: the typed client against a real server on a free port. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, createClient, type PlanAnswer, QiyunError } from '../../src/client/index.js';
import { tinyServer } from './tiny-server.js';

const server = tinyServer();
let client: Client;
beforeAll(async () => {
  client = createClient({ baseUrl: await server.fastify.listen({ host: '127.0.0.1', port: 0 }) });
});
afterAll(() => server.fastify.close());

describe('CL1: operations', () => {
  test('plan, typed from end to end', async () => {
    const answer: PlanAnswer = await client.plan({ body: { from: 'Alpha', to: 'Echo', depart: '2026-12-01', draws: 100 } });
    expect(answer.itineraries.length).toBeGreaterThan(0);
  });

  test('the same as GeoJSON', async () => {
    const body = { from: 'Alpha', to: 'Echo', depart: '2026-12-01', draws: 100 };
    const { features } = await client.plan({ body }, { accept: 'application/geo+json' });
    expect(features[0]?.type).toBe('Feature');
  });

  test('words of the path are encoded, the rest is the query', async () => {
    expect((await client.getPlace({ id: 'KZCHA' })).names.en).toBe('Port of Charlie');
    await expect(client.getPlace({ id: 'no/such?place' })).rejects.toThrow('No place has the id “no/such?place”.');
    expect((await client.searchPlaces({ q: 'alp', limit: 1 })).places.map(({ id }) => id)).toEqual(['CNALP']);
    expect((await client.getLayer({ layer: 'road', bbox: '79,43,81,45' })).features.map(({ id }) => id)).toEqual(['road-1', 'road-2']);
    expect(await client.getMetrics()).toContain('qiyun_http_requests_total');
  });
});

describe('CL2: errors', () => {
  test('are thrown with all problems', async () => {
    const error = await client.plan({ body: { from: 'Nowhere', to: 'Echo', draws: 0 } }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(QiyunError);
    expect((error as QiyunError).status).toBe(422);
    expect((error as QiyunError).fault?.problems.map(({ field }) => field).sort()).toEqual(['draws', 'from']);
  });

  test('a call can be given up', async () => {
    await expect(client.getHealth({}, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });
});
