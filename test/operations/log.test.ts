/** The log: chained, gapless, without secrets, and read only by who sees what it tells of. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../src/adapters/index.js';
import { type LogLine, renderCanonicalJson } from '../../src/contract/index.js';
import { chainLines, emptyLog, hashLine, type LogEntry, verifyLog } from '../../src/operations/index.js';
import { actorOf, createOperationsScene, doneOf, eventOf, momentAfter, system } from '../scenes/operations-scene.js';

const entries: readonly LogEntry[] = Array.from({ length: 12 }, (_, i) => ({
  at: momentAfter(i),
  kind: 'party.added',
  party: null,
  subject: `party-${i}`,
  body: { id: `party-${i}`, name: 'Ли Хуа 李华', country: 'CN', signingKeys: [] },
}));
const verify = (lines: readonly LogLine[], pageSize = 5) =>
  verifyLog(async (after) => {
    // by place, not by number: what a broken store would give
    const from = after === 0 ? 0 : lines.findIndex(({ seq }) => seq === after) + 1;
    return lines.slice(from, from + pageSize);
  }, sha256);

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
        expect(await verify(lines, 100)).toMatchObject({ ok: false, firstBroken: broken });
      }),
    );
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
    const kinds = new Set((await desk.readLog(system, 0, 1000)).map(({ kind }) => kind));
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
    const all = await desk.readLog(system, 0, 1000);
    const kindsFor = async (party: string) => new Set((await desk.readLog(actorOf(party), 0, 1000)).map(({ kind }) => kind));
    expect(await kindsFor('stranger')).toEqual(new Set(['party.added', 'party.key-added']));
    const kazakh = await desk.readLog(actorOf('kazakh'), 0, 1000);
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
        await desk.readLog(actorOf(party), 0, 1000),
      );
  });

  test('LO6: pages of any size, read on from the last number, make the same log', async () => {
    const { desk, offer } = await createOperationsScene(undefined, { options: { logPage: 3 } });
    await offer();
    await offer();
    const whole = await desk.readLog(actorOf('kazakh'), 0, 1000);
    for (const size of [1, 2, 7]) {
      const read: LogLine[] = [];
      for (;;) {
        const page = await desk.readLog(actorOf('kazakh'), read.at(-1)?.seq ?? 0, size);
        read.push(...page);
        if (page.length < size) break;
      }
      expect(read).toEqual(whole);
    }
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
