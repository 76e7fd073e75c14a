/** Opens what the tables hold as planned, closed or without freight: a line under construction, a crossing, a service. */
import type { ChangeKind, ChangeOf } from '../change-kind.js';
import type { Names } from '../names.js';
import { scenarioSource } from '../network-draft.js';
import { readThing, type Thing } from '../thing.js';
import { touchesOf } from '../touch.js';

const about = ['link', 'place', 'service'] as const;
const tables = { link: 'links', place: 'places', service: 'services' } as const;

export const open: ChangeKind<ChangeOf<'open'>> = {
  check: (change, names, report) => {
    const thing = readThing(change.what, names, report, about);
    if (thing?.ids.every((id) => statusOf(names, thing, id) === 'open')) {
      report('scenario/no-effect', 'what', `All of ${thing.ids.slice(0, 3).join(', ')} is open already.`);
    }
    return touchesOf(thing, 'open', 'open');
  },
  rebuild: (change, draft, why) => {
    const { link, line, place, service } = change.what;
    const rowsOf = (
      table: 'links' | 'places' | 'services',
      wanted: (row: { readonly id: string; readonly line?: string | undefined }) => boolean,
    ) => {
      for (const [row, cells] of draft.rows(table).entries()) {
        if (wanted(cells) && cells.status !== 'open') draft.patch(table, row, { status: 'open', ...scenarioSource(cells, why) });
      }
    };
    if (link !== undefined) rowsOf('links', ({ id }) => link.includes(id));
    if (line !== undefined) rowsOf('links', (row) => row.line !== undefined && line.includes(row.line));
    if (place !== undefined) rowsOf('places', ({ id }) => place.includes(id));
    if (service !== undefined) rowsOf('services', ({ id }) => service.includes(id));
  },
};

const statusOf = (names: Names, thing: Thing, id: string): string | undefined => names.find(tables[thing.kind as keyof typeof tables], id)?.status;
