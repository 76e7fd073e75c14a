/** The key that opens a new store: where there is none yet, whoever runs the store is made a party of its own, with a key that may do everything. */
import { scopes } from '../../contract/index.js';
import type { OperationsDesk } from './operations-desk.js';
import type { Actor } from './outcome.js';

export const operatorParty = { id: 'operator', name: 'Operator of this server', country: 'ZZ' } as const;

const system: Actor = { party: undefined, accessKey: undefined, scopes };

/** The secret, to be shown this once; undefined where there are keys already. */
export async function makeFirstAccessKey(
  desk: Pick<OperationsDesk, 'listAccessKeys' | 'listParties' | 'addParty' | 'createAccessKey'>,
): Promise<string | undefined> {
  if ((await desk.listAccessKeys(system)).length > 0) return undefined;
  const isThere = (await desk.listParties(system)).some(({ id }) => id === operatorParty.id);
  if (!isThere) await desk.addParty(system, operatorParty);
  const made = await desk.createAccessKey(system, { party: operatorParty.id, scopes: [...scopes], label: 'first key', expiresAt: null });
  if (made.kind === 'refused') throw new Error(`the first key was refused: ${made.sentence}`);
  return made.value.secret;
}
