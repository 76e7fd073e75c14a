/** Stops as places. A platform is part of its station (`parent_station`): who calls at either calls at one place, where cargo can change trains. */
import { isPosition } from '../../geo/index.js';
import { type DraftPlace, draftPlace } from '../draft/import-draft.js';
import type { IssueLog } from '../issue-log.js';
import { isZone } from './is-zone.js';
import type { TimetableRow } from './timetable-files.js';

export interface Stops {
  /** By stop_id: stations, and stops that are part of none. */
  readonly places: ReadonlyMap<string, DraftPlace>;
  /** stop_id of the place that a stop is, or is part of. */
  readonly placeOf: ReadonlyMap<string, string>;
}

/** Entrances, generic nodes and boarding areas of a station: nothing calls there. */
const partsOfStations = new Set(['2', '3', '4']);

export function readStops(rows: readonly TimetableRow[], namespace: string, log: IssueLog): Stops {
  const byId = new Map<string, TimetableRow>();
  for (const row of rows) {
    const id = row.cell('stop_id');
    const at = { file: row.file, line: row.line, entity: id };
    if (!/^[!-~]+$/.test(id))
      log.report('import/value', { ...at, field: 'stop_id' }, `'${id.slice(0, 40)}' is no id of ASCII characters without blanks`);
    else if (byId.has(id)) log.report('import/duplicate', at, `stop ${id} stands a second time`);
    else byId.set(id, row);
  }
  const calledAt = [...byId].filter(([, row]) => !partsOfStations.has(row.cell('location_type')));
  const left = byId.size - calledAt.length;
  if (left > 0) {
    const message = `${left} entrances, nodes and boarding areas of stations are left out: nothing calls there`;
    log.report('import/left-out', { file: rows[0]?.file ?? '' }, message);
  }
  const placeOf = new Map(calledAt.map(([id, row]) => [id, stationOf(id, row, byId, log)]));
  const places = new Map<string, DraftPlace>();
  for (const id of new Set(placeOf.values())) {
    const place = toPlace(id, byId.get(id), namespace, log);
    if (place !== undefined) places.set(id, place);
  }
  return { places, placeOf };
}

function stationOf(id: string, row: TimetableRow, byId: ReadonlyMap<string, TimetableRow>, log: IssueLog): string {
  const parent = row.cell('parent_station');
  if (parent === '') return id;
  const station = byId.get(parent);
  if (station?.cell('location_type') === '1') return parent;
  const what = station === undefined ? 'which is not in the stops' : 'which is no station (location_type 1)';
  const at = { file: row.file, line: row.line, entity: id, field: 'parent_station' };
  log.report('import/reference', at, `stop ${id} is part of '${parent.slice(0, 40)}', ${what}`);
  return id;
}

function toPlace(id: string, row: TimetableRow | undefined, namespace: string, log: IssueLog): DraftPlace | undefined {
  if (row === undefined) return undefined;
  const at = { file: row.file, line: row.line, entity: id };
  const position = { lat: Number(row.cell('stop_lat') || Number.NaN), lon: Number(row.cell('stop_lon') || Number.NaN) };
  const zone = row.cell('stop_timezone');
  const zoned = zone === '' || isZone(zone);
  if (!zoned) log.report('import/value', { ...at, field: 'stop_timezone' }, `'${zone.slice(0, 40)}' is no time zone such as Asia/Almaty`);
  if (!isPosition(position)) log.report('import/value', { ...at, field: 'stop_lat' }, `stop ${id} has no latitude and longitude in degrees`);
  if (!zoned || !isPosition(position)) return undefined;
  const name = row.cell('stop_name') || id;
  const place = draftPlace({ id: `${namespace}:${id}`, name, ...position, roles: ['terminal'], source: `${row.file}, stop ${id}` });
  const country = row.cell('country').toUpperCase();
  return { ...place, ...(zone === '' ? {} : { zone }), ...(country === '' ? {} : { country }) };
}
