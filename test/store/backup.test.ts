/** What a backup holds and what is refused: restored from either store into either, the log is the same bytes. */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backupStore, restoreStore } from '../../src/adapters/store/index.js';
import type { StoreDatabase } from '../../src/adapters/store/store-tables.js';
import { actorOf, createOperationsScene, eventOf } from '../scenes/operations-scene.js';
import { type Opened, opened, pgliteHome, postgresHome, type StoreHome } from './open-stores.js';
import { sha256 } from './sample-documents.js';

const now = (): Date => new Date('2024-07-03T12:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'qiyun-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const newFile = (end = ''): string => join(folder, `backup-${++files}.ndjson${end}`);

type WithSql = Opened & { readonly db: StoreDatabase };
const openNew = async (home: StoreHome): Promise<WithSql> => {
  const { store, db } = opened(await home.open(await home.create()));
  if (db === undefined) throw new Error('a store without SQL has no backup');
  return { store, db };
};

/** Every byte of every row, whatever the store. */
async function listAll({ db }: WithSql): Promise<readonly string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'qiyun' and table_name <> 'migrations' order by 1
  `.execute(db);
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql.raw<{ text: string }>(`select row_to_json(t)::text as text from qiyun.${name} t order by 1`).execute(db);
    texts.push(...rows.map(({ text }) => `${name} ${text}`));
  }
  return texts;
}

/** Orders, events with every odd character, a retraction, a refusal. */
async function fill({ store }: WithSql): Promise<void> {
  const { desk, offer, makeReady, signatureOf } = await createOperationsScene(store);
  const order = await offer();
  await makeReady(order);
  for (const party of ['henan', 'kazakh'] as const) await desk.signOrder(actorOf(party), order.id, signatureOf(party, order));
  const note = 'Ворота закрыты, 闸门关闭 🚛 \\ "quoted" \0 {"json":"text"}';
  await desk.postEvents(actorOf('henan'), [eventOf('H1-1', 'one\0', { note }), eventOf('H1-2', 'two')]);
  await desk.postEvents(actorOf('henan'), [{ id: 'back', retracts: 'two', because: 'A wrong gate.' }]);
  await desk.postEvents(actorOf('henan'), [eventOf('nobody', 'three')]);
  await desk.createShareLink(actorOf('henan'), 'nothing', '2030-01-01T00:00:00Z');
}

describe('backup and restore', () => {
  let homes: readonly StoreHome[];
  const [stores, texts]: [WithSql[], (readonly string[])[]] = [[], []];
  beforeAll(async () => {
    homes = [await pgliteHome(), await postgresHome()];
    for (const home of homes) {
      const store = await openNew(home);
      stores.push(store);
      await fill(store);
      texts.push(await listAll(store));
    }
  }, 300_000);
  afterAll(async () => {
    for (const { store } of stores) await store.close();
    for (const home of homes) await home.remove();
  });
  const [pglite, postgres] = [0, 1];

  test.each([
    [pglite, pglite, ''],
    [pglite, postgres, '.gz'],
    [postgres, pglite, '.gz'],
    [postgres, postgres, ''],
  ])('ST20: every byte of store %i comes back in store %i (0 PGlite, 1 PostgreSQL), and operations go on', async (from, to, end) => {
    const file = newFile(end);
    const source = stores[from] as WithSql;
    const written = await backupStore(source.db, file, { now });
    const rows = texts[from]?.length ?? 0;
    expect(written).toMatchObject({ kind: 'written', rows });
    const target = await openNew(homes[to] as StoreHome);
    stores.push(target);
    expect(await restoreStore(target.db, file)).toEqual({ ...written, kind: 'restored' });
    expect(await listAll(target)).toEqual(texts[from]);
    // numbers that the database gives go on after those that were restored
    await target.store.write((writing) =>
      writing.addAudit({ at: '', party: null, accessKey: null, action: 'next', subject: null, because: 'invalid', sentence: '' }),
    );
    const audit = await target.store.read((reading) => reading.audit(undefined, undefined, 1000));
    expect(audit.at(-1)?.action).toBe('next');
    expect(await target.store.read((reading) => reading.head())).toEqual(written.kind === 'written' ? written.head : undefined);
  });

  test('ST21: the file is text whose last line is the SHA-256 of the lines before', async () => {
    const file = newFile('.gz');
    await backupStore((stores[pglite] as WithSql).db, file, { now });
    const text = gunzipSync(readFileSync(file)).toString('utf8');
    const end = text.lastIndexOf('\n', text.length - 2) + 1;
    expect(JSON.parse(text.slice(end)).end.sha256).toBe(createHash('sha256').update(text.slice(0, end)).digest('hex'));
    expect(JSON.parse(text.slice(0, text.indexOf('\n')))).toMatchObject({ qiyunBackup: 1, storeVersion: 3, writtenAt: now().toISOString() });
  });

  test('ST22: a store that holds anything is not restored over, and a file is not written over', async () => {
    const full = stores[pglite] as WithSql;
    const file = newFile();
    await backupStore(full.db, file, { now });
    const bytes = readFileSync(file);
    expect(await restoreStore(full.db, file)).toMatchObject({ kind: 'refused', sentence: expect.stringMatching(/not empty/) });
    expect(await listAll(full)).toEqual(texts[pglite]);
    expect(await backupStore(full.db, file, { now })).toMatchObject({ kind: 'refused', sentence: expect.stringMatching(/exists already/) });
    expect(readFileSync(file)).toEqual(bytes);
    const nowhere = join(folder, 'nowhere', 'backup');
    expect(await backupStore(full.db, nowhere, { now })).toMatchObject({ kind: 'refused', sentence: expect.stringMatching(/Cannot write/) });
  });

  test('ST23: whatever is wrong with the file is a sentence, and the store stays empty', async () => {
    const file = newFile();
    await backupStore((stores[postgres] as WithSql).db, file, { now });
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    /** With a count and a checksum that fit what was done to it. */
    const sealed = (kept: readonly string[]): string => {
      const text = `${kept.join('\n')}\n`;
      return `${text}${JSON.stringify({ end: { rows: kept.length - 1, sha256: sha256(Buffer.from(text)) } })}\n`;
    };
    const body = lines.slice(0, -1);
    const at = body.findIndex((line) => line.startsWith('{"log":') && line.includes('"seq":3,'));
    const bad: readonly (readonly [RegExp, string])[] = [
      [/is empty/, ''],
      [/no backup/, 'hello\n'],
      [/no backup/, '{"a":1}\n'],
      [/cut off/, `${body.join('\n')}\n`],
      [/cut off|not JSON|no row/, lines.join('\n').slice(0, -150)],
      [/checksum/, `${lines.map((line) => (line.startsWith('{"parties"') ? line.replace('The ', 'Der ') : line)).join('\n')}\n`],
      [/broken at line 3/, sealed(body.map((line, i) => (i === at ? line.replace('KZ', 'CN') : line)))],
      [/broken at line 3/, sealed(body.filter((_, i) => i !== at))],
      [/ends at line/, sealed(body.filter((line) => !line.startsWith('{"log":')))],
      [/no row of a store/, sealed([...body, '{"pg_authid":{"a":1}}'])],
      [/has no doc/, sealed([...body, '{"parties":{"id":"x"}}'])],
      [/does not fit/, sealed([...body, '{"parties":{"id":null,"doc":{}}}'])],
      [/does not fit/, sealed([...body, '{"parties":{"id":"henan","doc":{}}}'])],
      [/goes on after its end/, `${lines.join('\n')}\n{"parties":{}}\n`],
      [/knows versions up to 3/, sealed(body.map((line, i) => (i === 0 ? line.replace('"storeVersion":3', '"storeVersion":4') : line)))],
      [/reads format 1/, sealed(body.map((line, i) => (i === 0 ? line.replace('"qiyunBackup":1', '"qiyunBackup":9') : line)))],
    ];
    const target = await openNew(homes[pglite] as StoreHome);
    stores.push(target);
    for (const [sentence, text] of bad) {
      const wrong = newFile();
      writeFileSync(wrong, text);
      const outcome = await restoreStore(target.db, wrong);
      expect(outcome.kind === 'refused' ? outcome.sentence : outcome.kind).toMatch(sentence);
      expect(await target.store.read((reading) => reading.head())).toEqual({ seq: 0, hash: '0'.repeat(64) });
      expect(await target.store.read((reading) => reading.parties())).toEqual([]);
    }
    const half = newFile('.gz');
    await backupStore((stores[postgres] as WithSql).db, half, { now });
    writeFileSync(half, readFileSync(half).subarray(0, 500));
    expect(await restoreStore(target.db, half)).toMatchObject({ kind: 'refused', sentence: expect.stringMatching(/cut off or damaged/) });
    expect(await restoreStore(target.db, join(folder, 'nothing'))).toMatchObject({
      kind: 'refused',
      sentence: expect.stringMatching(/does not exist/),
    });
    expect(existsSync(join(folder, '.nothing.part'))).toBe(false);
  });
});
