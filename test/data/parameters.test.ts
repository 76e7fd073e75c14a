import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';

type Row = Record<string, string>;
const folder = new URL('../../data/eurasia/', import.meta.url);
const table = (name: string): Row[] => parse(readFileSync(new URL(`${name}.csv`, folder)), { columns: true }) as Row[];

const names = [
  'operations',
  'procedures',
  'services',
  'service_stops',
  'departures',
  'vehicles',
  'speeds',
  'tariffs',
  'emission_factors',
  'driver_rules',
  'regions',
] as const;
const tables = new Map(names.map((name) => [name, table(name)]));
const rows = (name: (typeof names)[number]): Row[] => tables.get(name) ?? [];
/** Where a row stands, for messages: its id or its cells. */
const label = (row: Row): string => row.id ?? Object.values(row).slice(0, 4).join('/');
const offenders = (list: readonly Row[], isWrong: (row: Row) => boolean): string[] => list.filter(isWrong).map(label);

/** The mean of a lognormal time given by its median and 90th percentile, as the planner computes it. */
const lognormalMean = (p50: number, p90: number): number => (p50 === 0 ? 0 : p50 * Math.exp((Math.log(p90 / p50) / 1.2816) ** 2 / 2));

const placeIds = new Set(
  readdirSync(folder)
    .filter((file) => file.startsWith('places'))
    .flatMap((file) => table(file.replace(/\.csv$/, '')).map((row) => row.id)),
);

describe('every parameter says where it comes from', () => {
  test.each(names)('%s: source and basis are never empty', (name) => {
    const words = new Set(['published', 'calibrated', 'assumed']);
    expect(offenders(rows(name), (row) => (row.source ?? '').length < 20 || !words.has(row.basis ?? ''))).toEqual([]);
  });

  test.each(names)('%s: what is recalled is called assumed, or calibrated when only a part of it is recalled', (name) => {
    const isPureMemory = (row: Row): boolean => row.source === 'recalled by the compilers, unconfirmed';
    expect(offenders(rows(name), (row) => isPureMemory(row) && row.basis !== 'assumed')).toEqual([]);
  });

  test('an emission factor names its table and version, and its page or that it is a secondary copy', () => {
    const isBare = (row: Row): boolean =>
      row.source_table === '' ||
      row.version === '' ||
      (row.page === '' && !/secondary|derived/.test(`${row.source} ${row.source_table} ${row.licence}`));
    expect(offenders(rows('emission_factors'), isBare)).toEqual([]);
  });

  test('a factor from a secondary copy says that nobody has checked it against the original', () => {
    expect(offenders(rows('emission_factors'), (row) => row.checked_by === '')).toEqual([]);
  });
});

describe('values are in order', () => {
  test.each(['operations', 'procedures', 'services', 'vehicles', 'tariffs', 'emission_factors', 'driver_rules'] as const)(
    '%s: ids are unique ASCII',
    (name) => {
      const ids = rows(name).map((row) => row.id ?? '');
      expect(ids.filter((id, at) => ids.indexOf(id) !== at || !/^[!-~]+$/.test(id))).toEqual([]);
    },
  );

  test.each([
    ['operations', 'p50_h', 'p90_h'],
    ['procedures', 'p50_h', 'p90_h'],
    ['services', 'wait_p50_h', 'wait_p90_h'],
    ['service_stops', 'ride_p50_h', 'ride_p90_h'],
  ] as const)('%s: %s is not above %s', (name, low, high) => {
    expect(offenders(rows(name), (row) => row[low] !== '' && Number(row[low]) > Number(row[high]))).toEqual([]);
  });

  test('a tariff lies within its own range', () => {
    const isOutside = (row: Row): boolean =>
      row.low_usd === '' || row.high_usd === '' || Number(row.usd) < Number(row.low_usd) || Number(row.usd) > Number(row.high_usd);
    expect(offenders(rows('tariffs'), isOutside)).toEqual([]);
  });

  test('weather lists twelve months, each a share', () => {
    const isWrong = (row: Row): boolean => {
      const months = (row.weather_closed ?? '').split(';').map(Number);
      return row.weather_closed !== '' && (months.length !== 12 || months.some((share) => !(share >= 0 && share < 1)) || row.closure_p50_h === '');
    };
    expect(offenders(rows('services'), isWrong)).toEqual([]);
  });

  test('a service by frequency has one, a service that leaves when full has its wait', () => {
    const isWrong = (row: Row): boolean =>
      row.behaviour === 'frequency' ? !(Number(row.per_week) > 0) : row.behaviour === 'when_full' && row.wait_p90_h === '';
    expect(offenders(rows('services'), isWrong)).toEqual([]);
  });

  test('a published mean is reproduced by the lognormal that the planner draws from', () => {
    const measured = [...rows('operations'), ...rows('procedures')].flatMap((row) => {
      const mean = /^(?:.*customs release and collection: )?mean ([\d.]+) h; rule LN/.exec(row.source ?? '')?.[1];
      return mean === undefined ? [] : [{ row, mean: Number(mean) }];
    });
    expect(measured.length).toBeGreaterThan(30);
    const wrong = measured.filter(({ row, mean }) => Math.abs(lognormalMean(Number(row.p50_h), Number(row.p90_h)) / mean - 1) > 0.05);
    expect(wrong.map(({ row }) => label(row))).toEqual([]);
  });
});

describe('references resolve', () => {
  test.skipIf(placeIds.size === 0)('scopes, stops and region members name places that exist', () => {
    const named = [
      ...names
        .flatMap((name) => rows(name).map((row) => row.scope ?? ''))
        .filter((scope) => scope.startsWith('place:'))
        .map((scope) => scope.slice(6)),
      ...rows('regions')
        .map((row) => row.country ?? '')
        .filter((member) => member.startsWith('place:'))
        .map((member) => member.slice(6)),
      ...rows('service_stops').map((row) => row.place ?? ''),
    ];
    expect([...new Set(named)].filter((id) => !placeIds.has(id))).toEqual([]);
  });

  test('services name tariffs and emission factors that exist; stops name services', () => {
    const tariffs = new Set(rows('tariffs').map((row) => row.id));
    const factors = new Set(rows('emission_factors').map((row) => row.id));
    const services = new Set(rows('services').map((row) => row.id));
    const isLost = (cell: string | undefined, ids: ReadonlySet<string | undefined>): boolean =>
      cell !== '' && (cell ?? '').split(';').some((id) => !ids.has(id));
    expect(offenders(rows('services'), (row) => isLost(row.tariff, tariffs))).toEqual([]);
    expect(offenders(rows('services'), (row) => isLost(row.emission, factors))).toEqual([]);
    expect(offenders(rows('service_stops'), (row) => !services.has(row.service ?? ''))).toEqual([]);
  });

  test('region scopes and the regions of tariffs have members', () => {
    const regions = new Set(rows('regions').map((row) => row.region));
    const named = [
      ...names
        .flatMap((name) => rows(name).map((row) => row.scope ?? ''))
        .filter((scope) => scope.startsWith('region:'))
        .map((scope) => scope.slice(7)),
      ...rows('tariffs')
        .flatMap((row) => [row.from_region ?? '', row.to_region ?? ''])
        .filter((region) => region !== ''),
    ];
    expect([...new Set(named)].filter((region) => !regions.has(region))).toEqual([]);
  });
});

describe('the tables are complete enough to plan with', () => {
  test('there are at least forty block trains and the Caspian lines of the launch', () => {
    const open = rows('services').filter((row) => row.status === 'open');
    expect(open.filter((row) => (row.layer ?? '').startsWith('rail1')).length).toBeGreaterThanOrEqual(40);
    const ids = new Set(open.map((row) => row.id));
    expect(['roro-kuryk-alat', 'rail-ferry-kuryk-alat', 'feeder-aktau-alat', 'titr-chongqing-aktau'].filter((id) => !ids.has(id))).toEqual([]);
  });

  test('both ways of changing gauge are offered at Dostyk and Akhalkalaki', () => {
    const aliases = new URL('aliases-land.csv', folder);
    if (!existsSync(aliases)) return;
    const bySeed = new Map(
      table('aliases-land')
        .filter((row) => row.kind === 'seed')
        .map((row) => [row.alias, row.place]),
    );
    for (const seed of ['Dostyk/KZ', 'Akhalkalaki/GE']) {
      const here = rows('operations').filter((row) => row.scope === `place:${bySeed.get(seed)}`);
      for (const kind of ['transload', 'bogie_change']) {
        for (const from of ['rail1435', 'rail1520'])
          expect(
            here.some((row) => row.kind === kind && row.from_layer === from),
            `${seed} ${kind} ${from}`,
          ).toBe(true);
      }
    }
  });

  test('driver rules hold every item for one and for two drivers', () => {
    const items = ['drive_before_break_h', 'break_h', 'drive_per_day_h', 'daily_rest_h', 'drive_per_week_h', 'weekly_rest_h'];
    for (const drivers of ['1', '2']) {
      const general = rows('driver_rules')
        .filter((row) => row.scope === '*' && row.drivers === drivers)
        .map((row) => row.item);
      expect(items.filter((item) => !general.includes(item))).toEqual([]);
    }
  });
});
