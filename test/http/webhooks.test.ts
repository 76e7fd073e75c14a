/** WH: lines of the log at an address of the party’s own: signed, in order, again after a failure or a restart, dead letters at the end. */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { openWebhookSender, postDelivery, type SenderParts, type WebhookSender } from '../../src/adapters/index.js';
import { isPublicAddress } from '../../src/adapters/webhook/public-address.js';
import { retryDefaults, waitAfter } from '../../src/adapters/webhook/retry-schedule.js';
import { createMemoryStore, makeFirstAccessKey, type OperationsDesk, type OperationsStore, StoreGone } from '../../src/application/index.js';
import { composeOperationsDesk } from '../../src/compose-operations.js';
import { type LogLine, scopes } from '../../src/contract/index.js';

interface Delivery {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly lines: readonly LogLine[];
}
const closing: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function receiver(answer: (delivery: Delivery, n: number) => number) {
  const got: Delivery[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const delivery = { headers: request.headers, body, lines: JSON.parse(body).lines };
    got.push(delivery);
    response.writeHead(answer(delivery, got.length)).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  return { got, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` };
}

async function setUp(url: string) {
  const store = createMemoryStore();
  const clock = { now: Date.parse('2024-07-03T00:00:00Z') };
  const forecaster = { look: () => Promise.reject(new Error()) as never, waysOn: () => Promise.reject(new Error()) };
  const desk = composeOperationsDesk(store, { forecaster, now: () => clock.now });
  await makeFirstAccessKey(desk);
  const actor = { party: 'operator', accessKey: undefined, scopes };
  const made = await desk.createWebhook(actor, { url, kinds: ['party.added'], consignment: null });
  if (made.kind === 'refused') throw new Error(made.sentence);
  const addParties = async (from: number, to: number): Promise<void> => {
    for (let i = from; i <= to; i++) await desk.addParty(actor, { id: `p-${i}`, name: `Party ${i}`, country: 'KZ' });
  };
  const post: SenderParts['post'] = (address, body, headers) => postDelivery(address, body, headers, { allowPrivate: true, timeoutMs: 2000 });
  const open = (
    options: Parameters<typeof openWebhookSender>[1] = {},
    over: Pick<SenderParts, 'store' | 'desk'> = { store, desk },
  ): WebhookSender => {
    const faults: unknown[] = [];
    const sender = openWebhookSender(
      { ...over, post, now: () => clock.now, random: () => 0, onFault: (error) => faults.push(error) },
      { lookMs: 20, ...options },
    );
    closing.push(async () => {
      await sender.close();
      expect(faults).toEqual([]);
    });
    return sender;
  };
  const letters = async () => {
    const listed = await desk.listDeadLetters(actor, made.value.webhook.id);
    return listed.kind === 'done' ? listed.value : [];
  };
  return { desk, store, clock, secret: made.value.secret, open, addParties, letters, webhook: async () => (await desk.listWebhooks(actor))[0] };
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const began = performance.now();
  while (!(await holds())) {
    if (performance.now() - began > 20_000) throw new Error('it never held');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
const seqsOf = (got: readonly Delivery[]): number[] => got.flatMap(({ lines }) => lines.map(({ seq }) => seq));
const partiesOf = (got: readonly Delivery[]): string[] => got.flatMap(({ lines }) => lines.map(({ subject }) => subject));

describe('WH1: a delivery', () => {
  test('has the lines asked for, in order, signed over moment and body', async () => {
    const { got, url } = await receiver(() => 204);
    const { open, addParties, secret, clock } = await setUp(url);
    open();
    await addParties(1, 5);
    await until(() => partiesOf(got).length === 5);
    expect(partiesOf(got)).toEqual(['p-1', 'p-2', 'p-3', 'p-4', 'p-5']);
    for (const { headers, body } of got) {
      const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['qiyun-signature'])) ?? [];
      expect(Number(t)).toBe(clock.now / 1000);
      expect(createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')).toBe(v1);
      expect(body).not.toContain(secret);
    }
  });
  test('that fails is tried again before anything behind it, later and later', async () => {
    const { got, url } = await receiver((_, n) => (n <= 2 ? 500 : 200));
    const { open, addParties, webhook, clock } = await setUp(url);
    open({ lines: 1 });
    await addParties(1, 3);
    await until(() => got.length === 1);
    await until(async () => (await webhook())?.failures === 1);
    // not before its time, however often it is looked at
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(got).toHaveLength(1);
    clock.now += 1000;
    await until(async () => (await webhook())?.failures === 2);
    clock.now += 2000;
    await until(() => got.length === 5);
    expect(partiesOf(got)).toEqual(['p-1', 'p-1', 'p-1', 'p-2', 'p-3']);
    await until(async () => (await webhook())?.failures === 0 && (await webhook())?.deliveredSeq === seqsOf(got).at(-1));
  });
  test('that is tried to the end leaves dead letters, and the next ones go', async () => {
    const { got, url } = await receiver(({ lines }) => (lines[0]?.subject === 'p-1' ? 410 : 200));
    const { open, addParties, letters, clock } = await setUp(url);
    open({ lines: 1, tries: 3 });
    await addParties(1, 2);
    await until(async () => {
      clock.now += 100_000;
      return partiesOf(got).includes('p-2');
    });
    expect(partiesOf(got)).toEqual(['p-1', 'p-1', 'p-1', 'p-2']);
    expect(await letters()).toMatchObject([{ tries: 3, because: 'It answered 410.', seq: seqsOf(got)[0] }]);
  });
});

describe('WH5: what is not sent', () => {
  test('is looked at once: a webhook whose party sees none of the lines reads each change, and not the log from its last delivery', async () => {
    const { got, url } = await receiver(() => 204);
    const { store, desk, open, addParties } = await setUp(url);
    const actor = { party: 'operator', accessKey: undefined, scopes };
    await desk.addParty(actor, { id: 'quiet', name: 'Quiet', country: 'KZ' });
    const quiet = { party: 'quiet', accessKey: undefined, scopes };
    await desk.createWebhook(quiet, { url, kinds: ['access-key.created'], consignment: null });
    let looked = 0;
    const stretches: number[] = [];
    const readLog: OperationsDesk['readLog'] = async (who, after, limit) => {
      const stretch = await desk.readLog(who, after, limit);
      if (who.party === 'quiet') {
        stretches.push(stretch.upTo - after);
        looked = Math.max(looked, stretch.upTo);
      }
      return stretch;
    };
    open({}, { store, desk: { readLog, watchLog: desk.watchLog } });
    // keys of others are lines that the quiet one does not see
    for (let i = 0; i < 30; i++) await desk.createAccessKey(actor, { party: 'operator', scopes: ['events:read'], label: `k-${i}`, expiresAt: null });
    await until(async () => looked === (await desk.logHead()));
    stretches.length = 0;
    const before = await desk.logHead();
    for (let i = 0; i < 5; i++) {
      await desk.createAccessKey(actor, { party: 'operator', scopes: ['events:read'], label: `l-${i}`, expiresAt: null });
      await until(async () => looked === (await desk.logHead()));
    }
    expect(stretches.reduce((a, b) => a + b, 0)).toBe((await desk.logHead()) - before);
    await addParties(1, 1);
    await until(() => partiesOf(got).length === 1);
  });
  test('dead letters and the place behind them are written together, or neither', async () => {
    const { url } = await receiver(() => 410);
    const { store, desk, open, addParties, letters, webhook } = await setUp(url);
    const before = (await webhook())?.deliveredSeq;
    let isAway = true;
    // the store goes at the moment when the place behind the letters is to be put
    const write: OperationsStore['write'] = (work) =>
      store.write((writing) =>
        work({
          ...writing,
          putWebhook: (changed) => (isAway && changed.deliveredSeq !== before ? Promise.reject(new StoreGone('away')) : writing.putWebhook(changed)),
        }),
      );
    open({ tries: 1, leaseMs: 0 }, { store: { read: store.read, write }, desk });
    await addParties(1, 1);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await letters()).toEqual([]);
    isAway = false;
    await until(async () => (await webhook())?.deliveredSeq !== before);
    expect(await letters()).toHaveLength(1);
  });
});

describe('WH2: a restart', () => {
  test('goes on where it was: nothing missing, nothing sent twice that was taken', async () => {
    const { got, url } = await receiver(() => 200);
    const { open, addParties, webhook } = await setUp(url);
    const first = open();
    await addParties(1, 3);
    await until(async () => partiesOf(got).length === 3 && (await webhook())?.deliveredSeq === seqsOf(got).at(-1));
    await first.close();
    await addParties(4, 6);
    open();
    await until(() => partiesOf(got).length === 6);
    expect(partiesOf(got)).toEqual(['p-1', 'p-2', 'p-3', 'p-4', 'p-5', 'p-6']);
  });
  test('two servers over one store send each line once', async () => {
    const { got, url } = await receiver(() => 200);
    const { open, addParties, clock } = await setUp(url);
    open({ lines: 2 });
    open({ lines: 2 });
    await addParties(1, 12);
    await until(() => {
      clock.now += 10;
      return new Set(partiesOf(got)).size === 12;
    });
    expect(seqsOf(got)).toEqual([...new Set(seqsOf(got))].sort((a, b) => a - b));
  });
});

describe('WH3: where it does not go', () => {
  test.each([
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255'],
    ...['::1', '::', 'fe80::1', 'fc00::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::a00:1', '2002:7f00:1::', 'ff02::1', 'localhost'],
  ])('%s is no public address', (address) => expect(isPublicAddress(address)).toBe(false));
  test.each(['1.1.1.1', '93.184.216.34', '2606:4700::1111'])('%s is one', (address) => expect(isPublicAddress(address)).toBe(true));

  test('loopback, by number and by name, is not called; nor is a redirect followed', async () => {
    const { got, url } = await receiver(() => 200);
    const guarded = { allowPrivate: false, timeoutMs: 2000 };
    const byName = url.replace('127.0.0.1', 'localhost');
    for (const address of [
      url,
      byName,
      url.replace('127.0.0.1', '[::1]'),
      url.replace('127.0.0.1', '2130706433'),
      url.replace('127.0.0.1', '0x7f.1'),
    ]) {
      expect(await postDelivery(address, '{"lines":[]}', {}, guarded)).toMatchObject({
        kind: 'failed',
        because: expect.stringContaining('is no public address'),
      });
    }
    expect(got).toEqual([]);
    const away = createServer((_, response) => response.writeHead(307, { location: url }).end());
    await new Promise<void>((resolve) => away.listen(0, '127.0.0.1', resolve));
    closing.push(() => new Promise((resolve) => away.close(resolve)));
    const moved = await postDelivery(
      `http://127.0.0.1:${(away.address() as AddressInfo).port}/`,
      '{"lines":[]}',
      {},
      { allowPrivate: true, timeoutMs: 2000 },
    );
    expect(moved).toEqual({ kind: 'failed', because: 'It answered 307.' });
    expect(got).toEqual([]);
  });
  test('an address that does not answer is given up in time', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    closing.push(() => {
      silent.closeAllConnections();
      return new Promise((resolve) => silent.close(resolve));
    });
    const posted = await postDelivery(
      `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`,
      '{}',
      {},
      { allowPrivate: true, timeoutMs: 200 },
    );
    expect(posted).toEqual({ kind: 'failed', because: 'It cannot be reached: no answer within 0.2 s.' });
  });
});

test('WH4: waits double up to an hour, between half and the whole by luck', () => {
  expect([1, 2, 3, 20].map((n) => waitAfter(n, 0, retryDefaults))).toEqual([1000, 2000, 4000, 1_800_000]);
  expect([1, 2, 3, 20].map((n) => waitAfter(n, 0.5, retryDefaults))).toEqual([1500, 3000, 6000, 2_700_000]);
});
