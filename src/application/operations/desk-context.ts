/** What every part of the desk shares: the lane of changes, who sees what, and the audit of refusals. */
import type { AuditEntry, Consignment, DispatchOrder } from '../../contract/index.js';
import {
  checkPlainText,
  listParticipants,
  listSeers,
  momentOf,
  type Outcome,
  type Refused,
  refuse,
  refuseForProblems,
  toPlainText,
} from '../../operations/index.js';
import type { Change, ChangeLane } from './change-lane.js';
import type { DeskOptions, DeskParts } from './desk-parts.js';
import type { StoreReading, StoreWriting } from './operations-store.js';
import type { Actor } from './outcome.js';

export interface DeskContext {
  readonly parts: DeskParts;
  readonly options: DeskOptions;
  readonly lane: ChangeLane;
  /** A change that a party asked for: its refusal is written in the audit before it is answered (SPEC PA7). */
  readonly change: <T>(asked: Asked, work: (change: Change) => Promise<Outcome<T>>) => Promise<Outcome<T>>;
  /** A reading that may be refused, likewise. */
  readonly read: <T>(asked: Asked, work: (reading: StoreReading) => Promise<Outcome<T>>) => Promise<Outcome<T>>;
  readonly audited: <T>(asked: Asked, outcome: Outcome<T>) => Promise<Outcome<T>>;
}

/** Who asked for what. */
export interface Asked {
  readonly actor: Actor;
  /** Name of the operation: “signOrder”. */
  readonly action: string;
  readonly subject: string | undefined;
  /** What was sent; refused where it has texts that cannot be kept. */
  readonly given?: unknown;
}

/** The note of a refusal, in texts that every store keeps. */
export const auditedEntry = <T extends Pick<AuditEntry, 'subject' | 'sentence'>>(entry: T): T => ({
  ...entry,
  subject: entry.subject === null ? null : toPlainText(entry.subject),
  sentence: toPlainText(entry.sentence),
});

const refuseGiven = (given: unknown): Refused | undefined => {
  const problems = checkPlainText(given);
  return problems.length === 0 ? undefined : refuseForProblems('request', problems);
};

export function createContext(parts: DeskParts, options: DeskOptions, lane: ChangeLane): DeskContext {
  const audited = async <T>({ actor, action, subject }: Asked, outcome: Outcome<T>): Promise<Outcome<T>> => {
    if (outcome.kind === 'done') return outcome;
    const { because, sentence } = outcome;
    const { party, accessKey } = actor;
    const entry = auditedEntry({ party: party ?? null, accessKey: accessKey ?? null, action, subject: subject ?? null, because, sentence });
    await lane.change(({ store, now }) => store.addAudit({ ...entry, at: momentOf(now) }));
    return outcome;
  };
  return {
    parts,
    options,
    lane,
    audited,
    change: async (asked, work) => await audited(asked, refuseGiven(asked.given) ?? (await lane.change(work))),
    read: async (asked, work) => await audited(asked, await parts.store.read(work)),
  };
}

/** May set up parties and keys of others: who runs the store, or holds the scope. */
export const maySetUp = ({ party, scopes }: Actor): boolean => party === undefined || scopes.includes('parties:write');

/** The same words whether it is not there or not seen (SPEC CO2, DI2). */
export const refuseUnknown = (what: string, id: string): Refused => refuse('unknown', `There is no ${what} ${id} that you see.`);

const isSeen = async (reading: StoreReading, actor: Actor, id: string): Promise<boolean> =>
  actor.party === undefined || ((await reading.seenBy([id])).get(id) ?? []).includes(actor.party);

export async function findSeenConsignment(reading: StoreReading, actor: Actor, id: string): Promise<Consignment | undefined> {
  return (await isSeen(reading, actor, id)) ? await reading.consignment(id) : undefined;
}

export async function findSeenOrder(reading: StoreReading, actor: Actor, id: string): Promise<DispatchOrder | undefined> {
  return (await isSeen(reading, actor, id)) ? await reading.order(id) : undefined;
}

/** Keeps it with who sees it, and with who acts on it now (SPEC TR11). `order` is the one that it names, where the caller has it at hand. */
export async function putConsignment(
  store: StoreWriting,
  consignment: Consignment,
  { order, by }: { readonly order?: DispatchOrder; readonly by?: string | undefined } = {},
): Promise<void> {
  const named = consignment.order === null ? undefined : (order ?? (await store.order(consignment.order)));
  await store.putConsignment(consignment, listSeers(consignment, named), by === undefined ? [consignment.createdBy] : [consignment.createdBy, by]);
}

export const putOrder = (store: StoreWriting, order: DispatchOrder): Promise<void> => store.putOrder(order, listParticipants(order.content));

/** Which of these parties there are. */
export async function findParties(reading: StoreReading, ids: Iterable<string>): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (const id of new Set(ids)) if ((await reading.party(id)) !== undefined) known.add(id);
  return known;
}
