/** The trips that carry freight and have what a run needs: calls, and days or a frequency. Of all others, why not. */
import type { IssueLog } from '../issue-log.js';
import { type Call, readCalls, secondsOf } from './read-calls.js';
import { type Carrier, readCarriers } from './read-carriers.js';
import type { Stops } from './read-stops.js';
import { readServiceDays, type ServiceDays } from './service-days.js';
import type { Timetable, TimetableRow } from './timetable-files.js';

export interface Trip {
  readonly row: TimetableRow;
  readonly carrier: Carrier;
  /** Two or more. */
  readonly calls: readonly Call[];
  /** Of a trip that goes by the calendar: one or more. */
  readonly days: readonly number[];
  /** Runs a week of a trip that goes by frequency, else undefined. */
  readonly weekly: number | undefined;
}

export function readTrips(timetable: Timetable, stops: Stops, log: IssueLog): Trip[] {
  const carriers = readCarriers(timetable, log);
  const callsOf = groupBy(timetable.stop_times, 'trip_id');
  const services = readServiceDays(timetable, log);
  const headways = groupBy(timetable.frequencies, 'trip_id');
  const told = { idle: [] as string[], seasonal: [] as string[], interpolated: 0 };
  const trips = timetable.trips.flatMap((row): Trip[] => {
    const id = row.cell('trip_id');
    const carrier = carriers.get(row.cell('route_id'));
    const frequency = headways.get(id) ?? [];
    const running = services.get(row.cell('service_id'));
    checkNames(row, carrier !== undefined, running !== undefined || frequency.length > 0, log);
    if (carrier === undefined || carrier === 'no freight') return [];
    const { calls, interpolated } = readCalls(callsOf.get(id) ?? [], stops, log);
    if (calls.length < 2) {
      const at = { file: row.file, line: row.line, entity: id };
      log.report('import/value', at, `trip ${id} calls at ${calls.length} stops; a run has two or more`);
      return [];
    }
    told.interpolated += interpolated;
    if (frequency.length > 0) {
      if (running !== undefined) told.seasonal.push(id);
      return [{ row, carrier, calls, days: [], weekly: perWeek(frequency, running) }];
    }
    const days = running?.days ?? [];
    if (days.length > 0) return [{ row, carrier, calls, days, weekly: undefined }];
    if (running !== undefined) told.idle.push(id);
    return [];
  });
  reportTold(told, timetable, log);
  return trips;
}

function checkNames(row: TimetableRow, hasRoute: boolean, hasDays: boolean, log: IssueLog): void {
  const id = row.cell('trip_id');
  const at = { file: row.file, line: row.line, entity: id };
  const named = (field: string) => `'${row.cell(field).slice(0, 40)}'`;
  if (!hasRoute)
    log.report('import/reference', { ...at, field: 'route_id' }, `trip ${id} names route ${named('route_id')}, which is not in the routes`);
  if (!hasDays) {
    const message = `trip ${id} names service ${named('service_id')}, which is not in the calendar, and has no frequency`;
    log.report('import/reference', { ...at, field: 'service_id' }, message);
  }
}

interface Told {
  readonly idle: readonly string[];
  readonly seasonal: readonly string[];
  readonly interpolated: number;
}

/** What was left out or assumed, once for each kind. */
function reportTold({ idle, seasonal, interpolated }: Told, { trips, frequencies, stop_times }: Timetable, log: IssueLog): void {
  const at = (rows: readonly TimetableRow[]) => ({ file: rows[0]?.file ?? '' });
  if (idle.length > 0) log.report('import/left-out', at(trips), `trips that run on no day are left out: ${listed(idle)}`);
  if (seasonal.length > 0) {
    const message = `trips by frequency are taken to run on all the weeks of the year, whatever their season: ${listed(seasonal)}`;
    log.report('import/assumed', at(frequencies), message);
  }
  if (interpolated > 0) {
    const message = `${interpolated} calls without a time are taken to pass in proportion to the way between the timed calls around them`;
    log.report('import/assumed', at(stop_times), message);
  }
}

const listed = (ids: readonly string[]): string => `${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ` and ${ids.length - 5} more` : ''}`;

function groupBy(rows: readonly TimetableRow[], column: string): Map<string, TimetableRow[]> {
  const groups = new Map<string, TimetableRow[]>();
  for (const row of rows) {
    const key = row.cell(column);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

function perWeek(frequency: readonly TimetableRow[], days: ServiceDays | undefined): number {
  return frequency.reduce((sum, row) => {
    const span = (secondsOf(row.cell('end_time')) ?? 0) - (secondsOf(row.cell('start_time')) ?? 0);
    const headway = Number(row.cell('headway_secs'));
    return sum + (headway > 0 && span > 0 ? ((days?.perWeek ?? 7) * span) / headway : 0);
  }, 0);
}
