import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

export type Row = Record<string, string>;

export const table = (name: string): Row[] =>
  parse(readFileSync(new URL(`../../data/eurasia/${name}.csv`, import.meta.url)), { columns: true }) as Row[];

export const placeTables = ['places-land', 'places-sea', 'places-air', 'places-pipeline', 'places-terminal'];
export const allPlaces = (): Map<string, Row> => new Map(placeTables.flatMap(table).map((row) => [row.id ?? '', row]));

export function greatCircleKm(a: Row, b: Row): number {
  const rad = Math.PI / 180;
  const sinLat = Math.sin(((Number(b.lat) - Number(a.lat)) * rad) / 2);
  const sinLon = Math.sin(((Number(b.lon) - Number(a.lon)) * rad) / 2);
  const h = sinLat ** 2 + Math.cos(Number(a.lat) * rad) * Math.cos(Number(b.lat) * rad) * sinLon ** 2;
  return 12_742.0176 * Math.asin(Math.sqrt(h));
}

/** Kilometres from a place to all that open links reach; one-way links count one way, closed passages not at all. */
export function distancesKm(links: readonly Row[], from: string, closed: readonly string[] = []): Map<string, number> {
  const out = new Map<string, [string, number][]>();
  const add = (a: string, b: string, km: number): void => {
    const list = out.get(a);
    if (list) list.push([b, km]);
    else out.set(a, [[b, km]]);
  };
  for (const link of links) {
    if (link.status !== 'open' || closed.includes(link.passage ?? '')) continue;
    add(link.from ?? '', link.to ?? '', Number(link.length_km));
    if (link.direction !== 'one') add(link.to ?? '', link.from ?? '', Number(link.length_km));
  }
  const km = new Map([[from, 0]]);
  const settled = new Set<string>();
  for (;;) {
    let here: string | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const [id, d] of km) if (d < least && !settled.has(id)) [here, least] = [id, d];
    if (here === undefined) return km;
    settled.add(here);
    for (const [next, d] of out.get(here) ?? []) if (least + d < (km.get(next) ?? Number.POSITIVE_INFINITY)) km.set(next, least + d);
  }
}

export function everyRowIsSourced(rows: readonly Row[]): string[] {
  return rows.filter((row) => !row.source || !['published', 'calibrated', 'assumed'].includes(row.basis ?? '')).map((row) => JSON.stringify(row));
}
