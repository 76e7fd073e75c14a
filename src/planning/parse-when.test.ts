import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePosition } from './parse-position.js';
import { parseWhen } from './parse-when.js';

describe('parseWhen', () => {
  it('reads a date, a local time and a time with its offset', () => {
    expect(parseWhen('2026-12-01', 'depart').when).toEqual({ year: 2026, month: 12, day: 1, time: undefined, offsetMinutes: undefined });
    expect(parseWhen('2026-12-01 08:05', 'depart').when).toMatchObject({ time: { hour: 8, minute: 5, second: 0 }, offsetMinutes: undefined });
    expect(parseWhen('2026-12-01T08:00+05:30', 'depart').when).toMatchObject({ offsetMinutes: 330 });
    expect(parseWhen('2026-12-01T08:00:30Z', 'depart').when).toMatchObject({ time: { hour: 8, minute: 0, second: 30 }, offsetMinutes: 0 });
    expect(parseWhen('2028-02-29', 'depart').when).toMatchObject({ day: 29 });
  });
  it.each([
    ['tomorrow', 'is not a date'],
    ['2026-02-29', 'not a day of the calendar'],
    ['2026-13-01', 'not a day of the calendar'],
    ['1066-10-14', 'years from 1970'],
    ['2026-12-01T25:00', 'not a time of day'],
    ['2026-12-01T08:00+15:00', 'beyond 14 hours'],
    ['', 'is not a date'],
  ])('refuses %s', (text, part) => {
    expect(parseWhen(text, 'depart').problems?.[0]?.message).toContain(part);
  });
  it('never throws for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseWhen(text, 'depart')));
  });
});

describe('parsePosition', () => {
  it('reads latitude and longitude, tells names apart, and says when they are swapped', () => {
    expect(parsePosition('34.34,108.94')).toEqual({ kind: 'position', lat: 34.34, lon: 108.94 });
    expect(parsePosition(' -33.9, 18.4 ')).toEqual({ kind: 'position', lat: -33.9, lon: 18.4 });
    expect(parsePosition('Xian')).toEqual({ kind: 'name' });
    expect(parsePosition('108.94,34.34')).toMatchObject({ kind: 'problem', message: expect.stringContaining('Latitude comes first: 34.34,108.94?') });
    expect(parsePosition('10,200')).toMatchObject({ kind: 'problem' });
  });
  it('never throws for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parsePosition(text)));
  });
});
