// Reads and writes the CSV tables of the curation scripts for sea, air, pipelines and terminals. Output is deterministic:
// rows in the order given, LF, quotes only where needed.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';

export type Row = Record<string, string>;

export const root = findRoot(dirname(fileURLToPath(import.meta.url)));

function findRoot(from: string): string {
  for (let dir = from; ; dir = dirname(dir)) {
    if (existsSync(join(dir, 'package.json'))) return dir;
    if (dir === dirname(dir)) throw new Error('package.json not found above the script');
  }
}

/** Rows of a CSV file under the repository root; a missing file is an error unless `optional`. */
export function readRows(path: string, options: { optional?: boolean } = {}): Row[] {
  const file = join(root, path);
  if (options.optional && !existsSync(file)) return [];
  return parse(readFileSync(file, 'utf8'), { columns: true, skip_empty_lines: true, bom: true }) as Row[];
}

export function writeRows(path: string, columns: string, rows: readonly Row[]): void {
  const names = columns.split(',');
  const lines = [columns, ...rows.map((row) => names.map((name) => cell(row[name] ?? '')).join(','))];
  writeFileSync(join(root, path), `${lines.join('\n')}\n`);
}

const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export const placeColumns =
  'id,name_en,name_zh_hans,name_zh_hant,name_ru,country,country2,lat,lon,zone,roles,population,status,status_date,source,basis';
export const linkColumns =
  'id,from,to,mode,line,length_km,speed_class,gauge_mm,electrified,tracks,country,direction,status,status_date,passage,geometry,source,basis';
export const aliasColumns = 'place,alias,kind,source,basis';
export const terminalColumns = 'place,layers,handles,capacity_teu_y,capacity_t_y,opens_h,closes_h,source,basis';
export const serviceColumns =
  'id,name,mode,layer,operator,behaviour,per_week,wait_p50_h,wait_p90_h,cutoff_h,weather_closed,closure_p50_h,admits,capacity,capacity_unit,tariff,emission,status,status_date,source,basis';
export const stopColumns = 'service,direction,seq,place,ride_p50_h,ride_p90_h,length_km,stop_h,source,basis';
