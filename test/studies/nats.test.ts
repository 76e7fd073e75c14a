/** NQ: studies over a real NATS server: lost workers, a lost server, dead letters, the same bytes as one thread. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { StudyPool } from '../../src/adapters/index.js';
import { natsRunner, openStudyQueue, startStudyWorker } from '../../src/adapters/nats/index.js';
import { persist } from '../../src/adapters/nats/study-queue.js';
import { runOnThisThread, runStudy } from '../../src/application/index.js';
import { createClient } from '../../src/client/index.js';
import { type Study, studyKeyOf } from '../../src/studies/index.js';
import { compileProgram, type Running, startProgram } from '../http/built-program.js';
import { openDefaultNetwork } from '../setup/open-default-network.js';
import { type NatsServer, startNats } from './nats-server.js';
import { sampleMatrix } from './sample-studies.js';

const started: Running[] = [];
let nats: NatsServer;
beforeAll(async () => {
  compileProgram();
  nats = await startNats();
});
afterAll(async () => {
  for (const one of started) one.signal('SIGKILL');
  await nats.remove();
});

const network = openDefaultNetwork();
const image = (): string => {
  const given = inject('defaultImage');
  if ('problem' in given) throw new Error(given.problem);
  return given.file;
};
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const open = async () => {
  const queue = await openStudyQueue(nats.url);
  if (queue.kind === 'refused') throw new Error(queue.sentence);
  return queue;
};
const never = new AbortController().signal;
const startWorker = async (): Promise<Running> => {
  const worker = startProgram(['worker', '--nats', nats.url, '--workers', '1', '--patience', '2', '--deliveries', '5']);
  started.push(worker);
  await worker.printed(/Working for/);
  return worker;
};
const study = (args: readonly string[]): Running => {
  const running = startProgram(['study', 'matrix', '--network', image(), '--json', '--depart', '2026-12-01', ...args]);
  started.push(running);
  return running;
};
const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string };
const consumer = `workers-${version.replaceAll('.', '_')}`;
const long = ['--origins', 'towns:16', '--destinations', 'towns:8', '--draws', '25000'];

describe('NQ1: three workers, one killed in mid-job, the server killed and started again', () => {
  test('the study completes, nothing is lost or doubled, the answer is that of one thread to the byte', async () => {
    const workers = [await startWorker(), await startWorker(), await startWorker()];
    const running = study([...long, '--nats', nats.url]);
    const queue = await open();
    const pending = async () => (await queue.jsm.consumers.info('QIYUN_JOBS', consumer)).num_ack_pending;
    const results = async () => (await queue.jsm.streams.info('QIYUN_RESULTS')).state.messages;
    // all three are made to stand still, until each stands with a job in its hands: then the first dies with one of them, for certain
    const all = (signal: 'SIGSTOP' | 'SIGCONT'): void => {
      for (const worker of workers) worker.signal(signal);
    };
    for (;;) {
      while ((await results()) < 3) await pause(20);
      if ((await results()) > 12) throw new Error('the study was nearly over before all three workers stood with a job in their hands');
      all('SIGSTOP');
      await pause(100);
      if ((await pending()) === 3) break;
      all('SIGCONT');
      await pause(50);
    }
    workers[0]?.signal('SIGKILL');
    for (const worker of workers.slice(1)) worker.signal('SIGCONT');
    expect((await workers[0]?.finished)?.code).toBeNull();
    await nats.kill();
    await pause(1000);
    await nats.start();
    await pause(500);
    expect(await persist(results, never)).toBeLessThan(16);
    const end = await running.finished;
    expect(end.err).toMatch(/s on the workers at nats:/);
    expect(end.code).toBe(0);
    const alone = await study([...long, '--workers', '1']).finished;
    expect(alone.code).toBe(0);
    expect(end.out === alone.out).toBe(true);
    // the job of the dead worker was handed out again, else there would be no answer; and yet there is one result a job. How often jobs were handed
    // out cannot be asked: a server that is killed forgets some of its count
    expect(await results()).toBe(16);
    // nothing is left behind: neither the job of the dead worker, nor one that was acknowledged just before the server was killed
    expect((await queue.jsm.streams.info('QIYUN_JOBS')).state.messages).toBe(0);
    const unfinished = async () => {
      const { num_pending, num_ack_pending } = await queue.jsm.consumers.info('QIYUN_JOBS', consumer);
      return num_pending + num_ack_pending;
    };
    while ((await unfinished()) > 0) await pause(100);
    await queue.close();

    // asked again, all results are there already: no worker is needed
    for (const worker of workers.slice(1)) worker.signal('SIGTERM');
    for (const worker of workers.slice(1)) expect((await worker.finished).code).toBe(0);
    const again = await study([...long, '--nats', nats.url]).finished;
    expect(again.out === alone.out).toBe(true);
  }, 240_000);
});

/** Threads that cannot compute: what they answer is given. */
const brokenPool = (message: string): StudyPool => ({
  where: 'nowhere',
  workers: 1,
  run: async () => ({ kind: 'failed', sentence: message }),
  runJob: async () => ({ kind: 'fault', message }),
  close: async () => {},
});

describe('NQ2: what cannot be done', () => {
  const small: Study = sampleMatrix(network, { origins: 2, destinations: 3, draws: 10 });
  const runner = async (version: string) => natsRunner(await open(), { image: new SharedArrayBuffer(8), version });

  test('a job that fails every time is given up after so many deliveries, and the study says which and why', async () => {
    const queue = await open();
    const told: string[] = [];
    const worker = await startStudyWorker(queue, {
      version: 'unsteady',
      workers: 2,
      patienceS: 2,
      deliveries: 2,
      tell: (line) => told.push(line),
      openPool: async () => brokenPool('the mountain is in the way\n    at somewhere'),
    });
    const parts: number[] = [];
    const outcome = await runStudy({ network, runner: await runner('unsteady'), store: undefined }, small, {
      signal: never,
      onProgress: (finished) => parts.push(finished),
    });
    await worker.close();
    await queue.close();
    expect(outcome).toEqual({
      kind: 'failed',
      sentence: '2 jobs were given up: job 0 after 2 deliveries (the mountain is in the way); job 1 after 2 deliveries (the mountain is in the way).',
    });
    expect(parts).toEqual([0]);
    expect(told).toContain(`Job 1 of study ${studyKeyOf(network, small)} is given up: the mountain is in the way.`);
  });

  test('the same study, asked again of workers that can, is done: a dead letter is no verdict', async () => {
    const queue = await open();
    const here = runOnThisThread(async () => {});
    const worker = await startStudyWorker(queue, {
      version: 'unsteady',
      workers: 1,
      patienceS: 2,
      deliveries: 2,
      tell: () => {},
      openPool: async () => ({
        ...brokenPool(''),
        runJob: async ({ index }) => {
          let bytes = new Uint8Array();
          await here.run(
            { network, study: small, key: '', jobs: [{ key: '', index }] },
            { signal: never, onPart: (_, part) => (bytes = new Uint8Array(part)) },
          );
          return { kind: 'answered', ways: 0, bytes };
        },
      }),
    });
    const options = { signal: never, onProgress: () => {} };
    const far = await runStudy({ network, runner: await runner('unsteady'), store: undefined }, small, options);
    const near = await runStudy({ network, runner: here, store: undefined }, small, options);
    await worker.close();
    await queue.close();
    expect(far).toEqual(near);
  });

  test('results of another version of the program are not taken for its own', async () => {
    const queue = await open();
    const worker = await startStudyWorker(queue, {
      version: 'later',
      workers: 1,
      patienceS: 2,
      deliveries: 1,
      tell: () => {},
      openPool: async () => brokenPool('asked'),
    });
    // the test before left every result of “unsteady”
    const outcome = await runStudy({ network, runner: await runner('later'), store: undefined }, small, { signal: never, onProgress: () => {} });
    await worker.close();
    await queue.close();
    expect(outcome).toMatchObject({ kind: 'failed', sentence: expect.stringContaining('(asked)') });
  });

  test('many jobs that take no time at all: every result is seen, however they come', async () => {
    const queue = await open();
    const many = sampleMatrix(network, { origins: 40, destinations: 1, draws: 12 });
    const bytes = new TextEncoder().encode('[]');
    const worker = await startStudyWorker(queue, {
      version: 'quick',
      workers: 4,
      patienceS: 2,
      deliveries: 2,
      tell: () => {},
      openPool: async () => ({ ...brokenPool(''), runJob: async () => ({ kind: 'answered', ways: 0, bytes }) }),
    });
    const key = studyKeyOf(network, many);
    const jobs = Array.from({ length: 400 }, (_, index) => ({ key: `${key}-${index}`, index }));
    for (const name of ['a', 'b', 'c']) {
      const seen = new Set<number>();
      const end = await (await runner('quick')).run(
        { network, study: many, key: `${key}${name}`, jobs },
        { signal: never, onPart: (index) => seen.add(index) },
      );
      expect([name, end, seen.size]).toEqual([name, { kind: 'done' }, 400]);
    }
    await worker.close();
    await queue.close();
  });

  test('a study that is cancelled leaves no job behind', async () => {
    const stop = new AbortController();
    const other = sampleMatrix(network, { origins: 3, destinations: 3, draws: 11 });
    const running = runStudy({ network, runner: await runner('nobody'), store: undefined }, other, { signal: stop.signal, onProgress: () => {} });
    const queue = await open();
    const waiting = async () => {
      const { state } = await queue.jsm.streams.info('QIYUN_JOBS', { subjects_filter: 'qiyun.jobs.nobody.>' });
      return Object.keys(state.subjects ?? {}).length;
    };
    while ((await waiting()) < 3) await pause(50);
    stop.abort();
    expect(await running).toEqual({ kind: 'cancelled' });
    expect(await waiting()).toBe(0);
    await queue.close();
  });

  test('no server: a sentence that says how to get one', async () => {
    const refused = await openStudyQueue('nats://127.0.0.1:1');
    expect(refused).toMatchObject({
      kind: 'refused',
      sentence: expect.stringMatching(/^No NATS server answers at nats:\/\/127\.0\.0\.1:1 .*nats-server -js$/),
    });
  });
});

describe('NQ3: the service', () => {
  test('hands its studies to the workers, tells them as they go, and answers as it would alone', async () => {
    const serve = (args: readonly string[]): Running => {
      const running = startProgram(['serve', '--port', '0', '--workers', '1', '--network', image(), ...args]);
      started.push(running);
      return running;
    };
    const ask = async (running: Running): Promise<unknown> => {
      const url = await running.url;
      const client = createClient({ baseUrl: url });
      const { id } = await client.startStudy({ body: { kind: 'critical', depart: '2026-12-01', remove: ['service'] } });
      const stream = await (await fetch(new URL(`v1/studies/${id}/progress`, url))).text();
      expect(stream.trimEnd().split('\n').at(-1)).toContain('"state":"done"');
      return client.getStudyResult({ id });
    };
    const worker = await startWorker();
    const [far, near] = [serve(['--nats', nats.url]), serve([])];
    expect(await ask(far)).toEqual(await ask(near));
    for (const one of [far, near, worker]) one.signal('SIGTERM');
    for (const one of [far, near, worker]) expect((await one.finished).code).toBe(0);
  }, 120_000);

  test('does not start where the server is not there', async () => {
    const end = await startProgram(['serve', '--port', '0', '--network', image(), '--nats', 'nats://127.0.0.1:1']).finished;
    expect([end.code, end.err]).toEqual([2, expect.stringContaining('No NATS server answers at nats://127.0.0.1:1')]);
  });
});
