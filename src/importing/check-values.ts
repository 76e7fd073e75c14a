/** Pairs of values in one row that must be in order, and rows that need at least one of two. */
import type { TableName } from '../network/index.js';
import type { IssueLog } from './issue-log.js';
import { type LoadedTables, locate } from './loaded-tables.js';

/** Table, the column that must not be larger, the column that must not be smaller. Empty cells are in order with everything. */
const ascending: readonly (readonly [TableName, string, string])[] = [
  ['operations', 'p50_h', 'p90_h'],
  ['procedures', 'p50_h', 'p90_h'],
  ['services', 'wait_p50_h', 'wait_p90_h'],
  ['service_stops', 'ride_p50_h', 'ride_p90_h'],
  ['tariffs', 'low_usd', 'usd'],
  ['tariffs', 'usd', 'high_usd'],
  ['departures', 'valid_from', 'valid_to'],
  ['vehicles', 'payload_t', 'max_gross_t'],
];

/** Median and 90th percentile of a duration. */
const spreads: readonly (readonly [TableName, string, string])[] = [
  ['operations', 'p50_h', 'p90_h'],
  ['procedures', 'p50_h', 'p90_h'],
  ['services', 'wait_p50_h', 'wait_p90_h'],
  ['service_stops', 'ride_p50_h', 'ride_p90_h'],
];

export function checkValues(tables: LoadedTables, log: IssueLog): void {
  for (const [name, lower, upper] of ascending) {
    const table = tables[name];
    table.rows.forEach((row, index) => {
      const low = (row as Readonly<Record<string, unknown>>)[lower];
      const high = (row as Readonly<Record<string, unknown>>)[upper];
      if (!isAbove(low, high)) return;
      log.report('value/order', locate(table, index, upper), `${upper} ${high} is below ${lower} ${low}`);
    });
  }
  for (const [name, median, high] of spreads) {
    const table = tables[name];
    table.rows.forEach((row, index) => {
      const cells = row as Readonly<Record<string, unknown>>;
      if (cells[median] !== 0 || !(Number(cells[high] ?? 0) > 0)) return;
      log.report(
        'value/zero-median',
        locate(table, index, median),
        `${median} is 0 but ${high} is ${cells[high]}; give a median above 0, or 0 for both`,
      );
    });
  }
  tables.speeds.rows.forEach((row, index) => {
    if (row.speed_kmh !== undefined || row.km_per_day !== undefined) return;
    log.report('speed/missing', locate(tables.speeds, index, 'speed_kmh'), `the row for ${row.layer} has neither speed_kmh nor km_per_day`);
  });
}

function isAbove(low: unknown, high: unknown): boolean {
  if (typeof low === 'number' && typeof high === 'number') return low > high;
  return typeof low === 'string' && typeof high === 'string' && low > high; // ISO dates sort as text
}
