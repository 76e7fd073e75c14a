/** Days as numbers, for weekly patterns: day 0 is 1970-01-01, a Thursday. No time zone in here. */

/** Day number of an ISO date, proleptic Gregorian. H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013, read 2024), days_from_civil. */
export const dayOf = (isoDate: string): number => {
  const read = /^(\d{4})-(\d{2})-(\d{2})$/.exec(isoDate);
  if (read === null) throw new Error(`expected a date like 2024-03-01, received ${isoDate}`);
  const month = Number(read[2]);
  const year = Number(read[1]) - (month <= 2 ? 1 : 0); // years begin in March, so that the leap day is the last
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + Number(read[3]) - 1;
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear - 719_468;
};

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;
