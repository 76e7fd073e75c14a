/** What a post costs, in statements: as many for five hundred events as for one, and for whatever shares the transaction. */
import { expect, test } from 'vitest';
import { actorOf, createOperationsScene, eventOf } from '../scenes/operations-scene.js';
import { opened, postgresHome } from './open-stores.js';

test('ST16: one event or five hundred, one caller or forty at once: a transaction of the same seven statements', async () => {
  const home = await postgresHome();
  const statements: string[] = [];
  const { store } = opened(await home.open(await home.create(), { onStatement: (sql) => statements.push(sql) }));
  const { desk, openBooked } = await createOperationsScene(store);
  const units = Array.from({ length: 50 }, (_, i) => `T-${i}`);
  await openBooked(units);
  const costOf = async (work: () => Promise<unknown>): Promise<number> => {
    statements.length = 0;
    await work();
    return statements.length;
  };
  const post = (from: number, count: number) =>
    desk.postEvents(
      actorOf('henan'),
      Array.from({ length: count }, (_, i) => eventOf(units[i % units.length] ?? '', `event-${from + i}`)),
    );
  // begin, the lock of the head, what is known, who carries it, the events, the lines, commit
  expect(await costOf(() => post(0, 1))).toBe(7);
  expect(await costOf(() => post(1000, 500))).toBe(7);
  expect(await costOf(() => Promise.all(Array.from({ length: 40 }, (_, i) => post(2000 + 10 * i, 10))))).toBe(7);
  await desk.close();
  await home.remove();
});
