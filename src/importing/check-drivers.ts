/** The rules of driving and rest are whole: the planner can add rests to any haul, for one driver and for two. */
import type { IssueLog } from './issue-log.js';
import { type LoadedTables, locate } from './loaded-tables.js';

/** Every item that a set of rules must give, in the order in which each limit contains the one before. */
const items = ['drive_before_break_h', 'break_h', 'drive_per_day_h', 'daily_rest_h', 'drive_per_week_h', 'weekly_rest_h'] as const;

export function checkDrivers({ driver_rules: rules }: LoadedTables, log: IssueLog): void {
  if (rules.doubtful) return;
  for (const drivers of [1, 2]) {
    for (const item of items) {
      const known = [...rules.rows, ...rules.partial].some((row) => row.scope === '*' && row.drivers === drivers && row.item === item);
      if (known) continue;
      const at = { file: rules.files[0] ?? 'driver_rules', line: 1, field: 'item' };
      log.report('driver/missing-rule', at, `${item} has no row with scope * for ${drivers} driver${drivers === 1 ? '' : 's'}`);
    }
  }
  checkFit(rules, log);
}

/** Within one scope and crew, where all items are given. */
function checkFit(rules: LoadedTables['driver_rules'], log: IssueLog): void {
  const groups = new Map<string, Map<string, { readonly hours: number; readonly index: number }>>();
  rules.rows.forEach((row, index) => {
    const key = `${row.scope}/${row.drivers}`;
    groups.set(key, (groups.get(key) ?? new Map()).set(row.item, { hours: row.value_h, index }));
  });
  for (const group of groups.values()) {
    const [before, rest, day, night, week, weekend] = items.map((item) => group.get(item));
    if (!before || !rest || !day || !night || !week || !weekend) continue;
    const multiples = isMultiple(day.hours, before.hours) && isMultiple(week.hours, day.hours);
    if (multiples && rest.hours <= night.hours && night.hours <= weekend.hours) continue;
    const given = [before, rest, day, night, week, weekend].map(({ hours }) => hours).join(', ');
    const message = `${items.join(', ')} are ${given}: driving per day must be a whole multiple of driving before a break, a week one of a day, and rests must grow`;
    log.report('driver/rules', locate(rules, day.index, 'value_h'), message);
  }
}

const isMultiple = (whole: number, part: number): boolean => part > 0 && Math.abs(whole / part - Math.round(whole / part)) < 1e-9;
