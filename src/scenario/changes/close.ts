/** Shut: nothing passes. For good it is as if it were avoided; for a time, who comes to it waits until it opens or goes another way. */
import type { ChangeKind, ChangeOf } from '../change-kind.js';
import { readThing } from '../thing.js';
import { touchesOf } from '../touch.js';
import { markArcs, usesOf } from '../uses.js';

const about = ['link', 'place', 'service', 'country', 'mode', 'passage'] as const;

export const close: ChangeKind<ChangeOf<'close'>> = {
  check: (change, names, report) => touchesOf(readThing(change.what, names, report, about), 'open', 'closed'),
  amend: (change, draft, { why, fromMs, toMs }) => {
    const arcs = markArcs(draft.network, usesOf(draft.network, draft.thing(change.what, about)));
    if (fromMs === -Infinity && toMs === Infinity) draft.shut(arcs);
    else draft.shut(arcs, { fromMs, toMs, why });
  },
};
