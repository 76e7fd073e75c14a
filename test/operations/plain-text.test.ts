/** What cannot be hashed or kept is refused where it is sent, with its place, before anything is written. */
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/application/index.js';
import { checkPlainText } from '../../src/operations/index.js';
import { actorOf, consignmentOf, createOperationsScene, eventOf, ferryItinerary, orderOf, system } from '../scenes/operations-scene.js';

describe('LO8', () => {
  test.each(['\ud83d', '\ude9a', '\0'])('a text with %j is refused wherever it is sent', async (bad) => {
    const { desk, offer, openBooked } = await createOperationsScene();
    const order = await offer();
    const consignment = await openBooked(['T1']);
    const { id, version } = consignment;
    const { formatVersion: _, id: __, version: ___, issuedBy: ____, issuedAt: _____, ...content } = order.content;
    const head = await desk.logHead();
    const calls: readonly [at: string, call: () => Promise<Outcome<unknown>>][] = [
      ['name', () => desk.addParty(system, { id: 'port', name: bad, country: 'KZ' })],
      ['label', () => desk.createAccessKey(system, { party: 'henan', scopes: ['events:read'], label: bad, expiresAt: null })],
      ['reference', () => desk.openConsignment(actorOf('corridor'), consignmentOf(['T2'], { reference: `a${bad}` }), undefined)],
      [
        'papers[0].number',
        () => desk.changeConsignment(actorOf('henan'), id, { version, papers: [{ kind: 'CMR', number: bad, issuedAt: null, expiresAt: null }] }),
      ],
      ['because', () => desk.proposeItinerary(actorOf('henan'), id, version, { itinerary: ferryItinerary, places: [], replay: null, because: bad })],
      ['title', () => desk.offerOrder(actorOf('corridor'), orderOf([{ party: 'henan', consignment }], { title: bad }), undefined)],
      ['title', () => desk.amendOrder(actorOf('corridor'), order.id, 1, { ...content, title: bad })],
      ['because', () => desk.withdrawOrder(actorOf('corridor'), order.id, bad)],
      ['events[1].note', () => desk.postEvents(actorOf('henan'), [eventOf('T1', 'a'), eventOf('T1', 'b', { note: bad })])],
    ];
    for (const [at, call] of calls) expect(await call()).toMatchObject({ kind: 'refused', because: 'invalid', problems: [{ at }] });
    expect(await desk.logHead()).toBe(head);
    // an id that cannot be is unknown like any other, and its refusal is noted in a text that can be kept
    expect(await desk.readOrder(actorOf('henan'), `ord_${bad}`)).toMatchObject({ because: 'unknown' });
    expect((await desk.listAudit(system, undefined, 100)).at(-1)?.subject).toBe('ord_\ufffd');
  });

  test('whole pairs, and everything else that people write, is plain; what is nested too deep is not', () => {
    expect(checkPlainText({ 啟運: ['🚚', 'Қазақстан', '豫A12345\n'], n: 1, b: null })).toEqual([]);
    let deep: unknown = 'text';
    for (let i = 0; i < 20_000; i++) deep = [deep];
    expect(checkPlainText({ deep })).toHaveLength(1);
    expect(checkPlainText({ 'a\0': 1 })).toHaveLength(1);
  });
});
