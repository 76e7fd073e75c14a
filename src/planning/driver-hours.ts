/**
 * What rest adds to driving: breaks, nights and weekly rest of one driver or a crew of two, additive over the parts of a haul.
 *
 * A haul picks up its driver at any hour of his day and of his week: the phase, the driving he has behind him since his last weekly rest, is uniform over a
 * weekly cycle. By renewal the mean number of thresholds in a haul is then driving ÷ spacing, exactly and for every length, so the expected time is driving times
 * a constant: the search adds it up link by link, without a driver's clock in its labels, and stays unbiased; the simulation draws the phase.
 * docs/decisions/0004-driver-rest-amortised.md has the alternatives.
 *
 *   phase ─┬────────┬────────┬──  one driver: break every 4.5 h of driving, unless it falls on a
 *         4.5 b    9 rest   13.5 b   night (every 9 h), unless that falls on the weekly rest (every 54 h)
 */

/** Driving allowed between rests, and the rests, in seconds. Each spacing is a whole multiple of the one before it. */
export interface DriverRules {
  readonly driveBeforeBreakS: number;
  /** 0 where none is needed. */
  readonly breakS: number;
  readonly drivePerDayS: number;
  readonly dailyRestS: number;
  readonly drivePerWeekS: number;
  readonly weeklyRestS: number;
}

/**
 * Regulation (EC) 561/2006 art. 6-8; AETR art. 6-8 has the same figures and binds beyond the EU (by the summary in
 * facts/corridor/drivers.csv; the articles themselves were not at hand). What a network says in driver_rules.csv goes before these defaults.
 * One driver: 9 h a day (the two days of 10 h are not used), 45 min after 4.5 h, 11 h regular daily rest, six days, then the reduced weekly rest of 24 h.
 * Two drivers: one rests on board while the other drives, each 9 h, within a cycle of 30 h that holds 9 h of rest at a stand; the 3 h left over are changes of
 * driver and other work, so 12 h in 30 h are not driven.
 */
export const driverRules: Readonly<Record<1 | 2, DriverRules>> = {
  1: { driveBeforeBreakS: 16_200, breakS: 2700, drivePerDayS: 32_400, dailyRestS: 39_600, drivePerWeekS: 194_400, weeklyRestS: 86_400 },
  2: { driveBeforeBreakS: 16_200, breakS: 0, drivePerDayS: 64_800, dailyRestS: 43_200, drivePerWeekS: 388_800, weeklyRestS: 86_400 },
};

/** What makes a set of rules unusable, as a sentence; undefined when nothing does. */
export const driverRulesProblem = (rules: DriverRules): string | undefined => {
  const { driveBeforeBreakS, breakS, drivePerDayS, dailyRestS, drivePerWeekS, weeklyRestS } = rules;
  if (!(driveBeforeBreakS > 0)) return `driving before a break must be more than 0 s, not ${driveBeforeBreakS} s`;
  if (!(breakS >= 0 && dailyRestS >= breakS && weeklyRestS >= dailyRestS))
    return `rests must grow: break ${breakS} s, daily ${dailyRestS} s, weekly ${weeklyRestS} s`;
  if (drivePerDayS % driveBeforeBreakS !== 0)
    return `driving per day (${drivePerDayS} s) must be a whole multiple of driving before a break (${driveBeforeBreakS} s)`;
  if (drivePerWeekS % drivePerDayS !== 0)
    return `driving per week (${drivePerWeekS} s) must be a whole multiple of driving per day (${drivePerDayS} s)`;
  return undefined;
};

/** Elapsed seconds per second of driving, over a whole weekly cycle. One driver 137.5 ÷ 54 = 2.546, two 192 ÷ 108 = 1.778. */
export const restFactor = (rules: DriverRules): number => {
  const { driveBeforeBreakS, breakS, drivePerDayS, dailyRestS, drivePerWeekS, weeklyRestS } = rules;
  const nights = drivePerWeekS / drivePerDayS;
  const breaks = drivePerWeekS / driveBeforeBreakS - nights;
  return (drivePerWeekS + breaks * breakS + (nights - 1) * dailyRestS + weeklyRestS) / drivePerWeekS;
};

/** Expected seconds on the road, rests included, of a haul of so much driving. */
export const expectedElapsed = (rules: DriverRules, drivingS: number): number => drivingS * restFactor(rules);

/**
 * Seconds on the road of a haul whose driver has `phaseS` of driving behind him since his weekly rest: a rest is taken when its threshold lies in
 * (phase, phase + driving]. A week counts the weekly rest, hence only `weekly − daily` more; a night counts `daily − break` more.
 */
export const elapsed = (rules: DriverRules, drivingS: number, phaseS: number): number => {
  const { driveBeforeBreakS, breakS, drivePerDayS, dailyRestS, drivePerWeekS, weeklyRestS } = rules;
  const endS = phaseS + drivingS;
  const breaks = Math.floor(endS / driveBeforeBreakS) - Math.floor(phaseS / driveBeforeBreakS);
  const nights = Math.floor(endS / drivePerDayS) - Math.floor(phaseS / drivePerDayS);
  const weeks = Math.floor(endS / drivePerWeekS) - Math.floor(phaseS / drivePerWeekS);
  return drivingS + breaks * breakS + nights * (dailyRestS - breakS) + weeks * (weeklyRestS - dailyRestS);
};
