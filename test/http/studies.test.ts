/** ST: studies over HTTP: handed in, followed, fetched in four forms, stopped and let go on; over the tiny network, on this thread. */
import { parquetReadObjects } from 'hyparquet';
import { afterAll, describe, expect, test } from 'vitest';
import { createPartMemory, runOnThisThread } from '../../src/application/index.js';
import { composeDesk } from '../../src/compose-server.js';
import { studyFeaturesSchema, studyResultSchema, studyStatusesSchema, studyStatusSchema } from '../../src/contract/index.js';
import { tinyNetwork, tinyServer } from './tiny-server.js';

const { fastify, faults } = tinyServer();
afterAll(async () => {
  await fastify.close();
  expect(faults).toEqual([]);
});
const post = (body: object, server = fastify) => server.inject({ method: 'POST', url: '/v1/studies', body });
const get = (url: string, server = fastify) => server.inject({ method: 'GET', url });
const matrix = { kind: 'matrix', origins: ['Alpha', 'Echo'], destinations: ['Echo', 'Alpha'], depart: '2026-12-01', draws: 50 };
const events = (text: string): unknown[] => [...text.matchAll(/^event: status\ndata: (.*)$/gm)].map((match) => JSON.parse(match[1] ?? ''));

describe('ST1: a study', () => {
  test('is handed in, followed to its end, and fetched as JSON, CSV, GeoJSON and Parquet', async () => {
    const started = studyStatusSchema.parse((await post(matrix)).json());
    expect(started).toMatchObject({ kind: 'matrix', state: 'waiting' });
    const stream = await get(`/v1/studies/${started.id}/progress`);
    expect(stream.headers['content-type']).toBe('text/event-stream');
    expect(events(stream.payload).at(-1)).toEqual({ ...started, state: 'done', jobs: 2, finished: 2, share: 1 });

    const document = studyResultSchema.parse((await get(`/v1/studies/${started.id}/result`)).json());
    if (document.kind !== 'matrix') throw new Error(document.kind);
    expect(document.pairs.map(({ ways }) => ways === null)).toEqual([false, true, true, false]);
    const rows = (await get(`/v1/studies/${started.id}/result?format=csv`)).payload.trim().split('\n');
    expect(rows).toHaveLength(5);
    expect(rows[0]).toMatch(/^origin,origin_name,destination,destination_name,fastest_mean_days,fastest_p10_days/);
    const features = studyFeaturesSchema.parse((await get(`/v1/studies/${started.id}/result?format=geojson`)).json());
    expect(features.features).toHaveLength(2);
    const parquet = (await get(`/v1/studies/${started.id}/result?format=parquet`)).rawPayload;
    const read = await parquetReadObjects({ file: new Uint8Array(parquet).buffer });
    expect(read).toHaveLength(4);
    expect(read[0]).toMatchObject({ fastest_usd: document.pairs[0]?.ways?.fastest.usd, fastest_p50_days: document.pairs[0]?.ways?.fastest.days.p50 });
    expect(read[1]).toMatchObject({ fastest_usd: null });
  });

  test('asked again is found, not done again', async () => {
    const [first, second] = [(await post(matrix)).json(), (await post(matrix)).json()];
    expect(second.id).toBe(first.id);
    const { studies } = studyStatusesSchema.parse((await get('/v1/studies')).json());
    expect(studies.filter(({ id }) => id === first.id)).toHaveLength(1);
  });

  test('an assignment tells what certifies it; its tables are fetched by name', async () => {
    const flows = [{ origin: 'Bravo', destination: 'Echo', tonnesPerYear: 52_180, cargo: 'truck:20t' }];
    const capacities = [{ kind: 'service', id: 'roro-1', perWeek: 30, unit: 'trucks' }];
    const { id } = studyStatusSchema.parse((await post({ kind: 'assign', flows, capacities, unmetPriceUsdPerT: 5000 })).json());
    const told = events((await get(`/v1/studies/${id}/progress`)).payload).at(-1);
    expect(told).toMatchObject({ kind: 'assign', state: 'done', jobs: 1, finished: 1, share: 1 });
    const document = studyResultSchema.parse((await get(`/v1/studies/${id}/result`)).json());
    if (document.kind !== 'assign') throw new Error(document.kind);
    // 52,180 t a year are 1,000 t a week, 50 trucks; 30 of them are let aboard and the others stay: 600 t and 400 t
    const [flow] = document.flows;
    expect(flow?.ways.reduce((sum, way) => sum + way.tonnesPerWeek, 0)).toBeCloseTo(600, -1);
    expect(document.tonnesPerWeek.unmet).toBeCloseTo(400, -1);
    expect(document.objectiveUsdPerWeek - document.boundUsdPerWeek).toBeLessThan(1e-6 * document.objectiveUsdPerWeek);
    const deck = document.capacities.find(({ id: one }) => one === 'roro-1');
    expect(deck?.places).toEqual(['KZCHA', 'AZDEL']);
    // one more truck a week saves its 20 t from staying, at what the way costs less than that
    expect(deck?.shadowPriceUsdPerUnit).toBeCloseTo(20 * (5000 - (flow?.ways[0]?.usdPerT ?? 0)), 4);
    const table = async (name: string) => (await get(`/v1/studies/${id}/result?format=csv${name}`)).payload.trim().split('\n');
    expect((await table(''))[0]).toMatch(/^origin,origin_name,destination/);
    expect(await table('&table=ways')).toEqual(await table(''));
    expect((await table('&table=limits'))[0]).toBe('kind,id,name,unit,per_week,used_per_week,shadow_usd_per_unit,source');
    const wrong = await get(`/v1/studies/${id}/result?format=csv&table=queues`);
    expect([wrong.statusCode, wrong.json().problems[0].field]).toEqual([422, 'table']);
    const { features } = studyFeaturesSchema.parse((await get(`/v1/studies/${id}/result?format=geojson`)).json());
    const sea = features.map(({ properties }) => properties as Record<string, unknown>).filter(({ layer }) => layer === 'roro');
    expect(sea.map(({ mode, tonnesPerWeek }) => [mode, Math.round(Number(tonnesPerWeek))])).toContainEqual(['ferry', 600]);
  });

  test('a simulation is told before and after, one job a side', async () => {
    const call = {
      kind: 'simulate',
      pairs: [{ from: 'Bravo', to: 'Echo', cargo: 'truck:20t', tonnesPerYear: 60 * 52 * 20 }],
      scenario: { name: 'Two ships', changes: [{ kind: 'change-service', what: { service: 'roro-1' }, perWeek: 2, waitFactor: 0.5 }] },
      depart: '2027-06-01',
      tir: true,
      replications: 2,
      days: 60,
      warmUpDays: 30,
    };
    const { id } = studyStatusSchema.parse((await post(call)).json());
    const told = events((await get(`/v1/studies/${id}/progress`)).payload).at(-1);
    expect(told).toMatchObject({ kind: 'simulate', state: 'done', jobs: 2, finished: 2, share: 1 });
    const document = studyResultSchema.parse((await get(`/v1/studies/${id}/result`)).json());
    if (document.kind !== 'simulate') throw new Error(document.kind);
    const wait = (side: typeof document.under) => side?.stations.find(({ id: one }) => one === 'roro-1')?.waitP90Hours ?? Number.NaN;
    expect(wait(document.under)).toBeLessThan(wait(document.base));
    const [head = '', ...rows] = (await get(`/v1/studies/${id}/result?format=csv&table=queues`)).payload.trim().split('\n');
    expect(head).toContain('wait_p90_h_before,wait_p90_h_after');
    expect(rows).toHaveLength(document.base.stations.length);
    const parquet = (await get(`/v1/studies/${id}/result?format=parquet&table=flows`)).rawPayload;
    const [flow] = await parquetReadObjects({ file: new Uint8Array(parquet).buffer });
    expect(flow).toMatchObject({ origin: 'KZBRA', destination: 'AZECH', p50_days_before: document.base.flows[0]?.p50Days });
  });

  test('reach and criticality are answered too', async () => {
    for (const call of [
      { kind: 'reach', from: 'Alpha', within: '2d,9d', depart: '2026-12-01' },
      { kind: 'critical', depart: '2026-12-01', flows: [{ origin: 'Alpha', destination: 'Echo', tonnesPerYear: 1000, cargo: '1x40HC:20t' }] },
    ]) {
      const { id } = studyStatusSchema.parse((await post(call)).json());
      await get(`/v1/studies/${id}/progress`);
      expect(studyResultSchema.parse((await get(`/v1/studies/${id}/result`)).json()).kind).toBe(call.kind);
    }
  });
});

describe('ST2: what is wrong', () => {
  test('every problem of a call at once, each at its field', async () => {
    const reply = await post({
      kind: 'matrix',
      origins: ['Nowhere', 'Alpha'],
      destinations: ['Elsewhere'],
      cargo: 'a cow',
      avoid: 'planet:Mars',
      depart: 'soon',
    });
    expect(reply.statusCode).toBe(422);
    expect(
      reply
        .json()
        .problems.map(({ field }: { field: string }) => field)
        .sort(),
    ).toEqual(['avoid', 'cargo', 'depart', 'destinations.0', 'origins.0']);
  });
  test.each([
    [{}, 'kind'],
    [{ kind: 'horoscope' }, 'kind'],
    [{ kind: 'reach', from: 'Alpha', within: '3d,4usd' }, 'within'],
    [{ kind: 'reach', from: 'Alpha', within: 'far' }, 'within'],
    [{ kind: 'reach', from: 'Alpha', sky: 1 }, 'sky'],
    [{ kind: 'critical', flows: [{ origin: 'Alpha', destination: 'Alpha', tonnesPerYear: 1, cargo: 'truck:20t' }] }, 'flows.0.destination'],
    [{ kind: 'critical', flows: [{ origin: 'Alpha', destination: 'Echo', tonnesPerYear: -1, cargo: 'truck:20t' }] }, 'flows.0.tonnesPerYear'],
    [{ kind: 'matrix', origins: [], destinations: ['Echo'] }, 'origins'],
    [{ kind: 'assign', flows: [{ origin: 'Alpha', destination: 'Atlantis', tonnesPerYear: 1, cargo: 'truck:20t' }] }, 'flows.0.destination'],
    [{ kind: 'assign', flows: [], month: 1 }, 'flows'],
    [{ kind: 'assign', month: 13 }, 'month'],
    [{ kind: 'assign', co2PriceUsdPerT: -1 }, 'co2PriceUsdPerT'],
    [
      {
        kind: 'assign',
        flows: [{ origin: 'Alpha', destination: 'Echo', tonnesPerYear: 1, cargo: 'truck:20t' }],
        capacities: [{ kind: 'border', id: 'nowhere', perWeek: 5, unit: 't' }],
      },
      'capacities.0.id',
    ],
    [{ kind: 'simulate', pairs: [{ from: 'Alpha', to: 'Echo', cargo: 'truck:20t' }] }, 'pairs.0.tonnesPerYear'],
    [{ kind: 'simulate', pairs: [{ from: 'Alpha', to: 'Echo', tonnesPerYear: 5 }], scenario: 'no-such' }, 'scenario'],
    [{ kind: 'simulate', pairs: [{ from: 'Alpha', to: 'Echo', tonnesPerYear: 5 }], replications: 0 }, 'replications'],
  ])('%j is told at %s', async (call, field) => {
    const reply = await post(call);
    expect(reply.statusCode).toBe(422);
    expect(reply.json().problems.map((problem: { field: string }) => problem.field)).toEqual([field]);
  });
  test('a study that is not here, in every way of asking', async () => {
    for (const [method, url] of [
      ['GET', '/v1/studies/x'],
      ['DELETE', '/v1/studies/x'],
      ['POST', '/v1/studies/x/resume'],
      ['GET', '/v1/studies/x/progress'],
      ['GET', '/v1/studies/x/result'],
    ] as const) {
      expect((await fastify.inject({ method, url })).statusCode).toBe(404);
    }
  });
});

describe('ST3: stopped and let go on', () => {
  test('a cancelled study keeps what is finished; a resume does the rest', async () => {
    const done: number[] = [];
    let hold = true;
    let release = (): void => {};
    const inner = runOnThisThread(async () => {
      if (hold && done.length === 1) await new Promise<void>((resolve) => (release = resolve));
    });
    const desk = composeDesk(tinyNetwork, {
      now: () => 0,
      store: createPartMemory(),
      openRunner: async () => ({
        where: 'here',
        run: (work, options) =>
          inner.run(work, {
            ...options,
            onPart: (index, part) => {
              done.push(index);
              options.onPart(index, part);
            },
          }),
      }),
    });
    const server = tinyServer({ studies: desk }).fastify;
    const { id } = studyStatusSchema.parse((await post(matrix, server)).json());
    const status = async () => studyStatusSchema.parse((await get(`/v1/studies/${id}`, server)).json());
    while ((await status()).finished < 1) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await status()).toMatchObject({ state: 'running', jobs: 2, finished: 1 });
    const early = await get(`/v1/studies/${id}/result`, server);
    expect([early.statusCode, early.json().detail]).toEqual([409, 'The study is running, 1 of 2 jobs are finished.']);
    await server.inject({ method: 'DELETE', url: `/v1/studies/${id}` });
    release();
    while ((await status()).state === 'running') await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await status()).toMatchObject({ state: 'cancelled', finished: 1 });
    hold = false;
    await server.inject({ method: 'POST', url: `/v1/studies/${id}/resume` });
    await get(`/v1/studies/${id}/progress`, server);
    expect(await status()).toMatchObject({ state: 'done', finished: 2 });
    expect(done).toEqual([0, 1]);
    const { id: other } = studyStatusSchema.parse((await post(matrix)).json());
    await get(`/v1/studies/${other}/progress`);
    expect((await get(`/v1/studies/${id}/result`, server)).json()).toEqual((await get(`/v1/studies/${other}/result`)).json());
    await server.close();
  });
});
