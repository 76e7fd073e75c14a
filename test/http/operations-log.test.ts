/** LS: the log over HTTP: pages, the live stream and its resume, many watchers, and bodies in other forms. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OperationsDesk } from '../../src/application/index.js';
import type { LogLine } from '../../src/contract/index.js';
import { createLogHub } from '../../src/http/operations/log/log-hub.js';
import { openScene, type Scene } from './operations-scene.js';
import { tinyServer } from './tiny-server.js';

let scene: Scene;
let url = '';
beforeAll(async () => {
  scene = await openScene();
  url = await scene.fastify.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  scene.drain();
  await scene.fastify.close();
  expect(scene.faults).toEqual([]);
});

let count = 0;
const event = () => ({
  id: `e-${++count}`,
  unit: 'ZH-A7K25',
  code: 'ARRI',
  classifier: 'ACT',
  at: '2024-07-03T11:00:00+05:00',
  place: 'KZKUR',
  mode: 'road',
});
const post = async (events: object[]) => (await scene.call('POST', '/v1/events', scene.keys.hauliers, { events })).json();

/** Reads a stream until it has so many lines. */
async function watch(
  lines: number,
  { query = '', headers = {}, key = scene.keys.hauliers }: { query?: string; headers?: object; key?: string } = {},
) {
  const gone = new AbortController();
  const response = await fetch(`${url}/v1/log/stream${query}`, { headers: { authorization: `Bearer ${key}`, ...headers }, signal: gone.signal });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const seen: LogLine[] = [];
  let rest = '';
  const read = (async () => {
    for await (const chunk of response.body ?? []) {
      const parts = (rest + new TextDecoder().decode(chunk)).split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) {
        const [, id, data] = /^id: (\d+)\nevent: line\ndata: (.*)$/s.exec(part) ?? [];
        if (data === undefined) continue;
        const line = JSON.parse(data) as LogLine;
        expect(Number(id)).toBe(line.seq);
        seen.push(line);
      }
      if (seen.length >= lines) break;
    }
  })();
  return { seen, read, stop: () => gone.abort() };
}

const clock = (): number => performance.now();
const isAdmitted = async (): Promise<boolean> => true;
const countReads = (desk: OperationsDesk, count: () => void): Pick<OperationsDesk, 'readLog' | 'listReaders' | 'watchLog'> => ({
  ...desk,
  readLog: (...asked) => {
    count();
    return desk.readLog(...asked);
  },
});
async function until(holds: () => boolean): Promise<void> {
  for (const began = performance.now(); !holds(); await new Promise((resolve) => setTimeout(resolve, 5)))
    if (performance.now() - began > 20_000) throw new Error('it never held');
}

describe('LS1: the stream', () => {
  test('begins with what comes, and tells it as it is written', async () => {
    const watcher = await watch(2);
    await post([event(), event()]);
    await watcher.read;
    expect(watcher.seen.map(({ kind }) => kind)).toEqual(['event.recorded', 'event.recorded']);
    watcher.stop();
  });
  test('goes on after the last line that a watcher had: none missing, none twice', async () => {
    const { head } = (await scene.call('GET', '/v1/me', scene.keys.hauliers)).json();
    await post([event(), event(), event()]);
    const first = await watch(1, { headers: { 'last-event-id': String(head) } });
    await first.read;
    first.stop();
    const last = first.seen.at(-1)?.seq ?? 0;
    await post([event()]);
    const second = await watch(head + 4 - last, { headers: { 'last-event-id': String(last) } });
    await second.read;
    second.stop();
    expect([...first.seen, ...second.seen].map(({ seq }) => seq)).toEqual([1, 2, 3, 4].map((i) => head + i));
  });
  test('by kind and by subject', async () => {
    const watcher = await watch(1, { query: '?after=0&kinds=order.offered' });
    await watcher.read;
    watcher.stop();
    expect(watcher.seen.map(({ kind, subject }) => [kind, subject])).toEqual([['order.offered', scene.order.id]]);
    expect((await scene.call('GET', '/v1/log/stream?kinds=weather', scene.keys.hauliers)).status).toBe(422);
  });
  test('is not told to who does not see', async () => {
    const stranger = await watch(1, { key: scene.keys.stranger });
    const party = await watch(1);
    await post([event()]);
    await party.read;
    await scene.call('POST', '/v1/parties', scene.admin, { id: 'newcomer', name: 'Newcomer', country: 'KZ' });
    await stranger.read;
    stranger.stop();
    party.stop();
    // what every party may read is the first that the stranger gets
    expect(stranger.seen.map(({ kind }) => kind)).toEqual(['party.added']);
  });
  test('the head alone is answered and ends', async () => {
    const response = await fetch(`${url}/v1/log/stream`, { method: 'HEAD', headers: { authorization: `Bearer ${scene.keys.hauliers}` } });
    expect(response.status).toBe(200);
  });
});

describe('LS2: many watchers', () => {
  test('500 of them, each sees every line once, and the store is read as if there were one', async () => {
    let reads = 0;
    const { desk } = scene;
    const hub = createLogHub({ desk: countReads(desk, () => reads++), clock });
    const actor = await desk.findActor(scene.keys.hauliers);
    if (actor === undefined) throw new Error('the key is good');
    const start = await desk.logHead();
    const stop = new AbortController();
    const seen = Array.from({ length: 500 }, () => [] as number[]);
    const watchers = seen.map(async (mine) => {
      for await (const frames of hub.watch({ actor, isAdmitted, signal: stop.signal }, start)) {
        mine.push(...frames.map(({ line }) => line.seq));
        if (mine.length === 20) return;
      }
    });
    expect(hub.watchers()).toBe(500);
    for (let i = 0; i < 20; i++) await post([event()]);
    await Promise.all(watchers);
    expect(new Set(seen.map((mine) => mine.join()))).toEqual(new Set([Array.from({ length: 20 }, (_, i) => start + 1 + i).join()]));
    // one for the first look and one for each change
    expect(reads).toBeLessThanOrEqual(21);
    expect(hub.watchers()).toBe(0);
  });
  test('one that is far behind reads for itself and misses nothing', async () => {
    const { desk } = scene;
    const hub = createLogHub({ desk, clock }, { kept: 5, page: 7 });
    const actor = await desk.findActor(scene.keys.hauliers);
    if (actor === undefined) throw new Error('the key is good');
    const stop = new AbortController();
    const head = await desk.logHead();
    const page = (await scene.call('GET', '/v1/log?limit=1000', scene.keys.hauliers)).json();
    const whole: number[] = page.lines.map(({ seq }: LogLine) => seq);
    const read = async (after: number): Promise<number[]> => {
      const mine: number[] = [];
      for await (const frames of hub.watch({ actor, isAdmitted, signal: stop.signal }, after)) {
        mine.push(...frames.map(({ line }) => line.seq));
        if ((mine.at(-1) ?? 0) >= head) break;
      }
      return mine;
    };
    const [late, early] = await Promise.all([read(head - 3), read(0)]);
    expect(early).toEqual(whole);
    expect(late).toEqual(whole.filter((seq) => seq > head - 3));
    stop.abort();
  });
  test('one that says to have what is not there yet moves nobody: the store is still read once a change', async () => {
    const { desk } = scene;
    let reads = 0;
    const hub = createLogHub({ desk: countReads(desk, () => reads++), clock });
    const actor = await desk.findActor(scene.keys.hauliers);
    if (actor === undefined) throw new Error('the key is good');
    const stop = new AbortController();
    const start = await desk.logHead();
    const seen = Array.from({ length: 50 }, () => [] as number[]);
    const follow = async (mine: number[], after: number): Promise<void> => {
      for await (const frames of hub.watch({ actor, isAdmitted, signal: stop.signal }, after)) mine.push(...frames.map(({ line }) => line.seq));
    };
    const watchers = seen.map((mine) => follow(mine, start));
    await post([event()]);
    await until(() => seen.every((mine) => mine.length === 1));
    const ahead: number[] = [];
    watchers.push(follow(ahead, 999_999_999));
    reads = 0;
    for (let i = 2; i <= 6; i++) {
      await post([event()]);
      await until(() => seen.every((mine) => mine.length === i));
    }
    expect(new Set(seen.map((mine) => mine.join()))).toEqual(new Set([Array.from({ length: 6 }, (_, i) => start + 1 + i).join()]));
    // one a change for all, and one a change and at its coming for the one that is ahead
    expect(reads).toBeLessThanOrEqual(11);
    expect(ahead).toEqual([]);
    stop.abort();
    await Promise.all(watchers);
    expect(hub.watchers()).toBe(0);
  });
  test('at the door, what is beyond the end is the end: what comes is told', async () => {
    const watcher = await watch(1, { headers: { 'last-event-id': '999999999' } });
    await post([event()]);
    await watcher.read;
    watcher.stop();
    expect(watcher.seen).toHaveLength(1);
  });
});

describe('LS7: a line that is open', () => {
  const beatMs = 50;
  const open = async (key: string, query = '') => {
    const quick = tinyServer({ operations: scene.operations }, { hub: { beatMs }, gate: { actorMs: 0 } });
    const at = await quick.fastify.listen({ host: '127.0.0.1', port: 0 });
    const gone = new AbortController();
    const response = await fetch(`${at}/v1/log/stream${query}`, { headers: { authorization: `Bearer ${key}` }, signal: gone.signal });
    let text = '';
    let isOver = false;
    const read = (async () => {
      for await (const chunk of response.body ?? []) text += new TextDecoder().decode(chunk);
    })()
      .catch(() => {})
      .finally(() => {
        isOver = true;
      });
    const close = async (): Promise<void> => {
      gone.abort();
      quick.drain();
      await quick.fastify.close();
      await read;
      expect(quick.faults).toEqual([]);
    };
    const call = (method: 'POST' | 'DELETE', path: string, bearer: string, body?: object) =>
      fetch(`${at}${path}`, {
        method,
        headers: { authorization: `Bearer ${bearer}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    return { text: () => text, isOver: () => isOver, beats: () => text.split(': still here\n\n').length - 1, call, close };
  };
  test('is kept open by a comment where nothing comes', async () => {
    const stream = await open(scene.keys.hauliers);
    await until(() => stream.beats() >= 3);
    expect(stream.text().replaceAll(': still here\n\n', '')).toBe('retry: 2000\n\n');
    await stream.close();
  });
  test('also while the log is busy with lines that its watcher may not see, or did not ask for', async () => {
    const [stranger, picky] = [await open(scene.keys.stranger), await open(scene.keys.hauliers, '?kinds=order.in-force')];
    let isBusy = true;
    const busy = (async () => {
      while (isBusy) await post([event()]);
    })();
    await until(() => stranger.beats() >= 2 && picky.beats() >= 2);
    isBusy = false;
    await busy;
    for (const stream of [stranger, picky]) {
      expect(stream.text()).not.toContain('event: line');
      await stream.close();
    }
  });
  test('PA4: ends when its key is revoked, and what comes after that is not told', async () => {
    const { id, secret } = await scene.makeKey('henan-hauliers', ['events:read', 'consignments:read', 'orders:read']);
    const stream = await open(secret);
    await post([event()]);
    await until(() => stream.text().includes('event: line'));
    expect((await stream.call('DELETE', `/v1/access-keys/${id}`, scene.admin)).status).toBe(200);
    const told = stream.text();
    await post([event()]);
    await until(stream.isOver);
    expect(stream.text().replaceAll(': still here\n\n', '')).toBe(told.replaceAll(': still here\n\n', ''));
    await stream.close();
  });
  test('PA4: ends when its key has expired, though nothing comes', async () => {
    const { secret } = await scene.makeKey('henan-hauliers', ['events:read'], new Date(scene.clock.now + 60_000).toISOString());
    const stream = await open(secret);
    await until(() => stream.beats() >= 1);
    expect(stream.isOver()).toBe(false);
    scene.clock.now += 120_000;
    await until(stream.isOver);
    scene.clock.now -= 120_000;
    await stream.close();
  });
});

describe('LS3: pages', () => {
  test('join to the whole, in order', async () => {
    const seqs: number[] = [];
    let after: number | null = 0;
    while (after !== null) {
      const page: { lines: LogLine[]; next: number | null } = (await scene.call('GET', `/v1/log?after=${after}&limit=5`, scene.keys.hauliers)).json();
      seqs.push(...page.lines.map(({ seq }) => seq));
      after = page.next;
    }
    // who sees little gets short pages, and goes on
    const sparse: number[] = [];
    for (let from: number | null = 0; from !== null; ) {
      const page: { lines: LogLine[]; next: number | null } = (await scene.call('GET', `/v1/log?after=${from}&limit=5`, scene.keys.stranger)).json();
      sparse.push(...page.lines.map(({ seq }) => seq));
      from = page.next;
    }
    const all = await scene.store.read((reading) => reading.logAfter(0, 10_000));
    const mine = ({ kind, body }: LogLine): boolean => kind.startsWith('party.') || (body as { party?: string } | null)?.party === 'stranger';
    expect(sparse).toEqual(all.filter((line) => mine(line) && !line.kind.startsWith('access-key.')).map(({ seq }) => seq));
    const whole = (await scene.call('GET', '/v1/log?limit=1000', scene.keys.hauliers)).json();
    expect(seqs).toEqual(whole.lines.map(({ seq }: LogLine) => seq));
  });
});

describe('LS4: events and papers in other forms', () => {
  const send = (path: string, type: string, body: string) =>
    scene.fastify.inject({ method: 'POST', url: path, headers: { authorization: `Bearer ${scene.keys.hauliers}`, 'content-type': type }, body });
  test('one event a line; every problem with its line, and nothing taken', async () => {
    const taken = await send('/v1/events', 'application/x-ndjson', `${JSON.stringify(event())}\n\n${JSON.stringify(event())}\n`);
    expect([taken.statusCode, taken.json()]).toEqual([200, { accepted: 2, repeated: 0, warnings: [] }]);
    const before = (await scene.call('GET', '/v1/me', scene.keys.hauliers)).json().head;
    const wrong = await send(
      '/v1/events',
      'application/x-ndjson',
      `${JSON.stringify(event())}\nnonsense\n${JSON.stringify({ ...event(), code: 'FLY' })}`,
    );
    expect(wrong.statusCode).toBe(422);
    expect(wrong.json().problems.map(({ field }: { field: string }) => field)).toEqual(['line 2', 'line 3.code']);
    expect((await scene.call('GET', '/v1/me', scene.keys.hauliers)).json().head).toBe(before);
  });
  test('a track of a load unit; the same again changes nothing', async () => {
    const gpx = `<?xml version="1.0"?><gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>
      <trkpt lat="46.8" lon="61.6"><time>2024-06-29T09:00:00Z</time></trkpt><trkpt lat="46.9" lon="61.2"><time>2024-06-29T09:30:00Z</time></trkpt>
      </trkseg></trk></gpx>`;
    const first = await send('/v1/positions?unit=ZH-A7K25', 'application/gpx+xml', gpx);
    expect([first.statusCode, first.json().accepted]).toEqual([200, 2]);
    expect((await send('/v1/positions?unit=ZH-A7K25', 'application/gpx+xml', gpx)).json()).toMatchObject({ accepted: 0, repeated: 2 });
  });
  test('a type that this address does not read: 415', async () => {
    expect((await send('/v1/orders', 'application/x-ndjson', '{}')).statusCode).toBe(415);
    expect((await send('/v1/events', 'application/gpx+xml', '<gpx/>')).statusCode).toBe(415);
  });
  test('a paper as data and as PDF, EPCIS', async () => {
    const at = `/v1/consignments/${scene.consignment.id}`;
    const { json } = await scene.call('GET', `${at}/documents/manifest`, scene.keys.hauliers);
    expect(json()).toMatchObject({ kind: 'manifest', draft: true, consignments: [scene.consignment.id] });
    const pdf = await scene.call('GET', `${at}/documents/manifest?format=pdf`, scene.keys.hauliers);
    expect([pdf.headers['content-type'], pdf.text.slice(0, 4)]).toEqual(['application/pdf', '%PDF']);
    expect((await scene.call('GET', `${at}/documents/novel`, scene.keys.hauliers)).status).toBe(404);
    const epcis = (await scene.call('GET', `${at}/epcis`, scene.keys.hauliers)).json();
    expect(epcis.epcisBody.eventList.length).toBeGreaterThan(2);
  });
});

describe('LS5: the store is away', () => {
  test('503 with when to come again, and nothing is told that is not so', async () => {
    const { createEventPlaces, StoreGone } = await import('../../src/application/index.js');
    const { tinyNetwork, tinyServer } = await import('./tiny-server.js');
    const gone = () => Promise.reject(new StoreGone('away'));
    const desk = { ...scene.desk, postEvents: gone, findActor: scene.desk.findActor };
    const { fastify, faults } = tinyServer({ operations: { desk, now: () => 0, renderPdf: gone, places: createEventPlaces(tinyNetwork) } });
    const reply = await fastify.inject({
      method: 'POST',
      url: '/v1/events',
      headers: { authorization: `Bearer ${scene.keys.hauliers}` },
      body: { events: [event()] },
    });
    expect([reply.statusCode, reply.json().type, reply.headers['retry-after']]).toEqual([503, 'urn:qiyun:store-away', '5']);
    expect(faults).toEqual([]);
    await fastify.close();
  });
});

describe('LS8: the store is lost in the middle of a commit', () => {
  test('503 that does not say that nothing was changed', async () => {
    const { StoreUnsure } = await import('../../src/application/index.js');
    const unsure = () => Promise.reject(new StoreUnsure('lost'));
    const { fastify, faults } = tinyServer({ operations: { ...scene.operations, desk: { ...scene.desk, openConsignment: unsure } } });
    const { newConsignmentExample } = await import('../../src/http/operations/operations-examples.js');
    const reply = await fastify.inject({
      method: 'POST',
      url: '/v1/consignments',
      headers: { authorization: `Bearer ${scene.keys.hauliers}` },
      body: newConsignmentExample,
    });
    expect([reply.statusCode, reply.json().type, reply.headers['retry-after']]).toEqual([503, 'urn:qiyun:not-known', '5']);
    expect(reply.json().detail).toMatch(/not known whether it was changed.*same Idempotency-Key/);
    expect(reply.json().detail).not.toContain('nothing was changed');
    expect(faults).toEqual([]);
    await fastify.close();
  });
});

describe('LS6: what is sent twice', () => {
  test('an idempotency key finds what it made; other content under it is a conflict', async () => {
    const { newConsignmentExample } = await import('../../src/http/operations/operations-examples.js');
    const open = (reference: string) =>
      scene.call(
        'POST',
        '/v1/consignments',
        scene.keys.hauliers,
        { ...newConsignmentExample, reference, units: [{ ...newConsignmentExample.units[0], id: 'ZH-A7K99' }] },
        { 'idempotency-key': 'once' },
      );
    const [first, again, other] = [await open('A'), await open('A'), await open('B')];
    expect([first.status, again.status, other.status]).toEqual([200, 200, 409]);
    expect(again.json().id).toBe(first.json().id);
    expect(other.json().type).toBe('urn:qiyun:conflict');
    const odd = await scene.call('POST', '/v1/consignments', scene.keys.hauliers, newConsignmentExample, { 'idempotency-key': 'a b' });
    expect([odd.status, odd.json().problems[0].field]).toEqual([422, 'idempotency-key']);
  });
  test('the same signature changes nothing; the order is signed once', async () => {
    const sign = () => scene.call('POST', `/v1/orders/${scene.order.id}/signatures`, scene.keys.hauliers, scene.signature());
    const replies = await Promise.all(Array.from({ length: 8 }, sign));
    expect(replies.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(replies.map((one) => one.json().signatures.length)).toEqual(Array(8).fill(1));
  });
});
