/** Everything that can be done with real cargo, as the doors see it. Every change is one transaction and one or more lines of the log. */
import type {
  AccessKey,
  Alarm,
  AuditEntry,
  Consignment,
  DeadLetter,
  DispatchOrder,
  DocumentKind,
  DocumentModel,
  EventReceipt,
  Forecast,
  LogLine,
  NewAccessKey,
  NewConsignment,
  NewEvent,
  NewOrder,
  NewParty,
  NewWebhook,
  OrderFile,
  OrderSignature,
  Party,
  PartyChange,
  Retraction,
  SharedDocument,
  ShareLink,
  TrackedEvent,
  Webhook,
} from '../../contract/index.js';
import type { LogHead, LogVerdict } from '../../operations/index.js';
import type { Readers } from './log-readers.js';
import type { Actor, Outcome } from './outcome.js';

type Itinerary = Pick<NewConsignment, 'itinerary' | 'places' | 'replay'>;

export interface LogStretch {
  readonly lines: readonly LogLine[];
  /** Up to this number these are all that the actor may see. */
  readonly upTo: number;
  /** There was nothing more behind it. */
  readonly isEnd: boolean;
}

export interface OperationsDesk {
  // parties and keys
  readonly listParties: (actor: Actor) => Promise<readonly Party[]>;
  readonly addParty: (actor: Actor, party: NewParty) => Promise<Outcome<Party>>;
  readonly changeParty: (actor: Actor, party: string, change: PartyChange) => Promise<Outcome<Party>>;
  readonly addSigningKey: (actor: Actor, party: string, publicKey: string) => Promise<Outcome<Party>>;
  readonly revokeSigningKey: (actor: Actor, party: string, keyId: string) => Promise<Outcome<Party>>;
  readonly createAccessKey: (actor: Actor, key: NewAccessKey) => Promise<Outcome<{ readonly key: AccessKey; readonly secret: string }>>;
  readonly rotateAccessKey: (actor: Actor, id: string) => Promise<Outcome<{ readonly key: AccessKey; readonly secret: string }>>;
  readonly revokeAccessKey: (actor: Actor, id: string) => Promise<Outcome<AccessKey>>;
  readonly listAccessKeys: (actor: Actor) => Promise<readonly AccessKey[]>;
  /** Undefined: no such key, or revoked, or expired. */
  readonly findActor: (secret: string) => Promise<Actor | undefined>;
  // share links
  readonly createShareLink: (
    actor: Actor,
    consignment: string,
    expiresAt: string,
  ) => Promise<Outcome<{ readonly link: ShareLink; readonly token: string }>>;
  readonly revokeShareLink: (actor: Actor, id: string) => Promise<Outcome<ShareLink>>;
  readonly listShareLinks: (actor: Actor, consignment: string) => Promise<Outcome<readonly ShareLink[]>>;
  readonly readShared: (token: string) => Promise<Outcome<SharedDocument>>;
  // consignments; a party sees those in which it has a role, or whose order it takes part in
  readonly openConsignment: (actor: Actor, consignment: NewConsignment, idempotencyKey: string | undefined) => Promise<Outcome<Consignment>>;
  readonly readConsignment: (actor: Actor, id: string) => Promise<Outcome<Consignment>>;
  readonly listConsignments: (actor: Actor, page: { readonly after: string | undefined; readonly limit: number }) => Promise<readonly Consignment[]>;
  readonly changeConsignment: (
    actor: Actor,
    id: string,
    change: { readonly version: number } & Partial<Pick<Consignment, 'state' | 'deadline' | 'papers' | 'goods' | 'units' | 'particulars'>>,
  ) => Promise<Outcome<Consignment>>;
  /** Ways from where it is, now: a plan from the last event. */
  readonly listWaysOn: (
    actor: Actor,
    id: string,
  ) => Promise<Outcome<{ readonly from: string; readonly ways: readonly Itinerary[]; readonly none: string | undefined }>>;
  /** A new version of the itinerary, adopted once all who must agree have. */
  readonly proposeItinerary: (
    actor: Actor,
    id: string,
    version: number,
    proposal: Itinerary & { readonly because: string },
  ) => Promise<Outcome<Consignment>>;
  readonly agreeToItinerary: (actor: Actor, id: string, version: number) => Promise<Outcome<Consignment>>;
  // dispatch orders
  readonly offerOrder: (actor: Actor, order: NewOrder, idempotencyKey: string | undefined) => Promise<Outcome<DispatchOrder>>;
  readonly readOrder: (actor: Actor, id: string) => Promise<Outcome<DispatchOrder>>;
  readonly listOrders: (actor: Actor) => Promise<readonly DispatchOrder[]>;
  readonly checkItem: (
    actor: Actor,
    order: string,
    check: { readonly convoy: string; readonly item: string; readonly done: boolean },
  ) => Promise<Outcome<DispatchOrder>>;
  readonly declareReady: (actor: Actor, order: string, convoy: string) => Promise<Outcome<DispatchOrder>>;
  /** The last signature puts it in force, once; the answer then has `inForceAt`. The same signature again changes nothing. */
  readonly signOrder: (actor: Actor, order: string, signature: OrderSignature) => Promise<Outcome<DispatchOrder>>;
  readonly amendOrder: (actor: Actor, order: string, version: number, content: NewOrder) => Promise<Outcome<DispatchOrder>>;
  readonly withdrawOrder: (actor: Actor, order: string, because: string) => Promise<Outcome<DispatchOrder>>;
  readonly writeOrderFile: (actor: Actor, order: string) => Promise<Outcome<OrderFile>>;
  // papers, written from what is kept; where there is nothing for one to cover the answer is an ordinary no
  readonly writePaper: (
    actor: Actor,
    consignment: string,
    asked: { readonly kind: DocumentKind; readonly unit?: string | undefined },
  ) => Promise<Outcome<DocumentModel>>;
  /** What sails together: the consignments of an order, or of one of its convoys. */
  readonly writeOrderManifest: (actor: Actor, order: string, convoy: string | undefined) => Promise<Outcome<DocumentModel>>;
  // events
  /** All or nothing; answers once it is on disk. */
  readonly postEvents: (actor: Actor, events: readonly (NewEvent | Retraction)[]) => Promise<Outcome<EventReceipt>>;
  /** Ids of the actor's own events that were one of several load units elsewhere: `id/unit` for each; of one, the id itself. */
  readonly listToldIds: (actor: Actor, id: string) => Promise<readonly string[]>;
  readonly listEvents: (actor: Actor, consignment: string) => Promise<Outcome<readonly TrackedEvent[]>>;
  /** The last known position of every unit that the actor may see. */
  readonly listPositions: (actor: Actor) => Promise<readonly TrackedEvent[]>;
  // forecasts and alarms
  readonly readForecast: (actor: Actor, consignment: string) => Promise<Outcome<Forecast | undefined>>;
  readonly listForecasts: (actor: Actor, consignment: string) => Promise<Outcome<readonly Forecast[]>>;
  readonly listAlarms: (actor: Actor) => Promise<readonly Alarm[]>;
  readonly acknowledgeAlarm: (actor: Actor, id: string, note: string) => Promise<Outcome<Alarm>>;
  readonly silenceAlarm: (actor: Actor, id: string, until: string) => Promise<Outcome<Alarm>>;
  // the log
  /** Lines that the actor may see, after this number, at most `limit`; one call looks at so many lines of the log, and says how far it came. */
  readonly readLog: (actor: Actor, after: number, limit: number) => Promise<LogStretch>;
  /** Who may read each of these lines, and what of it, so that one reading of the log serves every watcher; the system may read all. */
  readonly listReaders: (lines: readonly LogLine[]) => Promise<readonly Readers[]>;
  /** The newest sequence number there is; 0 for an empty log. */
  readonly logHead: () => Promise<number>;
  /** Called with the newest sequence number after every change; returns how to stop. */
  readonly watchLog: (listener: (seq: number) => void) => () => void;
  /** Whether it is the log that was written, to the head that the store keeps; and through `kept`, a head that was kept elsewhere. */
  readonly verifyLog: (kept?: LogHead) => Promise<LogVerdict>;
  // webhooks
  readonly createWebhook: (actor: Actor, webhook: NewWebhook) => Promise<Outcome<{ readonly webhook: Webhook; readonly secret: string }>>;
  readonly listWebhooks: (actor: Actor) => Promise<readonly Webhook[]>;
  readonly deleteWebhook: (actor: Actor, id: string) => Promise<Outcome<Webhook>>;
  readonly listDeadLetters: (actor: Actor, webhook: string) => Promise<Outcome<readonly DeadLetter[]>>;
  // audit: the desk itself writes the refusals that it answers with; a door adds those of its own
  readonly auditRefusal: (entry: Omit<AuditEntry, 'id' | 'at'>) => Promise<void>;
  readonly listAudit: (actor: Actor, after: string | undefined, limit: number) => Promise<readonly AuditEntry[]>;
  /** What time alone brings: orders expire, alarms rise, forecasts are looked at again. Called every few seconds; idempotent. */
  readonly passTime: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What the command line does with operations, beside the store or from afar. */
export type CommandDesk = Pick<
  OperationsDesk,
  | 'listParties'
  | 'addParty'
  | 'changeParty'
  | 'addSigningKey'
  | 'revokeSigningKey'
  | 'createAccessKey'
  | 'rotateAccessKey'
  | 'revokeAccessKey'
  | 'listAccessKeys'
  | 'readOrder'
  | 'signOrder'
  | 'writeOrderFile'
  | 'readConsignment'
  | 'changeConsignment'
  | 'writePaper'
  | 'writeOrderManifest'
  | 'listEvents'
  | 'listForecasts'
>;
