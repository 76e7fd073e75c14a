/** Many at once: whatever the order in which the store lets them in, and however often it runs them, each order is in force once. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMemoryStore } from '../../src/application/index.js';
import type { DispatchOrder } from '../../src/contract/index.js';
import { actorOf, createOperationsScene, doneOf, eventOf, type OperationsScene, system } from '../scenes/operations-scene.js';
import { createRestlessStore } from './restless-store.js';
import { tellAnew } from './tell-anew.js';

/** 0 to 1, the same for the same seed (Park and Miller, 1988). */
const drawsOf = (seed: number) => {
  let state = (seed % 2_147_483_646) + 1;
  return (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
};

const shuffle = <T>(items: readonly T[], draw: () => number): T[] =>
  items
    .map((item) => ({ item, by: draw() }))
    .sort((a, b) => a.by - b.by)
    .map(({ item }) => item);

async function expectWholeLog({ desk, store }: OperationsScene): Promise<void> {
  const lines = await store.read((reading) => reading.logAfter(0, 100_000));
  expect(await desk.verifyLog()).toMatchObject({ ok: true, lines: lines.length, firstBroken: undefined });
  const told = tellAnew(lines);
  for (const order of await desk.listOrders(system)) expect(told.get(`order ${order.id}`)).toEqual(order);
  for (const consignment of await desk.listConsignments(system, { after: undefined, limit: 10_000 })) {
    expect(told.get(`consignment ${consignment.id}`)).toEqual(consignment);
    for (const event of doneOf(await desk.listEvents(system, consignment.id)))
      expect(told.get(`event ${event.reportedBy}/${event.id}`)).toEqual(event);
  }
}

describe('races', () => {
  test('DI8: 200 orders, each signed by both parties from 16 clients, with duplicates, replays and wrong keys', async () => {
    const draw = drawsOf(1);
    const scene = await createOperationsScene(createRestlessStore(createMemoryStore(), () => 0));
    const { desk, offer, makeReady, signatureOf, keys } = scene;
    const orders: DispatchOrder[] = [];
    for (let i = 0; i < 200; i++) orders.push(await offer());
    await Promise.all(orders.map(makeReady));
    const calls = orders.flatMap((order) => {
      const wrong = { ...signatureOf('henan', order, keys.kazakh) };
      const right = (['henan', 'kazakh'] as const).flatMap((party) =>
        Array.from({ length: 8 }, () => ({ party, order, signature: signatureOf(party, order) })),
      );
      return [...right, { party: 'henan' as const, order, signature: wrong }];
    });
    const mixed = shuffle(calls, draw);
    // 16 clients take from one heap, each one call after the other
    await Promise.all(
      Array.from({ length: 16 }, async () => {
        for (let call = mixed.pop(); call !== undefined; call = mixed.pop()) await desk.signOrder(actorOf(call.party), call.order.id, call.signature);
      }),
    );
    const after = await desk.listOrders(system);
    expect(after.filter(({ state, signatures }) => state === 'in-force' && signatures.length === 2)).toHaveLength(200);
    const lines = await scene.store.read((reading) => reading.logAfter(0, 100_000));
    for (const kind of ['order.in-force', 'order.offered'] as const) {
      const subjects = lines.filter((line) => line.kind === kind).map(({ subject }) => subject);
      expect(new Set(subjects).size).toBe(200);
      expect(subjects).toHaveLength(200);
    }
    expect(lines.filter(({ kind }) => kind === 'order.signed')).toHaveLength(400);
    expect((await desk.listAudit(system, undefined, 1000)).filter(({ action }) => action === 'signOrder')).toHaveLength(200);
    await expectWholeLog(scene);
  });

  test('LO1, LO4, DI8, DI12, TR1: anything at once, over a store that runs transactions twice and takes its time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1e6 }), async (seed) => {
        const draw = drawsOf(seed);
        const scene = await createOperationsScene(createRestlessStore(createMemoryStore(), draw), {
          options: { batchWorks: 1 + Math.floor(draw() * 5) },
        });
        const { desk, offer, makeReady, signatureOf } = scene;
        const orders = [await offer(), await offer()];
        await makeReady(orders[0] as DispatchOrder);
        const calls = orders.flatMap((order, i) => [
          ...(['henan', 'kazakh', 'henan'] as const).map((party) => () => desk.signOrder(actorOf(party), order.id, signatureOf(party, order))),
          () => makeReady(order).catch(() => undefined),
          () => desk.withdrawOrder(actorOf('corridor'), order.id, 'Storm.'),
          () => desk.postEvents(actorOf('henan'), [eventOf(`H${i + 1}-1`, 'one'), eventOf(`H${i + 1}-2`, 'two')]),
          () => desk.postEvents(actorOf('henan'), [eventOf(`H${i + 1}-1`, 'one')]),
          () => desk.postEvents(actorOf('henan'), [{ id: 'back', retracts: 'one', because: 'A wrong gate.' }]),
          () => desk.postEvents(actorOf('kazakh'), [eventOf(`K${i + 1}-1`, 'one'), eventOf('nowhere', 'three')]),
        ]);
        await Promise.all(shuffle(calls, draw).map((call) => call()));
        for (const { state, signatures } of await desk.listOrders(system)) expect(state === 'in-force').toBe(signatures.length === 2);
        const inForce = (await scene.store.read((reading) => reading.logAfter(0, 10_000))).filter(({ kind }) => kind === 'order.in-force');
        expect(new Set(inForce.map(({ subject }) => subject)).size).toBe(inForce.length);
        await expectWholeLog(scene);
      }),
      { numRuns: 40 },
    );
  });

  test('DI8: of a last signature and a withdrawal at the same moment, one comes first and the other is refused', async () => {
    const ends = new Set<string>();
    for (let seed = 1; seed <= 12; seed++) {
      const { desk, offer, makeReady, signatureOf } = await createOperationsScene();
      const order = await offer();
      await makeReady(order);
      doneOf(await desk.signOrder(actorOf('henan'), order.id, signatureOf('henan', order)));
      const both = [
        () => desk.signOrder(actorOf('kazakh'), order.id, signatureOf('kazakh', order)),
        () => desk.withdrawOrder(actorOf('corridor'), order.id, 'Storm.'),
      ];
      const outcomes = await Promise.all(shuffle(both, drawsOf(seed * 7919)).map((call) => call()));
      expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'refused']);
      ends.add(doneOf(await desk.readOrder(system, order.id)).state);
    }
    expect([...ends].sort()).toEqual(['in-force', 'withdrawn']);
  });
});
