/** Events: told once, never changed, taken whole, sharing transactions without sharing fates. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMemoryStore } from '../../src/application/index.js';
import type { NewEvent, Retraction } from '../../src/contract/index.js';
import { actorOf, createOperationsScene, doneOf, eventOf, minutes, momentAfter, system } from '../scenes/operations-scene.js';
import { createRestlessStore } from './restless-store.js';

const withUnits = async (units: readonly string[] = ['T1', 'T2']) => {
  const scene = await createOperationsScene();
  const consignment = await scene.openBooked(units);
  return { ...scene, consignment };
};

describe('one caller', () => {
  test('TR1: told again it is repeated and nothing changes; the same id with other content is a conflict', async () => {
    const { desk, consignment } = await withUnits();
    expect(doneOf(await desk.postEvents(actorOf('henan'), [eventOf('T1', 'a')]))).toMatchObject({ accepted: 1, repeated: 0 });
    const head = await desk.logHead();
    expect(doneOf(await desk.postEvents(actorOf('henan'), [eventOf('T1', 'a'), eventOf('T1', 'a')]))).toMatchObject({ accepted: 0, repeated: 2 });
    const other = await desk.postEvents(actorOf('henan'), [eventOf('T2', 'b'), eventOf('T1', 'a', { code: 'GTOT' })]);
    expect(other).toMatchObject({ because: 'conflict', problems: [{ at: 'events[1].id' }] });
    expect(await desk.logHead()).toBe(head);
    // ids are a party's own
    expect(doneOf(await desk.postEvents(actorOf('corridor'), [eventOf('T1', 'a', { code: 'GTOT' })]))).toMatchObject({ accepted: 1 });
    expect(doneOf(await desk.listEvents(actorOf('buyer'), consignment.id)).map(({ reportedBy, code }) => [reportedBy, code])).toEqual([
      ['corridor', 'GTOT'],
      ['henan', 'GTIN'],
    ]);
  });

  test('TR2 to TR5: every problem of a batch at once, each with its place, and not one of its events is taken', async () => {
    const { desk, consignment } = await withUnits();
    const outcome = await desk.postEvents(actorOf('henan'), [
      eventOf('T1', 'good'),
      eventOf('T9', 'unit'),
      eventOf('T1', 'future', { at: momentAfter(minutes(10) + 1) }),
      eventOf('T1', 'position', { code: 'POSI', position: null }),
      { id: 'back', retracts: 'nothing', because: 'x' },
    ]);
    expect(outcome).toMatchObject({ because: 'invalid' });
    expect(outcome.kind === 'refused' && outcome.problems.map(({ at }) => at)).toEqual([
      'events[1].unit',
      'events[2].at',
      'events[3].position',
      'events[4].retracts',
    ]);
    expect(outcome.kind === 'refused' && outcome.problems[0]?.sentence).toContain('T9');
    expect(doneOf(await desk.listEvents(system, consignment.id))).toEqual([]);
  });

  test('TR4: an actual event may lie ten minutes ahead, planned and estimated ones anywhere', async () => {
    const { desk } = await withUnits();
    const receipt = await desk.postEvents(actorOf('henan'), [
      eventOf('T1', 'now', { at: momentAfter(minutes(10)) }),
      eventOf('T1', 'plan', { classifier: 'PLN', at: '2025-01-01T00:00:00+05:00' }),
      eventOf('T1', 'estimate', { classifier: 'EST', at: '2023-01-01T00:00:00Z' }),
    ]);
    expect(doneOf(receipt).accepted).toBe(3);
  });

  test('TR3: a unit of a consignment that the party does not see, or that is over, is unknown', async () => {
    const { desk, consignment } = await withUnits();
    expect(await desk.postEvents(actorOf('stranger'), [eventOf('T1', 'a')])).toMatchObject({
      because: 'invalid',
      problems: [{ at: 'events[0].unit' }],
    });
    doneOf(await desk.changeConsignment(actorOf('henan'), consignment.id, { version: consignment.version, state: 'cancelled' }));
    expect(await desk.postEvents(actorOf('henan'), [eventOf('T1', 'a')])).toMatchObject({ because: 'invalid' });
  });

  test('TR5, TR7: what is odd is taken with a warning', async () => {
    const { desk, openBooked } = await createOperationsScene();
    await openBooked([], { units: [{ id: 'CSQU3054384', kind: 'container', type: '40HC', grossKg: 1, seals: [] }] });
    const { accepted, warnings } = doneOf(await desk.postEvents(actorOf('henan'), [eventOf('CSQU3054384', 'a', { place: null })]));
    expect(accepted).toBe(1);
    expect(warnings).toHaveLength(2);
  });

  test('TR6: one takes back one’s own, once; it stays readable, marked; the line tells why and where it belonged', async () => {
    const { desk, consignment } = await withUnits();
    const retraction: Retraction = { id: 'back', retracts: 'a', because: 'It was another truck.' };
    doneOf(await desk.postEvents(actorOf('henan'), [eventOf('T1', 'a')]));
    expect(await desk.postEvents(actorOf('corridor'), [retraction])).toMatchObject({ because: 'invalid', problems: [{ at: 'events[0].retracts' }] });
    expect(doneOf(await desk.postEvents(actorOf('henan'), [retraction]))).toMatchObject({ accepted: 1, repeated: 0 });
    expect(doneOf(await desk.postEvents(actorOf('henan'), [retraction]))).toMatchObject({ accepted: 0, repeated: 1 });
    expect(await desk.postEvents(actorOf('henan'), [{ ...retraction, id: 'again' }])).toMatchObject({ because: 'invalid' });
    expect(await desk.postEvents(actorOf('henan'), [eventOf('T1', 'back')])).toMatchObject({ because: 'conflict' });
    expect(doneOf(await desk.listEvents(system, consignment.id))).toMatchObject([{ id: 'a', retractedBy: 'back' }]);
    expect((await desk.readLog(actorOf('buyer'), 0, 100)).lines.at(-1)).toMatchObject({
      kind: 'event.retracted',
      subject: 'T1',
      body: { ...retraction, unit: 'T1', consignments: [consignment.id] },
    });
  });

  test('TR6: what was taken back says by what and when, as its line of the log does', async () => {
    const { desk, consignment, pass } = await withUnits();
    doneOf(await desk.postEvents(actorOf('henan'), [eventOf('T1', 'a')]));
    pass(7);
    doneOf(await desk.postEvents(actorOf('henan'), [{ id: 'back', retracts: 'a', because: 'The wrong truck.' }]));
    const [event] = doneOf(await desk.listEvents(system, consignment.id));
    const line = (await desk.readLog(system, 0, 100)).lines.find(({ kind }) => kind === 'event.retracted');
    expect(event?.retractedAt).toBe(line?.at);
    expect(event?.retractedAt).not.toBe(event?.recordedAt);
  });

  test('TR6: told and taken back in one batch', async () => {
    const { desk, consignment } = await withUnits();
    const receipt = await desk.postEvents(actorOf('henan'), [eventOf('T1', 'a'), { id: 'back', retracts: 'a', because: 'x' }]);
    expect(doneOf(receipt).accepted).toBe(2);
    expect(doneOf(await desk.listEvents(system, consignment.id))).toMatchObject([{ id: 'a', retractedBy: 'back' }]);
  });

  test('TR9: the last position of a unit is its latest actual one, by when it happened, that was not taken back', async () => {
    const { desk, pass } = await withUnits();
    pass(minutes(60));
    const position = { lat: 43, lon: 51 };
    doneOf(
      await desk.postEvents(actorOf('henan'), [
        eventOf('T1', 'late', { code: 'POSI', place: null, position, at: momentAfter(minutes(30)) }),
        eventOf('T1', 'early', { code: 'POSI', place: null, position, at: momentAfter(minutes(20)) }),
        eventOf('T1', 'wrong', { code: 'POSI', place: null, position, at: momentAfter(minutes(40)) }),
        eventOf('T1', 'plan', { classifier: 'PLN', at: momentAfter(minutes(50)) }),
        eventOf('T1', 'nowhere', { place: null, at: momentAfter(minutes(55)) }),
        // the same hour, written with the offset of the place
        eventOf('T2', 'gate', { at: '2024-07-03T09:30:00+05:00' }),
        { id: 'back', retracts: 'wrong', because: 'A wrong truck.' },
      ]),
    );
    expect((await desk.listPositions(actorOf('buyer'))).map(({ unit, id }) => [unit, id])).toEqual([
      ['T1', 'late'],
      ['T2', 'gate'],
    ]);
  });
});

describe('callers at once', () => {
  test('TR2: batches that share a transaction do not share their fate', async () => {
    const { desk, consignment } = await withUnits();
    const outcomes = await Promise.all([
      desk.postEvents(actorOf('henan'), [eventOf('T1', 'a')]),
      desk.postEvents(actorOf('henan'), [eventOf('T1', 'b'), eventOf('T9', 'c')]),
      desk.postEvents(actorOf('henan'), [eventOf('T2', 'b')]),
      desk.postEvents(actorOf('henan'), [eventOf('T1', 'a')]),
      desk.postEvents(actorOf('henan'), [eventOf('T1', 'a', { note: 'other' })]),
      desk.postEvents(actorOf('henan'), [{ id: 'back', retracts: 'b', because: 'x' }]),
    ]);
    expect(outcomes.map((outcome) => (outcome.kind === 'done' ? [outcome.value.accepted, outcome.value.repeated] : outcome.because))).toEqual([
      [1, 0],
      'invalid',
      [1, 0],
      [0, 1],
      'conflict',
      [1, 0],
    ]);
    expect(doneOf(await desk.listEvents(system, consignment.id)).map(({ id, unit, retractedBy }) => [id, unit, retractedBy])).toEqual([
      ['a', 'T1', null],
      ['b', 'T2', 'back'],
    ]);
    expect((await desk.verifyLog()).ok).toBe(true);
  });

  test('a thousand calls at once cost a few transactions and statements, not thousands', async () => {
    const store = createRestlessStore(createMemoryStore(), () => 0.5);
    const { desk, openBooked } = await createOperationsScene(store);
    await openBooked(['T1']);
    const before = new Map(store.counts);
    const outcomes = await Promise.all(Array.from({ length: 1000 }, (_, i) => desk.postEvents(actorOf('henan'), [eventOf('T1', `e${i}`)])));
    expect(outcomes.every(({ kind }) => kind === 'done')).toBe(true);
    const spent = (name: string): number => (store.counts.get(name) ?? 0) - (before.get(name) ?? 0);
    // 64 calls share a transaction: 16 of them, each with one statement of a kind
    for (const name of ['write', 'head', 'eventsKnown', 'consignmentsOfUnits', 'insertEvents', 'appendLog'])
      expect([name, spent(name)]).toEqual([name, 16]);
  });

  test('TR1: whatever is told twice, in whatever order and company, is there once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 4 }),
        async (batches, batchWorks) => {
          const scene = await createOperationsScene(undefined, { options: { batchWorks } });
          const consignment = await scene.openBooked(['T1']);
          const told = (id: number): NewEvent => eventOf('T1', `e${id}`);
          const receipts = await Promise.all(batches.map((batch) => scene.desk.postEvents(actorOf('henan'), batch.map(told))));
          const distinct = new Set(batches.flat());
          const accepted = receipts.map((receipt) => doneOf(receipt).accepted).reduce((sum, count) => sum + count, 0);
          const repeated = receipts.map((receipt) => doneOf(receipt).repeated).reduce((sum, count) => sum + count, 0);
          expect(accepted).toBe(distinct.size);
          expect(accepted + repeated).toBe(batches.flat().length);
          expect(doneOf(await scene.desk.listEvents(system, consignment.id))).toHaveLength(distinct.size);
        },
      ),
      { numRuns: 30 },
    );
  });
});
