/** Readiness of convoys: a checklist each, and the word of its party (SPEC DI4). */
import { type Convoy, type DispatchOrder, type Readiness, renderCanonicalJson } from '../../contract/index.js';

export const createReadiness = (convoy: Convoy): Readiness => ({
  convoy: convoy.id,
  checks: convoy.checklist.map(({ id }) => ({ item: id, done: false, by: null, at: null })),
  ready: false,
  declaredAt: null,
});

/** Of an amended order: kept for convoys that are the same to the letter, begun anew for the others (SPEC DI9). */
export function carryReadiness(before: DispatchOrder, convoys: readonly Convoy[]): Readiness[] {
  const kept = new Map(
    before.content.convoys.map((convoy) => [renderCanonicalJson(convoy), before.readiness.find((one) => one.convoy === convoy.id)]),
  );
  return convoys.map((convoy) => kept.get(renderCanonicalJson(convoy)) ?? createReadiness(convoy));
}

/** Names of the convoys that are not ready. */
export const listUnready = (order: DispatchOrder): readonly string[] =>
  order.content.convoys.filter(({ id }) => !order.readiness.some((one) => one.convoy === id && one.ready)).map(({ name }) => name);
