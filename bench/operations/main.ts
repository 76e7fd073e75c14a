/**
 * A fleet of 2,000 units that reports each minute, one event a post, with 500 watchers of the live log, on PGlite and on PostgreSQL; then as
 * many posts as are answered. A server of its own for each, over the loopback. Run: `npm run bench:operations -- [seconds] [watchers]`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type OpenedStore, openPgliteStore, openPostgresStore } from '../../src/adapters/store/index.js';
import { startPostgres } from '../../test/store/postgres-server.js';
import { layOutFleet } from './fleet.js';
import { type Posts, postAllOut, postSteadily, startWatchers } from './reporters.js';

const settings = {
  units: 2000,
  perSecond: 33,
  watchers: Number(process.argv[3] ?? 500),
  callers: 32,
  seconds: Number(process.argv[2] ?? 60),
  sustainedSeconds: 15,
};
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const folder = mkdtempSync(join(tmpdir(), 'qiyun-bench-operations-'));
const script = pathToFileURL('dist/store-thread.js');
const postgres = await startPostgres();
const url = await postgres.createDatabase();
say(`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}, Node.js ${process.version}, ${settings.units} units\n`);
try {
  await bench('PGlite', ['--store', join(folder, 'store')], () => openPgliteStore(join(folder, 'store'), { script }));
  await bench('PostgreSQL', ['--database', url], () => openPostgresStore(url));
} finally {
  await postgres.remove();
  rmSync(folder, { recursive: true, force: true });
}

async function bench(name: string, flags: readonly string[], open: () => Promise<OpenedStore>): Promise<void> {
  const key = await layOutFleet(storeOf(await open()), settings.units);
  const server = spawn(process.execPath, ['dist/main.js', 'serve', '--port', '0', '--workers', '1', '--key-rate', '100000', ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let told = '';
  server.stderr.on('data', (text) => {
    told += text;
  });
  const ended = new Promise<void>((resolve) => server.on('close', () => resolve()));
  const at = await new Promise<string>((resolve, reject) => {
    server.stdout.on('data', (text) => {
      const printed = /Qiyun is at (\S+)/.exec(String(text))?.[1];
      if (printed !== undefined) resolve(printed);
    });
    server.on('close', (code) => reject(new Error(`the server ended with ${code}: ${told}`)));
  });
  const watchers = await startWatchers(at, key, settings.watchers);
  const steady = await postSteadily(at, key, settings);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  say(`${name}, ${settings.perSecond} posts/s for ${settings.seconds} s, ${settings.watchers} watchers: ${report(steady)}`);
  if (settings.watchers > 0) say(`  lines that a watcher was sent: ${watchers.fewest()} to ${watchers.most()} of ${steady.sorted.length}`);
  watchers.close();
  const most = await postAllOut(at, key, { ...settings, seconds: settings.sustainedSeconds });
  say(`${name}, ${settings.callers} callers for ${settings.sustainedSeconds} s: ${report(most)}`);
  say(`  memory of the server: ${memoryMb(server.pid).toFixed(0)} MB`);
  server.kill('SIGTERM');
  await ended;
  const store = storeOf(await open());
  const { seq } = await store.read((reading) => reading.head());
  await store.close();
  say(`  lines of the log: ${seq}, ${steady.sorted.length + most.sorted.length} of them events that were answered\n`);
}

function storeOf(opened: OpenedStore) {
  if (opened.kind === 'refused') throw new Error(opened.sentence);
  return opened.store;
}

function report({ sorted, seconds, others }: Posts): string {
  const at = (share: number): string => `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)} ms`;
  const strange = [...others].map(([status, count]) => `, ${count} × ${status}`).join('');
  return `${(sorted.length / seconds).toFixed(1)} posts/s, p50 ${at(0.5)}, p99 ${at(0.99)}, greatest ${at(1)}${strange}`;
}

function memoryMb(pid: number | undefined): number {
  const status = process.platform === 'linux' ? readFileSync(`/proc/${pid}/status`, 'utf8') : '';
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1000;
}
