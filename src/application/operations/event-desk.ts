/**
 * Events as they are told (SPEC TR). Calls that meet in the lane are judged one after the other over one look-up of what is known, and
 * written by one statement for the events and one for the lines, so that two thousand units a minute cost little more than one.
 */
import type { EventReceipt, NewEvent, Retraction, TrackedEvent } from '../../contract/index.js';
import {
  checkPlainText,
  createEventJudge,
  done,
  type EventFacts,
  hashJson,
  isRetraction,
  momentOf,
  type Outcome,
  type PostedBatch,
  refuse,
  refuseForProblems,
  type Taken,
} from '../../operations/index.js';
import type { Change, Together } from './change-lane.js';
import { type DeskContext, findSeenConsignment, refuseUnknown } from './desk-context.js';
import { cutEvents } from './event-views.js';
import type { OperationsDesk } from './operations-desk.js';
import { type EventKey, eventKeyOf, type StoreReading } from './operations-store.js';

type EventDesk = Pick<OperationsDesk, 'postEvents' | 'listToldIds' | 'listEvents' | 'listPositions'>;

/** All that judging these batches asks of the store. */
async function readFacts(store: StoreReading, now: EventFacts['now'], batches: readonly PostedBatch[]): Promise<EventFacts> {
  const keys = new Set<EventKey>();
  const units = new Set<string>();
  const retracted = new Map<EventKey, TrackedEvent>();
  for (const { party, items } of batches)
    for (const { posted } of items) {
      keys.add(eventKeyOf(party, posted.id));
      if (!isRetraction(posted)) units.add(posted.unit);
    }
  for (const { party, items } of batches)
    for (const { posted } of items) {
      const event = isRetraction(posted) ? await store.event(eventKeyOf(party, posted.retracts)) : undefined;
      if (event !== undefined) retracted.set(eventKeyOf(party, event.id), event);
    }
  const known = await store.eventsKnown([...keys]);
  const carried = await store.consignmentsOfUnits([...units]);
  return {
    now,
    knownHash: (party, id) => known.get(eventKeyOf(party, id))?.postedHash,
    findEvent: (party, id) => retracted.get(eventKeyOf(party, id)),
    carriedBy: (party, unit) =>
      (carried.get(unit) ?? [])
        .filter(({ seenBy }) => seenBy.includes(party))
        .map(({ consignment, state, reporters }) => ({ consignment, isDraft: state === 'draft', takesPart: reporters.includes(party) })),
  };
}

async function putTaken({ store, now, record, look }: Change, taken: readonly Taken[]): Promise<void> {
  const told = taken.flatMap((one) => (one.kind === 'event' ? [{ ...one.event, postedHash: one.hash }] : []));
  if (told.length > 0) await store.insertEvents(told);
  for (const one of taken) {
    const { unit, consignments, reportedBy } = one.event;
    for (const consignment of consignments) look(consignment);
    if (one.kind === 'event') record('event.recorded', reportedBy, unit, one.event);
    else {
      const { retraction, hash } = one;
      await store.retractEvent(eventKeyOf(reportedBy, retraction.retracts), { id: retraction.id, postedHash: hash, reportedBy, at: momentOf(now) });
      record('event.retracted', reportedBy, unit, { ...retraction, unit, consignments });
    }
  }
}

const takeTogether: Together<PostedBatch, Outcome<EventReceipt>> = async (change, batches) => {
  const judge = createEventJudge(await readFacts(change.store, change.now, batches));
  const outcomes = batches.map(judge.judge);
  await putTaken(change, judge.taken());
  for (const [party, consignments] of judge.joined()) await change.store.addReporters(party, [...consignments]);
  return outcomes;
};

export function createEventDesk(context: DeskContext): EventDesk {
  const { parts, lane, audited, read } = context;
  const hash = (posted: NewEvent | Retraction): string => hashJson(posted, parts.sha256);
  return {
    postEvents: async (actor, events) => {
      const asked = { actor, action: 'postEvents', subject: events[0]?.id };
      const { party } = actor;
      if (party === undefined) return await audited(asked, refuse('not-yours', 'Events are told by a party, by its own key.'));
      if (events.length === 0) return done({ accepted: 0, repeated: 0, warnings: [] });
      const problems = checkPlainText(events, 'events');
      if (problems.length > 0) return await audited(asked, refuseForProblems('batch', problems));
      const items = events.map((posted) => ({ posted, hash: hash(posted) }));
      return await audited(asked, await lane.submit(takeTogether, { party, items }, items.length));
    },
    listToldIds: ({ party }, id) =>
      parts.store.read(async (reading) => {
        if (party === undefined) return [];
        const whole = await reading.event(eventKeyOf(party, id));
        return whole === undefined ? await reading.eventIdsUnder(party, `${id}/`) : [id];
      }),
    listEvents: (actor, id) =>
      read({ actor, action: 'listEvents', subject: id }, async (reading) => {
        const consignment = await findSeenConsignment(reading, actor, id);
        return consignment === undefined
          ? refuseUnknown('consignment', id)
          : done(await cutEvents(reading, actor, await reading.eventsOfConsignment(id)));
      }),
    listPositions: (actor) => parts.store.read(async (reading) => cutEvents(reading, actor, await reading.lastPositions({ party: actor.party }))),
  };
}
