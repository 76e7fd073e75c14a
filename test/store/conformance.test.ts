/** What every store must do, whatever it is made of: the same sentences for the store in memory, for PGlite and for PostgreSQL. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eventKeyOf, type OperationsStore } from '../../src/application/index.js';
import { memoryHome, type Opened, opened, pgliteHome, postgresHome, renewStore, type StoreHome } from './open-stores.js';
import { alarm, consignment, event, forecast, linesAfter, order, party } from './sample-documents.js';

const kinds: readonly (readonly [string, () => Promise<StoreHome>])[] = [
  ['memory', memoryHome],
  ['PGlite', pgliteHome],
  ['PostgreSQL', postgresHome],
];

const ids = (documents: readonly { readonly id: string }[]): readonly string[] => documents.map(({ id }) => id);

describe.each(kinds)('a store in %s', (_name, makeHome) => {
  let home: StoreHome;
  let present: Opened | undefined;
  let store: OperationsStore;
  beforeAll(async () => {
    home = await makeHome();
  });
  beforeEach(async () => {
    present = await renewStore(home, present);
    store = present.store;
  });
  afterAll(async () => {
    await store.close();
    await home.remove();
  });
  const append = (count = 1) => store.write(async (writing) => writing.appendLog(linesAfter(await writing.head(), count)));

  test('ST2: a new one is empty, and its head is 64 zeros', async () => {
    expect(await store.read((reading) => reading.head())).toEqual({ seq: 0, hash: '0'.repeat(64) });
    expect(await store.read((reading) => reading.logAfter(0, 10))).toEqual([]);
    expect(await store.read((reading) => reading.party('kz'))).toBeUndefined();
  });

  test('ST3: the log is what was appended, in order, page by page', async () => {
    const lines = linesAfter(undefined, 7);
    await store.write((writing) => writing.appendLog(lines.slice(0, 3)));
    await store.write((writing) => writing.appendLog(lines.slice(3)));
    expect(await store.read((reading) => reading.logAfter(0, 100))).toEqual(lines);
    expect(await store.read((reading) => reading.logAfter(2, 3))).toEqual(lines.slice(2, 5));
    expect(await store.read((reading) => reading.head())).toEqual({ seq: 7, hash: lines[6]?.hash });
  });

  test('ST3: a line that does not follow is a fault, and nothing of its write stays', async () => {
    await append();
    const stray = store.write(async (writing) => {
      await writing.putParty(party('kz'));
      await writing.appendLog(linesAfter());
    });
    await expect(stray).rejects.toThrow(/expected line 2/);
    expect(await store.read((reading) => reading.party('kz'))).toBeUndefined();
    expect((await store.read((reading) => reading.head())).seq).toBe(1);
  });

  test('ST4: writers stand in one line: 60 at once that each add to what they read lose nothing', async () => {
    await Promise.all(Array.from({ length: 60 }, () => append()));
    const lines = await store.read((reading) => reading.logAfter(0, 100));
    expect(lines.map(({ seq }) => seq)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
    expect(lines.slice(1).map(({ previous }) => previous)).toEqual(lines.slice(0, -1).map(({ hash }) => hash));
  });

  test('ST4: a write sees what it has put, and the writes answered before it', async () => {
    const seen = await store.write(async (writing) => {
      await writing.putParty(party('kz'));
      return writing.parties();
    });
    expect(ids(seen)).toEqual(['kz']);
    await store.write((writing) => writing.putParty(party('cn')));
    expect(ids(await store.write((writing) => writing.parties()))).toEqual(['cn', 'kz']);
  });

  test('ST5: one write that throws among many takes nothing from the others, and is told alone', async () => {
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) =>
        store.write(async (writing) => {
          await writing.putParty(party(`p${i}`));
          if (i === 7) throw new Error('the seventh');
          return i;
        }),
      ),
    );
    expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : String(answer.reason)))).toEqual(
      Array.from({ length: 20 }, (_, i) => (i === 7 ? 'Error: the seventh' : i)),
    );
    expect((await store.read((reading) => reading.parties())).length).toBe(19);
    expect(await store.read((reading) => reading.party('p7'))).toBeUndefined();
  });

  test('ST6: a reader sees one moment, whatever is written meanwhile', async () => {
    await append(3);
    let during: Promise<void> | undefined;
    const [before, after] = await store.read(async (reading) => {
      const first = await reading.head();
      during = append(2);
      await new Promise((resolve) => setTimeout(resolve, 50));
      return [first, { seq: (await reading.logAfter(0, 100)).length }];
    });
    await during;
    expect([before?.seq, after?.seq]).toEqual([3, 3]);
    expect((await store.read((reading) => reading.head())).seq).toBe(5);
  });

  test('ST7: a party finds the consignments and orders that it may see, in their order, and no others', async () => {
    await store.write(async (writing) => {
      await writing.putConsignment(consignment('c2', ['u2']), ['cn']);
      await writing.putConsignment(consignment('c1', ['u1']), ['cn', 'kz']);
      await writing.putConsignment(consignment('c3', ['u3'], { state: 'closed' }), ['kz']);
      await writing.putOrder(order('o1', { issuedAt: '2024-07-03T10:00:00Z' }), ['kz']);
      await writing.putOrder(order('o2', { issuedAt: '2024-07-03T11:00:00Z' }), ['cn', 'kz']);
      await writing.putOrder(order('o3', { issuedAt: '2024-07-03T10:00:00Z' }), []);
      await writing.putOrder(order('o1', { state: 'withdrawn', issuedAt: '2024-07-03T10:00:00Z' }), ['kz', 'az']);
    });
    await store.read(async (reading) => {
      const list = async (filter: { party?: string; states?: 'closed'[]; after?: string; limit?: number }) =>
        ids(await reading.consignments({ party: undefined, after: undefined, limit: 10, ...filter }));
      expect(await list({})).toEqual(['c1', 'c2', 'c3']);
      expect(await list({ party: 'cn' })).toEqual(['c1', 'c2']);
      expect(await list({ party: 'kz', after: 'c1' })).toEqual(['c3']);
      expect(await list({ states: ['closed'] })).toEqual(['c3']);
      expect(await list({ limit: 2 })).toEqual(['c1', 'c2']);
      expect(await list({ party: 'az' })).toEqual([]);
      expect(ids(await reading.orders({ party: undefined }))).toEqual(['o2', 'o3', 'o1']);
      expect(ids(await reading.orders({ party: 'az' }))).toEqual(['o1']);
      expect((await reading.order('o1'))?.state).toBe('withdrawn');
      expect(await reading.seenBy(['c1', 'o1', 'nothing'])).toEqual(
        new Map([
          ['c1', ['cn', 'kz']],
          ['o1', ['kz', 'az']],
        ]),
      );
    });
  });

  test('ST8: the consignments that carry a unit now, not those that are closed or cancelled; who takes part in one stays so', async () => {
    await store.write(async (writing) => {
      await writing.putConsignment(consignment('c2', ['u1', 'u2'], { state: 'under-way' }), ['cn']);
      await writing.putConsignment(consignment('c1', ['u1']), ['kz'], ['kz']);
      await writing.putConsignment(consignment('c1', ['u1']), ['kz'], ['cn', 'kz', 'cn']);
      await writing.putConsignment(consignment('c1', ['u1']), ['kz']);
      await writing.addReporters('az', ['c2', 'nothing']);
      await writing.addReporters('az', ['c2']);
      await writing.putConsignment(consignment('c3', ['u1'], { state: 'closed' }), ['kz']);
      await writing.putConsignment(consignment('c4', ['u1'], { state: 'cancelled' }), ['kz']);
    });
    expect(await store.read((reading) => reading.consignmentsOfUnits(['u1', 'u2', 'u9']))).toEqual(
      new Map([
        [
          'u1',
          [
            { consignment: 'c1', state: 'booked', seenBy: ['kz'], reporters: ['cn', 'kz'] },
            { consignment: 'c2', state: 'under-way', seenBy: ['cn'], reporters: ['az'] },
          ],
        ],
        ['u2', [{ consignment: 'c2', state: 'under-way', seenBy: ['cn'], reporters: ['az'] }]],
      ]),
    );
  });

  test('ST8: orders whose window closes by a moment, by the instant and not by the letters', async () => {
    await store.write(async (writing) => {
      await writing.putOrder(order('o1', { closesAt: '2024-07-03T13:00:00+05:00' }), []);
      await writing.putOrder(order('o2', { closesAt: '2024-07-03T09:00:00Z' }), []);
      for (const state of ['in-force', 'withdrawn', 'expired'] as const) await writing.putOrder(order(state, { state }), []);
    });
    const closing = (moment: string) => store.read((reading) => reading.ordersClosingBy(moment));
    expect(await closing('2024-07-03T07:59:59Z')).toEqual([]);
    expect(await closing('2024-07-03T08:00:00Z')).toEqual(['o1']);
    expect(await closing('2024-07-03T12:00:00+03:00')).toEqual(['o1', 'o2']);
  });

  test('ST9: events are known by party and id, retractions too, and come by instant, party and id', async () => {
    const early = event('e1', 'u1', { at: '2024-07-03T12:30:00+05:00' });
    const late = event('e1', 'u1', { at: '2024-07-03T08:00:00Z', reportedBy: 'port' });
    const same = event('e0', 'u2', { at: '2024-07-03T08:00:00Z', reportedBy: 'port', consignments: ['c1', 'c2'] });
    await store.write((writing) => writing.insertEvents([late, early, same]));
    await store.write((writing) =>
      writing.retractEvent(eventKeyOf('carrier', 'e1'), { id: 'r1', postedHash: 'ab', reportedBy: 'carrier', at: '2024-07-03T13:00:00Z' }),
    );
    await store.read(async (reading) => {
      const { postedHash: _, ...first } = early;
      const events = await reading.eventsOfConsignment('c1');
      expect(events.map(({ reportedBy, id }) => `${reportedBy}/${id}`)).toEqual(['carrier/e1', 'port/e0', 'port/e1']);
      expect(events[0]).toEqual({ ...first, retractedBy: 'r1', retractedAt: '2024-07-03T13:00:00Z' });
      expect(ids(await reading.eventsOfConsignment('c2'))).toEqual(['e0']);
      expect(await reading.event(eventKeyOf('carrier', 'e1'))).toEqual({ ...first, retractedBy: 'r1', retractedAt: '2024-07-03T13:00:00Z' });
      expect(await reading.eventsKnown(['carrier/e1', 'carrier/r1', 'port/e1', 'port/r1', 'e1'])).toEqual(
        new Map([
          ['carrier/e1', { postedHash: early.postedHash }],
          ['carrier/r1', { postedHash: 'ab' }],
          ['port/e1', { postedHash: late.postedHash }],
        ]),
      );
    });
  });

  test('ST9: ids of one party that begin so, by bytes', async () => {
    const of = (id: string, reportedBy = 'carrier') => event(id, 'u1', { reportedBy });
    await store.write((writing) => writing.insertEvents([of('x/豫A1'), of('x/A2'), of('x'), of('x0'), of('xx/A1'), of('x/A1', 'port')]));
    expect(await store.read((reading) => reading.eventIdsUnder('carrier', 'x/'))).toEqual(['x/A2', 'x/豫A1']);
    expect(await store.read((reading) => reading.eventIdsUnder('nobody', 'x/'))).toEqual([]);
  });

  test('ST9: the same event twice is a fault, and the first stays', async () => {
    await store.write((writing) => writing.insertEvents([event('e1', 'u1')]));
    await expect(store.write((writing) => writing.insertEvents([event('e2', 'u1'), event('e1', 'u9')]))).rejects.toThrow();
    expect(await store.read((reading) => reading.event('carrier/e2'))).toBeUndefined();
    expect((await store.read((reading) => reading.event('carrier/e1')))?.unit).toBe('u1');
  });

  test('ST10: the last position of every unit that a party sees', async () => {
    await store.write(async (writing) => {
      await writing.putConsignment(consignment('c1', ['u1', 'u2']), ['cn']);
      await writing.putConsignment(consignment('c2', ['u3'], { state: 'closed' }), ['cn']);
      await writing.putConsignment(consignment('c3', ['u4']), ['kz']);
      await writing.insertEvents([
        event('e1', 'u1', { at: '2024-07-03T10:00:00Z' }),
        event('e2', 'u1', { at: '2024-07-03T15:30:00+05:00' }),
        event('e3', 'u1', { at: '2024-07-03T11:00:00Z' }),
        event('e4', 'u1', { at: '2024-07-03T12:00:00Z', classifier: 'EST' }),
        event('e5', 'u1', { at: '2024-07-03T12:00:00Z', position: null }),
        event('e6', 'u2', { position: null, place: 'KZKUR' }),
        event('e7', 'u3', { consignments: ['c2'] }),
        event('e9', 'u1', { at: '2024-07-03T13:00:00Z', consignments: ['c2', 'c9'] }),
        event('e8', 'u4', { consignments: ['c3'] }),
      ]);
      await writing.retractEvent('carrier/e3', { id: 'r3', postedHash: 'ab', reportedBy: 'carrier', at: '2024-07-03T13:00:00Z' });
    });
    const last = async (name: string | undefined) => ids(await store.read((reading) => reading.lastPositions({ party: name })));
    expect(await last('cn')).toEqual(['e2', 'e6']);
    expect(await last('kz')).toEqual(['e8']);
    expect(await last(undefined)).toEqual(['e2', 'e6', 'e8']);
    expect(await last('az')).toEqual([]);
  });

  test('ST11: forecasts by number, alarms that are not cleared, newest first, of what a party sees', async () => {
    await store.write(async (writing) => {
      await writing.putConsignment(consignment('c1', []), ['cn']);
      await writing.putConsignment(consignment('c2', []), ['kz']);
      await writing.putForecasts([forecast('c1', 1), forecast('c2', 1), forecast('c1', 2), forecast('c1', 10)]);
      await writing.putAlarms([alarm('a1', 'c1', 'open', 10), alarm('a2', 'c2', 'open', 11), alarm('a3', 'c1', 'open', 10)]);
      await writing.putAlarms([alarm('a4', 'c1', 'cleared', 12), alarm('a1', 'c1', 'acknowledged', 10)]);
    });
    await store.read(async (reading) => {
      expect((await reading.lastForecast('c1'))?.number).toBe(10);
      expect((await reading.forecasts('c1')).map(({ number }) => number)).toEqual([1, 2, 10]);
      expect(await reading.lastForecast('c9')).toBeUndefined();
      expect(ids(await reading.alarms({ party: undefined }))).toEqual(['a2', 'a3', 'a1']);
      expect(ids(await reading.alarms({ party: 'cn' }))).toEqual(['a3', 'a1']);
      expect(ids(await reading.alarms({ party: undefined, consignment: 'c2' }))).toEqual(['a2']);
      expect((await reading.alarm('a1'))?.state).toBe('acknowledged');
      expect((await reading.alarm('a4'))?.state).toBe('cleared');
    });
  });

  test('ST12: keys, links, webhooks, letters and requests are found by what they are asked for, and replaced by id', async () => {
    const key = { id: 'k1', party: 'cn', scopes: [], label: '', createdAt: '', expiresAt: null, revokedAt: null };
    const link = { id: 's1', consignment: 'c1', createdAt: '', expiresAt: '', revokedAt: null };
    const hook = {
      id: 'w1',
      party: 'cn',
      url: 'https://example.org/',
      kinds: [],
      consignment: null,
      createdAt: '',
      deletedAt: null,
      deliveredSeq: 0,
      failures: 0,
      nextTryAt: null,
    };
    const letter = { webhook: 'w1', seq: 3, at: '', tries: 8, because: 'no answer' };
    await store.write(async (writing) => {
      await writing.putAccessKey({ ...key, secretHash: 'h0' });
      await writing.putAccessKey({ ...key, label: 'new', secretHash: 'h1' });
      await writing.putShareLink({ ...link, tokenHash: 't1' });
      await writing.revokeShareLink('s1', '2024-07-03T12:00:00Z');
      await writing.putWebhook({ ...hook, secret: 'x' });
      await writing.putWebhook({ ...hook, deliveredSeq: 3, secret: 'y' });
      await writing.addDeadLetter(letter);
      await writing.putIdempotent('cn/offerOrder/1', { requestHash: 'r', subject: 'o1' });
    });
    await store.read(async (reading) => {
      const revoked = { ...link, revokedAt: '2024-07-03T12:00:00Z' };
      expect(await reading.accessKeyBySecretHash('h0')).toBeUndefined();
      expect(await reading.accessKeyBySecretHash('h1')).toEqual({ ...key, label: 'new' });
      expect(await reading.accessKeys()).toEqual([{ ...key, label: 'new', secretHash: 'h1' }]);
      expect(await reading.shareLink('s1')).toEqual(revoked);
      expect(await reading.shareLinkByTokenHash('t1')).toEqual(revoked);
      expect(await reading.shareLinks('c1')).toEqual([revoked]);
      expect(await reading.shareLinks('c2')).toEqual([]);
      expect(await reading.webhooks()).toEqual([{ ...hook, deliveredSeq: 3, secret: 'y' }]);
      expect(await reading.deadLetters('w1')).toEqual([letter]);
      expect(await reading.deadLetters('w2')).toEqual([]);
      expect(await reading.idempotent('cn/offerOrder/1')).toEqual({ requestHash: 'r', subject: 'o1' });
      expect(await reading.idempotent('cn/offerOrder/2')).toBeUndefined();
    });
  });

  test('ST13: the audit is read on from any entry, and its ids sort in the order of writing', async () => {
    const entry = (name: string | null, subject: string) => ({
      at: '',
      party: name,
      accessKey: null,
      action: 'signOrder',
      subject,
      because: 'invalid',
      sentence: '',
    });
    for (let i = 0; i < 12; i++) await store.write((writing) => writing.addAudit(entry(i % 3 === 0 ? 'cn' : null, `o${i}`)));
    const all = await store.read((reading) => reading.audit(undefined, undefined, 100));
    expect(all.map(({ subject }) => subject)).toEqual(Array.from({ length: 12 }, (_, i) => `o${i}`));
    expect(ids(all).toSorted()).toEqual(ids(all));
    expect((await store.read((reading) => reading.audit(undefined, all[3]?.id, 2))).map(({ subject }) => subject)).toEqual(['o4', 'o5']);
    expect((await store.read((reading) => reading.audit('cn', undefined, 100))).map(({ subject }) => subject)).toEqual(['o0', 'o3', 'o6', 'o9']);
  });

  test('ST1: any string is an id: with the character zero, half a surrogate pair, quotes, other scripts', async () => {
    const odd = ['a\0b', '\ud800', '\udfff', '\\0000', "o'); drop table qiyun.log; --", '啟運', '🚛', '{"a":[1]}', 'a,b', 'NULL', ''];
    await store.write(async (writing) => {
      await writing.insertEvents(odd.map((id) => event(id, id, { consignments: odd, note: id })));
      for (const id of odd) await writing.putConsignment(consignment(id, [id]), [id], [id]);
      await writing.appendLog(linesAfter(await writing.head(), 1, '\0'));
    });
    await store.read(async (reading) => {
      const known = await reading.eventsKnown(odd.map((id) => eventKeyOf('carrier', id)));
      expect([...known.keys()].sort()).toEqual(odd.map((id) => eventKeyOf('carrier', id)).sort());
      const carried = await reading.consignmentsOfUnits(odd);
      for (const id of odd) {
        expect((await reading.event(eventKeyOf('carrier', id)))?.note).toBe(id);
        expect((await reading.consignment(id))?.reference).toBe(`ref ${id}`);
        expect(carried.get(id)).toEqual([{ consignment: id, state: 'booked', seenBy: [id], reporters: [id] }]);
        expect((await reading.eventsOfConsignment(id)).length).toBe(odd.length);
      }
      expect((await reading.logAfter(0, 1))[0]?.subject).toBe('\0');
      expect(await reading.order('\0')).toBeUndefined();
    });
  });

  test('ST14: a listener hears of the head once it can be read, upward only, until it stops', async () => {
    const { store } = opened(await home.open(await home.create()));
    const append = (count = 1) => store.write(async (writing) => writing.appendLog(linesAfter(await writing.head(), count)));
    const heard: number[] = [];
    const read: Promise<number>[] = [];
    const stop = store.watchHead((seq) => {
      heard.push(seq);
      read.push(store.read(async (reading) => (await reading.head()).seq));
    });
    await append(2);
    await Promise.all([append(), append(), store.write(async (writing) => writing.parties())]);
    expect(heard.at(-1)).toBe(4);
    expect(heard).toEqual([...new Set(heard)].sort((a, b) => a - b));
    for (const [i, seq] of (await Promise.all(read)).entries()) expect(seq).toBeGreaterThanOrEqual(heard[i] ?? 0);
    stop();
    await append();
    expect(heard.at(-1)).toBe(4);
    await store.close();
  });

  test('ST15: one that is closed answers what was asked before, and nothing more', async () => {
    const { store } = opened(await home.open(await home.create()));
    const before = store.write((writing) => writing.appendLog(linesAfter()));
    const closed = store.close();
    await before;
    await closed;
    await expect(store.write(async () => 1)).rejects.toMatchObject({ name: 'StoreGone' });
    await expect(store.read(async () => 1)).rejects.toMatchObject({ name: 'StoreGone' });
    await store.close();
  });
});
