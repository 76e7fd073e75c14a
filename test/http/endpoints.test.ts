/** HE: what every endpoint answers, by the schema it promises. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import {
  featureCollectionSchema,
  foundPlacesSchema,
  healthSchema,
  networkLayerNames,
  networkLayersSchema,
  networkSurveySchema,
  placeSurveySchema,
  planAnswerSchema,
  planCallSchema,
} from '../../src/contract/index.js';
import { tinyServer } from './tiny-server.js';

const { fastify, faults } = tinyServer();
afterAll(async () => {
  await fastify.close();
  expect(faults).toEqual([]);
});

const plan = (body: object, headers: Record<string, string> = {}) => fastify.inject({ method: 'POST', url: '/v1/plan', headers, body });
const asked = { from: 'Alpha', to: 'Echo', depart: '2026-12-01', draws: 100 };

describe('HE1: plan', () => {
  test('answers the document of the contract', async () => {
    const reply = await plan(asked);
    expect(reply.statusCode).toBe(200);
    const document = planAnswerSchema.parse(reply.json());
    expect(document.itineraries[0]?.legs[0]).not.toHaveProperty('geometry');
    expect(document.itineraries[0]?.legs[0]).not.toHaveProperty('lines');
  });
  test('with geometry and ledger lines when asked', async () => {
    const document = planAnswerSchema.parse((await plan({ ...asked, geometry: true, explain: true })).json());
    expect(document.itineraries[0]?.legs.find((leg) => leg.kind === 'run')?.geometry?.length).toBeGreaterThan(1);
    expect(document.itineraries[0]?.legs[0]?.lines?.length).toBeGreaterThan(0);
  });
  test('with only the ways named', async () => {
    const all = planAnswerSchema.parse((await plan(asked)).json()).itineraries.map(({ id }) => id);
    expect(all.length).toBeGreaterThan(1);
    const one = planAnswerSchema.parse((await plan({ ...asked, only: [all[1]] })).json());
    expect(one.itineraries.map(({ id }) => id)).toEqual([all[1]]);
  });
  test('as GeoJSON to who takes that', async () => {
    const reply = await plan(asked, { accept: 'application/geo+json, application/json;q=0.5' });
    expect(reply.headers['content-type']).toBe('application/geo+json; charset=utf-8');
    expect(reply.headers['vary']).toBe('accept, accept-encoding');
    expect(featureCollectionSchema.parse(reply.json()).features.length).toBeGreaterThan(2);
  });
  test('an ordinary no is an answer', async () => {
    const reply = await plan({ ...asked, deadline: '2026-12-02' });
    expect(reply.statusCode).toBe(200);
    expect(planAnswerSchema.parse(reply.json())).toMatchObject({ itineraries: [], none: { because: 'deadline' } });
  });
  test('the example is a question that is understood', async () => {
    const reply = await fastify.inject('/v1/plan/example');
    expect(planCallSchema.parse(reply.json())).toMatchObject({ from: "Xi'an", to: 'Baku', depart: '2026-11-15' });
  });
});

describe('HE2: places', () => {
  test('by name, in the language asked for', async () => {
    const { places } = foundPlacesSchema.parse((await fastify.inject('/v1/places?q=甲&lang=ru')).json());
    expect(places).toMatchObject([{ id: 'CNALP', label: 'Альфа', names: { zhHant: '甲市' }, zone: 'Asia/Shanghai', how: 'part', distanceKm: null }]);
  });
  test('none is an empty list', async () => {
    expect((await fastify.inject('/v1/places?q=')).json()).toEqual({ places: [] });
    expect((await fastify.inject('/v1/places?q=qqqqqqq')).json()).toEqual({ places: [] });
  });
  test('near a position, with the distance', async () => {
    // one degree of longitude at 44 N is 79.99 km
    const { places } = foundPlacesSchema.parse((await fastify.inject('/v1/places/nearest?lat=44&lon=81&limit=1')).json());
    expect(places).toMatchObject([{ id: 'CNALP', how: 'near' }]);
    expect(places[0]?.distanceKm).toBeCloseTo(79.99, 1);
  });
  test('one by its id, with all that meets there and the source of each', async () => {
    const place = placeSurveySchema.parse((await fastify.inject('/v1/places/KZCHA')).json());
    expect(place).toMatchObject({ id: 'KZCHA', linkCount: place.links.length, terminals: [{ source: 'scene in round numbers', basis: 'assumed' }] });
    expect(place.services.length).toBeGreaterThan(0);
    const border = placeSurveySchema.parse((await fastify.inject('/v1/places/cn-kz-gate-road')).json());
    expect(border.procedures.length).toBeGreaterThan(0);
  });
  test('an id that is none is told, with what is near', async () => {
    const reply = await fastify.inject('/v1/places/Charli');
    expect(reply.statusCode).toBe(404);
    expect(reply.json()).toMatchObject({ type: 'urn:qiyun:not-found', problems: [{ field: 'id', choices: [{ id: 'KZCHA' }] }] });
  });
});

describe('HE3: the network', () => {
  test('what it holds', async () => {
    const survey = networkSurveySchema.parse((await fastify.inject('/v1/network')).json());
    expect(survey).toMatchObject({ version: '00000000000tiny0', counts: { places: 8 }, bounds: [62, 44, 80, 44] });
    expect(survey.countries.map(({ code }) => code)).toEqual(['AZ', 'CN', 'KZ']);
  });
  test('its layers', async () => {
    const { layers } = networkLayersSchema.parse((await fastify.inject('/v1/network/layers')).json());
    expect(layers.map(({ layer }) => layer)).toEqual(networkLayerNames);
    for (const { href, features } of layers) {
      const reply = await fastify.inject(href);
      expect(reply.headers['content-type']).toBe('application/geo+json; charset=utf-8');
      expect(featureCollectionSchema.parse(reply.json()).features).toHaveLength(features);
    }
  });
  test('every feature says its source', async () => {
    for (const layer of networkLayerNames) {
      const { features } = (await fastify.inject(`/v1/network/layers/${layer}.geojson`)).json();
      expect(features.filter(({ properties }: { properties: { source: string } }) => properties.source === '')).toEqual([]);
    }
  });
  test('a border shows the wait of a truck without TIR, as its rows say', async () => {
    const { features } = (await fastify.inject('/v1/network/layers/border.geojson')).json();
    const road = features.find(({ id }: { id: string }) => id === 'cn-kz-gate-road');
    expect(road.properties.waits.map((wait: { from: string; regime: string }) => `${wait.from} ${wait.regime}`)).toContain('CN tir');
    expect(road.properties.p50H).toBeGreaterThan(0);
    expect(road.properties.p90H).toBeGreaterThanOrEqual(road.properties.p50H);
  });
  test('only what meets the box', async () => {
    const ids = async (bbox: string) =>
      (await fastify.inject(`/v1/network/layers/road.geojson?bbox=${bbox}`)).json().features.map(({ id }: { id: string }) => id);
    expect(await ids('79.5,43,81,45')).toEqual(['road-1']);
    expect(await ids('0,0,1,1')).toEqual([]);
    // across the 180th meridian: all that is east of 79.5 or west of 62.5
    expect(await ids('79.5,43,62.5,45')).toEqual(['road-1', 'road-4']);
  });
  test('304 when nothing has changed', async () => {
    for (const url of ['/v1/network', '/v1/network/layers/road.geojson', '/v1/network/layers/road.geojson?bbox=0,0,90,90', '/v1/openapi.json']) {
      const { headers } = await fastify.inject(url);
      expect(headers['etag']).toMatch(/^W\/"/);
      const again = await fastify.inject({ url, headers: { 'if-none-match': `"other", ${headers['etag']}` } });
      expect([again.statusCode, again.body]).toEqual([304, '']);
      expect((await fastify.inject({ url, headers: { 'if-none-match': '"other"' } })).statusCode).toBe(200);
    }
    const tags = await Promise.all(
      ['road', 'sea'].map(async (layer) => (await fastify.inject(`/v1/network/layers/${layer}.geojson`)).headers['etag']),
    );
    expect(tags).toEqual(['W/"00000000000tiny0-road"', 'W/"00000000000tiny0-sea"']);
  });
});

describe('HE4: the process', () => {
  test('health', async () => {
    expect(healthSchema.parse((await fastify.inject('/v1/health')).json()).network.id).toBe('tiny');
  });
  test('metrics are text for Prometheus, by endpoint and not by address', async () => {
    await fastify.inject('/v1/places/one');
    await fastify.inject('/v1/places/two');
    await fastify.inject('/no/such/thing');
    const { body, headers } = await fastify.inject('/v1/metrics');
    expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(body).toContain('qiyun_http_requests_total{route="/v1/places/:id",method="GET",status="404"}');
    expect(body).toContain('route="other"');
    expect(body).not.toContain('/no/such/thing');
    const samples = body.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(samples.filter((line) => !/^[a-z_0-9]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [-+.e0-9]+$/.test(line))).toEqual([]);
  });
});

describe('HE5: how answers travel', () => {
  test.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('as %s', async (encoding, open) => {
    const url = '/v1/openapi.json';
    const plain = await fastify.inject(url);
    expect(plain.headers).not.toHaveProperty('content-encoding');
    for (let turn = 0; turn < 2; turn++) {
      const reply = await fastify.inject({ url, headers: { 'accept-encoding': encoding } });
      expect(reply.headers).toMatchObject({ 'content-encoding': encoding, vary: 'accept-encoding' });
      expect(open(reply.rawPayload).toString()).toBe(plain.body);
    }
  });
  test('q=0 is a no', async () => {
    const reply = await fastify.inject({ url: '/v1/openapi.json', headers: { 'accept-encoding': 'br;q=0, gzip;q=0' } });
    expect(reply.headers).not.toHaveProperty('content-encoding');
  });
  test('with the headers that keep a browser safe, and the id of the request', async () => {
    const { headers } = await fastify.inject({ url: '/v1/health', headers: { 'x-request-id': 'mine-1' } });
    expect(headers).toMatchObject({ 'x-request-id': 'mine-1', 'x-content-type-options': 'nosniff' });
    expect(headers['content-security-policy']).toContain("default-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:");
    const odd = await fastify.inject({ url: '/v1/health', headers: { 'x-request-id': 'a b{}' } });
    expect(odd.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
  test('HEAD is GET without the body', async () => {
    const reply = await fastify.inject({ method: 'HEAD', url: '/v1/network' });
    expect([reply.statusCode, reply.body]).toEqual([200, '']);
  });
});
