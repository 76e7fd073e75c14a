/**
 * Load on the HTTP door of a server of its own, over the loopback: 50 connections for 20 s on plan with varied pairs, then 20,000
 * requests as a page makes them, with the server's memory after 2,000 and at the end. Seeded; run: `npm run bench:http`.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { availableParallelism } from 'node:os';
import { type Asked, ask, type Timed } from './ask.js';
import { createDraw, drawPage, drawPlan } from './draw-requests.js';

const settings = {
  connections: 50,
  seconds: 20,
  pageRequests: 20_000,
  settledAfter: 2000,
  workers: process.env['QIYUN_WORKERS'] ?? '',
};

const server = spawn(
  process.execPath,
  ['dist/main.js', 'serve', '--port', '0', ...(settings.workers === '' ? [] : ['--workers', settings.workers])],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
const url = await new Promise<string>((resolve, reject) => {
  server.stdout.on('data', (text) => {
    const printed = /Qiyun is at (\S+)/.exec(String(text))?.[1];
    if (printed !== undefined) resolve(printed);
  });
  server.on('close', (code) => reject(new Error(`the server ended with ${code}`)));
});
const agent = new Agent({ keepAlive: true, maxSockets: settings.connections });
const say = (text: string): void => void process.stdout.write(`${text}\n`);

try {
  const { plans } = JSON.parse((await ask({ path: '/v1/health' }, { url, agent })).text) as { plans: { workers: number } };
  say(`${availableParallelism()} cores, ${plans.workers} planning thread${plans.workers === 1 ? '' : 's'}, Node.js ${process.version}\n`);

  const draw = createDraw(3);
  const end = performance.now() + settings.seconds * 1000;
  const load = await run(() => (performance.now() < end ? drawPlan(draw) : undefined));
  say(`plan, ${settings.connections} connections, ${settings.seconds} s, pairs and cargo varied: ${report(load)}`);
  const { lagP99Ms, lagMaxMs } = await readMetrics();
  say(`delay of the event loop of the server: p99 ${lagP99Ms.toFixed(1)} ms, greatest ${lagMaxMs.toFixed(1)} ms\n`);

  let left = settings.settledAfter;
  const page = (): Asked | undefined => (left-- > 0 ? drawPage(draw) : undefined);
  const first = await run(page);
  const settled = await readMetrics();
  // the trend between the two, since the memory of one moment goes up and down with the garbage collector
  const levels = [settled.memoryMb];
  const rest = { answers: [] as Timed[], seconds: 0 };
  for (let done = settings.settledAfter; done < settings.pageRequests; done += settings.settledAfter) {
    left = Math.min(settings.settledAfter, settings.pageRequests - done);
    const { answers, seconds } = await run(page);
    rest.answers.push(...answers);
    rest.seconds += seconds;
    levels.push((await readMetrics()).memoryMb);
  }
  const after = await readMetrics();
  say(`as a page asks, 1 plan in 10, first ${settings.settledAfter}: ${report(first)}`);
  say(`the other ${settings.pageRequests - settings.settledAfter}: ${report(rest)}`);
  const grown = (after.memoryMb / settled.memoryMb - 1) * 100;
  say(
    `memory: ${settled.memoryMb.toFixed(0)} MB after ${settings.settledAfter} requests, ${after.memoryMb.toFixed(0)} MB after ${settings.pageRequests}: ${grown.toFixed(1)} %`,
  );
  say(`  every ${settings.settledAfter} requests, MB: ${levels.map((level) => level.toFixed(0)).join(' ')}`);
  say(`delay of the event loop over all: p99 ${after.lagP99Ms.toFixed(1)} ms`);
} finally {
  agent.destroy();
  server.kill('SIGTERM');
}

/** Keeps all connections busy until there is nothing more to ask. */
async function run(next: () => Asked | undefined): Promise<{ readonly answers: readonly Timed[]; readonly seconds: number }> {
  const answers: Timed[] = [];
  const began = performance.now();
  const connection = async (): Promise<void> => {
    for (let asked = next(); asked !== undefined; asked = next()) answers.push(await ask(asked, { url, agent }));
  };
  await Promise.all(Array.from({ length: settings.connections }, connection));
  return { answers, seconds: (performance.now() - began) / 1000 };
}

function report({ answers, seconds }: { readonly answers: readonly Timed[]; readonly seconds: number }): string {
  const sorted = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number): string => `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0)} ms`;
  const statuses = new Map<number, number>();
  for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
  const told = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status}`);
  return `${(answers.length / seconds).toFixed(1)} requests/s, p50 ${at(0.5)}, p99 ${at(0.99)} (${told.join(', ')})`;
}

interface Figures {
  readonly lagP99Ms: number;
  readonly lagMaxMs: number;
  readonly memoryMb: number;
}
async function readMetrics(): Promise<Figures> {
  const { text } = await ask({ path: '/v1/metrics' }, { url, agent });
  const figure = (name: string): number => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  // on Linux the kernel's own count, at a moment when nothing is under way
  const status = process.platform === 'linux' ? readFileSync(`/proc/${server.pid}/status`, 'utf8') : '';
  const resident = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024 || figure('process_resident_memory_bytes');
  return {
    lagP99Ms: figure('nodejs_eventloop_lag_p99_seconds') * 1000,
    lagMaxMs: figure('nodejs_eventloop_lag_max_seconds') * 1000,
    memoryMb: resident / 1e6,
  };
}
