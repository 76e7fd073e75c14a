import { describe, expect, test } from 'vitest';
import { instant } from '../../units/index.js';
import { createChangeLane, type Together } from './change-lane.js';
import { createMemoryStore } from './memory-store.js';
import { type OperationsStore, StoreGone, StoreUnsure } from './operations-store.js';

const party = (id: string) => ({ id, name: id, country: 'KZ', signingKeys: [] });
const limits = { batchWorks: 3, batchEvents: 10 };

/** A lane whose hashes are lengths: nothing here reads them. */
const createLane = (store: OperationsStore = createMemoryStore(), looks: string[] = []) => {
  let writes = 0;
  const counted: OperationsStore = {
    ...store,
    write: (work) => {
      writes++;
      return store.write(work);
    },
  };
  const lane = createChangeLane(
    { store: counted, now: () => instant(0), sha256: (bytes) => String(bytes.length), onLook: (ids) => void looks.push(...ids) },
    limits,
  );
  const add = (id: string) =>
    lane.change(async ({ store: inside, record, look }) => {
      await inside.putParty(party(id));
      record('party.added', null, id, party(id));
      look(id);
      return id;
    });
  return { lane, add, writes: () => writes, ids: async () => (await store.read((reading) => reading.parties())).map(({ id }) => id) };
};

describe('changes that share a transaction', () => {
  test('are at most as many as allowed, and each has its own answer, in the order of asking', async () => {
    const { add, writes, ids } = createLane();
    expect(await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(add))).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(writes()).toBe(3);
    expect(await ids()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  });

  test('one that throws takes nothing of the others with it, leaves nothing of itself, and gets its own error', async () => {
    const store = createMemoryStore();
    const { lane, add, ids } = createLane(store);
    const bad = lane.change(async ({ store: inside, record }) => {
      await inside.putParty(party('bad'));
      record('party.added', null, 'bad', party('bad'));
      throw new Error('a bug');
    });
    const outcomes = await Promise.allSettled([add('a'), bad, add('b')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[1]).toMatchObject({ reason: new Error('a bug') });
    expect(await ids()).toEqual(['a', 'b']);
    expect((await store.read((reading) => reading.logAfter(0, 10))).map(({ seq, subject }) => [seq, subject])).toEqual([
      [1, 'a'],
      [2, 'b'],
    ]);
  });

  test('a store that is away refuses all of them at once, without asking it again for each, and the next are written', async () => {
    const under = createMemoryStore();
    let isGone = true;
    const { add, writes, ids } = createLane({ ...under, write: (work) => (isGone ? Promise.reject(new StoreGone('away')) : under.write(work)) });
    const outcomes = await Promise.allSettled(['a', 'b', 'c'].map(add));
    expect(outcomes.every((outcome) => outcome.status === 'rejected' && outcome.reason instanceof StoreGone)).toBe(true);
    expect(writes()).toBe(1);
    isGone = false;
    await add('d');
    expect(await ids()).toEqual(['d']);
  });

  test('LO10: a store that was lost while it committed is asked none of them again, and all are told that it is not known', async () => {
    const under = createMemoryStore();
    const lost: OperationsStore['write'] = async (work) => {
      await under.write(work);
      throw new StoreUnsure('lost while it wrote');
    };
    const { add, writes, ids } = createLane({ ...under, write: lost });
    const outcomes = await Promise.allSettled(['a', 'b', 'c'].map(add));
    expect(outcomes.every((outcome) => outcome.status === 'rejected' && outcome.reason instanceof StoreUnsure)).toBe(true);
    expect(writes()).toBe(1);
    expect(await ids()).toEqual(['a', 'b', 'c']);
  });

  test('questions of one kind that meet are answered together; heavy ones wait for the next, and one too heavy goes alone', async () => {
    const { lane, writes } = createLane();
    const met: number[] = [];
    const together: Together<number, number> = async (_, questions) => {
      met.push(questions.length);
      return questions.map((one) => one * 2);
    };
    expect(await Promise.all([4, 5, 6, 50, 1].map((weight) => lane.submit(together, weight, weight)))).toEqual([8, 10, 12, 100, 2]);
    expect(met).toEqual([2, 1, 1, 1]);
    expect(writes()).toBe(4);
  });

  test('are looked at only after they are written, and closing waits for them and takes no more', async () => {
    const looks: string[] = [];
    const { lane, add } = createLane(undefined, looks);
    const added = add('a');
    expect(looks).toEqual([]);
    await lane.close();
    expect(looks).toEqual(['a']);
    await expect(added).resolves.toBe('a');
    await expect(add('b')).rejects.toThrow('closed');
  });
});
