/**
 * The store that operations need. One writer at a time: `write` runs in one transaction, serialised against every other writer (also
 * of another process), and is on disk when it resolves; it may run again from its start when the database asks for that, so `work`
 * must have no other effect. What goes wrong once it is on disk is no matter of `write`: its caller would do it again. Whole documents are kept, by id, with the few columns that are searched beside them.
 */
import type {
  AccessKey,
  Alarm,
  AuditEntry,
  Consignment,
  ConsignmentState,
  DeadLetter,
  DispatchOrder,
  Forecast,
  LogLine,
  Party,
  ShareLink,
  TrackedEvent,
  Webhook,
} from '../../contract/index.js';

/**
 * An event's name in the whole system: `party/id`. Two parties may use the same id; no party's id has a stroke in it. Retractions take
 * their ids from the same space.
 */
export type EventKey = string;
export const eventKeyOf = (party: string, id: string): EventKey => `${party}/${id}`;

/** A consignment as an event's way into it. */
export interface Carried {
  readonly consignment: string;
  readonly state: ConsignmentState;
  readonly seenBy: readonly string[];
  /** Parties whose events of its load units are its events without naming it: each has taken part in it by an act of its own. */
  readonly reporters: readonly string[];
}

export interface StoreReading {
  readonly head: () => Promise<{ readonly seq: number; readonly hash: string }>;
  /** Lines after `after`, in order. */
  readonly logAfter: (after: number, limit: number) => Promise<readonly LogLine[]>;
  readonly party: (id: string) => Promise<Party | undefined>;
  readonly parties: () => Promise<readonly Party[]>;
  readonly accessKeys: () => Promise<readonly (AccessKey & { readonly secretHash: string })[]>;
  readonly accessKeyBySecretHash: (secretHash: string) => Promise<AccessKey | undefined>;
  readonly shareLinks: (consignment: string) => Promise<readonly ShareLink[]>;
  readonly shareLink: (id: string) => Promise<ShareLink | undefined>;
  readonly shareLinkByTokenHash: (tokenHash: string) => Promise<ShareLink | undefined>;
  readonly consignment: (id: string) => Promise<Consignment | undefined>;
  /** In the order of ids; `party` undefined: all, else those `seenBy` that party. */
  readonly consignments: (filter: {
    readonly party: string | undefined;
    readonly states?: readonly ConsignmentState[];
    readonly after: string | undefined;
    readonly limit: number;
  }) => Promise<readonly Consignment[]>;
  /** Those not closed nor cancelled that carry one of these units, in the order of ids. One statement, however many. */
  readonly consignmentsOfUnits: (units: readonly string[]) => Promise<ReadonlyMap<string, readonly Carried[]>>;
  /** Who sees each of these consignments and orders, by id, as they were put. One statement, however many. */
  readonly seenBy: (ids: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>;
  readonly order: (id: string) => Promise<DispatchOrder | undefined>;
  /** Newest first; `party` undefined: all, else those `seenBy` that party. */
  readonly orders: (filter: { readonly party: string | undefined }) => Promise<readonly DispatchOrder[]>;
  /** Not in force, withdrawn or expired, whose window closes at or before this moment. */
  readonly ordersClosingBy: (moment: string) => Promise<readonly string[]>;
  /** Which of these there are, events and retractions, with the hash of what was posted. One statement, however many. */
  readonly eventsKnown: (keys: readonly EventKey[]) => Promise<ReadonlyMap<EventKey, { readonly postedHash: string }>>;
  readonly event: (key: EventKey) => Promise<TrackedEvent | undefined>;
  /** Ids of the party's events that begin so, sorted; what was several load units' in another system is here `id/unit` for each. */
  readonly eventIdsUnder: (party: string, beginning: string) => Promise<readonly string[]>;
  /** By the instant of `at`, then party, then id; retracted ones too. */
  readonly eventsOfConsignment: (consignment: string) => Promise<readonly TrackedEvent[]>;
  /** Of every unit of a consignment not closed nor cancelled that this party sees, the latest ACT event, not retracted, with a position or a place. */
  readonly lastPositions: (filter: { readonly party: string | undefined }) => Promise<readonly TrackedEvent[]>;
  readonly lastForecast: (consignment: string) => Promise<Forecast | undefined>;
  readonly forecasts: (consignment: string) => Promise<readonly Forecast[]>;
  readonly alarm: (id: string) => Promise<Alarm | undefined>;
  /** Those not cleared, newest first; of consignments that this party sees. */
  readonly alarms: (filter: { readonly party: string | undefined; readonly consignment?: string }) => Promise<readonly Alarm[]>;
  readonly webhooks: () => Promise<readonly (Webhook & { readonly secret: string })[]>;
  readonly deadLetters: (webhook: string) => Promise<readonly DeadLetter[]>;
  /** In the order of ids; `party` undefined: all. */
  readonly audit: (party: string | undefined, after: string | undefined, limit: number) => Promise<readonly AuditEntry[]>;
  /** What a request with this idempotency key made, by the same party and operation. */
  readonly idempotent: (key: string) => Promise<{ readonly requestHash: string; readonly subject: string } | undefined>;
}

export interface StoreWriting extends StoreReading {
  /** In order; the caller has chained them on `head()`. One statement, however many. */
  readonly appendLog: (lines: readonly LogLine[]) => Promise<void>;
  readonly putParty: (party: Party) => Promise<void>;
  readonly putAccessKey: (key: AccessKey & { readonly secretHash: string }) => Promise<void>;
  readonly putShareLink: (link: ShareLink & { readonly tokenHash: string }) => Promise<void>;
  readonly revokeShareLink: (id: string, at: string) => Promise<void>;
  /** `seenBy`: the parties that may see it, by the desk's rules; the store only keeps and searches them. `reporters` join those that it has. */
  readonly putConsignment: (consignment: Consignment, seenBy: readonly string[], reporters?: readonly string[]) => Promise<void>;
  /** Consignments by the id of the party that has begun to tell of them. One statement for each party. */
  readonly addReporters: (party: string, consignments: readonly string[]) => Promise<void>;
  readonly putOrder: (order: DispatchOrder, seenBy: readonly string[]) => Promise<void>;
  /** One statement, however many. */
  readonly insertEvents: (events: readonly (TrackedEvent & { readonly postedHash: string })[]) => Promise<void>;
  /** Marks the event with this key; keeps the retraction's own id as taken. */
  readonly retractEvent: (
    key: EventKey,
    retraction: { readonly id: string; readonly postedHash: string; readonly reportedBy: string; readonly at: string },
  ) => Promise<void>;
  readonly putForecasts: (forecasts: readonly Forecast[]) => Promise<void>;
  readonly putAlarms: (alarms: readonly Alarm[]) => Promise<void>;
  readonly putWebhook: (webhook: Webhook & { readonly secret: string }) => Promise<void>;
  readonly addDeadLetter: (letter: DeadLetter) => Promise<void>;
  /** The store gives the id: texts that sort in the order of writing. */
  readonly addAudit: (entry: Omit<AuditEntry, 'id'>) => Promise<void>;
  readonly putIdempotent: (key: string, made: { readonly requestHash: string; readonly subject: string }) => Promise<void>;
}

export interface OperationsStore {
  readonly read: <T>(work: (reading: StoreReading) => Promise<T>) => Promise<T>;
  readonly write: <T>(work: (writing: StoreWriting) => Promise<T>) => Promise<T>;
  /**
   * Calls with the newest sequence number once a change of the log is on disk, whoever made it, also another process on the same database;
   * may skip numbers, never goes back. Returns how to stop.
   */
  readonly watchHead: (listener: (seq: number) => void) => () => void;
  readonly close: () => Promise<void>;
}

/** Thrown by `read` and `write` while the database cannot be reached: nothing was changed. The doors say “try again”. */
export class StoreGone extends Error {
  override readonly name: string = 'StoreGone';
}

/** The database was lost while it committed: what was written may be on disk or not. Whoever asked looks, or asks the same again. */
export class StoreUnsure extends StoreGone {
  override readonly name = 'StoreUnsure';
}
