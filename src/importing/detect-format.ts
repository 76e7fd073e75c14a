/** Which format a file is of, by its content; and which files belong together. A name decides only where the content cannot. */
import { type ByteSource, readStart } from './byte-source.js';
import type { IssueLog } from './issue-log.js';
import { decodeLenient } from './lenient-text.js';
import { whyUnread } from './timetable/timetable-files.js';

export const importFormats = ['osm-pbf', 'lines', 'shapefile', 'unlocode', 'timetable', 'tntp', 'gmns', 'dimacs'] as const;
export type ImportFormat = (typeof importFormats)[number];

export interface FormatGroup {
  readonly format: ImportFormat;
  /** Read together, in the order given. */
  readonly sources: readonly ByteSource[];
}

/** Enough for any header. */
const START_BYTES = 16 * 1024;

export async function groupByFormat(sources: readonly ByteSource[], format: ImportFormat | 'auto', log: IssueLog): Promise<FormatGroup[]> {
  const groups = new Map<string, { format: ImportFormat; sources: ByteSource[] }>();
  for (const source of sources) {
    const found = format === 'auto' ? detectFormat(await readStart(source, START_BYTES), source.name) : format;
    if (found === undefined) {
      const message = `the content is of none of the formats that can be imported: ${importFormats.join(', ')}`;
      log.report('import/unknown-format', { file: source.name }, message);
      continue;
    }
    // files of one network in several parts are read together; others one by one
    const key = found === 'shapefile' ? `${found} ${stemOf(source.name)}` : isParted(found) ? found : `${found} ${source.name}`;
    const group = groups.get(key) ?? { format: found, sources: [] };
    groups.set(key, group);
    group.sources.push(source);
  }
  return [...groups.values()];
}

const isParted = (format: ImportFormat): boolean => ['timetable', 'tntp', 'gmns', 'dimacs'].includes(format);

export const stemOf = (name: string): string => name.replace(/\.[^./]+$/, '');

/** Undefined when neither content nor name says anything. */
export function detectFormat(start: Uint8Array, name: string): ImportFormat | undefined {
  const text = decodeLenient(start);
  // a BlobHeader of an OpenStreetMap file: 4 bytes of length, then field 1 with its type
  if (text.slice(4, 40).includes('OSMHeader') || text.slice(4, 40).includes('OSMData')) return 'osm-pbf';
  if (start[0] === 0 && start[1] === 0 && start[2] === 0x27 && start[3] === 0x0a) return 'shapefile';
  const first = text.replace(/^\ufeff/, '').trimStart();
  if (first.startsWith('{')) return /"type"\s*:\s*"(FeatureCollection|Feature|LineString|MultiLineString)"/.test(text) ? 'lines' : undefined;
  if (/^<(NUMBER OF (ZONES|NODES|LINKS)|FIRST THRU NODE|TOTAL OD FLOW)>/i.test(first) || /^node\s+x\s+y\s*;?\s*$/im.test(first.slice(0, 200)))
    return 'tntp';
  if (/^(c(\s.*)?\n)*p (sp|aux sp co) /.test(first.replaceAll('\r', ''))) return 'dimacs';
  return byHeader(first.slice(0, first.indexOf('\n') === -1 ? undefined : first.indexOf('\n'))) ?? byName(name);
}

function byHeader(line: string): ImportFormat | undefined {
  const columns = line
    .trim()
    .split(',')
    .map((cell) => cell.trim().replaceAll('"', '').toLowerCase());
  const has = (...names: readonly string[]): boolean => names.every((name) => columns.includes(name));
  if (has('node_id', 'x_coord', 'y_coord') || has('from_node_id', 'to_node_id')) return 'gmns';
  if (has('country', 'location', 'function')) return 'unlocode';
  if (has('agency_name') || has('stop_id') || has('route_id') || has('trip_id') || has('service_id')) return 'timetable';
  return undefined;
}

const endings: readonly (readonly [RegExp, ImportFormat])[] = [
  [/\.pbf$/i, 'osm-pbf'],
  [/\.geojson(\.gz)?$/i, 'lines'],
  [/\.(shp|shx|dbf|prj|cpg)$/i, 'shapefile'],
  [/\.tntp$/i, 'tntp'],
  [/\.(gr|co)(\.gz)?$/i, 'dimacs'],
];

const byName = (name: string): ImportFormat | undefined =>
  whyUnread(name) === undefined ? endings.find(([ending]) => ending.test(name))?.[1] : 'timetable';
