/** datapackage.json (Frictionless Data Package): the name of the network, and which file holds rows of which table. */
import { type TableName, tableNames } from '../network/index.js';
import type { IssueLog } from './issue-log.js';
import { decodeUtf8 } from './utf8.js';

export interface Manifest {
  /** The package's `name`: a short ASCII word. */
  readonly id: string;
  /** The package's `title`, else its name. */
  readonly name: string;
  readonly resources: readonly TableResource[];
}

export interface TableResource {
  readonly table: TableName;
  readonly path: string;
}

export const manifestFile = 'datapackage.json';
const nothing: Manifest = { id: '', name: '', resources: [] };

export function readManifest(files: ReadonlyMap<string, Uint8Array>, log: IssueLog): Manifest {
  const bytes = files.get(manifestFile);
  if (bytes === undefined) {
    log.report('package/no-datapackage', { file: manifestFile }, 'the folder has no datapackage.json; docs/network-format.md shows one');
    return nothing;
  }
  const json = parseJson(decodeUtf8(bytes, manifestFile, log).replace(/^\ufeff/, ''), log);
  if (json === undefined) return nothing;
  const { name, title, resources } = json;
  const id = typeof name === 'string' && nameForm.test(name) ? name : '';
  if (id === '') {
    malformed(log, "the package needs a name of small letters, digits, '.', '_' and '-'", 'name');
  }
  if (!Array.isArray(resources)) malformed(log, 'resources is not a list', 'resources');
  return {
    id,
    name: typeof title === 'string' && title !== '' ? title : id,
    resources: Array.isArray(resources) ? resources.flatMap((resource, index) => readResource(resource, index, log) ?? []) : [],
  };
}

const nameForm = /^[a-z0-9][a-z0-9._-]*$/;

function malformed(log: IssueLog, message: string, field?: string): void {
  log.report('package/malformed', { file: manifestFile, ...(field === undefined ? {} : { field }) }, message);
}

function parseJson(text: string, log: IssueLog): Readonly<Record<string, unknown>> | undefined {
  try {
    const json: unknown = JSON.parse(text);
    if (isRecord(json)) return json;
    malformed(log, 'the file is JSON, but not an object');
  } catch (error) {
    malformed(log, `the file is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}`);
  }
  return undefined;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

function readResource(resource: unknown, index: number, log: IssueLog): TableResource | undefined {
  const field = `resources[${index}]`;
  if (!isRecord(resource) || typeof resource['path'] !== 'string' || resource['path'] === '') {
    log.report('package/resource', { file: manifestFile, field }, `resource ${index + 1} has no path that is one file name`);
    return undefined;
  }
  const path = resource['path'].replace(/^\.\//, '');
  const table = resource['qiyun:table'];
  const known = tableNames.find((name) => name === table);
  if (known === undefined) {
    const found = table === undefined ? "has no 'qiyun:table'" : `names the table ${JSON.stringify(table)}`;
    const message = `resource ${index + 1} (${path}) ${found}; tables are ${tableNames.join(', ')}. It is not read`;
    log.report('package/unknown-table', { file: manifestFile, field, entity: path }, message);
    return undefined;
  }
  return { table: known, path };
}
