/** Every way in which a signature is not taken has its own sentence, changes nothing, and is written in the audit. */
import { describe, expect, test } from 'vitest';
import { createSigningKeyPair } from '../../src/adapters/index.js';
import type { Outcome } from '../../src/application/index.js';
import type { DispatchOrder } from '../../src/contract/index.js';
import { actorOf, createOperationsScene, doneOf, hours, momentAfter, type OperationsScene, system } from '../scenes/operations-scene.js';

type Attempt = (scene: OperationsScene, order: DispatchOrder) => Promise<Outcome<DispatchOrder>>;

/** What is wrong, how one comes to it from an order that is ready, what the sentence must speak of. */
const attempts: readonly [what: string, because: string, words: RegExp, attempt: Attempt][] = [
  [
    'not a signatory',
    'not-yours',
    /corridor is not a signatory/,
    ({ desk, signatureOf }, order) => desk.signOrder(actorOf('corridor'), order.id, signatureOf('corridor', order)),
  ],
  [
    'in the name of another party',
    'not-yours',
    /You call as kazakh/,
    ({ desk, signatureOf }, order) => desk.signOrder(actorOf('kazakh'), order.id, signatureOf('henan', order)),
  ],
  [
    'who does not see the order',
    'unknown',
    /There is no order/,
    ({ desk, signatureOf }, order) => desk.signOrder(actorOf('stranger'), order.id, signatureOf('stranger', order)),
  ],
  [
    'a key nobody has added',
    'invalid',
    /is not known as one of henan/,
    ({ desk, signatureOf }, order) => desk.signOrder(actorOf('henan'), order.id, signatureOf('henan', order, createSigningKeyPair())),
  ],
  [
    'the key of another party',
    'invalid',
    /belongs to another party/,
    ({ desk, signatureOf, keys }, order) => desk.signOrder(actorOf('henan'), order.id, signatureOf('henan', order, keys.kazakh)),
  ],
  [
    'a revoked key',
    'invalid',
    /was revoked/,
    async ({ desk, signatureOf }, order) => {
      const signature = signatureOf('henan', order);
      doneOf(await desk.revokeSigningKey(actorOf('henan'), 'henan', signature.keyId));
      return await desk.signOrder(actorOf('henan'), order.id, signature);
    },
  ],
  [
    'altered bytes',
    'invalid',
    /does not fit/,
    ({ desk, signatureOf }, order) => {
      const altered = { ...order, content: { ...order.content, instruction: 'Wait' } };
      return desk.signOrder(actorOf('henan'), order.id, signatureOf('henan', altered));
    },
  ],
  [
    'a hash of no version',
    'stale',
    /no version of this order/,
    ({ desk, signatureOf }, order) => desk.signOrder(actorOf('henan'), order.id, { ...signatureOf('henan', order), contentHash: '0'.repeat(64) }),
  ],
  [
    'an older version',
    'stale',
    /You signed version 1; the order was amended and is version 2/,
    async ({ desk, signatureOf }, order) => {
      const { formatVersion: _, id: __, version, issuedBy: ___, issuedAt: ____, ...content } = order.content;
      doneOf(await desk.amendOrder(actorOf('corridor'), order.id, version, { ...content, title: 'Start shipping today' }));
      return await desk.signOrder(actorOf('henan'), order.id, signatureOf('henan', order));
    },
  ],
  [
    'a convoy that is not ready',
    'not-now',
    /Not every convoy is ready: “Convoy of kazakh”/,
    async ({ desk, signatureOf }, order) => {
      doneOf(await desk.checkItem(actorOf('kazakh'), order.id, { convoy: 'of-kazakh', item: 'papers', done: false }));
      return await desk.signOrder(actorOf('henan'), order.id, signatureOf('henan', order));
    },
  ],
  [
    'before the window',
    'not-now',
    /The window opens at/,
    ({ desk, pass, signatureOf }, order) => {
      pass(-1);
      return desk.signOrder(actorOf('henan'), order.id, signatureOf('henan', order));
    },
  ],
  [
    'after the window',
    'not-now',
    /The window closed at/,
    ({ desk, pass, signatureOf }, order) => {
      pass(hours(2) + 1);
      return desk.signOrder(actorOf('henan'), order.id, signatureOf('henan', order));
    },
  ],
  [
    'a withdrawn order',
    'not-now',
    /was withdrawn: Storm/,
    async ({ desk, signatureOf }, order) => {
      doneOf(await desk.withdrawOrder(actorOf('corridor'), order.id, 'Storm.'));
      return await desk.signOrder(actorOf('henan'), order.id, signatureOf('henan', order));
    },
  ],
  [
    'a second signature of one party, by another key of its own',
    'not-now',
    /has signed this version already/,
    async ({ desk, signatureOf }, order) => {
      const second = createSigningKeyPair();
      doneOf(await desk.addSigningKey(actorOf('henan'), 'henan', second.publicKey));
      doneOf(await desk.signOrder(actorOf('henan'), order.id, signatureOf('henan', order)));
      return await desk.signOrder(actorOf('henan'), order.id, signatureOf('henan', order, second));
    },
  ],
];

describe('DI6: a signature is not taken', () => {
  test.each(attempts)('from %s', async (_, because, words, attempt) => {
    const scene = await createOperationsScene();
    const { desk } = scene;
    const order = await scene.offer();
    await scene.makeReady(order);
    const outcome = await attempt(scene, order);
    expect(outcome).toMatchObject({ kind: 'refused', because, sentence: expect.stringMatching(words) });
    const after = doneOf(await desk.readOrder(system, order.id));
    expect(after.state).not.toBe('in-force');
    const audit = await desk.listAudit(system, undefined, 10);
    expect(audit.map((entry) => [entry.action, entry.subject, entry.because])).toEqual([['signOrder', order.id, because]]);
    expect((await desk.verifyLog()).ok).toBe(true);
  });

  test('each for its own reason: no two sentences are the same', async () => {
    const sentences: string[] = [];
    for (const [, , , attempt] of attempts) {
      const scene = await createOperationsScene();
      const order = await scene.offer();
      await scene.makeReady(order);
      const outcome = await attempt(scene, order);
      // ids differ from scene to scene and would hide sameness
      if (outcome.kind === 'refused') sentences.push(outcome.sentence.replaceAll(/ord_\w+|[0-9a-f]{16}/g, '…'));
    }
    expect(new Set(sentences).size).toBe(attempts.length);
  });

  test('DI6: both ends of the window belong to it, to the millisecond', async () => {
    const scene = await createOperationsScene();
    const order = await scene.offer({ window: { opensAt: momentAfter(1000), closesAt: momentAfter(2000) } });
    await scene.makeReady(order);
    scene.pass(999);
    expect((await scene.desk.signOrder(actorOf('henan'), order.id, scene.signatureOf('henan', order))).kind).toBe('refused');
    scene.pass(1);
    expect((await scene.desk.signOrder(actorOf('henan'), order.id, scene.signatureOf('henan', order))).kind).toBe('done');
    scene.pass(1000);
    expect((await scene.desk.signOrder(actorOf('kazakh'), order.id, scene.signatureOf('kazakh', order))).kind).toBe('done');
  });

  test('DI7: the same signature again is answered with what became of the order, even when it is in force, and writes no line', async () => {
    const { desk, offer, makeReady, signatureOf } = await createOperationsScene();
    const order = await offer();
    await makeReady(order);
    const first = signatureOf('henan', order);
    doneOf(await desk.signOrder(actorOf('henan'), order.id, first));
    doneOf(await desk.signOrder(actorOf('kazakh'), order.id, signatureOf('kazakh', order)));
    const head = await desk.logHead();
    expect(doneOf(await desk.signOrder(actorOf('henan'), order.id, first)).state).toBe('in-force');
    expect(await desk.logHead()).toBe(head);
  });

  test('DI6: another spelling of the same signature is not a signature', async () => {
    const { desk, offer, makeReady, signatureOf } = await createOperationsScene();
    const order = await offer();
    await makeReady(order);
    const right = signatureOf('henan', order);
    // the last of 86 characters has four spare bits: sixteen spellings decode to the same bytes
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const other = `${right.signature.slice(0, 85)}${alphabet[alphabet.indexOf(right.signature.slice(-1)) + 1]}`;
    expect(await desk.signOrder(actorOf('henan'), order.id, { ...right, signature: other })).toMatchObject({ because: 'invalid' });
  });
});
