/** What a store was made by, and what a program that opens it knows. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPostgresStore } from '../../src/adapters/store/index.js';
import { migrations } from '../../src/adapters/store/migrations.js';
import { withoutPassword } from '../../src/adapters/store/open-postgres-store.js';
import { eventKeyOf } from '../../src/application/index.js';
import { chainLines, emptyLog, type LogEntry } from '../../src/operations/index.js';
import { opened, pgliteHome, postgresHome, type StoreHome } from './open-stores.js';
import { consignment, event, order, sha256 } from './sample-documents.js';

test('ST40: migrations are numbered from 1 without gaps', () => {
  expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, i) => i + 1));
});

describe.each([
  ['PGlite', pgliteHome],
  ['PostgreSQL', postgresHome],
] as const)('ST41: a store in %s', (_name, makeHome) => {
  let home: StoreHome;
  beforeAll(async () => {
    home = await makeHome();
  });
  afterAll(() => home.remove());

  test.each([
    [
      'of a newer program names both versions',
      "insert into qiyun.migrations values (99, 'the future', 'x')",
      /version 99 \(“the future”\); this program knows versions up to \d+/,
    ],
    ['of another program says so', "update qiyun.migrations set checksum = 'x' where number = 1", /Step 1 .* is not the one that this program knows/],
  ])('%s, and nothing is changed', async (_what, change, sentence) => {
    const where = await home.create();
    const first = opened(await home.open(where));
    if (first.db === undefined) throw new Error('no SQL');
    await sql.raw(change).execute(first.db);
    await first.store.close();
    for (let again = 0; again < 2; again++) {
      const refused = await home.open(where);
      expect(refused.kind === 'refused' ? refused.sentence : 'opened').toMatch(sentence);
    }
  });

  test('opened again is as it was', async () => {
    const where = await home.create();
    const first = opened(await home.open(where));
    await first.store.write((writing) => writing.putParty({ id: 'kz', name: 'KZ', country: 'KZ', signingKeys: [] }));
    await first.store.close();
    const second = opened(await home.open(where));
    expect((await second.store.read((reading) => reading.parties())).map(({ id }) => id)).toEqual(['kz']);
    await second.store.close();
  });

  test('of version 1 gets the moments of its retractions from its log, and else every byte stays', async () => {
    const where = await home.create();
    const { store, db } = opened(await home.open(where));
    if (db === undefined) throw new Error('no SQL');
    const { postedHash, ...kept } = { ...event('kept', 'T1'), note: 'a “note” {with} everything: \\\\ 啟運' };
    const { postedHash: _, ...taken } = event('taken', 'T2');
    await store.write(async (writing) => {
      await writing.insertEvents([kept, taken].map((one) => ({ ...one, postedHash })));
      await writing.retractEvent(eventKeyOf('carrier', 'taken'), { id: 'back', postedHash: 'ab', reportedBy: 'carrier', at: 'not yet known' });
      const body = { id: 'back', retracts: 'taken', because: 'x', unit: taken.unit, consignments: taken.consignments };
      const line = { seq: 1, at: '2024-07-03T13:00:00.000Z', kind: 'event.retracted' as const, party: 'carrier', subject: taken.unit, body };
      await writing.appendLog([{ ...line, previous: '0'.repeat(64), hash: '1'.repeat(64) }]);
    });
    await sql.raw(`update qiyun.events set doc = regexp_replace(doc::text, ',"retractedAt":(null|"[^"]*")', '')::json`).execute(db);
    await sql.raw('alter table qiyun.consignments drop column reporters').execute(db);
    await sql.raw('delete from qiyun.migrations where number >= 2').execute(db);
    const before = await sql<{ text: string }>`select doc::text as text from qiyun.events where id = 'kept'`.execute(db);
    expect(before.rows[0]?.text).not.toContain('retractedAt');
    await store.close();
    const again = opened(await home.open(where));
    await again.store.read(async (reading) => {
      expect(await reading.event(eventKeyOf('carrier', 'kept'))).toEqual(kept);
      expect(await reading.event(eventKeyOf('carrier', 'taken'))).toEqual({ ...taken, retractedBy: 'back', retractedAt: '2024-07-03T13:00:00.000Z' });
    });
    await again.store.close();
  });

  test('TR11: of version 2 learns from its log who takes part in what; having told events is no part', async () => {
    const where = await home.create();
    const { store, db } = opened(await home.open(where));
    if (db === undefined) throw new Error('no SQL');
    await store.write(async (writing) => {
      await writing.putOrder(order('o1'), ['corridor', 'henan', 'kazakh']);
      await writing.putConsignment(consignment('c1', ['u1'], { order: 'o1', createdBy: 'corridor' }), ['corridor', 'henan', 'kazakh', 'carrier']);
      await writing.putConsignment(consignment('c2', ['u1'], { createdBy: 'spy' }), ['spy', 'carrier']);
      await writing.insertEvents([event('told', 'u1', { consignments: ['c1', 'c2'] })]);
      const entry = { at: '2024-07-03T13:00:00.000Z', body: {} as never };
      const entries: LogEntry[] = [
        { ...entry, kind: 'consignment.changed', party: 'henan', subject: 'c1' },
        { ...entry, kind: 'consignment.changed', party: null, subject: 'c1' },
        { ...entry, kind: 'order.signed', party: 'kazakh', subject: 'o1' },
      ];
      await writing.appendLog(chainLines(emptyLog, entries, sha256));
    });
    await sql.raw('alter table qiyun.consignments drop column reporters').execute(db);
    await sql.raw('delete from qiyun.migrations where number >= 3').execute(db);
    await store.close();
    const again = opened(await home.open(where));
    const carried = (await again.store.read((reading) => reading.consignmentsOfUnits(['u1']))).get('u1') ?? [];
    expect(carried.map(({ consignment: id, reporters }) => [id, reporters])).toEqual([
      ['c1', ['corridor', 'henan', 'kazakh']],
      ['c2', ['spy']],
    ]);
    await again.store.close();
  });
});

describe('ST42: a database', () => {
  test('that eight programs open for the first time at once is made once', async () => {
    const home = await postgresHome();
    const url = await home.create();
    const all = await Promise.all(Array.from({ length: 8 }, () => home.open(url)));
    for (const each of all) await opened(each).store.close();
    await home.remove();
  });

  test('that does not answer is refused, and the sentence holds no password', async () => {
    const refused = await openPostgresStore('postgres://qiyun:secret@127.0.0.1:1/qiyun?password=secret');
    expect(refused).toMatchObject({ kind: 'refused', sentence: expect.stringMatching(/127\.0\.0\.1:1\/qiyun.*ECONNREFUSED/) });
    expect(JSON.stringify(refused)).not.toContain('secret');
    expect(withoutPassword('host=db password=secret')).not.toContain('secret');
  });
});
