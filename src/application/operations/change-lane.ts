/**
 * Group commit: changes that come while another is being written share the next transaction, in the order in which they came. A disk
 * that syncs 200 times a second then carries thousands of changes a second, and each is still answered only when it is on disk.
 * One that throws is a bug or a lost database; the others of its batch are then tried again, each alone, so that it harms only itself.
 */
import type { LogBodies, LogKind } from '../../contract/index.js';
import { chainLines, type Digest, type LogEntry, momentOf } from '../../operations/index.js';
import type { Instant } from '../../units/index.js';
import { type OperationsStore, StoreGone, type StoreWriting } from './operations-store.js';

/** One transaction as a change sees it. Whatever it refuses, it refuses before it puts or records anything. */
export interface Change {
  readonly store: StoreWriting;
  readonly now: Instant;
  /** A line of the log; `party` null is the system itself. */
  readonly record: <K extends LogKind>(kind: K, party: string | null, subject: string, body: LogBodies[K]) => void;
  /** The forecast of this consignment is to be looked at again, once this is on disk. */
  readonly look: (consignment: string) => void;
}

/** Answers many questions of one kind in one transaction; each answer stands where its question stood. */
export type Together<Q, A> = (change: Change, questions: readonly Q[]) => Promise<readonly A[]>;

export interface ChangeLane {
  readonly change: <T>(work: (change: Change) => Promise<T>) => Promise<T>;
  /** Questions with the same `together` that meet in a batch are answered by one call of it. `weight`: of how many rows it is. */
  readonly submit: <Q, A>(together: Together<Q, A>, question: Q, weight: number) => Promise<A>;
  /** Ends once all that was submitted is answered; nothing can be submitted after it was called. */
  readonly close: () => Promise<void>;
}

export interface LaneParts {
  readonly store: OperationsStore;
  readonly now: () => Instant;
  readonly sha256: Digest;
  readonly onLook: (consignments: ReadonlySet<string>) => void;
}

interface Item {
  readonly together: Together<unknown, unknown>;
  readonly question: unknown;
  readonly weight: number;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

const answerEach: Together<(change: Change) => Promise<unknown>, unknown> = async (change, works) => {
  const answers: unknown[] = [];
  for (const work of works) answers.push(await work(change));
  return answers;
};

/** Runs in one transaction; the answers in the order of the items, and what is to be looked at. */
async function writeBatch({ store, now, sha256 }: LaneParts, items: readonly Item[]): Promise<{ answers: Map<Item, unknown>; looks: Set<string> }> {
  return await store.write(async (writing) => {
    const entries: LogEntry[] = [];
    const looks = new Set<string>();
    const answers = new Map<Item, unknown>();
    const at = now();
    const change: Change = {
      store: writing,
      now: at,
      record: (kind, party, subject, body) => void entries.push({ at: momentOf(at), kind, party, subject, body }),
      look: (consignment) => void looks.add(consignment),
    };
    for (const together of new Set(items.map((item) => item.together))) {
      const alike = items.filter((item) => item.together === together);
      const found = await together(
        change,
        alike.map(({ question }) => question),
      );
      if (found.length !== alike.length) throw new Error(`${alike.length} questions had ${found.length} answers`);
      for (const [i, item] of alike.entries()) answers.set(item, found[i]);
    }
    if (entries.length > 0) await writing.appendLog(chainLines(await writing.head(), entries, sha256));
    return { answers, looks };
  });
}

export function createChangeLane(parts: LaneParts, limits: { readonly batchWorks: number; readonly batchEvents: number }): ChangeLane {
  const waiting: Item[] = [];
  let draining: Promise<void> | undefined;
  let closed = false;

  const takeBatch = (): Item[] => {
    let weight = 0;
    const end = waiting.findIndex((item, i) => {
      weight += item.weight;
      return i >= limits.batchWorks || (i > 0 && weight > limits.batchEvents);
    });
    return waiting.splice(0, end === -1 ? waiting.length : end);
  };
  const run = async (items: readonly Item[]): Promise<void> => {
    const written = await writeBatch(parts, items).catch((error: unknown) => ({ error }));
    if ('error' in written) {
      const { error } = written;
      if (items.length === 1 || error instanceof StoreGone) for (const { reject } of items) reject(error);
      else for (const item of items) await run([item]);
      return;
    }
    // on disk: whatever comes now, none of it is run again
    for (const [item, answer] of written.answers) item.resolve(answer);
    if (written.looks.size > 0) parts.onLook(written.looks);
  };
  const drain = async (): Promise<void> => {
    // whoever submits in the same turn of the loop shares the first batch
    await Promise.resolve();
    while (waiting.length > 0) await run(takeBatch());
    draining = undefined;
  };
  const submit = <Q, A>(together: Together<Q, A>, question: Q, weight: number): Promise<A> =>
    new Promise<A>((resolve, reject) => {
      if (closed) throw new Error('the desk was closed; it takes no more changes');
      waiting.push({ together: together as Together<unknown, unknown>, question, weight, resolve: resolve as (answer: unknown) => void, reject });
      draining ??= drain();
    });
  return {
    submit,
    change: <T>(work: (change: Change) => Promise<T>) => submit(answerEach as Together<(change: Change) => Promise<T>, T>, work, 1),
    close: async () => {
      closed = true;
      await draining;
    },
  };
}
