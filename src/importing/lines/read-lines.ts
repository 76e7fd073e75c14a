/** Lines of a GeoJSON file: railways and roads of Natural Earth, lanes of a maritime network. Every feature that cannot be read is told by its number. */
import type { Position } from '../../geo/index.js';
import { type ByteSource, readWhole } from '../byte-source.js';
import { draftPlace, emptyDraft, type ImportDraft } from '../draft/import-draft.js';
import type { IssueLog } from '../issue-log.js';
import { decodeText } from '../lenient-text.js';
import type { TruckSize } from '../osm-pbf/truck-profile.js';
import { joinLines, type MapLine } from './join-lines.js';
import { kindOfProperties, type LineKind, type Properties, readLineFacts } from './line-facts.js';

export interface LinesOptions {
  readonly namespace: string;
  readonly snapM: number;
  readonly truck: TruckSize;
  readonly onProgress: (share: number) => void;
}

export interface MapFeature {
  readonly number: number;
  readonly properties: Properties;
  readonly lines: readonly (readonly Position[])[];
}

export async function readLines(source: ByteSource, options: LinesOptions, log: IssueLog): Promise<ImportDraft | undefined> {
  const bytes = await readWhole(source, (read) => options.onProgress((read / Math.max(1, source.size)) * 0.5));
  const features = readFeatures(decodeText(bytes, source.name, log), source.name, log);
  return features === undefined ? undefined : draftOfFeatures(features, source.name, options, log);
}

/** Shared with shapefiles, whose features are the same things. */
export function draftOfFeatures(features: readonly MapFeature[], file: string, options: LinesOptions, log: IssueLog): ImportDraft | undefined {
  const counts = new Map<string, number>();
  // in a maritime network only the lanes through a passage say so, the others say nothing at all
  const lanes = features.some(({ properties }) => kindOfProperties(properties) === 'sea');
  const lines = features.flatMap(({ number, properties, lines: parts }): MapLine[] => {
    const kind = kindOfProperties(properties) ?? (lanes && Object.keys(properties).length === 0 ? 'sea' : undefined);
    const leaveOut = (why: string): MapLine[] => {
      counts.set(why, (counts.get(why) ?? 0) + 1);
      return [];
    };
    if (kind === undefined) return leaveOut(String(properties['featurecla'] ?? properties['FEATURECLA'] ?? 'no attribute that names its kind'));
    const reading = readLineFacts(kind, properties, { source: file, truck: options.truck });
    if (reading.kind === 'left out') return leaveOut(reading.why);
    const { facts, direction } = reading;
    const key = JSON.stringify({ ...facts, source: '' });
    const driven = direction === 'against' ? parts.map((points) => [...points].reverse()) : parts;
    return driven.filter((points) => points.length > 1).map((points) => ({ feature: number, points, twoWay: direction === 'both', key, facts }));
  });
  if (counts.size > 0) {
    const told = [...counts].map(([name, count]) => `${name} ${count}`).join(', ');
    log.report(
      'import/left-out',
      { file },
      `features of no kind that freight can use: ${told}; lines need featurecla (Railroad, Road), highway, railway or passage (sea)`,
    );
  }
  const placeSource = `${file}, end of a line; ends within ${options.snapM} m are one point`;
  const drafts = (['rail', 'road', 'sea'] as const).map((kind: LineKind) => {
    const own = lines.filter(({ facts }) => facts.mode === kind);
    const rows = joinLines(own, { namespace: `${options.namespace}:${kind}`, snapM: options.snapM, placeSource });
    const places = kind === 'sea' ? rows.places.map((place) => draftPlace({ ...place, name: place.name_en, roles: ['waypoint'] })) : rows.places;
    return { places: kind === 'sea' ? places.map((place) => ({ ...place, name_en: 'Sea lane' })) : places, links: rows.links };
  });
  options.onProgress(1);
  return { ...emptyDraft, places: drafts.flatMap(({ places }) => places), links: drafts.flatMap(({ links }) => links) };
}

function readFeatures(text: string, file: string, log: IssueLog): MapFeature[] | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    log.report(
      'import/structure',
      { file, ...lineOf(text, error) },
      `the file is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}`,
    );
    return undefined;
  }
  const list =
    isRecord(json) && json['type'] === 'FeatureCollection' ? json['features'] : isRecord(json) && json['type'] === 'Feature' ? [json] : undefined;
  if (!Array.isArray(list)) {
    log.report('import/structure', { file }, 'the file is JSON, but not a FeatureCollection with a list of features');
    return undefined;
  }
  return list.flatMap((feature, index) => readFeature(feature, index + 1, file, log) ?? []);
}

/** Where JSON.parse says a position, its line. */
function lineOf(text: string, error: unknown): { readonly line?: number } {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  return position === undefined ? {} : { line: text.slice(0, Number(position)).split('\n').length };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function readFeature(feature: unknown, number: number, file: string, log: IssueLog): MapFeature | undefined {
  const at = { file, entity: `feature ${number}` };
  const geometry = isRecord(feature) ? feature['geometry'] : undefined;
  if (geometry === null) {
    log.report('import/left-out', at, `feature ${number} is without a place: its geometry is null`);
    return undefined;
  }
  if (!isRecord(feature) || !isRecord(geometry)) {
    log.report('import/structure', at, `feature ${number} has no geometry`);
    return undefined;
  }
  const { type, coordinates } = geometry;
  if (type !== 'LineString' && type !== 'MultiLineString') {
    log.report('import/left-out', at, `feature ${number} is a ${String(type).slice(0, 40)} and no line`);
    return undefined;
  }
  const parts = type === 'LineString' ? [coordinates] : coordinates;
  if (!Array.isArray(parts)) {
    log.report('import/structure', at, `feature ${number} has no list of coordinates`);
    return undefined;
  }
  const lines = parts.map((part) => readLine(part));
  if (lines.some((line) => line === undefined)) {
    log.report('import/structure', at, `feature ${number} has a coordinate that is not a longitude and a latitude in degrees`);
    return undefined;
  }
  const { properties } = feature;
  return { number, properties: isRecord(properties) ? properties : {}, lines: lines.flatMap((line) => (line === undefined ? [] : [line])) };
}

function readLine(part: unknown): Position[] | undefined {
  if (!Array.isArray(part)) return undefined;
  const points = part.map((pair) => (Array.isArray(pair) ? toPosition(pair[0], pair[1]) : undefined));
  return points.some((point) => point === undefined) ? undefined : points.flatMap((point) => point ?? []);
}

/** Lanes over the date line are drawn with longitudes beyond 180. */
export function toPosition(lon: unknown, lat: unknown): Position | undefined {
  if (typeof lon !== 'number' || typeof lat !== 'number' || !(Math.abs(lon) <= 540) || !(Math.abs(lat) <= 90)) return undefined;
  return { lat, lon: Math.abs(lon) <= 180 ? lon : ((((lon + 180) % 360) + 360) % 360) - 180 };
}
