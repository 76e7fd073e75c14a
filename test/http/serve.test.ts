/** SV: `qiyun serve` as a process with its threads: start, refusals, a client that goes away, the end. */
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createClient } from '../../src/client/index.js';
import { compileProgram, type Running, startProgram } from './built-program.js';

beforeAll(compileProgram);

const started: Running[] = [];
afterAll(() => {
  for (const one of started) one.signal('SIGKILL');
});
const network = (): string => {
  const image = inject('defaultImage');
  if ('problem' in image) throw new Error(image.problem);
  return image.file;
};
function serve(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Running {
  const running = startProgram(['serve', '--port', '0', '--network', network(), '--workers', '1', ...args], env);
  started.push(running);
  return running;
}
/** Long: all the way, four criteria, the whole front, a million replays of each. */
const long = { from: 'Shanghai', to: 'Rotterdam', by: 'time,cost,co2,reliability', front: true, draws: 1_000_000, depart: '2026-12-01' };
const short = { from: 'Khorgos', to: 'Almaty', cargo: 'truck:20t', draws: 200, depart: '2026-12-01' };

const until = async (what: () => Promise<boolean>, withinMs: number): Promise<number> => {
  const began = performance.now();
  while (!(await what())) {
    if (performance.now() - began > withinMs) throw new Error(`not within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return performance.now() - began;
};

describe('SV1: a server', () => {
  test('plans on a thread; a client that goes away cancels; SIGTERM finishes what runs', async () => {
    const server = serve();
    const baseUrl = await server.url;
    expect(baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const client = createClient({ baseUrl });
    const running = async (): Promise<number> => (await client.getHealth()).plans.running;
    expect((await client.plan({ body: short })).itineraries.length).toBeGreaterThan(0);

    const gone = new AbortController();
    const given = client.plan({ body: long }, { signal: gone.signal }).catch((error: Error) => error.name);
    await until(async () => (await running()) === 1, 5000);
    // the event loop answers while the thread works
    const began = performance.now();
    await client.searchPlaces({ q: 'Aktau' });
    expect(performance.now() - began).toBeLessThan(1000);
    // who waits behind it gives up the place, too
    const behind = new AbortController();
    const waited = client.plan({ body: short }, { signal: behind.signal }).catch((error: Error) => error.name);
    await until(async () => (await client.getHealth()).plans.waiting === 1, 5000);
    behind.abort();
    await until(async () => (await client.getHealth()).plans.waiting === 0, 5000);
    gone.abort();
    console.log(`a cancelled search ended after ${Math.round(await until(async () => (await running()) === 0, 10_000))} ms`);
    expect([await given, await waited]).toEqual(['AbortError', 'AbortError']);

    // the thread works on as if nothing had happened
    const last = client.plan({ body: { ...short, draws: 300_000 } });
    await until(async () => (await running()) === 1, 5000);
    server.signal('SIGTERM');
    expect((await last).itineraries.length).toBeGreaterThan(0);
    expect(await server.finished).toMatchObject({ code: 0 });
    await expect(client.getHealth()).rejects.toThrow();
  });

  test('the same question gets the same answer as from the command line', async () => {
    const server = serve();
    const { itineraries } = await createClient({ baseUrl: await server.url }).plan({ body: { ...short, explain: true, geometry: true } });
    server.signal('SIGTERM');
    const flags = ['--cargo', short.cargo, '--draws', '200', '--depart', short.depart, '--json', '--explain'];
    const { out } = await startProgram(['plan', short.from, short.to, '--network', network(), ...flags]).finished;
    expect(JSON.parse(out).itineraries).toEqual(itineraries);
    expect(await server.finished).toMatchObject({ code: 0 });
  });
});

describe('SV2: what cannot be served is said in a sentence, exit 2', () => {
  test('two servers on one port', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    const end = await serve(['--port', String(port)]).finished;
    taken.close();
    expect(end).toMatchObject({ code: 2, out: '' });
    expect(end.err.replaceAll(/\s+/g, ' ')).toContain(
      `Port ${port} of 127.0.0.1 is in use, perhaps by another Qiyun: stop that, or choose another with --port.`,
    );
  });
  test.each([
    ['a missing image', ['--network', 'nowhere.qiyun'], {}, 'Cannot open the network nowhere.qiyun: it does not exist.'],
    ['what is no image', ['--network', 'package.json'], {}, 'Cannot open the network package.json:'],
    ['a broken flag', ['--port', '70000'], {}, 'port is “70000”; it must be a whole number from 0 to 65535.'],
    ['an address of another machine', ['--host', '192.0.2.1'], {}, 'This machine has no address “192.0.2.1”'],
  ])('%s', async (_what, args, env, sentence) => {
    const end = await serve(args, env).finished;
    expect(end).toMatchObject({ code: 2, out: '' });
    expect(end.err.replaceAll(/\s+/g, ' ')).toContain(sentence);
  });
  test('broken environment variables, all at once', async () => {
    const end = await startProgram(['serve'], { QIYUN_PORT: 'abc', QIYUN_WORKERS: '0', QIYUN_NETWORK: network() }).finished;
    expect(end).toMatchObject({ code: 2, out: '' });
    expect(end.err).toContain('QIYUN_PORT is “abc”; it must be a whole number from 0 to 65535.');
    expect(end.err).toContain('QIYUN_WORKERS is “0”');
  });
});
