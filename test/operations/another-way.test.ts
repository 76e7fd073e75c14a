/** CO14: what another way does to an order that is signed and to what was made for the old one. */
import { describe, expect, test } from 'vitest';
import type { Consignment, DispatchOrder, NewConsignment } from '../../src/contract/index.js';
import { actorOf, createOperationsScene, doneOf, ferryItinerary, type OperationsScene, system } from '../scenes/operations-scene.js';

const [ferry] = ferryItinerary.legs;
if (ferry === undefined) throw new Error('the scene has a way of one leg');
const leg = (mode: 'road' | 'rail', layer: string, from: string, to: string) => ({
  ...ferry,
  mode,
  layer,
  title: `${from} to ${to}`,
  from: { ...ferry.from, id: from, name: from },
  to: { ...ferry.to, id: to, name: to },
});
const wayOf = (...legs: readonly ReturnType<typeof leg>[]): NewConsignment['itinerary'] => ({ ...ferryItinerary, name: 'Another', legs: [...legs] });
const byRoad = wayOf(leg('road', 'truck', 'KZALA', 'KZKRY'), leg('road', 'truck', 'KZKRY', 'AZALA'));
const byRailNorth = wayOf(leg('rail', 'rail1520', 'KZALA', 'RUAST'), leg('rail', 'rail1520', 'RUAST', 'AZALA'));

const proposed = (itinerary: NewConsignment['itinerary']) => ({ itinerary, places: [], replay: null, because: 'The ferry does not sail.' });

/** Proposed by the forwarder, agreed to by the two others. */
async function adopt(desk: OperationsScene['desk'], { id, version }: Consignment, itinerary: NewConsignment['itinerary']): Promise<Consignment> {
  const one = doneOf(await desk.proposeItinerary(actorOf('corridor'), id, version, proposed(itinerary)));
  const two = doneOf(await desk.agreeToItinerary(actorOf('henan'), id, one.version));
  return doneOf(await desk.agreeToItinerary(actorOf('buyer'), id, two.version));
}

const cmr = { kind: 'CMR', number: '4711', issuedAt: null, expiresAt: null } as const;
const smgs = { kind: 'SMGS', number: '99', issuedAt: null, expiresAt: null } as const;

describe('CO14: what no longer fits', () => {
  test('papers of a mode that is left and stations that are not passed are told before anybody agrees, and after', async () => {
    const { desk, openBooked } = await createOperationsScene();
    const rail = { stations: { KZKRY: '661234', AZALA: '550001' } };
    const consignment = await openBooked(['T1'], { itinerary: byRoad, papers: [cmr, smgs], particulars: { rail } });
    const asked = doneOf(await desk.proposeItinerary(actorOf('corridor'), consignment.id, consignment.version, proposed(byRailNorth)));
    const sentences = [
      'Paper CMR 4711 is for a way by road; the new way has no leg by road.',
      'Station 661234 is given for KZKRY, which the new way does not pass: take it out of particulars.rail.stations.',
    ];
    expect(asked.proposal?.noLongerFits).toEqual(sentences);
    expect(asked).not.toHaveProperty('noLongerFits');
    const two = doneOf(await desk.agreeToItinerary(actorOf('henan'), asked.id, asked.version));
    const adopted = doneOf(await desk.agreeToItinerary(actorOf('buyer'), asked.id, two.version));
    expect(adopted).toMatchObject({ itineraryVersion: 2, noLongerFits: sentences });
    // a deadline says nothing of it; papers and particulars given anew do
    const later = doneOf(await desk.changeConsignment(actorOf('henan'), adopted.id, { version: adopted.version, deadline: '2024-08-01T00:00:00Z' }));
    expect(later).toMatchObject({ noLongerFits: sentences });
    const mended = { version: later.version, papers: [smgs], particulars: { rail: { stations: { AZALA: '550001' } } } };
    expect(doneOf(await desk.changeConsignment(actorOf('henan'), later.id, mended))).not.toHaveProperty('noLongerFits');
  });

  test('nothing is told where all fits; a later way that fits takes back what an earlier one did not', async () => {
    const { desk, openBooked } = await createOperationsScene();
    const consignment = await openBooked(['T1'], { itinerary: byRoad, papers: [cmr] });
    const same = await adopt(desk, consignment, byRoad);
    expect(same).not.toHaveProperty('noLongerFits');
    const north = await adopt(desk, same, byRailNorth);
    expect(north.noLongerFits).toHaveLength(1);
    expect(await adopt(desk, north, byRoad)).not.toHaveProperty('noLongerFits');
  });
});

describe('CO14: orders', () => {
  const boundTo = async ({ desk }: OperationsScene, { content }: DispatchOrder): Promise<Consignment> =>
    doneOf(await desk.readConsignment(system, content.convoys[0]?.consignments[0] ?? ''));

  test('before anybody has signed, a convoy that stands off the new way is told', async () => {
    const scene = await createOperationsScene();
    const order = await scene.offer();
    const { id, version } = await boundTo(scene, order);
    const asked = doneOf(await scene.desk.proposeItinerary(actorOf('corridor'), id, version, proposed(byRailNorth)));
    expect(asked.proposal?.noLongerFits).toEqual([
      `Convoy “Convoy of henan” of order ${order.id} stands at KZKRY, which the new way does not pass: have the order amended.`,
    ]);
    const passing = doneOf(await scene.desk.proposeItinerary(actorOf('corridor'), id, asked.version, proposed(byRoad)));
    expect(passing.proposal).not.toHaveProperty('noLongerFits');
  });

  test('signed by some, nothing is proposed and nothing agreed to, with who has signed; in force, ways on are free again', async () => {
    const scene = await createOperationsScene();
    const { desk, makeReady, signatureOf } = scene;
    const order = await scene.offer();
    const before = await boundTo(scene, order);
    const waiting = doneOf(await desk.proposeItinerary(actorOf('corridor'), before.id, before.version, proposed(byRailNorth)));
    await makeReady(order);
    doneOf(await desk.signOrder(actorOf('henan'), order.id, signatureOf('henan', order)));
    const { version } = await boundTo(scene, order);
    const refused = { because: 'not-now', sentence: expect.stringContaining(`Order ${order.id} is signed by henan already`) };
    expect(await desk.agreeToItinerary(actorOf('henan'), before.id, version)).toMatchObject(refused);
    expect(await desk.proposeItinerary(actorOf('corridor'), before.id, version, proposed(byRoad))).toMatchObject(refused);
    expect((await boundTo(scene, order)).proposal).toEqual(waiting.proposal);
    doneOf(await desk.signOrder(actorOf('kazakh'), order.id, signatureOf('kazakh', order)));
    const released = await boundTo(scene, order);
    expect(released.state).toBe('under-way');
    expect((await adopt(desk, released, byRoad)).itinerary.name).toBe('Another');
  });

  test('in force, the load units that were released with it and keep their way are counted', async () => {
    const scene = await createOperationsScene();
    const { desk, makeReady, openBooked, signatureOf } = scene;
    const [one, other] = [await openBooked(['A1', 'A2']), await openBooked(['B1'])];
    const convoy = { id: 'all', party: 'henan', name: 'All', kind: 'trucks', place: 'KZKRY', checklist: [{ id: 'crew', text: 'Crew' }] } as const;
    const order = await scene.offer({
      convoys: [{ ...convoy, checklist: [...convoy.checklist], units: ['A1', 'A2', 'B1'], consignments: [one.id, other.id] }],
    });
    await makeReady(order);
    for (const party of ['henan', 'kazakh'] as const) doneOf(await desk.signOrder(actorOf(party), order.id, signatureOf(party, order)));
    const released = doneOf(await desk.readConsignment(system, one.id));
    const asked = doneOf(await desk.proposeItinerary(actorOf('corridor'), one.id, released.version, proposed(byRoad)));
    expect(asked.proposal?.noLongerFits).toEqual([`Order ${order.id} released it in convoy “All” with 1 other load unit; they keep their way.`]);
  });
});
