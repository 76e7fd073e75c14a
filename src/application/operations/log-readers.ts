/** Who may read a line of the log: whoever sees what it tells of (SPEC LO6). */
import type { LogBodies, LogKind, LogLine } from '../../contract/index.js';
import type { StoreReading } from './operations-store.js';

export type Readers = readonly string[] | 'every-party';

/** What decides: the things whose seers read it, or parties by name. */
type Told = { readonly of: readonly string[] } | { readonly parties: readonly string[] } | 'every-party';

const body = <K extends LogKind>(line: LogLine, _: K): LogBodies[K] => line.body as LogBodies[K];

function whatIsTold(line: LogLine): Told {
  const { kind, subject } = line;
  switch (kind) {
    case 'party.added':
    case 'party.changed':
    case 'party.key-added':
    case 'party.key-revoked':
      return 'every-party';
    case 'access-key.created':
    case 'access-key.revoked':
      return { parties: [body(line, kind).party] };
    case 'webhook.created':
    case 'webhook.deleted':
      return { parties: [body(line, kind).party] };
    case 'share-link.created':
    case 'share-link.revoked':
      return { of: [body(line, kind).consignment] };
    case 'event.recorded':
    case 'event.retracted':
      return { of: body(line, kind).consignments };
    case 'forecast.issued':
      return { of: [body(line, kind).consignment] };
    case 'alarm.raised':
    case 'alarm.acknowledged':
    case 'alarm.silenced':
    case 'alarm.changed':
    case 'alarm.cleared':
      return { of: [body(line, kind).consignment] };
    case 'consignment.opened':
    case 'consignment.changed':
    case 'consignment.proposed':
    case 'consignment.agreed':
    case 'order.offered':
    case 'order.checked':
    case 'order.signed':
    case 'order.in-force':
    case 'order.amended':
    case 'order.withdrawn':
    case 'order.expired':
      return { of: [subject] };
    default:
      return kind satisfies never;
  }
}

/** For each line, in order; one statement for all. */
export async function listReaders(reading: StoreReading, lines: readonly LogLine[]): Promise<readonly Readers[]> {
  const told = lines.map(whatIsTold);
  const ids = new Set(told.flatMap((one) => (one !== 'every-party' && 'of' in one ? one.of : [])));
  const seers = ids.size === 0 ? new Map<string, readonly string[]>() : await reading.seenBy([...ids]);
  return told.map((one) => {
    if (one === 'every-party') return one;
    return 'parties' in one ? one.parties : [...new Set(one.of.flatMap((id) => seers.get(id) ?? []))];
  });
}
