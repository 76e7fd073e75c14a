/** Lines of an ESRI shapefile with their attributes ("ESRI Shapefile Technical Description", 1998): .shp, .shx and .dbf, and .prj where there is one. */
import { type ByteSource, readWhole } from '../byte-source.js';
import type { ImportDraft } from '../draft/import-draft.js';
import type { IssueLog } from '../issue-log.js';
import { decodeLenient } from '../lenient-text.js';
import { draftOfFeatures, type LinesOptions, type MapFeature } from '../lines/read-lines.js';
import { readDbf } from './read-dbf.js';
import { readShp } from './read-shp.js';

type Part = 'shp' | 'shx' | 'dbf' | 'prj' | 'cpg';

const partOf = (name: string): Part | undefined =>
  (['shp', 'shx', 'dbf', 'prj', 'cpg'] as const).find((part) => name.toLowerCase().endsWith(`.${part}`));

export async function readShapefile(sources: readonly ByteSource[], options: LinesOptions, log: IssueLog): Promise<ImportDraft | undefined> {
  const parts = new Map(sources.flatMap((source) => (partOf(source.name) === undefined ? [] : [[partOf(source.name) as Part, source] as const])));
  const file = parts.get('shp')?.name ?? sources[0]?.name ?? '';
  const missing = (['shp', 'shx', 'dbf'] as const).filter((part) => !parts.has(part));
  for (const part of missing) {
    log.report('import/missing-part', { file }, `the shapefile has no .${part} beside it; a shapefile is .shp, .shx and .dbf of one name`);
  }
  const [shp, shx, dbf, prj] = [parts.get('shp'), parts.get('shx'), parts.get('dbf'), parts.get('prj')];
  if (shp === undefined || shx === undefined || dbf === undefined) return undefined;
  if (prj !== undefined) {
    const words = decodeLenient(await readWhole(prj)).trim();
    if (!/^GEOG(CS|CRS|RAPHICCRS)\s*\[/i.test(words)) {
      log.report(
        'import/format',
        { file: prj.name },
        `the coordinates are projected (${words.slice(0, 60)}); convert the file to longitude and latitude (EPSG:4326)`,
      );
      return undefined;
    }
  }
  const shapes = readShp(await readWhole(shp), shp.name, log);
  const indexed = Math.floor(((await readWhole(shx)).length - 100) / 8);
  const rows = readDbf(await readWhole(dbf), dbf.name, log);
  options.onProgress(0.5);
  if (shapes === undefined || rows === undefined) return undefined;
  for (const [name, count] of [
    [shx.name, indexed],
    [dbf.name, rows.length],
  ] as const) {
    if (count !== shapes.length) log.report('import/count', { file: name }, `the file has ${count} records, ${shp.name} has ${shapes.length}`);
  }
  const features = shapes.map((lines, i): MapFeature => ({ number: i + 1, properties: rows[i] ?? {}, lines }));
  return draftOfFeatures(features, file, options, log);
}
