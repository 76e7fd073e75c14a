/** The tables as kysely sees them; `migrations.ts` makes them. Documents are kept as the text they were given (`json`, not `jsonb`: its keys keep their order and any string of JSON fits). */
import type { ColumnType, Generated, Kysely } from 'kysely';
import type {
  AccessKey,
  Alarm,
  AuditEntry,
  Consignment,
  DeadLetter,
  DispatchOrder,
  Forecast,
  LogLine,
  Party,
  ShareLink,
  TrackedEvent,
  Webhook,
} from '../../contract/index.js';

/** Read as the document, written as its text. */
type Document<T> = ColumnType<T, string, string>;
/** Comes as text from the driver: it may not fit a number. */
type Big = ColumnType<string, number, number>;

export interface StoreTables {
  /** One row: the end of the log. Every writer locks it first. */
  'qiyun.head': { seq: Big; hash: string };
  'qiyun.log': { seq: Big; line: Document<LogLine> };
  'qiyun.parties': { id: string; doc: Document<Party> };
  'qiyun.access_keys': { id: string; secret_hash: string; doc: Document<AccessKey> };
  'qiyun.share_links': { id: string; consignment: string; token_hash: string; doc: Document<ShareLink> };
  'qiyun.consignments': { id: string; state: string; units: string[]; seen_by: string[]; reporters: string[]; doc: Document<Consignment> };
  'qiyun.orders': { id: string; issued_ms: Big; state: string; closes_ms: Big; seen_by: string[]; doc: Document<DispatchOrder> };
  'qiyun.events': {
    key: string;
    at_ms: Big;
    party: string;
    id: string;
    unit: string;
    consignments: string[];
    /** Tells where the unit is: an actual event with a position or a place, not retracted. */
    located: boolean;
    posted_hash: string;
    doc: Document<TrackedEvent>;
  };
  'qiyun.retractions': { key: string; event: string; posted_hash: string };
  'qiyun.forecasts': { consignment: string; number: number; doc: Document<Forecast> };
  'qiyun.alarms': { id: string; raised_ms: Big; consignment: string; cleared: boolean; doc: Document<Alarm> };
  'qiyun.webhooks': { id: string; number: Generated<string>; secret: string; doc: Document<Webhook> };
  'qiyun.dead_letters': { number: Generated<string>; webhook: string; doc: Document<DeadLetter> };
  'qiyun.audit': { number: Generated<string>; party: string | null; doc: Document<Omit<AuditEntry, 'id'>> };
  'qiyun.idempotent': { key: string; request_hash: string; subject: string };
}

/** The database, or one transaction of it. */
export type StoreDatabase = Kysely<StoreTables>;
