/**
 * What studies need of a NATS server with JetStream (2.9 and newer): a work queue of jobs, a stream of results, a store of images and questions.
 *
 *   stream QIYUN_JOBS     qiyun.jobs.<version>.<study>.<index>  taken by whoever is free and of that version, kept until acknowledged
 *   stream QIYUN_RESULTS  qiyun.results.<version>.<study>.part.<index>    the newest of each subject, a week
 *                         qiyun.results.<version>.<study>.dead.<index>    jobs that were given up, with the reason
 *   objects qiyun         image-<hash>, study-<key>
 *
 * Names are by content, so whatever is sent twice is sent once: a result that comes again replaces its equal.
 */
import { createHash } from 'node:crypto';
import {
  type Consumer,
  type JetStreamClient,
  type JetStreamManager,
  type JsMsg,
  jetstream,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream';
import { type ObjectStore, Objm } from '@nats-io/obj';
import { connect, type NatsConnection } from '@nats-io/transport-node';

export const streams = { jobs: 'QIYUN_JOBS', results: 'QIYUN_RESULTS' } as const;
/** Dots divide the words of a subject. */
export const oneWord = (version: string): string => version.replaceAll(/[^\w-]/g, '_');

export const subjects = {
  /** Of a version of the program: another might give other bytes. */
  jobs: (version: string) => `qiyun.jobs.${oneWord(version)}.>`,
  job: (version: string, study: string, index: number | '>') => `qiyun.jobs.${oneWord(version)}.${study}.${index}`,
  part: (version: string, study: string, index: number) => `qiyun.results.${oneWord(version)}.${study}.part.${index}`,
  dead: (version: string, study: string, index: number | '>') => `qiyun.results.${oneWord(version)}.${study}.dead.${index}`,
  results: (version: string, study: string) => `qiyun.results.${oneWord(version)}.${study}.>`,
} as const;

/** Who takes the jobs of a version. */
export const consumerOf = (version: string): string => `workers-${oneWord(version)}`;

/** A job as it lies in the queue. */
export interface QueuedJob {
  /** Names in the object store. */
  readonly image: string;
  readonly study: string;
  /** Key of the study. */
  readonly key: string;
  readonly index: number;
}
export interface DeadLetter {
  readonly index: number;
  readonly deliveries: number;
  readonly reason: string;
}

export interface StudyQueue {
  readonly url: string;
  readonly connection: NatsConnection;
  readonly js: JetStreamClient;
  readonly jsm: JetStreamManager;
  readonly objects: ObjectStore;
  readonly close: () => Promise<void>;
}
export type OpenedQueue = ({ readonly kind: 'queue' } & StudyQueue) | { readonly kind: 'refused'; readonly sentence: string };

const keptNs = 7 * 86_400 * 1e9;

export async function openStudyQueue(url: string): Promise<OpenedQueue> {
  let connection: NatsConnection;
  try {
    connection = await connect({ servers: url, name: 'qiyun', maxReconnectAttempts: -1, reconnectTimeWait: 500, timeout: 5000 });
  } catch (error) {
    return { kind: 'refused', sentence: `No NATS server answers at ${url} (${reasonOf(error)}). Start one with: nats-server -js` };
  }
  try {
    const jsm = await jetstreamManager(connection);
    await jsm.streams.add({ name: streams.jobs, subjects: ['qiyun.jobs.>'], retention: RetentionPolicy.Workqueue, storage: StorageType.File });
    await jsm.streams.add({
      name: streams.results,
      subjects: ['qiyun.results.>'],
      storage: StorageType.File,
      max_msgs_per_subject: 1,
      max_age: keptNs,
    });
    const objects = await new Objm(connection).create('qiyun', { storage: StorageType.File });
    return { kind: 'queue', url, connection, jsm, js: jetstream(connection), objects, close: () => connection.close() };
  } catch (error) {
    await connection.close();
    return { kind: 'refused', sentence: `The NATS server at ${url} does not take studies: ${reasonOf(error)}. It needs JetStream: nats-server -js` };
  }
}

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Tries again while the server is away; gives up when `signal` is aborted. */
export async function persist<T>(attempt: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (signal.aborted) throw error;
      await pause(300);
    }
  }
}

/** What a server that is alive may take beyond the wait it was asked for. */
const graceMs = 5000;

/**
 * The messages of one pull, which ends when the server says so. Rejects when it has not by our own clock: a client that was waiting when the server
 * died stops watching, and waits for ever if the server's first answer after its start is late.
 */
export async function* pull(consumer: Consumer, { most, waitMs }: { readonly most: number; readonly waitMs: number }): AsyncGenerator<JsMsg> {
  const batch = await consumer.fetch({ max_messages: most, expires: waitMs });
  let late = false;
  const clock = setTimeout(() => {
    late = true;
    void batch.close();
  }, waitMs + graceMs);
  try {
    yield* batch;
  } finally {
    clearTimeout(clock);
  }
  if (late) throw new Error(`a pull of ${waitMs} ms had no end`);
}

/** Puts bytes under a name that tells their content, unless they are there. */
export async function putOnce({ objects }: StudyQueue, name: string, bytes: Uint8Array): Promise<void> {
  const there = await objects.info(name);
  if (there === null || there.deleted || there.size !== bytes.length) await objects.putBlob({ name }, bytes);
}

export const imageNameOf = (image: Uint8Array): string => `image-${createHash('sha256').update(image).digest('hex').slice(0, 32)}`;
