/**
 * A store that behaves as a store may: readings and writings take turns of random length, a transaction sometimes runs twice (the first
 * time taken back), and statements are counted.
 */
import type { OperationsStore, StoreReading, StoreWriting } from '../../src/application/index.js';

export interface RestlessStore extends OperationsStore {
  /** How often each statement was asked for, and each transaction begun. */
  readonly counts: ReadonlyMap<string, number>;
}

class TakenBack extends Error {}

export function createRestlessStore(under: OperationsStore, draw: () => number): RestlessStore {
  const counts = new Map<string, number>();
  const count = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
  const rest = async (): Promise<void> => {
    for (let turns = Math.floor(draw() * 4); turns > 0; turns--) await new Promise((resolve) => setImmediate(resolve));
  };
  const counted = <T extends StoreReading | StoreWriting>(inside: T): T =>
    Object.fromEntries(
      Object.entries(inside).map(([name, statement]) => [
        name,
        async (...given: unknown[]) => {
          count(name);
          await rest();
          return await (statement as (...all: unknown[]) => Promise<unknown>)(...given);
        },
      ]),
    ) as unknown as T;
  return {
    counts,
    read: (work) => under.read((reading) => work(counted(reading))),
    write: async (work) => {
      count('write');
      if (draw() < 0.3) {
        try {
          await under.write(async (writing) => {
            await work(counted(writing));
            throw new TakenBack();
          });
        } catch (error) {
          if (!(error instanceof TakenBack)) throw error;
        }
      }
      return await under.write((writing) => work(counted(writing)));
    },
    watchHead: under.watchHead,
    close: under.close,
  };
}
