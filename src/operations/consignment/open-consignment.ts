/** A new consignment as it is first kept. */
import type { Consignment, LoadUnit, NewConsignment } from '../../contract/index.js';
import type { Instant } from '../../units/index.js';
import { momentOf } from '../moment.js';
import { checkWagonNumber } from '../standards/wagon-number.js';
import { listContainerWarnings } from './container-number.js';

/** A unit with what is odd about it (SPEC CO8). */
export const withWarnings = (unit: Omit<LoadUnit, 'warnings'>): LoadUnit => ({ ...unit, warnings: [...listUnitWarnings(unit)] });

function listUnitWarnings({ id, kind }: Pick<LoadUnit, 'id' | 'kind'>): readonly string[] {
  if (kind === 'container') return listContainerWarnings(id);
  if (kind !== 'wagon') return [];
  const check = checkWagonNumber(id);
  return check.kind === 'ok' ? [] : [check.sentence];
}

export function openConsignment(
  given: NewConsignment,
  { id, by, now }: { readonly id: string; readonly by: string; readonly now: Instant },
): Consignment {
  return {
    ...given,
    id,
    version: 1,
    state: 'draft',
    units: given.units.map(withWarnings),
    itineraryVersion: 1,
    proposal: null,
    order: null,
    createdAt: momentOf(now),
    createdBy: by,
  };
}
