/** HF: every error is problem details with a sentence that helps, and the status that says whose turn it is. */
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PlanReply } from '../../src/application/index.js';
import { type FaultDocument, faultSchema } from '../../src/contract/index.js';
import { tinyServer } from './tiny-server.js';

const { fastify, faults } = tinyServer();
afterAll(async () => {
  await fastify.close();
  expect(faults).toEqual([]);
});

/** The fault of a reply; fails where it is none. */
function faultOf(reply: { statusCode: number; headers: Record<string, unknown>; body: string }): FaultDocument {
  expect(reply.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  const fault = faultSchema.parse(JSON.parse(reply.body));
  expect(fault.status).toBe(reply.statusCode);
  expect(fault.instance).toBe(reply.headers['x-request-id']);
  expect(fault.detail).toMatch(/^[A-Za-z/“].{10,}[.!]$/s);
  return fault;
}
const post = async (body: string, type = 'application/json') =>
  faultOf(await fastify.inject({ method: 'POST', url: '/v1/plan', headers: { 'content-type': type }, body }));
const get = async (url: string) => faultOf(await fastify.inject(url));

describe('HF1: a request that is wrong', () => {
  test('422 tells every problem at once, with choices', async () => {
    const fault = await post(
      JSON.stringify({ from: 'Port of Chralie', to: '', drivers: 7, avoid: 'planet:Mars', depart: 'soon', nonsense: 1, explain: 'yes', only: 3 }),
    );
    expect(fault.status).toBe(422);
    expect(fault.problems.map(({ field }) => field).sort()).toEqual(['avoid', 'depart', 'drivers', 'explain', 'from', 'nonsense', 'only', 'to']);
    expect(fault.problems.find(({ field }) => field === 'from')?.choices).toMatchObject([{ id: 'KZCHA' }]);
    expect(fault.detail).toContain('And 5 more.');
  });
  test.each(['[]', 'null', '"text"', '7'])('422 for a body that is %s', async (body) => {
    expect(await post(body)).toMatchObject({ status: 422, problems: [{ field: 'request' }] });
  });
  test('422 for parameters that are wrong or unknown', async () => {
    expect(await get('/v1/places?q=a&limit=0&colour=red')).toMatchObject({
      status: 422,
      problems: [{ field: 'limit', message: 'limit must be a whole number from 1 to 50.' }, { field: 'colour' }],
    });
    expect(await get('/v1/places/nearest?lat=91')).toMatchObject({ status: 422, problems: [{ field: 'lat' }, { field: 'lon' }] });
    expect(await get('/v1/places/nearest?lat=&lon=1e1')).toMatchObject({ status: 422, problems: [{ field: 'lat' }, { field: 'lon' }] });
    expect(await get('/v1/places?q=a&q=b')).toMatchObject({ status: 422, problems: [{ field: 'q' }] });
    expect(await get('/v1/health?verbose=1')).toMatchObject({ status: 422, problems: [{ field: 'verbose' }] });
    expect(await get('/v1/network/layers/road.geojson?bbox=1,2,3')).toMatchObject({ status: 422, problems: [{ field: 'bbox' }] });
  });
  test.each(['\ud83d', 'a\udc00', '\0'])('422 for a text that nobody can hash or keep, %j, wherever it stands', async (bad) => {
    expect(await post(JSON.stringify({ from: bad, to: 'Echo', cargo: { list: [{ name: bad }] }, [bad]: 1 }))).toMatchObject({
      status: 422,
      problems: [
        { field: 'from', message: expect.stringContaining('a character that is none') },
        { field: 'cargo.list[0].name' },
        { field: 'request' },
      ],
    });
  });
  test('400 for what is not JSON', async () => {
    for (const body of ['{', '', '{"from":1,}', '{"__proto__":{}}'])
      expect(await post(body)).toMatchObject({ status: 400, type: 'urn:qiyun:malformed' });
    expect(await get('/v1/places/%zz')).toMatchObject({ status: 400 });
  });
  test('413 for a body over 64 kB, and not for one of 64 kB', async () => {
    expect(await post(JSON.stringify({ from: 'x'.repeat(65_536) }))).toMatchObject({ status: 413, detail: 'The body is larger than 64 kB.' });
    const whole = JSON.stringify({ from: 'x'.repeat(65_536 - 11) });
    expect(whole).toHaveLength(65_536);
    expect(await post(whole)).toMatchObject({ status: 422 });
  });
  test('415 for another type of body', async () => {
    expect(await post('from=Alpha', 'application/x-www-form-urlencoded')).toMatchObject({ status: 415 });
    expect(await post('from', 'text/plain')).toMatchObject({ status: 415 });
  });
  test('404 and 405', async () => {
    expect(await get('/v1/nothing')).toMatchObject({
      status: 404,
      detail: 'There is nothing at “/v1/nothing”; /v1/openapi.json lists what there is.',
    });
    expect(await get('/v1/network/layers/rivers.geojson')).toMatchObject({ status: 404, problems: [{ field: 'layer' }] });
    const reply = await fastify.inject({ method: 'DELETE', url: '/v1/plan' });
    expect(faultOf(reply)).toMatchObject({ status: 405, detail: '“/v1/plan” takes POST, not DELETE.' });
    expect(reply.headers['allow']).toBe('POST');
    expect((await fastify.inject('/v1/plan')).headers['allow']).toBe('POST');
  });
});

describe('HF2: a server that cannot now', () => {
  const replying = async (reply: PlanReply) => {
    const load = { running: 1, waiting: 0, workers: 1 };
    const server = tinyServer({ plans: { plan: async () => reply, load: () => load, close: async () => {} } });
    const sent = await server.fastify.inject({ method: 'POST', url: '/v1/plan', body: { from: 'Alpha', to: 'Echo' } });
    await server.fastify.close();
    return { fault: faultOf(sent), after: sent.headers['retry-after'], faults: server.faults };
  };
  test('429 when the queue is full', async () => {
    const { fault, after } = await replying({ kind: 'full', retryAfterS: 7 });
    expect(fault).toMatchObject({
      status: 429,
      type: 'urn:qiyun:too-many',
      detail: 'All planners are busy and the queue is full. Try again in 7 s.',
    });
    expect(after).toBe('7');
  });
  test('503 at the time limit', async () => {
    const { fault, after } = await replying({ kind: 'too-long', limitS: 60 });
    expect(fault).toMatchObject({ status: 503, type: 'urn:qiyun:too-long' });
    expect(fault.detail).toContain('not finished after 60 s');
    expect(after).toBe('60');
  });
  test('503 when it stops', async () => {
    expect((await replying({ kind: 'stopping' })).fault).toMatchObject({ status: 503, type: 'urn:qiyun:stopping' });
    const server = tinyServer();
    server.drain();
    const reply = await server.fastify.inject('/v1/health');
    expect(faultOf(reply)).toMatchObject({ status: 503, type: 'urn:qiyun:stopping' });
    expect(reply.headers).toMatchObject({ 'retry-after': '10', connection: 'close' });
    await server.fastify.close();
  });
  test('500 tells the log, not the client', async () => {
    const { fault, faults: told } = await replying({ kind: 'fault', message: 'secret at line 7' });
    expect(fault).toMatchObject({ status: 500, type: 'urn:qiyun:fault' });
    expect(JSON.stringify(fault)).not.toContain('secret');
    expect(String(told[0])).toContain('secret at line 7');
  });
  test('429 when one client has too many under way, and not any more when one is done', async () => {
    let finish = (): void => {};
    const waits = new Promise<PlanReply>((resolve) => {
      finish = () => resolve({ kind: 'stopping' });
    });
    const load = { running: 1, waiting: 0, workers: 1 };
    const server = tinyServer({ plans: { plan: () => waits, load: () => load, close: async () => {} } }, { plansPerClient: 1 });
    const ask = (remoteAddress: string) => server.fastify.inject({ method: 'POST', url: '/v1/plan', remoteAddress, body: {} });
    const first = ask('10.0.0.1');
    await new Promise((resolve) => setTimeout(resolve, 20));
    const second = await ask('10.0.0.1');
    expect(faultOf(second)).toMatchObject({ status: 429, detail: 'More than 1 plans of yours are already under way. Try again in 1 s.' });
    expect(second.headers['retry-after']).toBe('1');
    const other = ask('10.0.0.2');
    finish();
    expect([(await first).statusCode, (await other).statusCode]).toEqual([503, 503]);
    expect((await ask('10.0.0.1')).statusCode).toBe(503);
    await server.fastify.close();
  });
});

describe('HF3: what is no request', () => {
  const port = { value: 0 };
  const listening = tinyServer();
  beforeAll(async () => {
    port.value = Number(new URL(await listening.fastify.listen({ host: '127.0.0.1', port: 0 })).port);
  });
  afterAll(() => listening.fastify.close());
  const raw = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      let got = '';
      const socket = connect(port.value, '127.0.0.1', () => socket.write(text));
      socket.on('data', (data) => {
        got += data;
      });
      socket.on('close', () => resolve(got));
      socket.on('error', reject);
    });
  test.each([
    ['is not HTTP', 'EHLO there\r\n\r\n', 400],
    ['has a head that is too large', `GET /v1/health HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, 431],
  ])('what %s gets problem details', async (_what, text, status) => {
    const [head = '', body = ''] = (await raw(text)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toContain('content-type: application/problem+json');
    expect(faultSchema.parse(JSON.parse(body)).status).toBe(status);
  });
});
