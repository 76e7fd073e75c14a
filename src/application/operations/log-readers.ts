/** Who may read a line of the log: whoever sees what it tells of (SPEC LO6). */
import type { LogBodies, LogKind, LogLine } from '../../contract/index.js';
import { cutLine } from './event-views.js';
import type { StoreReading } from './operations-store.js';

export interface Readers {
  readonly parties: readonly string[] | 'every-party';
  /** By party: the line as it reads it, where that is not all of it. */
  readonly cut: ReadonlyMap<string, LogLine>;
}

const uncut: Readers['cut'] = new Map();

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
  return lines.map((line, i): Readers => {
    const one = told[i] ?? { parties: [] };
    if (one === 'every-party') return { parties: one, cut: uncut };
    if ('parties' in one) return { parties: one.parties, cut: uncut };
    const parties = [...new Set(one.of.flatMap((id) => seers.get(id) ?? []))];
    return { parties, cut: cutLine(line, parties, seers) };
  });
}

/** The line as this party reads it; undefined where it may not. */
export function viewFor(party: string, line: LogLine, readers: Readers | undefined): LogLine | undefined {
  if (readers === undefined || (readers.parties !== 'every-party' && !readers.parties.includes(party))) return undefined;
  return readers.cut.get(party) ?? line;
}
