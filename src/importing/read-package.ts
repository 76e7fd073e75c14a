/**
 * From the files of a network package to its tables, or to every reason why not. Nothing is thrown and nothing is written: a caller
 * shows the issues and stops, or compiles the tables.
 */
import { type Issue, optionalTables, type TableSet, tableNames } from '../network/index.js';
import { checkDrivers } from './check-drivers.js';
import { checkLinks } from './check-links.js';
import { checkCountries, checkPlaces } from './check-places.js';
import { checkIds, checkReferences } from './check-references.js';
import { checkServices } from './check-services.js';
import { checkValues } from './check-values.js';
import { type Manifest, manifestFile, readManifest } from './datapackage.js';
import { createIssueLog, type IssueLog } from './issue-log.js';
import { createLoadedTables, type LoadedTables, toTableSet } from './loaded-tables.js';
import { readTable } from './read-table.js';
import { decodeUtf8 } from './utf8.js';

/** File name within the folder, with `/` between folders, to its bytes. */
export type PackageFiles = ReadonlyMap<string, Uint8Array>;

export interface ReadPackage {
  /** Absent when any issue is an error. */
  readonly tables?: TableSet;
  readonly id: string;
  readonly name: string;
  /** By file and line; at most 200 of one code, then a line that counts the rest. */
  readonly issues: readonly Issue[];
}

/** Takes about 0.25 s for the 3.6 MB of the default network. */
export function readPackage(files: PackageFiles): ReadPackage {
  const log = createIssueLog();
  const manifest = readManifest(files, log);
  const loaded = createLoadedTables();
  readFiles(files, manifest, loaded, log);
  for (const check of [checkIds, checkReferences, checkPlaces, checkCountries, checkLinks, checkServices, checkValues, checkDrivers])
    check(loaded, log);
  const { id, name } = manifest;
  const issues = log.listIssues();
  return log.hasErrors() ? { id, name, issues } : { tables: toTableSet(loaded), id, name, issues };
}

function readFiles(files: PackageFiles, manifest: Manifest, loaded: LoadedTables, log: IssueLog): void {
  const seen = new Set<string>();
  for (const { table, path } of manifest.resources) {
    const bytes = files.get(path);
    if (bytes === undefined) {
      log.report('package/missing-file', { file: path }, `${manifestFile} names ${path} for the table ${table}, but the folder has no such file`);
      loaded[table].doubtful = true;
    } else if (seen.has(path)) {
      log.report('package/duplicate-file', { file: manifestFile, entity: path }, `two resources name ${path}`);
    } else readTable({ table, file: path, text: decodeUtf8(bytes, path, log) }, loaded[table], log);
    seen.add(path);
  }
  if (manifest.resources.length === 0) {
    for (const table of tableNames) loaded[table].doubtful = true;
    return; // one issue about datapackage.json says it all
  }
  const named = new Set(manifest.resources.map((resource) => resource.table));
  for (const table of tableNames) {
    if (named.has(table) || optionalTables.has(table)) continue;
    loaded[table].doubtful = true;
    log.report('package/missing-table', { file: manifestFile, entity: table }, `no resource has 'qiyun:table': '${table}'`);
  }
  for (const path of [...files.keys()].sort()) {
    if (path.endsWith('.csv') && !seen.has(path)) log.report('package/unlisted-file', { file: path }, `no resource in ${manifestFile} names ${path}`);
  }
}
