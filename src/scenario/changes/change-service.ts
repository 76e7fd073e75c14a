/** A service that runs more or less often, waits, takes more, or leaves at another hour. */
import type { Row } from '../../network/index.js';
import { type ChangeKind, type ChangeOf, refuseBoth, refuseOrder, requireSome } from '../change-kind.js';
import type { NetworkDraft } from '../network-draft.js';
import { scenarioSource } from '../network-draft.js';
import { readThing } from '../thing.js';
import { type Touch, touchesOf } from '../touch.js';

const about = ['service'] as const;
type Change = ChangeOf<'change-service'>;

export const changeService: ChangeKind<Change> = {
  check: (change, names, report) => {
    requireSome(change, ['perWeek', 'perWeekFactor', 'waitP50H', 'waitFactor', 'cutoffH', 'capacity', 'capacityFactor', 'shiftH'], report);
    refuseBoth(change, ['perWeek'], 'perWeekFactor', report);
    refuseBoth(change, ['waitP50H'], 'waitFactor', report);
    refuseBoth(change, ['capacity'], 'capacityFactor', report);
    refuseOrder(change.waitP50H, change.waitP90H, 'waitP90H', report);
    const thing = readThing(change.what, names, report, about);
    for (const id of thing?.ids ?? []) {
      const behaviour = names.find('services', id)?.behaviour;
      if (change.shiftH !== undefined && behaviour !== undefined && behaviour !== 'timetable') {
        report('scenario/values', 'shiftH', `${id} has no timetable to shift: it runs ${behaviour === 'frequency' ? 'by frequency' : 'when full'}.`);
      }
      if ((change.waitP50H ?? change.waitFactor) !== undefined && behaviour !== undefined && behaviour !== 'when_full') {
        report('scenario/values', 'waitP50H', `${id} does not leave when full: its wait follows from perWeek or its timetable.`);
      }
    }
    const touch = (attribute: Touch['attribute'], set: unknown, by: unknown): Touch[] =>
      set === undefined && by === undefined ? [] : touchesOf(thing, attribute, set === undefined ? undefined : JSON.stringify(set));
    return [
      ...touch('frequency', change.perWeek, change.perWeekFactor),
      ...touch('wait', change.waitP50H === undefined ? undefined : [change.waitP50H, change.waitP90H], change.waitFactor),
      ...touch('cutoff', change.cutoffH, undefined),
      ...touch('capacity', change.capacity, change.capacityFactor),
      ...touch('departures', change.shiftH, undefined),
    ];
  },
  amend: (change, draft, { why }) => {
    const ids = draft.thing(change.what, about).ids;
    for (const [row, cells] of draft.tables.rows('services').entries()) {
      if (ids.includes(cells.id)) draft.tables.patch('services', row, { ...cellsOf(cells, change), ...scenarioSource(cells, why) });
    }
    if (change.shiftH !== undefined) shiftDepartures(draft, ids, change.shiftH, why);
  },
};

const cellsOf = (cells: Row<'services'>, change: Change): Partial<Row<'services'>> => {
  const times = (value: number | undefined, factor = 1) => (value === undefined ? undefined : value * factor);
  return {
    per_week: change.perWeek ?? times(cells.per_week, change.perWeekFactor),
    wait_p50_h: change.waitP50H ?? times(cells.wait_p50_h, change.waitFactor),
    wait_p90_h: change.waitP90H ?? times(cells.wait_p90_h, change.waitFactor),
    cutoff_h: change.cutoffH ?? cells.cutoff_h,
    capacity: change.capacity ?? times(cells.capacity, change.capacityFactor),
  };
};

/** Weekdays move on when a departure crosses midnight; 1 = Monday … 7 = Sunday. */
const shiftDepartures = (draft: NetworkDraft, ids: readonly string[], hours: number, why: string): void => {
  for (const [row, cells] of draft.tables.rows('departures').entries()) {
    if (!ids.includes(cells.service)) continue;
    const [hour = 0, minute = 0] = cells.local_time.split(':').map(Number);
    const minutes = hour * 60 + minute + Math.round(hours * 60);
    const days = Math.floor(minutes / 1440);
    const of = (value: number) => String(value).padStart(2, '0');
    const local = minutes - days * 1440;
    draft.tables.patch('departures', row, {
      local_time: `${of(Math.floor(local / 60))}:${of(local % 60)}`,
      weekdays: cells.weekdays.map((weekday) => String(((((Number(weekday) - 1 + days) % 7) + 7) % 7) + 1)),
      ...scenarioSource(cells, why),
    });
  }
};
