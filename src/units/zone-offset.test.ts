import { describe, expect, test } from 'vitest';
import { instant } from './index.js';
import { instantOfLocal, zoneOffsetS } from './zone-offset.js';

const at = (iso: string) => instant(Date.parse(iso));
const wall = (iso: string) => Date.parse(`${iso}Z`) / 1000;
const hours = (zone: string, iso: string) => zoneOffsetS(zone, at(iso)) / 3600;

describe('zone offset', () => {
  test.each([
    ['Asia/Almaty', '2024-02-29T12:00Z', 6], // one zone for all Kazakhstan, UTC+5, from 1 March 2024
    ['Asia/Almaty', '2024-03-02T12:00Z', 5],
    ['Asia/Aqtau', '2024-02-29T12:00Z', 5],
    ['Asia/Shanghai', '2024-07-01T00:00Z', 8],
    ['Europe/Berlin', '2024-03-31T00:59:59Z', 1], // changes at 01:00 UTC
    ['Europe/Berlin', '2024-03-31T01:00:00Z', 2],
    ['Europe/Berlin', '2024-10-27T00:59:59Z', 2],
    ['Europe/Berlin', '2024-10-27T01:00:00Z', 1],
    ['Asia/Kolkata', '2024-01-01T00:00Z', 5.5],
    ['America/Sao_Paulo', '2024-01-01T00:00Z', -3],
    ['UTC', '2024-01-01T00:00Z', 0],
  ])('%s at %s is %f h', (zone, iso, offset) => expect(hours(zone, iso)).toBe(offset));

  test('Almaty turns its clocks at midnight, to the second', () => {
    // 1 March 00:00 at +6 = 29 February 18:00 UTC
    expect(hours('Asia/Almaty', '2024-02-29T17:59:59Z')).toBe(6);
    expect(hours('Asia/Almaty', '2024-02-29T18:00:00Z')).toBe(5);
  });

  test('a local time maps to its instant; a double hour to its first pass, a skipped one to after the change', () => {
    expect(instantOfLocal('Asia/Shanghai', wall('2024-03-01T08:00'))).toBe(at('2024-03-01T00:00Z'));
    expect(instantOfLocal('Europe/Berlin', wall('2024-10-27T02:30'))).toBe(at('2024-10-27T00:30Z'));
    expect(instantOfLocal('Europe/Berlin', wall('2024-03-31T02:30'))).toBe(at('2024-03-31T01:30Z'));
    expect(instantOfLocal('Europe/Berlin', wall('2024-03-31T12:00'))).toBe(at('2024-03-31T10:00Z'));
    expect(instantOfLocal('Europe/Berlin', wall('2024-03-30T12:00'))).toBe(at('2024-03-30T11:00Z'));
  });

  test('an unknown zone is named', () => expect(() => zoneOffsetS('Asia/Khorgos', at('2024-01-01T00:00Z'))).toThrow('Asia/Khorgos'));
});
