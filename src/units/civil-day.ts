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

/** The ISO date of a day number; Hinnant's civil_from_days. */
export const isoDateOf = (day: number): string => {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const dayOfMonth = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const padded = (value: number, digits: number): string => String(value).padStart(digits, '0');
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(dayOfMonth, 2)}`;
};
