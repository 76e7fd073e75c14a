import { describe, expect, test } from 'vitest';
import { dayOf, weekdayOf } from './civil-day.js';

describe('civil days', () => {
  test.each([
    ['1970-01-01', 0, 4],
    ['1969-12-31', -1, 3],
    ['2000-03-01', 11_017, 3],
    ['2024-02-29', 19_782, 4],
    ['2024-03-01', 19_783, 5],
  ])('%s is day %i, weekday %i', (iso, day, weekday) => expect([dayOf(iso), weekdayOf(day)]).toEqual([day, weekday]));
  test('agrees with Date over four centuries', () => {
    for (let day = -73_000; day < 73_000; day += 97) {
      const date = new Date(day * 86_400_000);
      expect(dayOf(date.toISOString().slice(0, 10))).toBe(day);
      expect(weekdayOf(day) % 7).toBe(date.getUTCDay());
    }
  });
  test('what is no date is refused', () => expect(() => dayOf('1 March')).toThrow('received 1 March'));
});
