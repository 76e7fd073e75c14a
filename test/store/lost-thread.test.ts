/** The thread of a PGlite store ends in the middle of its work, as when the disk is full: nobody waits for ever, and the next work starts another. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { openPgliteStore } from '../../src/adapters/store/index.js';
import { builtFile } from '../http/built-program.js';
import { pgliteHome } from './open-stores.js';
import { party } from './sample-documents.js';

const folder = mkdtempSync(join(tmpdir(), 'qiyun-thread-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The true thread, which ends when a statement holds this word. */
const mortal = (): URL => {
  const script = join(folder, 'mortal-thread.mjs');
  writeFileSync(
    script,
    `import { parentPort } from 'node:worker_threads';
    parentPort.on('message', (bytes) => { if (Buffer.from(bytes).includes('the last party')) throw new Error('no space left'); });
    await import('${builtFile('store-thread.js').href}');`,
  );
  return pathToFileURL(script);
};

test('ST34: what was under way is told that the store is gone; what comes after finds all that was answered', async () => {
  const home = await pgliteHome();
  const opened = await openPgliteStore(await home.create(), { script: mortal() });
  if (opened.kind === 'refused') throw new Error(opened.sentence);
  const { store } = opened;
  await store.write((writing) => writing.putParty(party('first')));
  const under = store.write((writing) => writing.putParty({ ...party('second'), name: 'the last party' }));
  await expect(under).rejects.toMatchObject({ name: 'StoreGone', message: expect.stringMatching(/no space left/) });
  await store.write((writing) => writing.putParty(party('third')));
  expect((await store.read((reading) => reading.parties())).map(({ id }) => id)).toEqual(['first', 'third']);
  await store.close();
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
