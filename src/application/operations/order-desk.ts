/** Dispatch orders: offered, readied, signed together, amended, withdrawn (SPEC DI). The rules are in operations/dispatch; here is what they need to know. */
import type { Consignment, DispatchOrder, NewOrder, OrderFile } from '../../contract/index.js';
import {
  checkOrder,
  decide,
  done,
  listOrderConsignments,
  type OrderCommand,
  type OrderFacts,
  type Outcome,
  type OwnedKey,
  offerOrder,
  refuse,
  refuseForProblems,
} from '../../operations/index.js';
import type { Change } from './change-lane.js';
import { type DeskContext, findParties, findSeenOrder, refuseUnknown } from './desk-context.js';
import { makeOnce } from './once.js';
import type { OperationsDesk } from './operations-desk.js';
import type { StoreReading } from './operations-store.js';
import type { Actor } from './outcome.js';
import { settleOrder } from './settle-order.js';

type OrderDesk = Pick<
  OperationsDesk,
  'offerOrder' | 'readOrder' | 'listOrders' | 'checkItem' | 'declareReady' | 'signOrder' | 'amendOrder' | 'withdrawOrder' | 'writeOrderFile'
>;

/** What checking the content of an order needs to know; `by` sees the consignments that it may name. */
async function readFacts({ store, now }: Change, content: NewOrder, by: string, order: string | undefined): Promise<OrderFacts> {
  const known = await findParties(store, [...content.signatories, ...content.convoys.map(({ party }) => party)]);
  const ids = listOrderConsignments(content);
  const seers = await store.seenBy(ids);
  const consignments = new Map<string, Consignment>();
  for (const id of ids) {
    const found = seers.get(id)?.includes(by) === true ? await store.consignment(id) : undefined;
    if (found !== undefined) consignments.set(id, found);
  }
  return { now, isParty: (id) => known.has(id), consignments, order };
}

/** Keys that a signature may mean: those of its party, and of all parties where it is none of them. */
async function listKeys(reading: StoreReading, party: string, keyId: string): Promise<readonly OwnedKey[]> {
  const own = await reading.party(party);
  const parties = own?.signingKeys.some(({ id }) => id === keyId) === true ? [own] : await reading.parties();
  return parties.flatMap(({ id, signingKeys }) => signingKeys.map((key) => ({ ...key, party: id })));
}

async function readOrderFile(reading: StoreReading, order: DispatchOrder): Promise<OrderFile> {
  const signatures = [order, ...order.earlier].flatMap((version) => version.signatures);
  const keys = new Map<string, OrderFile['keys'][number]>();
  for (const { party, keyId } of signatures) {
    const key = (await reading.party(party))?.signingKeys.find(({ id }) => id === keyId);
    if (key !== undefined) keys.set(keyId, { party, keyId, publicKey: key.publicKey });
  }
  return { formatVersion: 1, order, keys: [...keys.values()] };
}

/** Finds the order, lets the rules decide, writes what they decided. */
const deciding = (context: DeskContext, action: string) => {
  return (actor: Actor, id: string, ask: (change: Change, order: DispatchOrder) => Promise<Outcome<OrderCommand>>): Promise<Outcome<DispatchOrder>> =>
    context.change({ actor, action, subject: id }, async (change) => {
      const before = await findSeenOrder(change.store, actor, id);
      if (before === undefined) return refuseUnknown('order', id);
      const command = await ask(change, before);
      if (command.kind === 'refused') return command;
      const { sha256, verify } = context.parts;
      const outcome = decide(before, command.value, { now: change.now, sha256, verify });
      if (outcome.kind === 'refused') return outcome;
      const { order, lines } = outcome.value;
      const by = command.value.kind === 'sign' ? command.value.signature.party : actor.party;
      if (lines.length > 0) await settleOrder(change, { before, order, lines, by });
      return done(order);
    });
};

export function createOrderDesk(context: DeskContext): OrderDesk {
  const { parts, change, read } = context;
  return {
    offerOrder: (actor, given, key) =>
      change({ actor, action: 'offerOrder', subject: undefined }, async (inside) => {
        const by = actor.party;
        if (by === undefined) return refuse('not-yours', 'An order is issued by a party, by its own key.');
        const make = async (): Promise<Outcome<DispatchOrder>> => {
          const problems = checkOrder(given, await readFacts(inside, given, by, undefined));
          if (problems.length > 0) return refuseForProblems('order', problems);
          const order = offerOrder(given, { id: parts.createId('ord'), by, now: inside.now, sha256: parts.sha256 });
          await settleOrder(inside, { before: undefined, order, lines: ['order.offered'], by });
          return done(order);
        };
        return await makeOnce(context, inside, { actor, action: 'offerOrder', key, request: given }, { make, find: (id) => inside.store.order(id) });
      }),
    readOrder: (actor, id) =>
      read({ actor, action: 'readOrder', subject: id }, async (reading) => {
        const order = await findSeenOrder(reading, actor, id);
        return order === undefined ? refuseUnknown('order', id) : done(order);
      }),
    listOrders: (actor) => parts.store.read((reading) => reading.orders({ party: actor.party })),
    checkItem: (actor, id, check) => deciding(context, 'checkItem')(actor, id, async () => done({ kind: 'check', by: actor.party, ...check })),
    declareReady: (actor, id, convoy) => deciding(context, 'declareReady')(actor, id, async () => done({ kind: 'ready', by: actor.party, convoy })),
    signOrder: (actor, id, signature) =>
      deciding(context, 'signOrder')(actor, id, async ({ store }) =>
        done({ kind: 'sign', by: actor.party, signature, keys: await listKeys(store, signature.party, signature.keyId) }),
      ),
    amendOrder: (actor, id, version, content) =>
      deciding(context, 'amendOrder')(actor, id, async (inside, before) => {
        const command: OrderCommand = { kind: 'amend', by: actor.party, version, content };
        // who may not amend, or not now, is told so and not what is wrong with the content
        const isAllowed = decide(before, command, { now: inside.now, sha256: parts.sha256, verify: parts.verify }).kind === 'done';
        const problems = isAllowed ? checkOrder(content, await readFacts(inside, content, before.content.issuedBy, id)) : [];
        return problems.length > 0 ? refuseForProblems('order', problems) : done(command);
      }),
    withdrawOrder: (actor, id, because) =>
      deciding(context, 'withdrawOrder')(actor, id, async () => done({ kind: 'withdraw', by: actor.party, because })),
    writeOrderFile: (actor, id) =>
      read({ actor, action: 'writeOrderFile', subject: id }, async (reading) => {
        const order = await findSeenOrder(reading, actor, id);
        return order === undefined ? refuseUnknown('order', id) : done(await readOrderFile(reading, order));
      }),
  };
}
