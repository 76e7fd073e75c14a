/** On which days a service of the calendar runs: weekdays within a season, and the dates that were added to it or taken out of it. */
import { dayOf, weekdayOf } from '../../units/index.js';
import { isDate } from '../cell.js';
import type { IssueLog } from '../issue-log.js';
import type { Timetable, TimetableRow } from './timetable-files.js';

export interface ServiceDays {
  /** Day numbers, ascending, no one twice. */
  readonly days: readonly number[];
  /** Days with runs in a week of the season. */
  readonly perWeek: number;
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const LONGEST_DAYS = 36_525;

/** By service_id; a service that stands in neither file has no entry. */
export function readServiceDays({ calendar, calendar_dates }: Timetable, log: IssueLog): Map<string, ServiceDays> {
  const seasons = new Map<string, ServiceDays>();
  for (const row of calendar) {
    const id = row.cell('service_id');
    if (seasons.has(id))
      log.report('import/duplicate', { file: row.file, line: row.line, entity: id }, `service ${id} stands a second time in the calendar`);
    else seasons.set(id, readSeason(row, log));
  }
  const changes = readChanges(calendar_dates, log);
  const services = new Map(seasons);
  for (const [id, { added, removed }] of changes) {
    const season = seasons.get(id);
    const days = [...new Set([...(season?.days ?? []).filter((day) => !removed.has(day)), ...added])].sort((a, b) => a - b);
    const span = (days.at(-1) ?? 0) - (days[0] ?? 0) + 1;
    services.set(id, { days, perWeek: season !== undefined && season.perWeek > 0 ? season.perWeek : (days.length * 7) / Math.max(7, span) });
  }
  return services;
}

function readSeason(row: TimetableRow, log: IssueLog): ServiceDays {
  const at = { file: row.file, line: row.line, entity: row.cell('service_id') };
  const running = weekdays.map((name) => {
    const text = row.cell(name);
    if (text !== '0' && text !== '1') log.report('import/value', { ...at, field: name }, `'${text.slice(0, 20)}' is neither 1 (runs) nor 0`);
    return text === '1';
  });
  const perWeek = running.filter(Boolean).length;
  const [from, to] = [readDay(row, 'start_date', log), readDay(row, 'end_date', log)];
  if (from === undefined || to === undefined) return { days: [], perWeek };
  if (to < from) log.report('import/value', { ...at, field: 'end_date' }, 'the season ends before it begins');
  if (to - from > LONGEST_DAYS) log.report('import/value', { ...at, field: 'end_date' }, 'the season is longer than a century');
  if (to < from || to - from > LONGEST_DAYS) return { days: [], perWeek };
  const season = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  return { days: season.filter((day) => running[weekdayOf(day) - 1]), perWeek };
}

interface Changes {
  readonly added: Set<number>;
  readonly removed: Set<number>;
}

function readChanges(rows: readonly TimetableRow[], log: IssueLog): Map<string, Changes> {
  const changes = new Map<string, Changes>();
  for (const row of rows) {
    const id = row.cell('service_id');
    const type = row.cell('exception_type');
    const day = readDay(row, 'date', log);
    if (type !== '1' && type !== '2') {
      const message = `'${type.slice(0, 20)}' is neither 1 (a day added) nor 2 (a day removed)`;
      log.report('import/value', { file: row.file, line: row.line, entity: id, field: 'exception_type' }, message);
    }
    if (day === undefined) continue;
    const change = changes.get(id) ?? { added: new Set(), removed: new Set() };
    changes.set(id, change);
    (type === '1' ? change.added : change.removed).add(day);
  }
  return changes;
}

function readDay(row: TimetableRow, field: string, log: IssueLog): number | undefined {
  const text = row.cell(field);
  const date = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  if (/^\d{8}$/.test(text) && isDate(date)) return dayOf(date);
  const at = { file: row.file, line: row.line, entity: row.cell('service_id'), field };
  log.report('import/value', at, `'${text.slice(0, 20)}' is not a date such as 20260301`);
  return undefined;
}
