/**
 * Batches of events, judged one after the other against what is there and what the batches before them brought (SPEC TR). Several callers'
 * batches share one judge, and so one transaction; each is taken whole or refused whole.
 */
import type { EventReceipt, NewEvent, Retraction, TrackedEvent } from '../../contract/index.js';
import type { Instant } from '../../units/index.js';
import { momentOf } from '../moment.js';
import type { Outcome, Problem } from '../outcome.js';
import { done, refuseForProblems } from '../refuse.js';
import { type CarriedUnit, findBelonging, type IsJoined } from './belonging.js';
import { listEventProblems, listEventWarnings } from './check-event.js';

export interface PostedItem {
  readonly posted: NewEvent | Retraction;
  /** SHA-256 of the canonical JSON of `posted`. */
  readonly hash: string;
}
export interface PostedBatch {
  readonly party: string;
  readonly items: readonly PostedItem[];
}
export const isRetraction = (posted: NewEvent | Retraction): posted is Retraction => 'retracts' in posted;

/** What a batch brings. */
export type Taken =
  | { readonly kind: 'event'; readonly event: TrackedEvent; readonly hash: string }
  | { readonly kind: 'retraction'; readonly retraction: Retraction; readonly event: TrackedEvent; readonly hash: string };

export interface EventFacts {
  readonly now: Instant;
  /** Hash of what was posted under this id by this party; undefined: nothing yet. */
  readonly knownHash: (party: string, id: string) => string | undefined;
  /** Open consignments that carry the unit and that the party sees. */
  readonly carriedBy: (party: string, unit: string) => readonly CarriedUnit[];
  /** An event of the party as it was before all batches; undefined where there is none. */
  readonly findEvent: (party: string, id: string) => TrackedEvent | undefined;
}

export interface EventJudge {
  /** Nothing of a refused batch stays. */
  readonly judge: (batch: PostedBatch) => Outcome<EventReceipt>;
  /** All that the taken batches brought, in order. */
  readonly taken: () => readonly Taken[];
  /** By party: the consignments in which it takes part from now on, since it named them in an event (SPEC TR11). */
  readonly joined: () => ReadonlyMap<string, ReadonlySet<string>>;
}

/** A view of what is known, with what was added on top of it. */
interface Ledger {
  readonly findHash: (name: string) => string | undefined;
  readonly findEvent: (name: string) => TrackedEvent | undefined;
  readonly hashes: Map<string, string>;
  readonly events: Map<string, TrackedEvent>;
}

const layOver = (under: Pick<Ledger, 'findHash' | 'findEvent'>): Ledger => {
  const hashes = new Map<string, string>();
  const events = new Map<string, TrackedEvent>();
  return {
    hashes,
    events,
    findHash: (name) => hashes.get(name) ?? under.findHash(name),
    findEvent: (name) => events.get(name) ?? under.findEvent(name),
  };
};

interface Draft {
  readonly party: string;
  readonly ledger: Ledger;
  readonly taken: Taken[];
  readonly warnings: Set<string>;
  readonly problems: Problem[];
  /** Consignments that the batch names, and in which its party took no part before. */
  readonly joined: Set<string>;
  repeated: number;
  conflicts: number;
}

const nameOf = (party: string, id: string): string => `${party}/${id}`;

function takeRetraction(draft: Draft, { posted, hash, at }: { posted: Retraction; hash: string; at: string }, { now }: EventFacts): void {
  const { party, ledger, problems, taken } = draft;
  const { retracts } = posted;
  const event = ledger.findEvent(nameOf(party, retracts));
  if (event === undefined) problems.push({ at: `${at}.retracts`, sentence: `You have told no event “${retracts}”; only one’s own are taken back.` });
  else if (event.retractedBy !== null)
    problems.push({ at: `${at}.retracts`, sentence: `Event “${retracts}” was taken back already, by “${event.retractedBy}”.` });
  else {
    const marked = { ...event, retractedBy: posted.id, retractedAt: momentOf(now) };
    ledger.events.set(nameOf(party, retracts), marked);
    taken.push({ kind: 'retraction', retraction: posted, event: marked, hash });
  }
}

function takeEvent(
  draft: Draft,
  { posted, hash, at }: { posted: NewEvent; hash: string; at: string },
  { now, carriedBy }: EventFacts,
  isJoined: IsJoined,
): void {
  const { party, ledger, problems, taken, warnings } = draft;
  const belonging = findBelonging(posted, at, carriedBy(party, posted.unit), isJoined);
  problems.push(...belonging.problems, ...listEventProblems(posted, { at, now }));
  for (const one of belonging.joined) draft.joined.add(one);
  const { consignments } = belonging;
  const odd = [...listEventWarnings(posted)];
  for (const warning of odd) warnings.add(warning);
  const told = { recordedAt: momentOf(now), reportedBy: party, retractedBy: null, retractedAt: null };
  const event: TrackedEvent = { ...posted, consignments, ...told, warnings: odd };
  ledger.events.set(nameOf(party, posted.id), event);
  taken.push({ kind: 'event', event, hash });
}

function takeItem(draft: Draft, { posted, hash }: PostedItem, at: string, facts: EventFacts, isJoined: IsJoined): void {
  const { party, ledger, problems } = draft;
  const name = nameOf(party, posted.id);
  const known = ledger.findHash(name);
  if (known === hash) draft.repeated++;
  else if (known !== undefined) {
    draft.conflicts++;
    problems.push({
      at: `${at}.id`,
      sentence: `Id “${posted.id}” was used for something else, and nothing told is ever changed: retract that one, and tell this under a new id.`,
    });
  } else {
    ledger.hashes.set(name, hash);
    if (isRetraction(posted)) takeRetraction(draft, { posted, hash, at }, facts);
    else takeEvent(draft, { posted, hash, at }, facts, isJoined);
  }
}

export function createEventJudge(facts: EventFacts): EventJudge {
  const split = (name: string): [string, string] => [name.slice(0, name.indexOf('/')), name.slice(name.indexOf('/') + 1)];
  const base = layOver({ findHash: (name) => facts.knownHash(...split(name)), findEvent: (name) => facts.findEvent(...split(name)) });
  const taken: Taken[] = [];
  const joined = new Map<string, Set<string>>();
  const judge = ({ party, items }: PostedBatch): Outcome<EventReceipt> => {
    const draft: Draft = { party, ledger: layOver(base), taken: [], warnings: new Set(), problems: [], joined: new Set(), repeated: 0, conflicts: 0 };
    const isJoined = (consignment: string): boolean => draft.joined.has(consignment) || joined.get(party)?.has(consignment) === true;
    for (const [i, item] of items.entries()) takeItem(draft, item, `events[${i}]`, facts, isJoined);
    if (draft.problems.length > 0) {
      const refused = refuseForProblems('batch', draft.problems);
      return draft.conflicts > 0 ? { ...refused, because: 'conflict' } : refused;
    }
    for (const [name, hash] of draft.ledger.hashes) base.hashes.set(name, hash);
    for (const [name, event] of draft.ledger.events) base.events.set(name, event);
    taken.push(...draft.taken);
    if (draft.joined.size > 0) joined.set(party, new Set([...(joined.get(party) ?? []), ...draft.joined]));
    return done({ accepted: draft.taken.length, repeated: draft.repeated, warnings: [...draft.warnings] });
  };
  return { judge, taken: () => taken, joined: () => joined };
}
