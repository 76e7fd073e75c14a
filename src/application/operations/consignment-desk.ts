/** Consignments: opened, read, changed, and led another way (SPEC CO). */
import type { Consignment, LogKind } from '../../contract/index.js';
import {
  type Agreement,
  agreeToItinerary,
  changeConsignment,
  checkConsignment,
  done,
  type Outcome,
  openConsignment,
  proposeItinerary,
  refuse,
  refuseForProblems,
} from '../../operations/index.js';
import type { Change } from './change-lane.js';
import { type DeskContext, findParties, findSeenConsignment, putConsignment, refuseUnknown } from './desk-context.js';
import { makeOnce } from './once.js';
import type { OperationsDesk } from './operations-desk.js';
import type { Actor } from './outcome.js';

type ConsignmentDesk = Pick<
  OperationsDesk,
  'openConsignment' | 'readConsignment' | 'listConsignments' | 'changeConsignment' | 'listWaysOn' | 'proposeItinerary' | 'agreeToItinerary'
>;

/** Keeps it, and records that this happened to it. */
async function put(change: Change, party: string | undefined, consignment: Consignment, kinds: readonly Extract<LogKind, `consignment.${string}`>[]) {
  await putConsignment(change.store, consignment, { by: party });
  for (const kind of kinds) change.record(kind, party ?? null, consignment.id, consignment);
  change.look(consignment.id);
  return done(consignment);
}

const putAgreement = (change: Change, by: string, kind: 'consignment.proposed' | 'consignment.agreed', { consignment, adopted }: Agreement) =>
  put(change, by, consignment, adopted ? [kind, 'consignment.changed'] : [kind]);

/** Finds it, lets `work` decide about it. */
const changing = (context: DeskContext, { actor, action, id, given }: { actor: Actor; action: string; id: string; given?: unknown }) => {
  return (work: (change: Change, consignment: Consignment) => Promise<Outcome<Consignment>>): Promise<Outcome<Consignment>> =>
    context.change({ actor, action, subject: id, given }, async (change) => {
      const consignment = await findSeenConsignment(change.store, actor, id);
      return consignment === undefined ? refuseUnknown('consignment', id) : await work(change, consignment);
    });
};

const orderOf = async ({ store }: Change, { order }: Consignment) => (order === null ? undefined : await store.order(order));

const onlyParties = () => refuse('not-yours', 'A party does this, by its own key: say which one you are.');

export function createConsignmentDesk(context: DeskContext): ConsignmentDesk {
  const { parts, change, read } = context;
  return {
    openConsignment: (actor, given, key) =>
      change({ actor, action: 'openConsignment', subject: undefined, given }, (inside) => {
        const by = actor.party ?? given.parties.find(({ role }) => role === 'shipper')?.party;
        const make = async (): Promise<Outcome<Consignment>> => {
          const known = await findParties(
            inside.store,
            given.parties.map(({ party }) => party),
          );
          const problems = checkConsignment(given, (id) => known.has(id));
          if (problems.length > 0 || by === undefined) return refuseForProblems('consignment', problems);
          if (!given.parties.some(({ party }) => party === by))
            return refuse('not-yours', `${by} has no role in this consignment; a party opens those in which it has one.`);
          const opened = openConsignment(given, { id: parts.createId('con'), by, now: inside.now });
          return await put(inside, actor.party, opened, ['consignment.opened']);
        };
        return makeOnce(
          context,
          inside,
          { actor, action: 'openConsignment', key, request: given },
          { make, find: (id) => inside.store.consignment(id) },
        );
      }),
    readConsignment: (actor, id) =>
      read({ actor, action: 'readConsignment', subject: id }, async (reading) => {
        const consignment = await findSeenConsignment(reading, actor, id);
        return consignment === undefined ? refuseUnknown('consignment', id) : done(consignment);
      }),
    listConsignments: (actor, page) => parts.store.read((reading) => reading.consignments({ party: actor.party, ...page })),
    changeConsignment: (actor, id, given) =>
      changing(context, { actor, action: 'changeConsignment', id, given })(async (inside, consignment) => {
        const outcome = changeConsignment(consignment, given, actor.party);
        if (outcome.kind === 'refused' || outcome.value === consignment) return outcome;
        return await put(inside, actor.party, outcome.value, ['consignment.changed']);
      }),
    listWaysOn: async (actor, id) => {
      const asked = { actor, action: 'listWaysOn', subject: id };
      const found = await read(asked, async (reading) => {
        const consignment = await findSeenConsignment(reading, actor, id);
        return consignment === undefined ? refuseUnknown('consignment', id) : done({ consignment, events: await reading.eventsOfConsignment(id) });
      });
      return found.kind === 'done' ? done(await parts.forecaster.waysOn({ ...found.value, now: parts.now() })) : found;
    },
    proposeItinerary: (actor, id, version, proposed) =>
      changing(context, { actor, action: 'proposeItinerary', id, given: proposed })(async (inside, consignment) => {
        if (actor.party === undefined) return onlyParties();
        const order = await orderOf(inside, consignment);
        const outcome = proposeItinerary(consignment, { by: actor.party, version, proposed, order });
        return outcome.kind === 'done' ? await putAgreement(inside, actor.party, 'consignment.proposed', outcome.value) : outcome;
      }),
    agreeToItinerary: (actor, id, version) =>
      changing(context, { actor, action: 'agreeToItinerary', id })(async (inside, consignment) => {
        if (actor.party === undefined) return onlyParties();
        const outcome = agreeToItinerary(consignment, { by: actor.party, version, order: await orderOf(inside, consignment) });
        if (outcome.kind === 'refused') return outcome;
        // who has agreed already agrees again: nothing changes
        if (outcome.value.consignment === consignment) return done(consignment);
        return await putAgreement(inside, actor.party, 'consignment.agreed', outcome.value);
      }),
  };
}
