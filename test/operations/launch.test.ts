/** The story of 3 July 2024 over the desk: readied apart, signed together, in force once. */
import { expect, test } from 'vitest';
import { actorOf, createOperationsScene, doneOf, eventOf, system } from '../scenes/operations-scene.js';

test('DI8: two convoys readied apart, two signatures, one release; the log tells it and verifies', async () => {
  const { desk, offer, makeReady, signatureOf } = await createOperationsScene();
  const order = await offer();
  const early = await desk.signOrder(actorOf('henan'), order.id, signatureOf('henan', order));
  expect(early).toMatchObject({ kind: 'refused', because: 'not-now' });
  await makeReady(order);
  expect(doneOf(await desk.signOrder(actorOf('henan'), order.id, signatureOf('henan', order)))).toMatchObject({
    state: 'countersigned',
    inForceAt: null,
  });
  const inForce = doneOf(await desk.signOrder(actorOf('kazakh'), order.id, signatureOf('kazakh', order)));
  expect(inForce.state).toBe('in-force');
  const consignments = await desk.listConsignments(actorOf('kazakh'), { after: undefined, limit: 10 });
  expect(consignments.map(({ state }) => state)).toEqual(['under-way', 'under-way']);
  expect(doneOf(await desk.postEvents(actorOf('kazakh'), [eventOf('K1-1', 'gate-1')]))).toEqual({ accepted: 1, repeated: 0, warnings: [] });
  const kinds = (await desk.readLog(system, 0, 1000)).lines.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'order.in-force')).toHaveLength(1);
  expect(await desk.verifyLog()).toMatchObject({ ok: true, lines: kinds.length, firstBroken: undefined });
  expect((await desk.listAudit(system, undefined, 10)).map(({ action, because }) => [action, because])).toEqual([['signOrder', 'not-now']]);
});
