/**
 * A worker: takes jobs from the queue, does each on a thread, says so while it works, puts the result and then acknowledges. In that order, so a worker
 * that dies at any moment leaves a job that another does again, to the same bytes. A job that was delivered too often is given up, with its reason.
 */
import { AckPolicy, type Consumer, type JsMsg } from '@nats-io/jetstream';
import type { Study } from '../../studies/index.js';
import { type StudyPool, shareStudy } from '../study-pool.js';
import { consumerOf, type DeadLetter, pause, persist, pull, type QueuedJob, reasonOf, type StudyQueue, streams, subjects } from './study-queue.js';

export interface WorkerOptions {
  readonly version: string;
  readonly workers: number;
  /** A worker that is silent so long is taken for dead, and its job goes to another. */
  readonly patienceS: number;
  /** Of one job; then it is given up. */
  readonly deliveries: number;
  /** Threads over an image. Rejects when the image cannot be read. */
  readonly openPool: (image: SharedArrayBuffer) => Promise<StudyPool>;
  /** A line for people. */
  readonly tell: (line: string) => void;
}

export interface StudyWorker {
  /** Gives back what is under way, then ends. */
  readonly close: () => Promise<void>;
}

export async function startStudyWorker(queue: StudyQueue, options: WorkerOptions): Promise<StudyWorker> {
  const { js, jsm } = queue;
  // jobs of other versions are for other workers: they have a consumer of their own
  const consumerName = consumerOf(options.version);
  const settings = {
    filter_subject: subjects.jobs(options.version),
    ack_policy: AckPolicy.Explicit,
    ack_wait: options.patienceS * 1e9,
    max_deliver: -1,
    max_ack_pending: 10_000,
  };
  await jsm.consumers.add(streams.jobs, { durable_name: consumerName, ...settings });
  const stop = new AbortController();
  const load = createLoader(queue, options);
  const slot = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      try {
        const consumer = await js.consumers.get(streams.jobs, consumerName);
        for (;;) {
          const message = await nextOf(consumer);
          if (stop.signal.aborted) {
            message?.nak();
            return;
          }
          if (message !== undefined) await doJob(message, queue, options, load, stop.signal);
        }
      } catch {
        // the server is away; the connection finds it again
        await pause(500);
      }
    }
  };
  const slots = Promise.all(Array.from({ length: options.workers }, slot));
  return {
    close: async () => {
      stop.abort();
      await slots;
      await load.close();
    },
  };
}

async function nextOf(consumer: Consumer): Promise<JsMsg | undefined> {
  for await (const message of pull(consumer, { most: 1, waitMs: 2000 })) return message;
  return undefined;
}

async function doJob(message: JsMsg, queue: StudyQueue, options: WorkerOptions, load: Loader, signal: AbortSignal): Promise<void> {
  const job = message.json<QueuedJob>();
  const { deliveryCount } = message.info;
  if (await hasResult(queue, options.version, job)) {
    await message.ackAck();
    return;
  }
  if (deliveryCount > options.deliveries) {
    await giveUp(message, queue, options, job, 'every worker that took it was lost');
    return;
  }
  const beat = setInterval(() => message.working(), (options.patienceS * 1000) / 3);
  try {
    const reply = await runLoaded(load, job, signal);
    if (reply.kind === 'cancelled') message.nak();
    else if (reply.kind === 'failed') {
      if (deliveryCount >= options.deliveries) await giveUp(message, queue, options, job, reply.reason);
      else message.nak(1000);
    } else {
      await persist(() => queue.js.publish(subjects.part(options.version, job.key, job.index), reply.bytes), signal);
      await message.ackAck();
    }
  } finally {
    clearInterval(beat);
  }
}

type Reply =
  | { readonly kind: 'answered'; readonly bytes: Uint8Array }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly reason: string };

async function runLoaded(load: Loader, job: QueuedJob, signal: AbortSignal): Promise<Reply> {
  try {
    const { pool, study } = await load.open(job);
    const reply = await pool.runJob({ key: job.key, study, index: job.index }, signal);
    if (reply.kind === 'answered') return reply;
    if (reply.kind === 'cancelled') return { kind: 'cancelled' };
    return { kind: 'failed', reason: reply.kind === 'fault' ? (reply.message.split('\n')[0] ?? '') : reply.kind };
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(error) };
  }
}

async function hasResult({ jsm }: StudyQueue, version: string, { key, index }: QueuedJob): Promise<boolean> {
  return (await jsm.streams.getMessage(streams.results, { last_by_subj: subjects.part(version, key, index) })) !== null;
}

async function giveUp(
  message: JsMsg,
  { js }: StudyQueue,
  { tell, version }: WorkerOptions,
  { key, index }: QueuedJob,
  reason: string,
): Promise<void> {
  const letter: DeadLetter = { index, deliveries: Math.max(1, message.info.deliveryCount), reason };
  await js.publish(subjects.dead(version, key, index), JSON.stringify(letter));
  tell(`Job ${index} of study ${key} is given up: ${reason}.`);
  message.term();
}

interface Loader {
  readonly open: (job: QueuedJob) => Promise<{ readonly pool: StudyPool; readonly study: SharedArrayBuffer }>;
  readonly close: () => Promise<void>;
}

/** The image at work and the question at work are kept; another image takes the place of the one before. */
function createLoader({ objects }: StudyQueue, { openPool }: WorkerOptions): Loader {
  const pools = new Map<string, Promise<StudyPool>>();
  const studies = new Map<string, Promise<SharedArrayBuffer>>();
  const fetchBytes = async (name: string): Promise<Uint8Array> => {
    const bytes = await objects.getBlob(name);
    if (bytes === null) throw new Error(`the object store has no ${name}`);
    return bytes;
  };
  /** What failed is not kept: the next delivery tries again. */
  const remember = <T>(known: Map<string, Promise<T>>, name: string, make: () => Promise<T>): Promise<T> => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const made = make();
    known.set(name, made);
    made.catch(() => known.delete(name));
    return made;
  };
  const poolOf = (name: string): Promise<StudyPool> =>
    remember(pools, name, async () => {
      const before = [...pools].filter(([other]) => other !== name);
      const bytes = await fetchBytes(name);
      const image = new SharedArrayBuffer(bytes.byteLength);
      new Uint8Array(image).set(bytes);
      const pool = await openPool(image);
      for (const [other, old] of before) {
        pools.delete(other);
        // finishes what runs on it first
        void old.then((one) => one.close());
      }
      return pool;
    });
  const studyOf = (name: string): Promise<SharedArrayBuffer> =>
    remember(studies, name, async () => {
      for (const other of studies.keys()) if (other !== name) studies.delete(other);
      return shareStudy(JSON.parse(new TextDecoder().decode(await fetchBytes(name))) as Study);
    });
  return {
    open: async (job) => ({ pool: await poolOf(job.image), study: await studyOf(job.study) }),
    close: async () => {
      for (const pool of pools.values()) await (await pool).close();
    },
  };
}
