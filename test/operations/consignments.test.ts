/** Consignments: who opens, sees and changes them, when, and how a new itinerary is agreed to. */
import { describe, expect, test } from 'vitest';
import { type Consignment, type ConsignmentState, consignmentStates } from '../../src/contract/index.js';
import { actorOf, consignmentOf, createOperationsScene, doneOf, ferryItinerary, hours, orderOf, system } from '../scenes/operations-scene.js';

describe('opening', () => {
  test('CO1: every problem is told at once, each with its place, and nothing is opened', async () => {
    const { desk } = await createOperationsScene();
    const head = await desk.logHead();
    const outcome = await desk.openConsignment(
      actorOf('corridor'),
      consignmentOf(['T1', 'T1'], {
        parties: [
          { party: 'corridor', role: 'forwarder' },
          { party: 'corridor', role: 'forwarder' },
          { party: 'nobody', role: 'shipper' },
        ],
        itinerary: { ...ferryItinerary, legs: [] },
      }),
      undefined,
    );
    expect(outcome).toMatchObject({ kind: 'refused', because: 'invalid' });
    expect(outcome.kind === 'refused' && outcome.problems.map(({ at }) => at)).toEqual([
      'parties',
      'parties[2].party',
      'parties[1]',
      'units[1].id',
      'itinerary.legs',
    ]);
    expect(await desk.logHead()).toBe(head);
  });

  test('CO3: the same key and content give the same consignment; the same key with other content is a conflict', async () => {
    const { desk } = await createOperationsScene();
    const first = doneOf(await desk.openConsignment(actorOf('corridor'), consignmentOf(['T1']), 'monday-1'));
    const head = await desk.logHead();
    expect(doneOf(await desk.openConsignment(actorOf('corridor'), consignmentOf(['T1']), 'monday-1'))).toEqual(first);
    expect(await desk.openConsignment(actorOf('corridor'), consignmentOf(['T2']), 'monday-1')).toMatchObject({ because: 'conflict' });
    expect(await desk.logHead()).toBe(head);
    // a key belongs to a party: another may use the same word
    expect(doneOf(await desk.openConsignment(actorOf('henan'), consignmentOf(['T2']), 'monday-1')).id).not.toBe(first.id);
  });

  test('CO3: opened at the same moment with the same key, there is one', async () => {
    const { desk } = await createOperationsScene();
    const opened = await Promise.all(Array.from({ length: 8 }, () => desk.openConsignment(actorOf('corridor'), consignmentOf(['T1']), 'k')));
    expect(new Set(opened.map((outcome) => doneOf(outcome).id)).size).toBe(1);
    expect(await desk.listConsignments(system, { after: undefined, limit: 10 })).toHaveLength(1);
  });

  test('CO3: a party opens only those in which it has a role', async () => {
    const { desk } = await createOperationsScene();
    expect(await desk.openConsignment(actorOf('stranger'), consignmentOf(['T1']), undefined)).toMatchObject({ because: 'not-yours' });
  });

  test('CO8: an odd container number is taken with a warning, a right one without', async () => {
    const { desk } = await createOperationsScene();
    const box = (id: string) => ({ id, kind: 'container' as const, type: '40HC', grossKg: 20000, seals: [] });
    const given = consignmentOf([], { units: [box('CSQU3054383'), box('CSQU3054384'), box('BOX 7')] });
    const { units } = doneOf(await desk.openConsignment(actorOf('corridor'), given, undefined));
    // CSQU3054383 is the example of ISO 6346 itself
    expect(units.map(({ warnings }) => warnings.length)).toEqual([0, 1, 1]);
    expect(units[1]?.warnings[0]).toContain('ISO 6346 gives 3');
  });
});

describe('sight', () => {
  test('CO2: to who does not see it, it is as if it were not: same words, no line in any list', async () => {
    const { desk, openBooked } = await createOperationsScene();
    const { id } = await openBooked(['T1']);
    const outcomes = await Promise.all([
      desk.readConsignment(actorOf('stranger'), id),
      desk.changeConsignment(actorOf('stranger'), id, { version: 2, deadline: null }),
      desk.listEvents(actorOf('stranger'), id),
      desk.readForecast(actorOf('stranger'), id),
      desk.listForecasts(actorOf('stranger'), id),
      desk.listWaysOn(actorOf('stranger'), id),
      desk.listShareLinks(actorOf('stranger'), id),
      desk.createShareLink(actorOf('stranger'), id, '2025-01-01T00:00:00Z'),
      desk.proposeItinerary(actorOf('stranger'), id, 2, { itinerary: ferryItinerary, places: [], replay: null, because: 'x' }),
      desk.agreeToItinerary(actorOf('stranger'), id, 2),
    ]);
    for (const outcome of outcomes) expect(outcome).toMatchObject({ because: 'unknown', sentence: `There is no consignment ${id} that you see.` });
    expect(await desk.readConsignment(actorOf('stranger'), 'con_none')).toMatchObject({ sentence: 'There is no consignment con_none that you see.' });
    expect(await desk.listConsignments(actorOf('stranger'), { after: undefined, limit: 10 })).toEqual([]);
    expect(await desk.listPositions(actorOf('stranger'))).toEqual([]);
  });

  test('CO2, DI2: an order gives its participants sight of its consignments; withdrawn or amended without them it takes it again', async () => {
    const { desk, offer } = await createOperationsScene();
    const sees = async (party: string) => (await desk.listConsignments(actorOf(party), { after: undefined, limit: 10 })).length;
    const order = await offer({ signatories: ['henan', 'railway'] });
    expect(await sees('railway')).toBe(2);
    const { formatVersion: _, id: __, version, issuedBy: ___, issuedAt: ____, ...content } = order.content;
    doneOf(await desk.amendOrder(actorOf('corridor'), order.id, version, { ...content, signatories: ['henan'] }));
    expect(await sees('railway')).toBe(0);
    expect(await desk.listOrders(actorOf('railway'))).toEqual([]);
    expect(await sees('kazakh')).toBe(2);
    doneOf(await desk.withdrawOrder(actorOf('corridor'), order.id, 'Storm.'));
    expect(await sees('kazakh')).toBe(0);
    expect(await sees('henan')).toBe(2);
  });
});

describe('changes', () => {
  /** By hand, without an order. */
  const allowed: Readonly<Record<ConsignmentState, readonly ConsignmentState[]>> = {
    draft: ['booked', 'cancelled'],
    booked: ['draft', 'under-way', 'cancelled'],
    'under-way': ['arrived'],
    arrived: ['closed'],
    closed: [],
    cancelled: [],
  };
  const wayTo: Readonly<Record<ConsignmentState, readonly ConsignmentState[]>> = {
    draft: [],
    booked: ['booked'],
    'under-way': ['booked', 'under-way'],
    arrived: ['booked', 'under-way', 'arrived'],
    closed: ['booked', 'under-way', 'arrived', 'closed'],
    cancelled: ['cancelled'],
  };

  test.each(consignmentStates.flatMap((from) => consignmentStates.filter((to) => to !== from).map((to) => [from, to] as const)))(
    'CO4: from %s to %s is allowed just where the rule says',
    async (from, to) => {
      const { desk } = await createOperationsScene();
      let consignment = doneOf(await desk.openConsignment(actorOf('corridor'), consignmentOf(['T1']), undefined));
      for (const state of wayTo[from])
        consignment = doneOf(await desk.changeConsignment(actorOf('corridor'), consignment.id, { version: consignment.version, state }));
      const outcome = await desk.changeConsignment(actorOf('corridor'), consignment.id, { version: consignment.version, state: to });
      if (allowed[from].includes(to)) expect(outcome).toMatchObject({ kind: 'done', value: { state: to, version: consignment.version + 1 } });
      else expect(outcome).toMatchObject({ kind: 'refused', because: 'not-now' });
    },
  );

  test('CO5: shipper, forwarder and opener change it; a carrier may say only that it started or arrived; others nothing', async () => {
    const { desk, openBooked } = await createOperationsScene();
    const { parties } = consignmentOf([]);
    const { id, version } = await openBooked(['T1'], {
      parties: [...parties, { party: 'kazakh', role: 'carrier' }, { party: 'railway', role: 'port' }],
    });
    const deadline = '2024-07-20T00:00:00Z';
    for (const party of ['buyer', 'kazakh', 'railway'])
      expect(await desk.changeConsignment(actorOf(party), id, { version, deadline })).toMatchObject({ because: 'not-yours' });
    expect(await desk.changeConsignment(actorOf('railway'), id, { version, state: 'under-way' })).toMatchObject({ because: 'not-yours' });
    expect(await desk.changeConsignment(actorOf('kazakh'), id, { version, state: 'under-way', deadline })).toMatchObject({ because: 'not-yours' });
    expect((await desk.changeConsignment(actorOf('kazakh'), id, { version, state: 'under-way' })).kind).toBe('done');
    expect((await desk.changeConsignment(actorOf('henan'), id, { version: version + 1, deadline })).kind).toBe('done');
  });

  test('CO6: a change to a version that is no longer the present one is stale; of two at once one is taken', async () => {
    const { desk, openBooked } = await createOperationsScene();
    const { id, version } = await openBooked(['T1']);
    const outcomes = await Promise.all(
      ['2024-07-20T00:00:00Z', '2024-07-21T00:00:00Z'].map((deadline) => desk.changeConsignment(actorOf('henan'), id, { version, deadline })),
    );
    expect(outcomes.map((outcome) => (outcome.kind === 'done' ? 'done' : outcome.because)).sort()).toEqual(['done', 'stale']);
  });

  test('CO7, CO9: what an order names stays as it is, in no second order, until the order lets it go', async () => {
    const { desk, offer, pass } = await createOperationsScene();
    const order = await offer();
    const [consignment] = (await desk.listConsignments(actorOf('henan'), { after: undefined, limit: 10 })) as [Consignment];
    const { id, version } = consignment;
    expect(consignment.order).toBe(order.id);
    for (const change of [{ state: 'cancelled' }, { state: 'under-way' }, { state: 'draft' }, { goods: [] }, { units: [] }] as const)
      expect(await desk.changeConsignment(actorOf('henan'), id, { version, ...change } as never)).toMatchObject({ because: 'not-now' });
    const again = await desk.offerOrder(actorOf('corridor'), orderOf([{ party: 'henan', consignment }]), undefined);
    expect(again).toMatchObject({ because: 'invalid', sentence: expect.stringContaining('a consignment is in one order only') });
    expect((await desk.changeConsignment(actorOf('henan'), id, { version, deadline: '2024-07-20T00:00:00Z' })).kind).toBe('done');
    pass(hours(3));
    await desk.passTime();
    expect(doneOf(await desk.readConsignment(actorOf('henan'), id)).order).toBeNull();
    expect((await desk.changeConsignment(actorOf('henan'), id, { version: version + 2, state: 'cancelled' })).kind).toBe('done');
  });
});

describe('another way', () => {
  const proposal = { itinerary: { ...ferryItinerary, name: 'By the north' }, places: [], replay: null, because: 'The ferry does not sail.' };

  test('CO10: adopted when shipper, forwarder and consignee have agreed, each once; then the itinerary has a new version', async () => {
    const { desk, openBooked } = await createOperationsScene();
    const { id, version } = await openBooked(['T1']);
    let consignment = doneOf(await desk.proposeItinerary(actorOf('corridor'), id, version, proposal));
    expect(consignment).toMatchObject({ itineraryVersion: 1, proposal: { agreedBy: ['corridor'], mustAgree: ['henan', 'corridor', 'buyer'] } });
    consignment = doneOf(await desk.agreeToItinerary(actorOf('henan'), id, consignment.version));
    // who has agreed agrees again, and nothing changes
    expect(doneOf(await desk.agreeToItinerary(actorOf('henan'), id, consignment.version))).toEqual(consignment);
    expect(consignment.itinerary.name).toBe('Ferry');
    consignment = doneOf(await desk.agreeToItinerary(actorOf('buyer'), id, consignment.version));
    expect(consignment).toMatchObject({ itineraryVersion: 2, proposal: null, itinerary: { name: 'By the north' } });
    expect(await desk.agreeToItinerary(actorOf('buyer'), id, consignment.version)).toMatchObject({ because: 'not-now' });
  });

  test('CO11: nobody agrees to another proposal than the one read', async () => {
    const { desk, openBooked } = await createOperationsScene();
    const { id, version } = await openBooked(['T1']);
    const first = doneOf(await desk.proposeItinerary(actorOf('corridor'), id, version, proposal));
    doneOf(await desk.proposeItinerary(actorOf('henan'), id, first.version, { ...proposal, because: 'Another.' }));
    expect(await desk.agreeToItinerary(actorOf('buyer'), id, first.version)).toMatchObject({ because: 'stale' });
    expect(doneOf(await desk.readConsignment(system, id)).proposal).toMatchObject({ proposedBy: 'henan', agreedBy: ['henan'] });
  });

  test('CO10: not by who has no role, and not once it has arrived', async () => {
    const { desk, offer, openBooked } = await createOperationsScene();
    await offer();
    const [inOrder] = (await desk.listConsignments(actorOf('kazakh'), { after: undefined, limit: 1 })) as [Consignment];
    expect(await desk.proposeItinerary(actorOf('kazakh'), inOrder.id, inOrder.version, proposal)).toMatchObject({ because: 'not-yours' });
    let consignment = await openBooked(['T9']);
    for (const state of ['under-way', 'arrived'] as const)
      consignment = doneOf(await desk.changeConsignment(actorOf('henan'), consignment.id, { version: consignment.version, state }));
    expect(await desk.proposeItinerary(actorOf('henan'), consignment.id, consignment.version, proposal)).toMatchObject({ because: 'not-now' });
  });
});

test('CO12: load units do not change away from under what papers say of them; both change together', async () => {
  const { desk } = await createOperationsScene();
  const vehicle = (unit: string) => ({ unit, truck: 'XB-1' });
  const opened = doneOf(
    await desk.openConsignment(actorOf('corridor'), consignmentOf(['T1'], { particulars: { vehicles: [vehicle('T1')] } }), undefined),
  );
  const { units } = consignmentOf(['T2']);
  const change = { version: opened.version, units: units.map((unit) => ({ ...unit, warnings: [] })) };
  expect(await desk.changeConsignment(actorOf('corridor'), opened.id, change)).toMatchObject({
    because: 'invalid',
    problems: [{ at: 'particulars.vehicles[0].unit' }],
  });
  const both = { ...change, particulars: { vehicles: [vehicle('T2')] } };
  expect(doneOf(await desk.changeConsignment(actorOf('corridor'), opened.id, both)).units.map(({ id }) => id)).toEqual(['T2']);
});
