/** What carries the runs of each route, who operates them, and on whose clock their times are told. */
import type { Layer, Mode } from '../../network/index.js';
import type { IssueLog } from '../issue-log.js';
import { isZone } from './is-zone.js';
import type { Timetable, TimetableRow } from './timetable-files.js';

export interface Carrier {
  readonly row: TimetableRow;
  readonly mode: Mode;
  readonly layer: Layer;
  readonly operator: string | undefined;
  /** IANA zone of the agency: all times of GTFS are its. Undefined = the file says none; then that of the first stop of each run. */
  readonly zone: string | undefined;
}

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

/** By route_id. */
export function readCarriers(timetable: Timetable, log: IssueLog): Map<string, Carrier | 'no freight'> {
  const agencies = readAgencies(timetable.agency, log);
  const carriers = new Map<string, Carrier | 'no freight'>();
  const unzoned: string[] = [];
  for (const row of timetable.routes) {
    const id = row.cell('route_id');
    const carried = carriedBy(row, log);
    const agency = agencies.get(row.cell('agency_id')) ?? [...agencies.values()][0];
    if (carried !== undefined && agency?.zone === undefined) unzoned.push(id);
    carriers.set(id, carried === undefined ? 'no freight' : { row, ...carried, operator: agency?.name, zone: agency?.zone });
  }
  if (unzoned.length > 0) {
    const file = timetable.agency[0]?.file ?? timetable.routes[0]?.file ?? '';
    const message = `no agency_timezone is told for ${unzoned.length} routes; their times are read on the clock of the first stop of each run`;
    log.report('import/assumed', { file, field: 'agency_timezone' }, message);
  }
  return carriers;
}

interface Agency {
  readonly name: string | undefined;
  readonly zone: string | undefined;
}

function readAgencies(rows: readonly TimetableRow[], log: IssueLog): Map<string, Agency> {
  return new Map(
    rows.map((row) => {
      const zone = row.cell('agency_timezone');
      const known = zone !== '' && isZone(zone);
      if (zone !== '' && !known) {
        const at = { file: row.file, line: row.line, field: 'agency_timezone' };
        log.report('import/value', at, `'${zone.slice(0, 40)}' is no time zone such as Asia/Almaty`);
      }
      return [row.cell('agency_id'), { name: row.cell('agency_name') || undefined, zone: known ? zone : undefined }];
    }),
  );
}

function carriedBy(route: TimetableRow, log: IssueLog): { readonly mode: Mode; readonly layer: Layer } | undefined {
  const at = { file: route.file, line: route.line, entity: route.cell('route_id') };
  const word = route.cell('layer');
  const type = Number(route.cell('route_type'));
  const found = carriers.find(([is]) => is(type));
  const carrier = word === '' ? found?.slice(1) : sameModes[word];
  if (carrier !== undefined) return { mode: carrier[0] as Mode, layer: carrier[1] as Layer };
  if (word === '') log.report('import/left-out', at, `route type ${route.cell('route_type')} carries no freight; its trips are left out`);
  else log.report('import/value', at, `'${word.slice(0, 20)}' is no layer that services run on (${Object.keys(sameModes).join(', ')})`);
  return undefined;
}
