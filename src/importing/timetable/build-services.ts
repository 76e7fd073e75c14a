/** Routes, trips and stop times as services with stops and departures. Freight columns stand in routes.txt; without them the words say what is assumed. */
import { type CargoClass, cargoClasses, type Layer, type Mode, type Row } from '../../network/index.js';
import type { ImportDraft } from '../draft/import-draft.js';
import type { IssueLog } from '../issue-log.js';
import type { Timetable, TimetableRow } from './timetable-files.js';

interface ServiceNaming {
  readonly namespace: string;
  readonly stops: ReadonlySet<string>;
}
type ServiceRows = Pick<ImportDraft, 'services' | 'service_stops' | 'departures'>;

/** GTFS route types (basic and extended) of what carries freight. */
const carriers: readonly (readonly [(type: number) => boolean, Mode, Layer])[] = [
  [(type) => type === 2 || (type >= 100 && type < 200), 'rail', 'rail1435'],
  [(type) => type === 4 || (type >= 1000 && type < 1100), 'ferry', 'roro'],
  [(type) => type >= 1100 && type < 1200, 'air', 'aircraft'],
];
const sameModes: Readonly<Record<string, readonly [Mode, Layer]>> = {
  rail1435: ['rail', 'rail1435'],
  rail1520: ['rail', 'rail1520'],
  rail1668: ['rail', 'rail1668'],
  rail1000: ['rail', 'rail1000'],
  feeder: ['sea', 'feeder'],
  vessel: ['sea', 'vessel'],
  roro: ['ferry', 'roro'],
  rail_ferry: ['ferry', 'rail_ferry'],
  aircraft: ['air', 'aircraft'],
};
const usuallyAdmitted: Readonly<Record<string, readonly CargoClass[]>> = {
  rail: ['container', 'reefer'],
  sea: ['container', 'reefer'],
  ferry: ['truck', 'container', 'reefer', 'loose'],
  air: ['container', 'loose', 'reefer'],
};
const usualCutoffH = 4;
const leastRuns = 0.01; // a week: one run in two years
/** Longer than the timetable by this factor in one of ten runs; assumed, as for the block trains of the default network's ferries. */
const P90_OF_P50 = 1.2;
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

export function buildServices(timetable: Timetable, naming: ServiceNaming, log: IssueLog): ServiceRows {
  const routes = new Map(timetable.routes.map((row) => [row.cell('route_id'), row]));
  const calls = groupBy(timetable.stop_times, 'trip_id');
  const calendar = new Map(timetable.calendar.map((row) => [row.cell('service_id'), row]));
  const headways = groupBy(timetable.frequencies, 'trip_id');
  const services: Row<'services'>[] = [];
  const service_stops: Row<'service_stops'>[] = [];
  const departures: Row<'departures'>[] = [];
  const byPattern = new Map<string, Row<'services'>>();
  const runs = new Map<string, number>();
  for (const trip of timetable.trips) {
    const id = trip.cell('trip_id');
    const at = { file: trip.file, line: trip.line, entity: id };
    const route = routes.get(trip.cell('route_id'));
    if (route === undefined)
      log.report(
        'import/reference',
        { ...at, field: 'route_id' },
        `trip ${id} names route '${trip.cell('route_id').slice(0, 40)}', which is not in the routes`,
      );
    const stops = readCalls(calls.get(id) ?? [], naming, log);
    if (stops.length < 2) log.report('import/value', at, `trip ${id} calls at ${stops.length} stops; a run has two or more`);
    if (route === undefined || stops.length < 2) continue;
    const frequency = headways.get(id) ?? [];
    const days = calendar.get(trip.cell('service_id'));
    if (frequency.length === 0 && days === undefined) {
      log.report(
        'import/reference',
        { ...at, field: 'service_id' },
        `trip ${id} names service '${trip.cell('service_id').slice(0, 40)}', which is not in the calendar, and has no frequency`,
      );
      continue;
    }
    const pattern = `${trip.cell('route_id')}/${stops.map(({ stop, arriveS, leaveS }) => `${stop}+${arriveS - (stops[0]?.leaveS ?? 0)}+${leaveS - arriveS}`).join('/')}/${frequency.length > 0}`;
    const weekly = perWeek(frequency, days);
    let service = byPattern.get(pattern);
    if (service === undefined) {
      service = toService(route, `${naming.namespace}:${trip.cell('route_id')}-${byPattern.size + 1}`, weekly, timetable, log);
      if (service === undefined) continue;
      byPattern.set(pattern, service);
      services.push(service);
      service_stops.push(...stops.map((call, i) => toStop(service as Row<'services'>, call, stops[i - 1], i + 1, naming, trip)));
    }
    if (weekly !== undefined) runs.set(service.id, (runs.get(service.id) ?? 0) + weekly);
    if (days !== undefined && frequency.length === 0) departures.push(toDeparture(service, stops[0] as Call, days));
  }
  const summed = services.map((row) => (row.per_week === undefined ? row : { ...row, per_week: Math.max(leastRuns, runs.get(row.id) ?? 0) }));
  return { services: summed, service_stops, departures };
}

function groupBy(rows: readonly TimetableRow[], column: string): Map<string, TimetableRow[]> {
  const groups = new Map<string, TimetableRow[]>();
  for (const row of rows) groups.set(row.cell(column), [...(groups.get(row.cell(column)) ?? []), row]);
  return groups;
}

interface Call {
  readonly stop: string;
  readonly arriveS: number;
  readonly leaveS: number;
  readonly row: TimetableRow;
}

/** In the order of stop_sequence. Hours beyond 24 are the days after. */
function readCalls(rows: readonly TimetableRow[], { stops }: ServiceNaming, log: IssueLog): Call[] {
  const calls = rows.flatMap((row): Call[] => {
    const stop = row.cell('stop_id');
    const at = { file: row.file, line: row.line, entity: row.cell('trip_id') };
    if (!stops.has(stop))
      log.report('import/reference', { ...at, field: 'stop_id' }, `the call names stop '${stop.slice(0, 40)}', which is not in the stops`);
    const [arriveS, leaveS] = (['arrival_time', 'departure_time'] as const).map((name) => secondsOf(row.cell(name)));
    const [arrive, leave] = [arriveS ?? leaveS, leaveS ?? arriveS];
    if (arrive === undefined || leave === undefined)
      log.report('import/value', { ...at, field: 'departure_time' }, 'the call has no time of the form 26:15:00');
    return !stops.has(stop) || arrive === undefined || leave === undefined ? [] : [{ stop, arriveS: arrive, leaveS: leave, row }];
  });
  calls.sort((a, b) => Number(a.row.cell('stop_sequence')) - Number(b.row.cell('stop_sequence')));
  for (const [i, call] of calls.entries()) {
    const before = calls[i - 1];
    if (call.leaveS >= call.arriveS && (before === undefined || call.arriveS > before.leaveS)) continue;
    log.report('import/value', { file: call.row.file, line: call.row.line, field: 'arrival_time' }, 'the call is not after the one before it');
  }
  return calls;
}

function secondsOf(text: string): number | undefined {
  const match = /^(\d{1,3}):([0-5]\d):([0-5]\d)$/.exec(text);
  return match === null ? undefined : Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]);
}

/** Runs a week of a trip that goes by frequency, else undefined. */
function perWeek(frequency: readonly TimetableRow[], days: TimetableRow | undefined): number | undefined {
  if (frequency.length === 0) return undefined;
  const daysAWeek = days === undefined ? 7 : weekdays.filter((day) => days.cell(day) === '1').length;
  return frequency.reduce((sum, row) => {
    const span = (secondsOf(row.cell('end_time')) ?? 0) - (secondsOf(row.cell('start_time')) ?? 0);
    const headway = Number(row.cell('headway_secs'));
    return sum + (headway > 0 && span > 0 ? (daysAWeek * span) / headway : 0);
  }, 0);
}

function toService(
  route: TimetableRow,
  id: string,
  runsAWeek: number | undefined,
  { agency }: Timetable,
  log: IssueLog,
): Row<'services'> | undefined {
  const at = { file: route.file, line: route.line, entity: route.cell('route_id') };
  const type = Number(route.cell('route_type'));
  const layerWord = route.cell('layer');
  const found = carriers.find(([is]) => is(type));
  const carrier = layerWord === '' ? (found === undefined ? undefined : ([found[1], found[2]] as const)) : sameModes[layerWord];
  if (carrier === undefined) {
    const message =
      layerWord === ''
        ? `route type ${route.cell('route_type')} carries no freight; its trips are left out`
        : `'${layerWord.slice(0, 20)}' is no layer that services run on (${Object.keys(sameModes).join(', ')})`;
    log.report(layerWord === '' ? 'import/left-out' : 'import/value', at, message);
    return undefined;
  }
  const [mode, layer] = carrier;
  const words = route
    .cell('admits')
    .split(';')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const admits = words.flatMap((word) => cargoClasses.find((known) => known === word) ?? []);
  if (admits.length < words.length)
    log.report('import/value', { ...at, field: 'admits' }, `'${words.join(';').slice(0, 60)}' is not a list of ${cargoClasses.join(', ')}`);
  const number = (name: string): number | undefined => {
    const text = route.cell(name);
    if (text !== '' && !(Number(text) >= 0))
      log.report('import/value', { ...at, field: name }, `'${text.slice(0, 20)}' is not a number of 0 or more`);
    return text === '' ? undefined : Number(text);
  };
  const list = (name: string): readonly string[] | undefined => (route.cell(name) === '' ? undefined : route.cell(name).split(';'));
  const operator = agency.find((row) => row.cell('agency_id') === route.cell('agency_id')) ?? agency[0];
  const cutoff = number('cutoff_h');
  const assumed = [words.length === 0 ? 'cargo admitted' : '', cutoff === undefined ? `cut-off of ${usualCutoffH} h` : ''].filter(
    (text) => text !== '',
  );
  return {
    id,
    name: route.cell('route_long_name') || route.cell('route_short_name') || id,
    mode,
    layer,
    operator: operator?.cell('agency_name') || undefined,
    behaviour: runsAWeek === undefined ? 'timetable' : 'frequency',
    per_week: runsAWeek === undefined ? undefined : Math.max(leastRuns, runsAWeek),
    wait_p50_h: undefined,
    wait_p90_h: undefined,
    cutoff_h: cutoff ?? usualCutoffH,
    weather_closed: undefined,
    closure_p50_h: undefined,
    admits: words.length === 0 ? (usuallyAdmitted[mode] ?? []) : admits,
    capacity: number('capacity'),
    capacity_unit: route.cell('capacity_unit') || undefined,
    tariff: list('tariff'),
    emission: list('emission'),
    status: 'open',
    status_date: undefined,
    source: `${route.file}, route ${route.cell('route_id')}${assumed.length === 0 ? '' : `; ${assumed.join(' and ')} assumed`}`,
    basis: assumed.length === 0 ? 'published' : 'assumed',
  };
}

function toStop(
  service: Row<'services'>,
  call: Call,
  before: Call | undefined,
  seq: number,
  { namespace }: ServiceNaming,
  trip: TimetableRow,
): Row<'service_stops'> {
  const rideH = before === undefined ? undefined : (call.arriveS - before.leaveS) / 3600;
  // a train's way and time are computed over the rail links; its timetable then only says when it leaves
  const stated = service.mode === 'rail' ? undefined : rideH;
  return {
    service: service.id,
    direction: 'out',
    seq,
    place: `${namespace}:${call.stop}`,
    ride_p50_h: stated,
    ride_p90_h: stated === undefined ? undefined : stated * P90_OF_P50,
    length_km: undefined,
    stop_h: call.leaveS > call.arriveS ? (call.leaveS - call.arriveS) / 3600 : undefined,
    source: `${call.row.file}, trip ${trip.cell('trip_id')}`,
    basis: 'published',
  };
}

function toDeparture(service: Row<'services'>, first: Call, days: TimetableRow): Row<'departures'> {
  const shift = Math.floor(first.leaveS / 86_400);
  const ofDay = first.leaveS % 86_400;
  const running = weekdays.flatMap((day, i) => (days.cell(day) === '1' ? [String(((i + shift) % 7) + 1)] : []));
  const date = (text: string): string | undefined => (/^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : undefined);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return {
    service: service.id,
    direction: 'out',
    weekdays: running,
    local_time: `${pad(Math.floor(ofDay / 3600))}:${pad(Math.floor(ofDay / 60) % 60)}`,
    valid_from: date(days.cell('start_date')),
    valid_to: date(days.cell('end_date')),
    source: `${first.row.file}, trip ${first.row.cell('trip_id')}; ${days.file}, service ${days.cell('service_id')}`,
    basis: 'published',
  };
}
