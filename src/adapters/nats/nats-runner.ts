/** The jobs of a study on the workers of a NATS server: hands them in, takes results as they come, survives a server that is away for a while. */
import { randomUUID } from 'node:crypto';
import { AckPolicy, type Consumer, DeliverPolicy, type JsMsg } from '@nats-io/jetstream';
import type { StudyRunEnd, StudyRunner, StudyRunOptions, StudyWork } from '../../application/index.js';
import {
  consumerOf,
  type DeadLetter,
  imageNameOf,
  pause,
  persist,
  pull,
  putOnce,
  type QueuedJob,
  reasonOf,
  type StudyQueue,
  streams,
  subjects,
} from './study-queue.js';

export interface NatsRunnerOptions {
  readonly image: SharedArrayBuffer;
  readonly version: string;
}

export function natsRunner(queue: StudyQueue, { image, version }: NatsRunnerOptions): StudyRunner {
  return {
    where: `the workers at ${queue.url}`,
    run: async (work, options) => {
      const { signal } = options;
      try {
        // a copy: neither hashing nor sending reads shared memory
        const bytes = new Uint8Array(image).slice();
        const name = imageNameOf(bytes);
        const study = `study-${work.key}`;
        await persist(() => putOnce(queue, name, bytes), signal);
        await persist(() => putOnce(queue, study, new TextEncoder().encode(JSON.stringify(work.study))), signal);
        return await handInAndCollect(queue, version, work, options, ({ index }) => ({ image: name, study, key: work.key, index }));
      } catch (error) {
        return signal.aborted ? { kind: 'cancelled' } : { kind: 'failed', sentence: `The queue at ${queue.url} failed: ${reasonOf(error)}.` };
      }
    },
  };
}

async function handInAndCollect(
  queue: StudyQueue,
  version: string,
  { key, jobs }: StudyWork,
  { onPart, signal }: StudyRunOptions,
  toMessage: (job: StudyWork['jobs'][number]) => QueuedJob,
): Promise<StudyRunEnd> {
  const open = new Set(jobs.map(({ index }) => index));
  const dead = new Map<number, DeadLetter>();
  const results = readResults(queue, subjects.results(version, key));
  const take = (message: JsMsg): void => {
    const [, , , , what, number] = message.subject.split('.');
    const index = Number(number);
    if (what === 'dead') dead.set(index, message.json<DeadLetter>());
    else if (open.delete(index)) {
      dead.delete(index);
      onPart(index, message.data.slice());
    }
  };
  // what was given up before gets another chance; what was done before is not asked for again
  await persist(() => queue.jsm.streams.purge(streams.results, { filter: subjects.dead(version, key, '>') }), signal);
  for (let found = await results.next(200); found.length > 0; found = await results.next(200)) for (const message of found) take(message);
  const handIn = async (): Promise<void> => {
    const run = randomUUID();
    for (const job of jobs) {
      if (signal.aborted) return;
      if (!open.has(job.index) || dead.has(job.index)) continue;
      const text = JSON.stringify(toMessage(job));
      await persist(() => queue.js.publish(subjects.job(version, key, job.index), text, { msgID: `${job.key}/${run}` }), signal);
    }
  };
  await handIn();
  let stillS = 0;
  while (!signal.aborted && [...open].some((index) => !dead.has(index))) {
    const found = await results.next(1000);
    for (const message of found) take(message);
    stillS = found.length > 0 ? 0 : stillS + 1;
    // nobody has what is open: all results are looked at once more, and what is not among them is handed in again
    if (stillS >= forgottenAfterS && (await isIdle(queue, version))) {
      stillS = 0;
      results.fromTheFirst();
      for (const message of await results.next(1000)) take(message);
      await handIn();
    }
  }
  if (signal.aborted) {
    await queue.jsm.streams.purge(streams.jobs, { filter: subjects.job(version, key, '>') });
    return { kind: 'cancelled' };
  }
  if (open.size > 0) return { kind: 'failed', sentence: tellDead(dead) };
  // a job that was acknowledged just before a server died can be left in the stream, where nobody is handed it again
  await persist(() => queue.jsm.streams.purge(streams.jobs, { filter: subjects.job(version, key, '>') }), signal);
  return { kind: 'done' };
}

/** Seconds without a result after which it is asked whether the jobs are still there. */
const forgottenAfterS = 5;

/**
 * True when the queue has no job to hand out and none in anybody's hands. A server that is killed can forget what it had handed out: it has written
 * down that a job went to somebody and not that it was never acknowledged.
 */
async function isIdle({ jsm }: StudyQueue, version: string): Promise<boolean> {
  try {
    const { num_pending, num_ack_pending } = await jsm.consumers.info(streams.jobs, consumerOf(version));
    return num_pending + num_ack_pending === 0;
  } catch {
    // no worker was ever there, or the server is away: the jobs wait
    return false;
  }
}

function tellDead(dead: ReadonlyMap<number, DeadLetter>): string {
  const told = [...dead.values()].sort((a, b) => a.index - b.index).slice(0, 5);
  const more = dead.size > told.length ? ` And ${dead.size - told.length} more.` : '';
  return `${dead.size} job${dead.size === 1 ? ' was' : 's were'} given up: ${told.map(({ index, deliveries, reason }) => `job ${index} after ${deliveries} deliveries (${reason})`).join('; ')}.${more}`;
}

interface Results {
  /** What has come since, in batches; empty when nothing came for so long. */
  readonly next: (waitMs: number) => Promise<readonly JsMsg[]>;
  readonly fromTheFirst: () => void;
}

/**
 * Results from the first on. The consumer behind it is forgotten by a server that starts again, and a message that is sent into a pull that has ended
 * is lost to it: where the count of what was handed out has a gap, an answer failed, or nothing came for a while, a new consumer goes on after the last
 * that was seen.
 */
function readResults({ js, jsm }: StudyQueue, subject: string): Results {
  let consumer: Consumer | undefined;
  let last = 0;
  let delivered = 0;
  /** Waiting at the server when the last one came: as many are asked for, or else one, so that a pull ends with the last that is there. */
  let waiting = 0;
  let quietMs = 0;
  const open = async (): Promise<Consumer> => {
    const { state } = await jsm.streams.info(streams.results);
    if (state.last_seq < last) last = 0; // another stream than before: everything is looked at again
    const { name, num_pending } = await jsm.consumers.add(streams.results, {
      ack_policy: AckPolicy.None,
      filter_subject: subject,
      ...(last === 0 ? { deliver_policy: DeliverPolicy.All } : { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: last + 1 }),
      inactive_threshold: 60e9,
      mem_storage: true,
    });
    delivered = 0;
    waiting = num_pending;
    return js.consumers.get(streams.results, name);
  };
  const next = async (waitMs: number): Promise<readonly JsMsg[]> => {
    const found: JsMsg[] = [];
    try {
      consumer ??= await open();
      for await (const message of pull(consumer, { most: Math.min(64, Math.max(1, waiting)), waitMs: Math.max(1000, waitMs) })) {
        if (message.info.deliverySequence !== ++delivered) {
          consumer = undefined;
          break;
        }
        found.push(message);
        last = message.seq;
        waiting = message.info.pending;
      }
      if (found.length === 0) waiting = 0;
      quietMs = found.length > 0 ? 0 : quietMs + waitMs;
      if (quietMs >= 3000) {
        quietMs = 0;
        consumer = undefined;
      }
    } catch {
      // the server is away: try again shortly, with a consumer of its own
      consumer = undefined;
      await pause(300);
    }
    return found;
  };
  const fromTheFirst = (): void => {
    consumer = undefined;
    last = 0;
  };
  return { next, fromTheFirst };
}
