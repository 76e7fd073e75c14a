/** What happened lately, in words, the newest first. Units that did the same at the same time are one line. */
import { useMemo } from 'react';
import type { Alarm, DispatchOrder, LogLine, TrackedEvent } from '../../../../src/contract/index.js';
import { useControlWords } from '../../words/control/control-words.js';
import { useLanguage } from '../../words/languages.js';
import { shortName } from '../../words/way-name.js';
import type { Places } from '../board/use-places.js';
import { inZone } from '../board/zoned.js';
import { useControl } from '../control-context.js';

interface Row {
  readonly line: LogLine;
  readonly event: TrackedEvent | undefined;
  count: number;
}

const mostRows = 7;

/** Neighbours that say the same are one row. */
function rowsOf(lines: readonly LogLine[]): readonly Row[] {
  const rows: Row[] = [];
  for (let i = lines.length - 1; i >= 0 && rows.length <= mostRows; i--) {
    const line = lines[i];
    if (line === undefined) break;
    const event = line.kind === 'event.recorded' ? (line.body as unknown as TrackedEvent) : undefined;
    const last = rows.at(-1);
    const isSame =
      last !== undefined &&
      (event === undefined
        ? last.line.kind === line.kind && line.kind === 'order.checked' && last.line.party === line.party
        : last.event?.code === event.code &&
          last.event.place === event.place &&
          last.event.at === event.at &&
          last.event.reportedBy === event.reportedBy);
    if (isSame) last.count += 1;
    else rows.push({ line, event, count: 1 });
  }
  return rows.slice(0, mostRows);
}

interface Props {
  readonly lines: readonly LogLine[];
  readonly places: Places;
  readonly zone: string | undefined;
}

export function Lately({ lines, places, zone }: Props) {
  const { board } = useControl();
  const { figures } = useLanguage();
  const c = useControlWords();
  const rows = useMemo(() => rowsOf(lines), [lines]);
  if (rows.length === 0) return null;
  const nameOf = (party: string | null): string => (party === null ? '' : (board.parties.get(party)?.name ?? party));
  const words = ({ line, event, count }: Row): string => {
    if (event !== undefined) {
      const where = event.place === null ? '' : `, ${shortName(places.nameOfId(event.place))}`;
      const who = count === 1 ? event.unit : c('units', { n: count });
      return `${who} ${c(`code_${event.code}`)}${where}`;
    }
    if (line.kind.startsWith('alarm.')) {
      const { kind, consignment } = line.body as unknown as Alarm;
      const alarm = `${c(`alarm_${kind}`)}: ${board.consignments.get(consignment)?.reference ?? consignment}`;
      return line.kind === 'alarm.cleared' ? c('lately_cleared', { alarm }) : alarm;
    }
    if (line.kind === 'order.checked') {
      const { readiness } = line.body as unknown as DispatchOrder;
      const isReady = readiness.some(({ declaredAt }) => declaredAt === line.at);
      return c(isReady ? 'lately_ready' : 'lately_checked', { party: nameOf(line.party) });
    }
    const key = {
      'order.offered': 'lately_offered',
      'order.signed': 'lately_signed',
      'order.in-force': 'lately_inForce',
      'order.amended': 'lately_amended',
      'order.withdrawn': 'lately_withdrawn',
      'order.expired': 'lately_expired',
      'consignment.proposed': 'lately_proposed',
      'consignment.agreed': 'lately_agreed',
    } as const;
    return c(key[line.kind as keyof typeof key], { party: nameOf(line.party) });
  };
  return (
    <section className="wall-lately" aria-labelledby="lately-head">
      <h2 id="lately-head">{c('lately')}</h2>
      <ul>
        {rows.map((row) => (
          <li key={row.line.seq}>
            <span>{figures.dayTime(inZone(row.event?.at ?? row.line.at, zone))}</span>
            <span>{words(row)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
