/** Many clients at once over the stores of service: each order in force once, with all its signatures, and the log whole. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DispatchOrder } from '../../src/contract/index.js';
import { actorOf, createOperationsScene, eventOf, hours, system } from '../scenes/operations-scene.js';
import { deskOver, type Opened, opened, pgliteHome, postgresHome, type StoreHome } from './open-stores.js';

const orders = 200;
const clients = 16;

/** The same order for the same seed (Park and Miller, 1988). */
function shuffle<T>(items: readonly T[], seed: number): T[] {
  let state = seed;
  const draw = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state;
  };
  return items
    .map((item) => ({ item, by: draw() }))
    .sort((a, b) => a.by - b.by)
    .map(({ item }) => item);
}

describe.each([
  ['PGlite', pgliteHome],
  ['PostgreSQL', postgresHome],
] as const)('races on %s', (_name, makeHome) => {
  let home: StoreHome;
  let store: Opened['store'];
  beforeAll(async () => {
    home = await makeHome();
    store = opened(await home.open(await home.create())).store;
  });
  afterAll(async () => {
    await store.close();
    await home.remove();
  });

  test(`DI8: ${orders} orders signed by both parties from ${clients} clients, with duplicates, replays and what must be refused`, async () => {
    const scene = await createOperationsScene(store);
    const { desk, offer, makeReady, signatureOf, keys } = scene;
    const offered: DispatchOrder[] = [];
    for (let i = 0; i < orders / clients; i++) {
      offered.push(...(await Promise.all(Array.from({ length: Math.min(clients, orders - offered.length) }, () => offer()))));
    }
    await Promise.all(offered.map(makeReady));
    // every tenth is amended: what was signed of the first version must not count for the second
    const amended = offered.filter((_, i) => i % 10 === 0);
    const present = new Map(offered.map((order) => [order.id, order]));
    for (const order of amended) {
      const { formatVersion: _f, id, version, issuedBy: _b, issuedAt: _a, ...content } = order.content;
      const outcome = await desk.amendOrder(actorOf('corridor'), id, version, { ...content, instruction: 'Sail for Baku instead' });
      if (outcome.kind === 'refused') throw new Error(outcome.sentence);
      present.set(id, outcome.value);
    }
    const calls = [...present.values()].flatMap((order) => {
      const right = (['henan', 'kazakh'] as const).flatMap((party) =>
        Array.from({ length: 3 }, () => [party, order.id, signatureOf(party, order)] as const),
      );
      const wrongKey = ['henan', order.id, signatureOf('henan', order, keys.kazakh)] as const;
      const { signature } = signatureOf('kazakh', order);
      const altered = [
        'kazakh',
        order.id,
        { ...signatureOf('kazakh', order), signature: `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}` },
      ] as const;
      const first = amended.find(({ id }) => id === order.id);
      return first === undefined
        ? [...right, wrongKey, altered]
        : [...right, wrongKey, altered, ['henan', order.id, signatureOf('henan', first)] as const];
    });
    const heap = shuffle(calls, 20_240_703);
    await Promise.all(
      Array.from({ length: clients }, async () => {
        for (let call = heap.pop(); call !== undefined; call = heap.pop()) await desk.signOrder(actorOf(call[0]), call[1], call[2]);
      }),
    );
    const after = await desk.listOrders(system);
    expect(after.length).toBe(orders);
    expect(after.filter(({ state, signatures, inForceAt }) => state === 'in-force' && signatures.length === 2 && inForceAt !== null)).toHaveLength(
      orders,
    );
    const lines = await store.read((reading) => reading.logAfter(0, 1_000_000));
    const subjectsOf = (kind: string) => lines.filter((line) => line.kind === kind).map(({ subject }) => subject);
    expect(new Set(subjectsOf('order.in-force')).size).toBe(orders);
    expect(subjectsOf('order.in-force')).toHaveLength(orders);
    expect(subjectsOf('order.signed')).toHaveLength(2 * orders);
    // released once: each consignment of each order is under way, told once
    const released = lines.filter(({ kind, body }) => kind === 'consignment.changed' && (body as { state?: string }).state === 'under-way');
    expect(released).toHaveLength(2 * orders);
    expect(new Set(released.map(({ subject }) => subject)).size).toBe(2 * orders);
    expect(await desk.verifyLog()).toMatchObject({ ok: true, lines: lines.length, firstBroken: undefined });
    const refused = (await desk.listAudit(system, undefined, 10_000)).filter(({ action }) => action === 'signOrder');
    expect(refused).toHaveLength(2 * orders + amended.length);
    scene.pass(hours(3));
    expect((await desk.signOrder(actorOf('henan'), offered[1]?.id ?? '', signatureOf('henan', offered[1] as DispatchOrder))).kind).toBe('done');
  });

  test('TR1: the same events from 16 clients at once are recorded once, and each client is told', async () => {
    const scene = await createOperationsScene(opened(await home.open(await home.create())).store);
    const units = Array.from({ length: 20 }, (_, i) => `T-${i}`);
    await scene.openBooked(units);
    const batches = Array.from({ length: 10 }, (_, batch) => units.map((unit) => eventOf(unit, `${unit}/${batch}`)));
    const receipts = await Promise.all(
      Array.from({ length: clients }, (_, client) => shuffle(batches, client + 1))
        .flat()
        .map((batch) => scene.desk.postEvents(actorOf('henan'), batch)),
    );
    const counts = receipts.map((receipt) => (receipt.kind === 'done' ? receipt.value : undefined));
    expect(counts.every((count) => count !== undefined && count.accepted + count.repeated === units.length)).toBe(true);
    expect(counts.reduce((sum, count) => sum + (count?.accepted ?? 0), 0)).toBe(batches.length * units.length);
    const lines = await scene.store.read((reading) => reading.logAfter(0, 1_000_000));
    expect(lines.filter(({ kind }) => kind === 'event.recorded')).toHaveLength(batches.length * units.length);
    expect((await scene.desk.verifyLog()).ok).toBe(true);
    await scene.desk.close();
  });
});

describe('several programs on one PostgreSQL', () => {
  test('ST4, ST14: two desks sign and post against each other: one line of log, once in force, and each hears of the other', async () => {
    const home = await postgresHome();
    const url = await home.create();
    const one = opened(await home.open(url)).store;
    const other = opened(await home.open(url)).store;
    const scene = await createOperationsScene(one);
    const heard: number[] = [];
    other.watchHead((seq) => heard.push(seq));
    const second = deskOver(other, scene.now);
    const offered = await Promise.all(Array.from({ length: 20 }, () => scene.offer()));
    await Promise.all(offered.map(scene.makeReady));
    await Promise.all(
      offered.flatMap((order) =>
        (['henan', 'kazakh'] as const).flatMap((party) =>
          [scene.desk, second].map((desk) => desk.signOrder(actorOf(party), order.id, scene.signatureOf(party, order))),
        ),
      ),
    );
    const lines = await other.read((reading) => reading.logAfter(0, 100_000));
    expect(lines.filter(({ kind }) => kind === 'order.in-force')).toHaveLength(20);
    expect(await second.verifyLog()).toMatchObject({ ok: true, lines: lines.length, firstBroken: undefined });
    await expect.poll(() => heard.at(-1), { timeout: 10_000 }).toBe(lines.length);
    await scene.desk.close();
    await second.close();
    await home.remove();
  });
});
