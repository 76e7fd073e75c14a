/** PP: planning threads: order, a full queue, a time limit, a thread that does not listen or dies. */
import { describe, expect, test } from 'vitest';
import { openPlanPool, type PlanPoolOptions } from '../../src/adapters/index.js';
import type { PlanReply } from '../../src/application/index.js';

/** A thread without a planner: does what the call says. `spin` does not look whether it is cancelled, `wait` does. */
const script = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, workerData } from 'node:worker_threads';
    const flag = new Int32Array(workerData.cancelled);
    const until = Date.now();
    parentPort.on('message', ({ job, call }) => {
      const end = Date.now() + (call.ms ?? 0);
      if (call.die) process.exit(7);
      if (call.fail) throw new Error('broken');
      while (Date.now() < end) if (call.listens && Atomics.load(flag, 0) === job) break;
      parentPort.postMessage({ kind: 'answered', ways: call.n ?? 0, bytes: new Uint8Array([call.n ?? 0]) });
    });
    parentPort.postMessage({ kind: 'ready' });
  `)}`,
);
const open = (options: Partial<PlanPoolOptions> = {}) =>
  openPlanPool({ script, image: new SharedArrayBuffer(8), workers: 1, graceMs: 100, ...options });
const never = new AbortController().signal;
const kinds = (replies: readonly PlanReply[]) => replies.map((reply) => (reply.kind === 'answered' ? reply.ways : reply.kind));

describe('PP1: a queue', () => {
  test('first come, first served, on as many threads as there are', async () => {
    const pool = await open({ workers: 2 });
    const done: number[] = [];
    const ask = async (n: number) => {
      const reply = await pool.plan({ n, ms: 30 }, 'json', never);
      done.push(n);
      return reply;
    };
    const replies = [1, 2, 3, 4, 5, 6].map(ask);
    expect(pool.load()).toEqual({ running: 2, waiting: 4, workers: 2 });
    expect(kinds(await Promise.all(replies))).toEqual([1, 2, 3, 4, 5, 6]);
    // two at a time, so that at most neighbours change places
    for (const [i, n] of done.entries()) expect(Math.abs(n - 1 - i)).toBeLessThanOrEqual(1);
    expect(pool.load()).toEqual({ running: 0, waiting: 0, workers: 2 });
    await pool.close();
  });
  test('who does not stop waiting need not say so', async () => {
    const pool = await open();
    expect(kinds([await pool.plan({ n: 5 }, 'json')])).toEqual([5]);
    await pool.close();
  });
  test('more than it holds are turned away, with the time to come again', async () => {
    const pool = await open({ waiting: 1 });
    const replies = [1, 2, 3].map((n) => pool.plan({ n, ms: 50 }, 'json', never));
    expect(await replies[2]).toEqual({ kind: 'full', retryAfterS: 1 });
    expect(kinds(await Promise.all(replies))).toEqual([1, 2, 'full']);
    await pool.close();
  });
  test('closing finishes what runs and waits, and takes no more', async () => {
    const pool = await open();
    const replies = [1, 2].map((n) => pool.plan({ n, ms: 50 }, 'json', never));
    const closed = pool.close();
    expect(await pool.plan({}, 'json', never)).toEqual({ kind: 'stopping' });
    expect(kinds(await Promise.all(replies))).toEqual([1, 2]);
    await closed;
  });
});

describe('PP2: an end before the end', () => {
  test('a search that listens stops when its client has gone', async () => {
    const pool = await open({ graceMs: 10_000 });
    const gone = new AbortController();
    const reply = pool.plan({ ms: 20_000, listens: true }, 'json', gone.signal);
    setTimeout(() => gone.abort(), 50);
    expect(await reply).toEqual({ kind: 'cancelled' });
    expect(kinds([await pool.plan({ n: 4 }, 'json', never)])).toEqual([4]);
    await pool.close();
  });
  test('one that does not listen loses its thread; the next job gets a new one', async () => {
    const pool = await open();
    const gone = new AbortController();
    const reply = pool.plan({ ms: 20_000 }, 'json', gone.signal);
    const next = pool.plan({ n: 9 }, 'json', never);
    setTimeout(() => gone.abort(), 50);
    expect(kinds(await Promise.all([reply, next]))).toEqual(['cancelled', 9]);
    await pool.close();
  });
  test('the time limit ends a plan', async () => {
    const pool = await open({ timeLimitMs: 100 });
    const replies = [pool.plan({ ms: 20_000, listens: true }, 'json', never), pool.plan({ n: 3 }, 'json', never)];
    expect(await replies[0]).toEqual({ kind: 'too-long', limitS: 0.1 });
    expect(kinds(await Promise.all(replies))).toEqual(['too-long', 3]);
    await pool.close();
  });
  test('who has gone before the start is not served', async () => {
    const pool = await open();
    expect(await pool.plan({}, 'json', AbortSignal.abort())).toEqual({ kind: 'cancelled' });
    await pool.close();
  });
});

describe('PP3: a thread that dies', () => {
  test.each([{ die: true }, { fail: true }])('%o is a fault of that plan only', async (call) => {
    const pool = await open();
    const replies = await Promise.all([pool.plan(call, 'json', never), pool.plan({ n: 5 }, 'json', never)]);
    expect(kinds(replies)).toEqual(['fault', 5]);
    await pool.close();
  });
  test('at birth: there is no pool', async () => {
    const broken = new URL(`data:text/javascript,${encodeURIComponent("throw new Error('stillborn')")}`);
    await expect(open({ script: broken })).rejects.toThrow('stillborn');
  });
});
