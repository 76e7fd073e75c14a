/** The thread of a PGlite store ends in the middle of its work, as when the disk is full: nobody waits for ever, and the next work starts another. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { backupStore, openPgliteStore } from '../../src/adapters/store/index.js';
import { createSqlStore } from '../../src/adapters/store/sql-store.js';
import { StoreGone, StoreUnsure } from '../../src/application/index.js';
import { instant } from '../../src/units/index.js';
import { builtFile } from '../http/built-program.js';
import { system } from '../scenes/operations-scene.js';
import { deskOver, opened, pgliteHome } from './open-stores.js';
import { party } from './sample-documents.js';

const folder = mkdtempSync(join(tmpdir(), 'qiyun-thread-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The true thread, which ends when a statement holds this word. */
const mortal = (): URL => {
  const script = join(folder, 'mortal-thread.mjs');
  writeFileSync(
    script,
    `import { parentPort } from 'node:worker_threads';
    const on = parentPort.on.bind(parentPort);
    parentPort.on = (name, listener) => on(name, (bytes) => {
      if (Buffer.from(bytes).includes('the last party')) throw new Error('no space left');
      return listener(bytes);
    });
    await import('${builtFile('store-thread.js').href}');`,
  );
  return pathToFileURL(script);
};

test('ST34: what was under way is told that the store is gone; what comes after finds all that was answered', async () => {
  const home = await pgliteHome();
  const { store } = opened(await openPgliteStore(await home.create(), { script: mortal() }));
  await store.write((writing) => writing.putParty(party('first')));
  const under = store.write((writing) => writing.putParty({ ...party('second'), name: 'the last party' }));
  await expect(under).rejects.toMatchObject({ name: 'StoreGone', message: expect.stringMatching(/no space left/) });
  await store.write((writing) => writing.putParty(party('third')));
  expect((await store.read((reading) => reading.parties())).map(({ id }) => id)).toEqual(['first', 'third']);
  await store.close();
  await home.remove();
});

/** The true thread, which ends with a commit that it was sent: before it does it, or before it says that it has. */
const mortalAtCommit = (when: 'before' | 'after'): URL => {
  const script = join(folder, `mortal-${when}-commit.mjs`);
  writeFileSync(
    script,
    `import { parentPort } from 'node:worker_threads';
    let party = false;
    let ends = false;
    const on = parentPort.on.bind(parentPort);
    parentPort.on = (name, listener) => on(name, (bytes) => {
      const text = Buffer.from(bytes).toString('latin1');
      party ||= text.includes('the last party');
      ends = party && /\\bcommit\\b/i.test(text);
      if (ends && '${when}' === 'before') throw new Error('no space left');
      return listener(bytes);
    });
    const post = parentPort.postMessage.bind(parentPort);
    parentPort.postMessage = (...message) => {
      if (ends) process.exit(1);
      post(...message);
    };
    await import('${builtFile('store-thread.js').href}');`,
  );
  return pathToFileURL(script);
};

test.each([
  ['before', ['first']],
  ['after', ['first', 'second']],
] as const)('LO10: lost with a commit, %s it is done: whoever asked is told that it is not known, and it is not run again', async (when, there) => {
  const home = await pgliteHome();
  const { store } = opened(await openPgliteStore(await home.create(), { script: mortalAtCommit(when) }));
  await store.write((writing) => writing.putParty(party('first')));
  let runs = 0;
  const under = store.write(async (writing) => {
    runs++;
    await writing.putParty({ ...party('second'), name: 'the last party' });
  });
  const error: unknown = await under.catch((one: unknown) => one);
  expect(error).toBeInstanceOf(StoreUnsure);
  expect((error as Error).message).toMatch(/not known whether it was changed/);
  expect((error as Error).message).not.toMatch(/nothing was changed/);
  expect(runs).toBe(1);
  expect((await store.read((reading) => reading.parties())).map(({ id }) => id)).toEqual(there);
  await store.close();
  await home.remove();
});

test('LO10: what fails once a write is on disk is told to the server, and not to the caller, who would write again', async () => {
  const home = await pgliteHome();
  const { store, db } = opened(await home.open(await home.create()));
  if (db === undefined) throw new Error('PGlite has SQL');
  const faults: unknown[] = [];
  const told: number[] = [];
  for (const error of [new Error('vacuum failed'), new StoreGone('away')]) {
    const afterCommit = (): Promise<void> => Promise.reject(error);
    const over = createSqlStore({ db, readers: 'exclusive', afterCommit, onFault: (fault) => faults.push(fault), close: async () => {} });
    over.watchHead((seq) => told.push(seq));
    const desk = deskOver(over, () => instant(0));
    const add = (id: string) => desk.addParty(system, { id, name: id, country: 'KZ' });
    const names = ['a', 'b'].map((name) => `${name}-${faults.length}`);
    expect((await Promise.all(names.map(add))).map(({ kind }) => kind)).toEqual(['done', 'done']);
    expect(faults.at(-1)).toBe(error);
  }
  expect(faults).toHaveLength(2);
  expect((await store.read((reading) => reading.parties())).map(({ id }) => id)).toEqual(['a-0', 'a-1', 'b-0', 'b-1']);
  expect(told).toEqual([2, 4]);
  await store.close();
  await home.remove();
});

test('ST38: a folder store and a backup are for their owner alone, at every opening', async () => {
  const home = await pgliteHome();
  const where = join(await home.create(), '..', 'made-new');
  const modeOf = (path: string): number => statSync(path).mode & 0o777;
  const open = async () => opened(await home.open(where));
  const { store, db } = await open();
  if (db === undefined) throw new Error('PGlite has SQL');
  expect([modeOf(where), modeOf(join(where, 'pgdata'))]).toEqual([0o700, 0o700]);
  for (const name of ['backup.ndjson', 'backup.ndjson.gz']) {
    expect(await backupStore(db, join(where, name), { now: () => new Date(0) })).toMatchObject({ kind: 'written' });
    expect(modeOf(join(where, name))).toBe(0o600);
    rmSync(join(where, name));
  }
  await store.close();
  // as a copy would leave it
  for (const path of [where, join(where, 'pgdata')]) chmodSync(path, 0o777);
  await (await open()).store.close();
  expect([modeOf(where), modeOf(join(where, 'pgdata'))]).toEqual([0o700, 0o700]);
  // what is no store is refused and left as it is
  const other = join(folder, 'other');
  mkdirSync(join(other, 'photos'), { recursive: true, mode: 0o755 });
  chmodSync(other, 0o755);
  expect(await home.open(other)).toMatchObject({ kind: 'refused' });
  expect(modeOf(other)).toBe(0o755);
  await home.remove();
});

test('ST35: a folder whose database does not start, and a thread that is not there, are refused with the reason', async () => {
  const home = await pgliteHome();
  const where = await home.create();
  writeFileSync(join(where, 'pgdata', 'global', 'pg_control'), 'nothing');
  const broken = await home.open(where);
  expect(broken).toMatchObject({ kind: 'refused', sentence: expect.stringContaining(`The store in ${where} cannot be opened`) });
  const none = await openPgliteStore(await home.create(), { script: pathToFileURL(join(folder, 'nothing.mjs')) });
  expect(none).toMatchObject({ kind: 'refused', sentence: expect.stringMatching(/cannot be opened.*nothing\.mjs/) });
  await home.remove();
});
