/**
 * Scheduled freight services in the files of GTFS (gtfs.org, "Schedule reference", read November 2026), with columns for freight that GTFS does not
 * have: what a run admits, its cut-off, capacity, tariff and emission row. One service for each route and its trips; the trips are its departures.
 */
import { isPosition } from '../../geo/index.js';
import type { Row } from '../../network/index.js';
import { type ByteSource, readWhole } from '../byte-source.js';
import { type CsvTable, readCsv } from '../csv.js';
import { type DraftPlace, draftPlace, emptyDraft, type ImportDraft } from '../draft/import-draft.js';
import type { IssueLog } from '../issue-log.js';
import { decodeText } from '../lenient-text.js';
import { buildServices } from './build-services.js';
import type { Timetable, TimetableFile, TimetableRow } from './timetable-files.js';

/** A file is known by columns that only it has. */
const marks: readonly (readonly [TimetableFile, readonly string[]])[] = [
  ['frequencies', ['trip_id', 'headway_secs']],
  ['stop_times', ['trip_id', 'stop_id', 'stop_sequence']],
  ['trips', ['route_id', 'trip_id']],
  ['routes', ['route_id', 'route_type']],
  ['stops', ['stop_id', 'stop_lat', 'stop_lon']],
  ['calendar', ['service_id', 'monday', 'sunday']],
  ['agency', ['agency_name']],
];

const needed: readonly TimetableFile[] = ['stops', 'routes', 'trips', 'stop_times'];

export async function readTimetable(
  sources: readonly ByteSource[],
  { namespace, onProgress }: { readonly namespace: string; readonly onProgress: (share: number) => void },
  log: IssueLog,
): Promise<ImportDraft | undefined> {
  const files = new Map<TimetableFile, TimetableRow[]>();
  for (const source of sources) {
    const csv = readCsv({ text: decodeText(await readWhole(source), source.name, log), file: source.name }, log);
    const header = csv.header.map((name) => name.trim().toLowerCase());
    const kind = marks.find(([, columns]) => columns.every((column) => header.includes(column)))?.[0];
    if (kind === undefined)
      log.report(
        'import/format',
        { file: source.name, line: 1 },
        `the columns are of no file of a timetable that is read (${marks.map(([name]) => `${name}.txt`).join(', ')})`,
      );
    else files.set(kind, [...(files.get(kind) ?? []), ...toRows(csv, header, source.name)]);
  }
  onProgress(0.5);
  const first = sources[0]?.name ?? '';
  for (const name of needed)
    if (!files.has(name)) log.report('import/missing-part', { file: first }, `a timetable needs ${name}.txt, which was not given`);
  if (!files.has('calendar') && !files.has('frequencies'))
    log.report('import/missing-part', { file: first }, 'a timetable needs calendar.txt or frequencies.txt, and neither was given');
  if (log.hasErrors()) return undefined;
  const timetable = Object.fromEntries(marks.map(([name]) => [name, files.get(name) ?? []])) as unknown as Timetable;
  const places = readStops(timetable.stops, namespace, log);
  const services = buildServices(timetable, { namespace, stops: new Set(places.keys()) }, log);
  if (log.hasErrors()) return undefined;
  const used = new Set(services.service_stops.map(({ place }) => place));
  const stops = [...places.values()].filter(({ id }) => used.has(id));
  return {
    ...emptyDraft,
    places: stops,
    ...services,
    terminals: terminalsOf(stops, services),
    attach: stops.map(({ id }) => ({ place: id, mode: 'road', withinM: 10_000 }) as const),
  };
}

const toRows = (csv: CsvTable, header: readonly string[], file: string): TimetableRow[] =>
  csv.records.map((record, i) => ({ file, line: csv.lines[i] ?? 0, cell: (name) => record[header.indexOf(name)]?.trim() ?? '' }));

/** By stop_id. */
function readStops(rows: readonly TimetableRow[], namespace: string, log: IssueLog): Map<string, DraftPlace> {
  const places = new Map<string, DraftPlace>();
  for (const row of rows) {
    const id = row.cell('stop_id');
    const at = { file: row.file, line: row.line, entity: id };
    const position = { lat: Number(row.cell('stop_lat') || Number.NaN), lon: Number(row.cell('stop_lon') || Number.NaN) };
    if (!/^[!-~]+$/.test(id))
      log.report('import/value', { ...at, field: 'stop_id' }, `'${id.slice(0, 40)}' is no id of ASCII characters without blanks`);
    else if (places.has(id)) log.report('import/duplicate', at, `stop ${id} stands a second time`);
    else if (!isPosition(position)) log.report('import/value', { ...at, field: 'stop_lat' }, `stop ${id} has no latitude and longitude in degrees`);
    else {
      const place = draftPlace({
        id: `${namespace}:${id}`,
        name: row.cell('stop_name') || id,
        ...position,
        roles: ['terminal'],
        source: `${row.file}, stop ${id}`,
      });
      const zone = row.cell('stop_timezone');
      places.set(id, {
        ...place,
        ...(zone === '' ? {} : { zone }),
        ...(row.cell('country') === '' ? {} : { country: row.cell('country').toUpperCase() }),
      });
    }
  }
  return places;
}

/** Every stop is a yard where a truck brings and fetches what its services admit. */
function terminalsOf(stops: readonly DraftPlace[], services: Pick<ImportDraft, 'services' | 'service_stops'>): Row<'terminals'>[] {
  const byId = new Map(services.services.map((service) => [service.id, service]));
  return stops.map((stop) => {
    const calling = services.service_stops.filter(({ place }) => place === stop.id).flatMap(({ service }) => byId.get(service) ?? []);
    const handles = [...new Set(calling.flatMap(({ admits }) => admits))];
    const layers = [...new Set(['truck' as const, ...calling.map(({ layer }) => layer)])];
    return {
      place: stop.id,
      layers,
      handles,
      capacity_teu_y: undefined,
      capacity_t_y: undefined,
      opens_h: undefined,
      closes_h: undefined,
      source: stop.source,
      basis: 'published',
    };
  });
}
