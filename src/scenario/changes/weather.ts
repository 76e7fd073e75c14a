/** How often, and for how long, weather keeps a service in port. */
import type { ChangeKind, ChangeOf } from '../change-kind.js';
import { scenarioSource } from '../network-draft.js';
import { readThing } from '../thing.js';
import { touchesOf } from '../touch.js';

const about = ['service'] as const;
const MONTHS = 12;

export const weather: ChangeKind<ChangeOf<'weather'>> = {
  check: (change, names, report) => {
    const thing = readThing(change.what, names, report, about);
    for (const id of thing?.ids ?? []) {
      const row = names.find('services', id);
      if (row !== undefined && row.closure_p50_h === undefined && change.closureP50H === undefined) {
        report('scenario/values', 'closureP50H', `${id} has no closures so far: say how long one lasts.`);
      }
    }
    return touchesOf(thing, 'weather', JSON.stringify([change.closedShare, change.closureP50H, change.months]));
  },
  amend: (change, draft, { why }) => {
    const { ids } = draft.thing(change.what, about);
    for (const [row, cells] of draft.tables.rows('services').entries()) {
      if (!ids.includes(cells.id)) continue;
      const before = cells.weather_closed ?? new Array<number>(MONTHS).fill(0);
      draft.tables.patch('services', row, {
        weather_closed: before.map((share, month) => (change.months === undefined || change.months.includes(month + 1) ? change.closedShare : share)),
        closure_p50_h: change.closureP50H ?? cells.closure_p50_h,
        ...scenarioSource(cells, why),
      });
    }
  },
};
