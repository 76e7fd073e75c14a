/** The log: chained, gapless, without secrets, and read only by who sees what it tells of. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../src/adapters/index.js';
import { createMemoryStore, type OperationsDesk, type OperationsStore } from '../../src/application/index.js';
import { type LogLine, renderCanonicalJson } from '../../src/contract/index.js';
import { chainLines, emptyLog, hashLine, type LogEntry, type LogHead, verifyLog } from '../../src/operations/index.js';
import { actorOf, createOperationsScene, doneOf, eventOf, momentAfter, system } from '../scenes/operations-scene.js';

const entries: readonly LogEntry[] = Array.from({ length: 12 }, (_, i) => ({
  at: momentAfter(i),
  kind: 'party.added',
  party: null,
  subject: `party-${i}`,
  body: { id: `party-${i}`, name: 'Ли Хуа 李华', country: 'CN', signingKeys: [] },
}));
const verify = (lines: readonly LogLine[], { pageSize = 5, through = [] as readonly LogHead[] } = {}) =>
  verifyLog(
    async (after) => {
      // by place, not by number: what a broken store would give
      const from = after === 0 ? 0 : lines.findIndex(({ seq }) => seq === after) + 1;
      return lines.slice(from, from + pageSize);
    },
    { through, sha256 },
  );

async function readWhole(desk: OperationsDesk, party: string, size: number): Promise<readonly LogLine[]> {
  const read: LogLine[] = [];
  for (let [after, isEnd] = [0, false]; !isEnd; ) {
    const page = await desk.readLog(actorOf(party), after, size);
    expect(page.lines.length).toBeLessThanOrEqual(size);
    read.push(...page.lines);
    ({ upTo: after, isEnd } = page);
  }
  return read;
}

describe('the chain', () => {
  test('LO2, LO3: begins with zeros, each line names the one before, and it may be written in any pieces', () => {
    const whole = chainLines(emptyLog, entries, sha256);
    expect(whole[0]).toMatchObject({ seq: 1, previous: '0'.repeat(64) });
    const first = chainLines(emptyLog, entries.slice(0, 5), sha256);
    const { seq, hash } = first.at(-1) as LogLine;
    expect([...first, ...chainLines({ seq, hash }, entries.slice(5), sha256)]).toEqual(whole);
    for (const [i, line] of whole.entries()) if (i > 0) expect(line.previous).toBe(whole[i - 1]?.hash);
  });

  test('LO3: a hash is the SHA-256 of the line’s canonical JSON without the hash, as anyone computes it', () => {
    const [line] = chainLines(emptyLog, entries.slice(0, 1), sha256) as [LogLine];
    const { hash, ...rest } = line;
    expect(sha256(new TextEncoder().encode(renderCanonicalJson(rest)))).toBe(hash);
    expect(hashLine(line, sha256)).toBe(hash);
  });

  test('LO3: whatever line is altered, left out, moved or put in again, verification names the first that is wrong', async () => {
    const whole = chainLines(emptyLog, entries, sha256);
    expect(await verify(whole)).toMatchObject({ ok: true, lines: 12, firstBroken: undefined });
    const damages: Record<string, (lines: LogLine[], i: number) => void> = {
      altered: (lines, i) => lines.splice(i, 1, { ...(lines[i] as LogLine), subject: 'another' }),
      hashed: (lines, i) => {
        // altered by somebody who knows the rule, and stops there: the next line betrays it
        const line = { ...(lines[i] as LogLine), subject: 'another' };
        lines.splice(i, 1, { ...line, hash: hashLine(line, sha256) });
      },
      leftOut: (lines, i) => lines.splice(i, 1),
      twice: (lines, i) => lines.splice(i, 0, lines[i] as LogLine),
      moved: (lines, i) => lines.splice(i, 2, lines[i + 1] as LogLine, lines[i] as LogLine),
    };
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(damages)), fc.integer({ min: 0, max: 10 }), async (damage, i) => {
        const lines = [...whole];
        damages[damage]?.(lines, i);
        const broken = { altered: i + 1, hashed: i + 2, leftOut: i + 1, twice: i + 2, moved: i + 1 }[damage];
        expect(await verify(lines, { pageSize: 100 })).toMatchObject({ ok: false, firstBroken: broken });
      }),
    );
  });
});

describe('the end of the chain', () => {
  const whole = chainLines(emptyLog, entries, sha256);
  const head = whole.at(-1) as LogLine;

  test('LO3: whatever is cut off at the end, even all of it, breaks it there, for the head says that it was there', async () => {
    for (let left = 0; left < 12; left++)
      expect(await verify(whole.slice(0, left), { through: [head] })).toMatchObject({
        ok: false,
        lines: left,
        firstBroken: left + 1,
        because: 'end',
        head: { seq: left, hash: left === 0 ? emptyLog.hash : whole[left - 1]?.hash },
      });
    expect(await verify([], { through: [emptyLog] })).toMatchObject({ ok: true, lines: 0, head: emptyLog });
  });

  test('LO3: a log written anew from any line on, with its head, holds by itself and not against a head that was kept elsewhere', async () => {
    for (let i = 0; i < 12; i++) {
      const other = entries.map((entry, at) => (at === i ? { ...entry, subject: 'another' } : entry));
      const forged = chainLines(emptyLog, other, sha256);
      const own = forged.at(-1) as LogLine;
      expect((await verify(forged, { through: [own] })).ok).toBe(true);
      const kept = whole[i] as LogLine;
      expect(await verify(forged, { through: [own, kept] })).toMatchObject({ ok: false, firstBroken: i + 1, because: 'head' });
    }
  });

  test('LO3: what is written while it is verified stands behind the head that was read first, and breaks nothing', async () => {
    const { seq, hash } = whole[6] as LogLine;
    expect(await verify(whole, { through: [{ seq, hash }] })).toMatchObject({ ok: true, lines: 12, head: { seq: 12, hash: head.hash } });
  });

  test('LO3: the desk verifies to the head that its store keeps', async () => {
    const under = createMemoryStore();
    let cut = 0;
    const read: OperationsStore['read'] = (work) =>
      under.read(async (reading) => {
        const last = (await reading.head()).seq - cut;
        return await work({
          ...reading,
          logAfter: async (after, limit) => (await reading.logAfter(after, limit)).filter((line) => line.seq <= last),
        });
      });
    const { desk, openBooked } = await createOperationsScene({ ...under, read });
    await openBooked(['T1']);
    const held = await desk.verifyLog();
    expect(held).toMatchObject({ ok: true, head: await under.read((reading) => reading.head()) });
    expect((await desk.verifyLog({ ...held.head, hash: '1'.repeat(64) })).because).toBe('head');
    for (cut of [1, 3, held.lines]) expect(await desk.verifyLog()).toMatchObject({ ok: false, firstBroken: held.lines - cut + 1, because: 'end' });
  });
});

describe('what is in it, and for whom', () => {
  test('LO5: no access key, share token, webhook secret or hash of one is ever in a line or in the audit', async () => {
    const { desk, store, openBooked } = await createOperationsScene();
    const consignment = await openBooked(['T1']);
    const access = doneOf(await desk.createAccessKey(system, { party: 'henan', scopes: ['events:write'], label: 'gate', expiresAt: null }));
    const rotated = doneOf(await desk.rotateAccessKey(system, access.key.id));
    const shared = doneOf(await desk.createShareLink(actorOf('buyer'), consignment.id, momentAfter(1000)));
    const hook = doneOf(
      await desk.createWebhook(actorOf('henan'), { url: 'https://example.org/hook', kinds: ['event.recorded'], consignment: null }),
    );
    await desk.readShared(`${shared.token}x`);
    const text = JSON.stringify([await store.read((reading) => reading.logAfter(0, 1000)), await desk.listAudit(system, undefined, 100)]);
    for (const secret of [access.secret, rotated.secret, shared.token, hook.secret]) {
      expect(secret.length).toBeGreaterThanOrEqual(43);
      expect(text).not.toContain(secret);
      expect(text).not.toContain(sha256(new TextEncoder().encode(secret)));
    }
    const kinds = new Set((await desk.readLog(system, 0, 1000)).lines.map(({ kind }) => kind));
    for (const kind of ['access-key.created', 'access-key.revoked', 'share-link.created', 'webhook.created'] as const) expect(kinds).toContain(kind);
  });

  test('LO6: a party reads lines of its own cargo, orders and access, and of parties; a stranger only those of parties', async () => {
    const { desk, offer, makeReady, signatureOf, openBooked } = await createOperationsScene();
    await openBooked(['ALONE']);
    const order = await offer();
    await makeReady(order);
    doneOf(await desk.signOrder(actorOf('henan'), order.id, signatureOf('henan', order)));
    doneOf(await desk.postEvents(actorOf('kazakh'), [eventOf('K1-1', 'one')]));
    doneOf(await desk.postEvents(actorOf('kazakh'), [{ id: 'two', retracts: 'one', because: 'A wrong gate.' }]));
    doneOf(await desk.createAccessKey(system, { party: 'kazakh', scopes: ['events:write'], label: '', expiresAt: null }));
    const { lines: all } = await desk.readLog(system, 0, 1000);
    const kindsFor = async (party: string) => new Set((await desk.readLog(actorOf(party), 0, 1000)).lines.map(({ kind }) => kind));
    expect(await kindsFor('stranger')).toEqual(new Set(['party.added', 'party.key-added']));
    const { lines: kazakh } = await desk.readLog(actorOf('kazakh'), 0, 1000);
    expect(new Set(kazakh.map(({ kind }) => kind))).toEqual(
      new Set([
        'party.added',
        'party.key-added',
        'access-key.created',
        'consignment.opened',
        'consignment.changed',
        'order.offered',
        'order.checked',
        'order.signed',
        'event.recorded',
        'event.retracted',
      ]),
    );
    // the consignment that is in no order is of others alone
    expect(kazakh.some(({ body }) => JSON.stringify(body).includes('ALONE'))).toBe(false);
    expect(await kindsFor('henan')).not.toContain('access-key.created');
    // the reading for many and the reading for one agree
    const readers = await desk.listReaders(all);
    for (const party of ['henan', 'kazakh', 'railway', 'buyer', 'corridor', 'stranger'])
      expect(all.filter((_, i) => readers[i]?.parties === 'every-party' || readers[i]?.parties.includes(party) === true)).toEqual(
        (await desk.readLog(actorOf(party), 0, 1000)).lines,
      );
  });

  test('LO6, LO9: pages of any size, read on from where the last came to, make the same log', async () => {
    const under = createMemoryStore();
    const { desk, offer } = await createOperationsScene(under, { options: { logPage: 3 } });
    await offer();
    await offer();
    const whole = await readWhole(desk, 'kazakh', 1000);
    for (const size of [1, 2, 7]) {
      expect(await readWhole(desk, 'kazakh', size)).toEqual(whole);
    }
    const all = await under.read((reading) => reading.logAfter(0, 10_000));
    const readers = await desk.listReaders(all);
    expect(whole).toEqual(all.filter((_, i) => readers[i]?.parties === 'every-party' || readers[i]?.parties.includes('kazakh')));
  });

  test('LO9: one call looks at so many lines and no more, a page in each reading of the store, and says how far it came', async () => {
    const under = createMemoryStore();
    const readings: number[] = [];
    const read: OperationsStore['read'] = (work) =>
      under.read((reading) =>
        work({
          ...reading,
          logAfter: async (after, limit) => {
            const page = await reading.logAfter(after, limit);
            readings.push(page.length);
            return page;
          },
        }),
      );
    const { desk, openBooked } = await createOperationsScene({ ...under, read }, { options: { logPage: 10, logPages: 3 } });
    await openBooked(['T1']);
    const begin = await desk.logHead();
    for (let i = 0; i < 10; i++)
      doneOf(
        await desk.postEvents(
          actorOf('henan'),
          Array.from({ length: 20 }, (_, k) => eventOf('T1', `${i}-${k}`)),
        ),
      );
    readings.length = 0;
    expect(await desk.readLog(actorOf('stranger'), begin, 5)).toEqual({ lines: [], upTo: begin + 30, isEnd: false });
    expect(readings).toEqual([10, 10, 10]);
    // who sees all gets what it asks for, and no more is read for it
    readings.length = 0;
    expect(await desk.readLog(actorOf('henan'), begin, 5)).toMatchObject({ upTo: begin + 5, isEnd: false });
    expect(readings).toEqual([10]);
    expect(await desk.readLog(actorOf('stranger'), begin + 190, 5)).toEqual({ lines: [], upTo: begin + 200, isEnd: true });
  });

  test('LO7: a watcher is told after the line is there to be read, and not at all of what was refused', async () => {
    const { desk, offer } = await createOperationsScene();
    const told: Promise<[number, number]>[] = [];
    const stop = desk.watchLog((seq) => void told.push(desk.logHead().then((head) => [seq, head])));
    const order = await offer();
    await desk.signOrder(actorOf('henan'), order.id, { party: 'henan', keyId: '0', contentHash: '0'.repeat(64), signature: 'A'.repeat(86) });
    stop();
    await offer();
    const pairs = await Promise.all(told);
    expect(pairs.map(([seq]) => seq)).toEqual([...new Set(pairs.map(([seq]) => seq))].sort((a, b) => a - b));
    for (const [seq, head] of pairs) expect(head).toBeGreaterThanOrEqual(seq);
    // two consignments opened, two booked, one order offered; the refused signature told nobody
    expect(pairs).toHaveLength(5);
  });
});
