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
