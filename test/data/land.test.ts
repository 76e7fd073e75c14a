import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';

type Row = Record<string, string>;
const table = (path: string): Row[] => parse(readFileSync(new URL(`../../data/${path}`, import.meta.url)), { columns: true }) as Row[];

const places = table('eurasia/places-land.csv');
const aliases = table('eurasia/aliases-land.csv');
const road = table('eurasia/links-road.csv');
const rail = table('eurasia/links-rail.csv');
const access = table('eurasia/links-access.csv').filter((l) => l.from !== undefined);
const links = [...road, ...rail, ...access];
const byId = new Map(places.map((p) => [p.id, p]));
/** Links of other tables (ports, airports) may be kept in links-access.csv too. */
const landLinks = links.filter((l) => byId.has(l.from ?? '') && byId.has(l.to ?? ''));
const isStation = (p: Row): boolean => (p.roles ?? '').split(';').includes('station');
const bySeed = new Map(aliases.filter((a) => a.kind === 'seed').map((a) => [a.alias, a.place]));

function greatCircleKm(a: Row, b: Row): number {
  const rad = Math.PI / 180;
  const sinLat = Math.sin(((Number(b.lat) - Number(a.lat)) * rad) / 2);
  const sinLon = Math.sin(((Number(b.lon) - Number(a.lon)) * rad) / 2);
  const h = sinLat ** 2 + Math.cos(Number(a.lat) * rad) * Math.cos(Number(b.lat) * rad) * sinLon ** 2;
  return 12_742.0176 * Math.asin(Math.sqrt(h));
}

function shortestKm(list: readonly Row[], from: string, to: string): number {
  const neighbours = new Map<string, [string, number][]>();
  for (const l of list) {
    for (const [a = '', b = ''] of [
      [l.from, l.to],
      [l.to, l.from],
    ])
      neighbours.set(a, [...(neighbours.get(a) ?? []), [b, Number(l.length_km)]]);
  }
  const km = new Map([[from, 0]]);
  const settled = new Set<string>();
  for (;;) {
    let here: string | undefined;
    for (const [id, d] of km) if (!settled.has(id) && (here === undefined || d < (km.get(here) ?? 0))) here = id;
    if (here === undefined) return Number.POSITIVE_INFINITY;
    const soFar = km.get(here) ?? 0;
    if (here === to) return soFar;
    settled.add(here);
    for (const [next, d] of neighbours.get(here) ?? []) if (soFar + d < (km.get(next) ?? Number.POSITIVE_INFINITY)) km.set(next, soFar + d);
  }
}

const open = (list: readonly Row[]): Row[] => list.filter((l) => l.status === 'open');
const gauge = (mm: string): Row[] => open(rail).filter((l) => (l.gauge_mm ?? '').split(';').includes(mm));

describe('size', () => {
  test('is what the default network promises', () => {
    expect(new Set(road.flatMap((l) => [l.from, l.to])).size).toBeGreaterThanOrEqual(2300);
    expect(road.length).toBeGreaterThanOrEqual(3200);
    expect(places.filter(isStation).length).toBeGreaterThanOrEqual(1500);
    expect(rail.length).toBeGreaterThanOrEqual(1800);
  });
});

describe('every row', () => {
  test('has a unique id in plain ASCII', () => {
    for (const rows of [places, links]) {
      expect(new Set(rows.map((r) => r.id)).size).toBe(rows.length);
      expect(rows.filter((r) => !/^[\x21-\x7e]+$/.test(r.id ?? ''))).toEqual([]);
    }
  });

  test('cites a source and says how far to trust it', () => {
    for (const rows of [places, aliases, links]) {
      expect(rows.filter((r) => (r.source ?? '').trim() === '' || !['published', 'calibrated', 'assumed'].includes(r.basis ?? ''))).toEqual([]);
    }
  });

  test('has a known status', () => {
    expect([...places, ...links].filter((r) => !['open', 'planned', 'closed', 'no_freight'].includes(r.status ?? ''))).toEqual([]);
  });
});

describe('places', () => {
  test('border places have two countries in alphabetical order, others one', () => {
    const wrong = places.filter((p) => ((p.roles ?? '').includes('border') ? !((p.country ?? '') < (p.country2 ?? '')) : p.country2 !== ''));
    expect(wrong).toEqual([]);
  });

  test('China and Kazakhstan keep one time each', () => {
    const zones = (country: string): string[] => [...new Set(places.filter((p) => p.country === country).map((p) => p.zone ?? ''))];
    expect(zones('CN')).toEqual(['Asia/Shanghai']);
    expect(zones('KZ')).toEqual(['Asia/Almaty']);
  });

  test('the UN/LOCODE traps are avoided', () => {
    expect(bySeed.get("CN:Xi'an")).toBe('CNSIA');
    expect(bySeed.get('KZ:Aktau')).toBe('kz-aktau');
    expect(bySeed.get('KZ:Kuryk')).toBe('kz-kuryk');
    expect(bySeed.get('AZ:Alat')).toBe('az-alat');
    for (const port of ['KZAAU', 'KZKUR', 'AZALA', 'CNXIY']) expect(byId.has(port)).toBe(false);
  });

  test('Khorgos is four places', () => {
    expect(['CNHRS', 'cn-kz-khorgos-road', 'kz-altynkol', 'KZHOR'].filter((id) => !byId.has(id))).toEqual([]);
  });

  test('aliases name places that exist', () => {
    expect(aliases.filter((a) => !byId.has(a.place ?? ''))).toEqual([]);
  });
});

describe('links', () => {
  test('road and rail links join places that exist', () => {
    expect([...road, ...rail].filter((l) => !byId.has(l.from ?? '') || !byId.has(l.to ?? '') || l.from === l.to)).toEqual([]);
  });

  test('are never shorter than the great circle', () => {
    const short = landLinks.filter((l) => Number(l.length_km) < greatCircleKm(byId.get(l.from ?? '') ?? {}, byId.get(l.to ?? '') ?? {}) - 1e-6);
    expect(short).toEqual([]);
  });

  test('cross a border only at a border place', () => {
    const countries = (id = ''): string[] => [byId.get(id)?.country ?? '', byId.get(id)?.country2 ?? ''].filter((c) => c !== '');
    const wrong = landLinks.filter((l) => !countries(l.from).includes(l.country ?? '') || !countries(l.to).includes(l.country ?? ''));
    expect(wrong).toEqual([]);
  });

  test('every rail link has a gauge and every road link a class', () => {
    expect(rail.filter((l) => !/^(1000|1435|1520|1668)(;(1435|1520|1668))?$/.test(l.gauge_mm ?? ''))).toEqual([]);
    expect([...road, ...access].filter((l) => !['motorway', 'I', 'II', 'III', 'access'].includes(l.speed_class ?? ''))).toEqual([]);
  });

  test('no road or rail leads across the front', () => {
    const across = open([...road, ...rail]).filter((l) => [l.from, l.to].some((id) => /^(ru-ua|by-ua)-/.test(id ?? '')));
    expect(across).toEqual([]);
  });
});

describe('corridors', () => {
  test('Khorgos - Kuryk by road inside Kazakhstan', () => {
    const km = shortestKm(
      open(road).filter((l) => l.country === 'KZ'),
      'cn-kz-khorgos-road',
      'kz-kuryk',
    );
    expect(km).toBeGreaterThan(3700);
    expect(km).toBeLessThan(3900);
  });

  test("Xi'an - Altynkol runs on 1435 and Altynkol - Aktau Port on 1520", () => {
    expect(shortestKm(gauge('1435'), 'CNSIA', 'kz-altynkol')).toBeLessThan(3500);
    expect(shortestKm(gauge('1520'), 'kz-altynkol', 'kz-aktau-port')).toBeLessThan(3500);
  });

  test('Dostyk - Malaszewicze runs on 1520 and on to Rotterdam on 1435', () => {
    expect(shortestKm(gauge('1520'), 'KZDOS', 'PLMAA')).toBeLessThan(5700);
    expect(shortestKm(gauge('1435'), 'PLMAA', 'NLRTM')).toBeLessThan(1700);
  });

  test('Baku - Tbilisi - Kars breaks gauge once, at Akhalkalaki', () => {
    expect(shortestKm(gauge('1520'), 'AZBAK', 'GEZAI')).toBeLessThan(850);
    expect(shortestKm(gauge('1435'), 'GEZAI', 'HUBUD')).toBeLessThan(4200);
  });
});

describe('curation', () => {
  test('breaks of gauge and short ferries name places that exist', () => {
    expect(table('curation/breaks-of-gauge.csv').filter((r) => !byId.has(r.place ?? ''))).toEqual([]);
    expect(table('curation/short-ferries.csv').filter((r) => !byId.has(r.from ?? '') || !byId.has(r.to ?? ''))).toEqual([]);
  });

  test('a break of gauge has links of both its gauges', () => {
    const gauges = new Map<string, Set<string>>();
    for (const l of rail)
      for (const id of [l.from ?? '', l.to ?? ''])
        for (const g of (l.gauge_mm ?? '').split(';')) gauges.set(id, (gauges.get(id) ?? new Set()).add(g));
    const wrong = table('curation/breaks-of-gauge.csv').filter((r) => !(r.gauges ?? '').split(';').every((g) => gauges.get(r.place ?? '')?.has(g)));
    expect(wrong).toEqual([]);
  });

  test('no UN/LOCODE is given twice', () => {
    const codes = table('curation/locodes.csv').map((r) => r.locode);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
