import { describe, expect, test } from 'vitest';
import { instant } from '../units/index.js';
import { departuresAfter } from './sim-calendar.js';

const H = 3600;
const at = (iso: string) => instant(Date.parse(iso));
const hoursOf = (table: Float64Array) => [...table].map((s) => s / H);

describe('departures after a start', () => {
  test('Monday and Thursday 20:00 in Xi’an, asked on Monday 2024-03-04 08:00 there', () => {
    const table = departuresAfter({
      patterns: [{ weekdays: [1, 4], localS: 20 * H }],
      zone: 'Asia/Shanghai',
      start: at('2024-03-04T00:00Z'),
      horizonDays: 14,
    });
    expect(hoursOf(table)).toEqual([12, 84, 180, 252]);
  });

  test('a later stop is served when the run has got there, including the run already under way', () => {
    // Thursday 29 February 20:00 + 90 h = Monday 14:00, 6 h after the start; Monday 20:00 is 12 h after it, + 90 = 102; the run of 26 February was there on Friday
    const table = departuresAfter({
      patterns: [{ weekdays: [1, 4], localS: 20 * H }],
      zone: 'Asia/Shanghai',
      start: at('2024-03-04T00:00Z'),
      offsetS: 90 * H,
      horizonDays: 7,
    });
    expect(hoursOf(table)).toEqual([6, 102]);
  });

  test('the wall clock rules across a change of summer time', () => {
    // Berlin, daily 12:00: 30 March is 11:00Z, 31 March and after 10:00Z
    const table = departuresAfter({
      patterns: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], localS: 12 * H }],
      zone: 'Europe/Berlin',
      start: at('2024-03-30T00:00Z'),
      horizonDays: 3,
    });
    expect(hoursOf(table)).toEqual([11, 34, 58]);
  });

  test('Almaty at 10:00: 04:00Z until 29 February 2024, 05:00Z from 1 March', () => {
    const table = departuresAfter({
      patterns: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], localS: 10 * H }],
      zone: 'Asia/Almaty',
      start: at('2024-02-29T00:00Z'),
      horizonDays: 2,
    });
    expect(hoursOf(table)).toEqual([4, 29]);
  });

  test('validity counts days at the first stop; patterns merge; equal departures count once', () => {
    const daily = [1, 2, 3, 4, 5, 6, 7];
    const table = departuresAfter({
      patterns: [
        { weekdays: daily, localS: 6 * H, validFrom: '2024-03-05', validTo: '2024-03-06' },
        { weekdays: [3], localS: 6 * H },
        { weekdays: [2], localS: 3 * H },
      ],
      zone: 'UTC',
      start: at('2024-03-04T00:00Z'),
      horizonDays: 7,
    });
    expect(hoursOf(table)).toEqual([27, 30, 54]);
  });

  test('the default horizon holds six whole weeks, and nothing that runs is an empty table', () => {
    const start = at('2024-03-04T00:00Z');
    expect(departuresAfter({ patterns: [{ weekdays: [2], localS: 0 }], zone: 'UTC', start })).toHaveLength(6);
    expect(departuresAfter({ patterns: [{ weekdays: [2], localS: 0, validTo: '2024-01-01' }], zone: 'UTC', start })).toHaveLength(0);
    expect(departuresAfter({ patterns: [], zone: 'UTC', start, horizonDays: 7 })).toHaveLength(0);
  });
});
