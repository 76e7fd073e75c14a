/** How a folder becomes a store: from the packed files of a new database, or by initdb where they are not there. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDurablePglite } from '../../src/adapters/store/durable-pglite.js';
import { unpackEmptyDatabase } from '../../src/adapters/store/empty-database.js';
import { builtFile, packEmptyDatabase } from '../http/built-program.js';

const home = mkdtempSync(join(tmpdir(), 'qiyun-empty-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
beforeAll(packEmptyDatabase, 180_000);
const packed = builtFile('empty-database.br');
const newFolder = (): string => mkdtempSync(join(home, 'folder-'));

const namesIn = (folder: string): readonly string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

async function catalogOf(folder: string, from: URL): Promise<unknown> {
  const pglite = await openDurablePglite(folder, from);
  try {
    const { rows } = await pglite.query(`
      select (select jsonb_agg(to_jsonb(d) - 'datfrozenxid' - 'datminmxid' order by d.oid) from pg_database d) as databases,
        (select jsonb_agg(c.relname order by c.oid) from pg_class c) as relations, (select count(*) from pg_proc) as functions,
        current_setting('data_checksums') as checksums, current_setting('server_encoding') as encoding, current_setting('fsync') as fsync
    `);
    return rows[0];
  } finally {
    await pglite.close();
  }
}

test('ST36: a database from the packed files is the one that initdb makes: same files, same catalogue; and it flushes', async () => {
  const [quick, slow] = [newFolder(), newFolder()];
  const made = await catalogOf(quick, packed);
  expect(made).toMatchObject({ encoding: 'UTF8', fsync: 'on' });
  expect(made).toEqual(await catalogOf(slow, pathToFileURL(join(home, 'not-there'))));
  expect(namesIn(quick)).toEqual(namesIn(slow));
});

test('ST37: files that lie there without the mark are of a making that was cut off, and are made anew', async () => {
  const folder = newFolder();
  const data = join(folder, 'pgdata');
  unpackEmptyDatabase(packed, data);
  // half of them never reached the disk
  const files = namesIn(data).filter((name) => statSync(join(data, name)).isFile());
  for (const [i, name] of files.entries()) if (i % 2 === 1) rmSync(join(data, name));
  const pglite = await openDurablePglite(folder, packed);
  await pglite.exec('create table kept (n int); insert into kept values (7)');
  await pglite.close();
  // with the mark it is opened, never made again
  const again = await openDurablePglite(folder, packed);
  expect((await again.query('select n from kept')).rows).toEqual([{ n: 7 }]);
  await again.close();
  expect(readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()).toBe('18');
});
