/** A folder has one owner at a time, whoever comes, however it went. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeFolder } from '../../src/adapters/store/folder-lock.js';
import { openPgliteStore } from '../../src/adapters/store/index.js';
import { presentProcess } from '../../src/adapters/store/process-name.js';
import { builtFile, packEmptyDatabase } from '../http/built-program.js';

const home = mkdtempSync(join(tmpdir(), 'qiyun-lock-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
let folders = 0;
const newFolder = (): string => mkdtempSync(join(home, `folder-${++folders}-`));
const owner = (change: object): string => JSON.stringify({ ...presentProcess(), since: '2024-07-03T12:00:00Z', isReleased: false, ...change });

/** Takes the folder in a process of its own, says how it went, and stands there until it is killed. */
function takeElsewhere(folder: string) {
  const script = `import { takeFolder } from '${builtFile('adapters/store/folder-lock.js').href}';
    const lock = takeFolder(process.argv[1]);
    console.log(lock.kind === 'taken' ? 'taken' : lock.sentence);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said = new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (text) => resolve(String(text).trim()));
    child.once('exit', () => reject(new Error('ended without a word')));
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  return { pid: child.pid, said, kill };
}

beforeAll(packEmptyDatabase, 180_000);

describe('ST30: one owner', () => {
  test('a second is refused with one sentence that names the process, and may have it once the first let go', () => {
    const folder = newFolder();
    const first = takeFolder(folder);
    const second = takeFolder(folder);
    expect(second).toMatchObject({ kind: 'refused', sentence: expect.stringContaining(`process ${process.pid}`) });
    if (first.kind === 'taken') first.release();
    expect(takeFolder(folder).kind).toBe('taken');
    // what came before is cleared away
    expect(readdirSync(folder)).toEqual(['owner-2']);
  });

  test('a process that was killed has let go; one that stands has not', async () => {
    const folder = newFolder();
    const other = takeElsewhere(folder);
    expect(await other.said).toBe('taken');
    expect(takeFolder(folder)).toMatchObject({ kind: 'refused', sentence: expect.stringContaining(`process ${other.pid}`) });
    await other.kill();
    expect(takeFolder(folder).kind).toBe('taken');
  });

  test('of eight that come at once to a folder whose owner died, one gets it', async () => {
    for (let round = 0; round < 3; round++) {
      const folder = newFolder();
      writeFileSync(join(folder, 'owner-7'), owner({ pid: 2 ** 22 + 1 }));
      const all = Array.from({ length: 8 }, () => takeElsewhere(folder));
      const said = await Promise.all(all.map((one) => one.said));
      expect(said.filter((text) => text === 'taken')).toHaveLength(1);
      expect(said.filter((text) => /is open in process \d+/.test(text))).toHaveLength(7);
      await Promise.all(all.map((one) => one.kill()));
    }
  });
});

describe('ST31: a number alone is no owner', () => {
  test.each([
    ['the number was given to a younger process', { started: '1' }, 'taken'],
    ['the machine was started anew', { boot: 'another' }, 'taken'],
    ['the power was cut before its name was on disk', undefined, 'taken'],
    ['it runs in a container that cannot be seen', { space: 'pid:[1]', host: 'elsewhere' }, 'refused'],
    ['it runs on another machine over the same disk', { boot: 'another', host: 'elsewhere' }, 'refused'],
  ])('%s', (_what, change, expected) => {
    const folder = newFolder();
    writeFileSync(join(folder, 'owner-1'), change === undefined ? '' : owner(change));
    const lock = takeFolder(folder);
    expect(lock.kind).toBe(expected);
    if (lock.kind === 'refused') {
      expect(lock.sentence).toContain('elsewhere');
      expect(lock.sentence).toContain(`delete ${join(folder, 'owner-1')}`);
      expect(readFileSync(join(folder, 'owner-1'), 'utf8')).toBe(owner(change ?? {}));
    }
  });

  test('ST32: a folder with other things in it is no store, and keeps them', async () => {
    for (const names of [['notes.txt'], ['pgdata'], ['pgdata', 'owner-1', 'notes.txt']]) {
      const folder = newFolder();
      for (const name of names) writeFileSync(join(folder, name), 'mine');
      const refused = await openPgliteStore(folder, { script: builtFile('store-thread.js') });
      expect(refused).toMatchObject({ kind: 'refused', sentence: expect.stringMatching(/holds other things and no store/) });
      expect(readdirSync(folder).sort()).toEqual([...names].sort());
    }
  });

  test('ST33: a store whose making was cut off is made anew', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'pgdata'));
    writeFileSync(join(folder, 'pgdata', 'PG_VERSION'), '18');
    writeFileSync(join(folder, 'owner-1'), owner({ pid: 2 ** 22 + 1 }));
    const opened = await openPgliteStore(folder, { script: builtFile('store-thread.js') });
    expect(opened.kind).toBe('store');
    if (opened.kind === 'store') await opened.store.close();
  });

  test('a folder that cannot be written is refused with its reason', () => {
    const file = join(home, 'a-file');
    writeFileSync(file, '');
    expect(takeFolder(file)).toMatchObject({ kind: 'refused', sentence: expect.stringMatching(/not a folder/) });
  });
});
