/** A fleet that reports: 2,000 trucks in consignments of 20, written into a store before its server starts. */
import { createId, createSecret, sha256, verifyEd25519 } from '../../src/adapters/index.js';
import { createOperationsDesk, type OperationsStore, type Outcome } from '../../src/application/index.js';
import { instant } from '../../src/units/index.js';
import { actorOf, consignmentOf, silentForecaster, system } from '../../test/scenes/operations-scene.js';

export const unitOf = (number: number): string => `TRUCK-${number}`;

const doneOf = <T>(outcome: Outcome<T>): T => {
  if (outcome.kind === 'refused') throw new Error(outcome.sentence);
  return outcome.value;
};

/** The access key of the one who reports. */
export async function layOutFleet(store: OperationsStore, units: number): Promise<string> {
  const now = () => instant(Date.now());
  const desk = createOperationsDesk({ store, forecaster: silentForecaster, now, createId, createSecret, sha256, verify: verifyEd25519 });
  for (const id of ['corridor', 'henan', 'buyer']) doneOf(await desk.addParty(system, { id, name: id, country: 'CN' }));
  for (let from = 0; from < units; from += 20) {
    const carried = Array.from({ length: Math.min(20, units - from) }, (_, i) => unitOf(from + i));
    const { id, version } = doneOf(await desk.openConsignment(actorOf('corridor'), consignmentOf(carried), undefined));
    // who reports books it: an event belongs to consignments in which its sender takes part
    doneOf(await desk.changeConsignment(actorOf('henan'), id, { version, state: 'booked' }));
  }
  const key = doneOf(
    await desk.createAccessKey(system, { party: 'henan', scopes: ['events:read', 'events:write'], label: 'bench', expiresAt: null }),
  );
  await desk.close();
  return key.secret;
}
