/** A service can be ridden: it has stops, and its behaviour has the values it needs. */
import type { Row } from '../network/index.js';
import type { IssueLog } from './issue-log.js';
import { type LoadedTable, type LoadedTables, type Location, locate } from './loaded-tables.js';

type Service = Row<'services'>;
type Direction = Row<'service_stops'>['direction'];

export function checkServices(tables: LoadedTables, log: IssueLog): void {
  const { services } = tables;
  const stops = countByService(tables.service_stops);
  const departures = countByService(tables.departures);
  services.rows.forEach((service, index) => {
    const at = (field: string) => locate(services, index, field);
    if (!tables.service_stops.doubtful) checkStopCount(service, stops, at('id'), log);
    checkBehaviour(service, at, log);
    const departs = departures.has(service.id);
    if (service.behaviour === 'timetable' && !departs && !tables.departures.doubtful) {
      log.report('service/no-departures', at('behaviour'), `timetable service ${service.id} has no rows in departures`);
    } else if (service.behaviour !== 'timetable' && departs) {
      const message = `service ${service.id} runs by ${service.behaviour} but has rows in departures; they are not used`;
      log.report('service/unused-departures', at('behaviour'), message);
    }
  });
  checkRides(tables, log);
  checkSpeeds(tables, log);
  checkTariffs(tables, log);
  checkDepartures(tables, stops, log);
}

type Counts = ReadonlyMap<string, Readonly<Record<Direction, number>>>;

/** Rows with a bad cell count too: what is wrong with them has been said. */
function countByService({ rows, partial }: LoadedTable<'service_stops' | 'departures'>): Counts {
  const counts = new Map<string, Record<Direction, number>>();
  for (const { service, direction } of [...rows, ...partial]) {
    if (service === undefined || direction === undefined) continue;
    const count = counts.get(service) ?? { out: 0, back: 0 };
    count[direction]++;
    counts.set(service, count);
  }
  return counts;
}

function checkStopCount(service: Service, stops: Counts, at: Location, log: IssueLog): void {
  const { out, back } = stops.get(service.id) ?? { out: 0, back: 0 };
  if (out >= 2 && back !== 1) return;
  const message = `service ${service.id} has ${out} stops out and ${back} back; expected at least two out, and none or at least two back`;
  log.report('service/stops', at, message);
}

function checkBehaviour(service: Service, at: (field: string) => Location, log: IssueLog): void {
  if (service.behaviour === 'frequency' && service.per_week === undefined) {
    log.report('service/no-frequency', at('per_week'), `service ${service.id} runs by frequency but has no per_week`);
  }
  if (service.behaviour !== 'when_full') return;
  for (const field of ['wait_p50_h', 'wait_p90_h'] as const) {
    if (service[field] !== undefined) continue;
    log.report('service/no-wait', at(field), `service ${service.id} leaves when full but has no ${field}`);
  }
}

/** A running time is a median and a 90th percentile; without both it is computed from the length. */
function checkRides({ service_stops: stops }: LoadedTables, log: IssueLog): void {
  stops.rows.forEach((stop, index) => {
    if ((stop.ride_p50_h === undefined) === (stop.ride_p90_h === undefined)) return;
    const missing = stop.ride_p50_h === undefined ? 'ride_p50_h' : 'ride_p90_h';
    const message = `the ride of ${stop.service} to ${stop.place} has no ${missing}; give both, or neither to have them computed`;
    log.report('service/ride-half', locate(stops, index, missing), message);
  });
}

/** A ride without a running time is computed from the speed of its layer, so there must be one; trains run over links and need none here. */
function checkSpeeds({ services, service_stops: stops, speeds }: LoadedTables, log: IssueLog): void {
  if (speeds.doubtful) return;
  const withSpeed = new Set([...speeds.rows, ...speeds.partial].map((row) => row.layer));
  const serviceOf = new Map(services.rows.map((service) => [service.id, service]));
  stops.rows.forEach((stop, index) => {
    const service = serviceOf.get(stop.service);
    if (service === undefined || service.mode === 'rail' || stop.seq === 1 || stop.ride_p50_h !== undefined || withSpeed.has(service.layer)) return;
    const message = `the ride of ${stop.service} to ${stop.place} has no running time and speeds has no row for ${service.layer}`;
    log.report('service/no-speed', locate(stops, index, 'ride_p50_h'), message);
  });
}

/** A train's way is computed link by link, so its price must be by distance; a price for the whole run would be paid on every link. */
function checkTariffs({ services, tariffs }: LoadedTables, log: IssueLog): void {
  const perOf = new Map(tariffs.rows.map((row) => [row.id, row.per]));
  services.rows.forEach((service, index) => {
    if (service.mode !== 'rail') return;
    for (const id of service.tariff ?? []) {
      const per = perOf.get(id);
      if (per === undefined || per.endsWith('km')) continue;
      const message = `train ${service.id} is priced by ${id}, which is per ${per}; a train needs a price per unit_km, feu_km or t_km`;
      log.report('service/tariff-per', locate(services, index, 'tariff'), message);
    }
  });
}

function checkDepartures({ departures }: LoadedTables, stops: Counts, log: IssueLog): void {
  departures.rows.forEach((row, index) => {
    const wrong = row.weekdays.find((day) => !/^[1-7]$/.test(day));
    if (wrong !== undefined) log.report('cell/word', locate(departures, index, 'weekdays'), `'${wrong}' is not a weekday from 1 (Monday) to 7`);
    const count = stops.get(row.service);
    if (count !== undefined && count[row.direction] === 0) {
      const message = `service ${row.service} departs '${row.direction}' but has no stops in that direction`;
      log.report('service/no-departures', locate(departures, index, 'direction'), message);
    }
  });
}
