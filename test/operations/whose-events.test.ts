/** Whose events a consignment gets, and what its parties read of others in the same load unit. */
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/application/index.js';
import type { NewConsignment, TrackedEvent } from '../../src/contract/index.js';
import { createLogHub } from '../../src/http/operations/log/log-hub.js';
import { verifyLog } from '../../src/operations/index.js';
import { actorOf, type CastMember, consignmentOf, createOperationsScene, doneOf, eventOf, orderOf, system } from '../scenes/operations-scene.js';
import { sha256 } from '../store/sample-documents.js';

const box = 'MSKU9070323';
const carriedBy = (shipper: CastMember, consignee: CastMember, carrier: CastMember = 'kazakh'): Partial<NewConsignment> => ({
  parties: [
    { party: shipper, role: 'shipper' },
    { party: consignee, role: 'consignee' },
    { party: carrier, role: 'carrier' },
  ],
});
const position = (id: string, rest: Parameters<typeof eventOf>[2] = {}) =>
  eventOf(box, id, { code: 'POSI', place: null, position: { lat: 43.2, lon: 51.7 }, ...rest });

/** Two shippers in one container of one carrier, who know nothing of each other. */
async function shareBox() {
  const scene = await createOperationsScene();
  const { desk } = scene;
  const open = async (shipper: CastMember, change: Partial<NewConsignment>) => {
    const { id, version } = doneOf(await desk.openConsignment(actorOf(shipper), consignmentOf([box], change), undefined));
    return doneOf(await desk.changeConsignment(actorOf(shipper), id, { version, state: 'booked' }));
  };
  return { ...scene, open, first: await open('henan', carriedBy('henan', 'buyer')), second: await open('railway', carriedBy('railway', 'corridor')) };
}

describe('TR11: an event found by its load unit belongs to consignments in which its sender takes part', () => {
  test('a stranger that opens and books a consignment with somebody’s unit and its carrier learns nothing', async () => {
    const { desk, open, first } = await shareBox();
    doneOf(await desk.postEvents(actorOf('kazakh'), [position('named', { consignments: [first.id] })]));
    const spied = await Promise.all(
      (['carrier', 'forwarder', 'customs'] as const).map((role) =>
        open('stranger', {
          parties: [
            { party: 'stranger', role: 'shipper' },
            { party: 'stranger', role: 'consignee' },
            { party: 'kazakh', role },
          ],
        }),
      ),
    );
    doneOf(await desk.postEvents(actorOf('kazakh'), [position('later')]));
    for (const { id } of spied) expect(doneOf(await desk.listEvents(actorOf('stranger'), id))).toEqual([]);
    expect(await desk.listPositions(actorOf('stranger'))).toEqual([]);
    expect((await desk.readLog(actorOf('stranger'), 0, 1000)).lines.filter(({ kind }) => kind === 'event.recorded')).toEqual([]);
    expect(doneOf(await desk.listEvents(actorOf('henan'), first.id)).map(({ id }) => id)).toEqual(['later', 'named']);
  });

  test('an order that a stranger offers over its own consignment draws nobody in who has not acted on it', async () => {
    const { desk, open } = await shareBox();
    const spied = await open('stranger', carriedBy('stranger', 'stranger'));
    const order = orderOf([{ party: 'kazakh', consignment: spied }], { signatories: ['kazakh', 'stranger'] });
    const offered = doneOf(await desk.offerOrder(actorOf('stranger'), order, undefined));
    const refused = await desk.postEvents(actorOf('kazakh'), [position('a')]);
    expect(refused).toMatchObject({ because: 'invalid', problems: [{ at: 'events[0].unit' }] });
    // who ticks its checklist has read it and takes part
    doneOf(await desk.checkItem(actorOf('kazakh'), offered.id, { convoy: 'of-kazakh', item: 'crew', done: true }));
    doneOf(await desk.postEvents(actorOf('kazakh'), [position('a')]));
    expect(doneOf(await desk.listEvents(actorOf('stranger'), spied.id)).map(({ id }) => id)).toEqual(['a']);
  });

  test('the refusal says which consignments there are and how to begin; named once, the load unit is enough', async () => {
    const { desk, first } = await shareBox();
    const refused = await desk.postEvents(actorOf('kazakh'), [position('a')]);
    expect(refused.kind === 'refused' && refused.problems[0]?.sentence).toContain(first.id);
    expect(refused.kind === 'refused' && refused.problems[0]?.sentence).toContain('“consignments”');
    expect(doneOf(await desk.postEvents(actorOf('kazakh'), [position('a', { consignments: [first.id] }), position('b')])).accepted).toBe(2);
    doneOf(await desk.postEvents(actorOf('kazakh'), [position('c')]));
    expect(doneOf(await desk.listEvents(actorOf('henan'), first.id)).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  test('what a refused batch names is not named', async () => {
    const { desk, first } = await shareBox();
    await desk.postEvents(actorOf('kazakh'), [position('a', { consignments: [first.id] }), eventOf('NOWHERE', 'b')]);
    expect(await desk.postEvents(actorOf('kazakh'), [position('c')])).toMatchObject({ kind: 'refused' });
  });

  test('TR3: one cannot name a consignment that one does not see, that has not the unit, or that is a draft', async () => {
    const { desk, first, second } = await shareBox();
    const draft = doneOf(await desk.openConsignment(actorOf('henan'), consignmentOf([box], carriedBy('henan', 'buyer')), undefined));
    const other = doneOf(await desk.openConsignment(actorOf('henan'), consignmentOf(['OTHER'], carriedBy('henan', 'buyer')), undefined));
    const refused = await desk.postEvents(actorOf('henan'), [position('a', { consignments: [first.id, second.id, other.id, draft.id] })]);
    expect(refused.kind === 'refused' && refused.problems.map(({ at }) => at)).toEqual([1, 2, 3].map((i) => `events[0].consignments[${i}]`));
  });

  test('a draft gets no events, not even of who opened it', async () => {
    const { desk } = await createOperationsScene();
    const draft = doneOf(await desk.openConsignment(actorOf('henan'), consignmentOf([box], carriedBy('henan', 'buyer')), undefined));
    const refused = await desk.postEvents(actorOf('henan'), [position('a')]);
    expect(refused.kind === 'refused' && refused.problems).toMatchObject([{ at: 'events[0].unit', sentence: expect.stringContaining('draft') }]);
    doneOf(await desk.changeConsignment(actorOf('henan'), draft.id, { version: draft.version, state: 'booked' }));
    expect(doneOf(await desk.postEvents(actorOf('henan'), [position('a')])).accepted).toBe(1);
  });
});

describe('TR12: of an event’s consignments everybody reads those that it sees', () => {
  const shared = async () => {
    const scene = await shareBox();
    const { desk, first, second } = scene;
    doneOf(await desk.postEvents(actorOf('kazakh'), [position('a', { consignments: [first.id, second.id] }), position('b')]));
    doneOf(await desk.postEvents(actorOf('kazakh'), [{ id: 'back', retracts: 'b', because: 'The wrong box.' }]));
    return scene;
  };
  const both = (a: { id: string }, b: { id: string }) => [a.id, b.id].sort();

  test('in the events of a consignment and in the last positions', async () => {
    const { desk, first, second } = await shared();
    const told = async (party: string, id: string): Promise<readonly TrackedEvent[]> => doneOf(await desk.listEvents(actorOf(party), id));
    for (const event of await told('henan', first.id)) expect(event.consignments).toEqual([first.id]);
    for (const event of await told('corridor', second.id)) expect(event.consignments).toEqual([second.id]);
    for (const event of await told('kazakh', second.id)) expect(event.consignments).toEqual(both(first, second));
    expect((await desk.listPositions(actorOf('buyer'))).map(({ consignments }) => consignments)).toEqual([[first.id]]);
    expect((await desk.listPositions(system)).map(({ consignments }) => consignments)).toEqual([both(first, second)]);
  });

  test('in the log, which says that ids were withheld; no byte of it has another’s id', async () => {
    const { desk, first, second } = await shared();
    for (const [party, own, other] of [
      ['henan', first, second],
      ['corridor', second, first],
    ] as const) {
      const { lines } = await desk.readLog(actorOf(party), 0, 1000);
      expect(JSON.stringify(lines)).not.toContain(other.id);
      const events = lines.filter(({ kind }) => kind.startsWith('event.'));
      expect(events.map(({ body, withheld }) => [(body as { consignments?: unknown }).consignments, withheld])).toEqual(
        Array.from({ length: 3 }, () => [[own.id], 1]),
      );
    }
    const whole = (await desk.readLog(actorOf('kazakh'), 0, 1000)).lines.filter(({ kind }) => kind.startsWith('event.'));
    expect(whole.map(({ withheld }) => withheld)).toEqual([undefined, undefined, undefined]);
  });

  test('in the live log, read along with others or alone', async () => {
    const { desk, first, second } = await shared();
    const head = await desk.logHead();
    for (const kept of [2000, 1]) {
      const hub = createLogHub({ desk, clock: () => performance.now() }, { kept, page: 500 });
      const follow = async (actor: Actor): Promise<string> => {
        const stop = new AbortController();
        let text = '';
        for await (const frames of hub.watch({ actor, signal: stop.signal, isAdmitted: async () => true }, 0)) {
          text += frames.map((frame) => frame.text).join('');
          if ((frames.at(-1)?.line.seq ?? 0) >= head) break;
        }
        return text;
      };
      const ofParty = (party: CastMember): Promise<string> => follow(actorOf(party, ['events:read', 'consignments:read']));
      const all = [
        ofParty('henan'),
        ofParty('corridor'),
        ofParty('kazakh'),
        follow({ ...system, scopes: ['events:read', 'consignments:read'] }),
      ] as const;
      const [henan, corridor, kazakh, operator] = await Promise.all(all);
      expect([operator.includes(first.id), operator.includes(second.id), operator.includes('withheld')]).toEqual([true, true, false]);
      expect([henan.includes(first.id), henan.includes(second.id)]).toEqual([true, false]);
      expect([corridor.includes(first.id), corridor.includes(second.id)]).toEqual([false, true]);
      expect([kazakh.includes(first.id), kazakh.includes(second.id)]).toEqual([true, true]);
      expect(henan).toContain('"withheld":1');
    }
  });

  test('LO3: the chain stays that of the whole lines: who sees all verifies it, and nobody takes a cut line for a whole one', async () => {
    const { desk } = await shared();
    expect((await desk.verifyLog()).ok).toBe(true);
    const { lines: all } = await desk.readLog(system, 0, 1000);
    const cut = new Map(
      (await desk.readLog(actorOf('henan'), 0, 1000)).lines.flatMap((line) => (line.withheld === undefined ? [] : [[line.seq, line]])),
    );
    expect(cut.size).toBe(3);
    for (const line of all) if (cut.has(line.seq)) expect(cut.get(line.seq)?.hash).toBe(line.hash);
    const mixed = all.map((line) => cut.get(line.seq) ?? line);
    const verdict = await verifyLog(async (after) => mixed.filter(({ seq }) => seq > after), { through: [], sha256 });
    expect(verdict).toMatchObject({ ok: false, firstBroken: Math.min(...cut.keys()) });
  });
});
