/** Routes, trips and stop times as services with stops and departures. Freight columns stand in routes.txt; without them the words say what is assumed. */
import { type CargoClass, cargoClasses, type Row } from '../../network/index.js';
import type { DraftDeparture, ImportDraft } from '../draft/import-draft.js';
import type { IssueLog } from '../issue-log.js';
import type { Call } from './read-calls.js';
import type { Carrier } from './read-carriers.js';
import type { Stops } from './read-stops.js';
import { readTrips } from './read-trips.js';
import type { Timetable, TimetableRow } from './timetable-files.js';

interface ServiceNaming {
  readonly namespace: string;
  readonly stops: Stops;
}
type ServiceRows = Pick<ImportDraft, 'services' | 'service_stops' | 'departures'>;

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

export function buildServices(timetable: Timetable, naming: ServiceNaming, log: IssueLog): ServiceRows {
  const byPattern = new Map<string, Row<'services'>>();
  const service_stops: Row<'service_stops'>[] = [];
  const departures: DraftDeparture[] = [];
  const runs = new Map<string, number>();
  for (const trip of readTrips(timetable, naming.stops, log)) {
    const { carrier, calls, days, weekly, row } = trip;
    const id = row.cell('route_id');
    const begin = calls[0] as Call;
    const times = calls.map(({ stop, arriveS, leaveS }) => `${stop}+${arriveS - begin.leaveS}+${leaveS - arriveS}`);
    const pattern = `${id}/${times.join('/')}/${weekly !== undefined}`;
    let service = byPattern.get(pattern);
    if (service === undefined) {
      service = toService(carrier, `${naming.namespace}:${id}-${byPattern.size + 1}`, weekly !== undefined, log);
      byPattern.set(pattern, service);
      for (const [i, call] of calls.entries()) service_stops.push(toStop(service, call, calls[i - 1], i + 1, naming, row));
    }
    if (weekly !== undefined) runs.set(service.id, (runs.get(service.id) ?? 0) + weekly);
    else departures.push(toDeparture(service, begin, days, carrier.zone));
  }
  const services = [...byPattern.values()].map((row) =>
    row.behaviour === 'timetable' ? row : { ...row, per_week: Math.max(leastRuns, runs.get(row.id) ?? 0) },
  );
  return { services, service_stops, departures };
}

function toService({ row: route, mode, layer, ...carrier }: Carrier, id: string, byFrequency: boolean, log: IssueLog): Row<'services'> {
  const at = { file: route.file, line: route.line, entity: route.cell('route_id') };
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
  const cutoff = number('cutoff_h');
  const assumed = [words.length === 0 ? 'cargo admitted' : '', cutoff === undefined ? `cut-off of ${usualCutoffH} h` : ''].filter(
    (text) => text !== '',
  );
  return {
    id,
    name: route.cell('route_long_name') || route.cell('route_short_name') || id,
    mode,
    layer,
    operator: carrier.operator,
    behaviour: byFrequency ? 'frequency' : 'timetable',
    per_week: undefined,
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

function toDeparture(service: Row<'services'>, first: Call, days: readonly number[], zone: string | undefined): DraftDeparture {
  const source = `${first.row.file}, trip ${first.row.cell('trip_id')}`;
  return { service: service.id, direction: 'out', days, leaveS: first.leaveS, zone, source, basis: 'published' };
}
