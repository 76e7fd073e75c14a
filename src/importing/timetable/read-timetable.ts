/**
 * Scheduled freight services in the files of GTFS (gtfs.org, "Schedule reference", read November 2026), with columns for freight that GTFS does not
 * have: what a run admits, its cut-off, capacity, tariff and emission row. One service for each route and its trips; the trips are its departures.
 */
import type { Row } from '../../network/index.js';
import { type ByteSource, readWhole } from '../byte-source.js';
import { type CsvTable, readCsv } from '../csv.js';
import { type DraftPlace, emptyDraft, type ImportDraft } from '../draft/import-draft.js';
import type { IssueLog } from '../issue-log.js';
import { decodeText } from '../lenient-text.js';
import { buildServices } from './build-services.js';
import { readStops } from './read-stops.js';
import { readFiles, type Timetable, type TimetableFile, type TimetableRow, whyUnread } from './timetable-files.js';

const needed: readonly TimetableFile[] = ['stops', 'routes', 'trips', 'stop_times'];

export async function readTimetable(
  sources: readonly ByteSource[],
  { namespace, onProgress }: { readonly namespace: string; readonly onProgress: (share: number) => void },
  log: IssueLog,
): Promise<ImportDraft | undefined> {
  const files = new Map<TimetableFile, TimetableRow[]>();
  for (const source of sources) {
    const unread = whyUnread(source.name);
    if (unread !== undefined) {
      log.report('import/left-out', { file: source.name }, `the file is not read: ${unread}`);
      continue;
    }
    const csv = readCsv({ text: decodeText(await readWhole(source), source.name, log), file: source.name }, log);
    const header = csv.header.map((name) => name.trim().toLowerCase());
    const kind = readFiles.find(([, columns]) => columns.every((column) => header.includes(column)))?.[0];
    if (kind === undefined)
      log.report(
        'import/format',
        { file: source.name, line: 1 },
        `the columns are of no file of a timetable that is read (${readFiles.map(([name]) => `${name}.txt`).join(', ')})`,
      );
    else files.set(kind, [...(files.get(kind) ?? []), ...toRows(csv, header, source.name)]);
  }
  onProgress(0.5);
  const first = sources[0]?.name ?? '';
  for (const name of needed)
    if (!files.has(name)) log.report('import/missing-part', { file: first }, `a timetable needs ${name}.txt, which was not given`);
  if (!files.has('calendar') && !files.has('calendar_dates') && !files.has('frequencies'))
    log.report('import/missing-part', { file: first }, 'a timetable needs calendar.txt, calendar_dates.txt or frequencies.txt, and none was given');
  if (log.hasErrors()) return undefined;
  const timetable = Object.fromEntries(readFiles.map(([name]) => [name, files.get(name) ?? []])) as unknown as Timetable;
  const stops = readStops(timetable.stops, namespace, log);
  const services = buildServices(timetable, { namespace, stops }, log);
  if (log.hasErrors()) return undefined;
  const used = new Set(services.service_stops.map(({ place }) => place));
  const places = [...stops.places.values()].filter(({ id }) => used.has(id));
  return {
    ...emptyDraft,
    places,
    ...services,
    terminals: terminalsOf(places, services),
    attach: places.map(({ id }) => ({ place: id, mode: 'road', withinM: 10_000 }) as const),
  };
}

const toRows = (csv: CsvTable, header: readonly string[], file: string): TimetableRow[] =>
  csv.records.map((record, i) => ({ file, line: csv.lines[i] ?? 0, cell: (name) => record[header.indexOf(name)]?.trim() ?? '' }));

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
