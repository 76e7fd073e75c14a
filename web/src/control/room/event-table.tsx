/** What was reported, the newest first; units that did the same at the same place and time are one row. */
import { useMemo } from 'react';
import type { TrackedEvent } from '../../../../src/contract/index.js';
import { useControlWords } from '../../words/control/control-words.js';
import { useLanguage } from '../../words/languages.js';
import { shortName } from '../../words/way-name.js';
import type { Places } from '../board/use-places.js';
import { useControl } from '../control-context.js';

interface Row {
  readonly event: TrackedEvent;
  readonly units: string[];
}

const mostRows = 300;

function rowsOf(events: readonly TrackedEvent[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const event of events) {
    const { at, code, classifier, place, reportedBy, retractedBy, note, position } = event;
    const key = JSON.stringify([at, code, classifier, place, reportedBy, retractedBy !== null, note, place === null ? position : null]);
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { event, units: [event.unit] });
    else row.units.push(event.unit);
  }
  return [...rows.values()].reverse().slice(0, mostRows);
}

export function EventTable({ events, places }: { readonly events: readonly TrackedEvent[]; readonly places: Places }) {
  const { board } = useControl();
  const { figures } = useLanguage();
  const c = useControlWords();
  const rows = useMemo(() => rowsOf(events), [events]);
  if (rows.length === 0) return <p>{c('noEvents')}</p>;
  return (
    <table className="events">
      <thead>
        <tr>
          {(['eventWhen', 'eventWhat', 'eventWhere', 'eventUnit', 'eventBy'] as const).map((head) => (
            <th key={head} scope="col">
              {c(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ event, units }) => (
          <tr key={`${event.reportedBy} ${event.id}`} data-retracted={event.retractedBy !== null}>
            <td className="time">
              {figures.dayTime(event.at)} <small>{figures.offset(event.at)}</small>
            </td>
            <td>
              {event.classifier !== 'ACT' && <i>{c(`class_${event.classifier}`)} </i>}
              {c(`code_${event.code}`)}
              {event.retractedBy !== null && <b> · {c('retracted')}</b>}
              {event.note !== null && <small> {event.note}</small>}
            </td>
            <td>{whereOf(event, places)}</td>
            <td title={units.join(', ')}>{units.length === 1 ? units[0] : c('units', { n: units.length })}</td>
            <td>{board.parties.get(event.reportedBy)?.name ?? event.reportedBy}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function whereOf({ place, position }: TrackedEvent, places: Places): string {
  if (place !== null) return shortName(places.nameOfId(place));
  return position === null ? '' : `${position.lat.toFixed(3)}, ${position.lon.toFixed(3)}`;
}
