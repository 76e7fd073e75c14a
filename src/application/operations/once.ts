/** The same request again makes nothing again: idempotency keys of calls that create (SPEC CO3). */
import { done, hashJson, type Outcome, refuse } from '../../operations/index.js';
import type { Change } from './change-lane.js';
import type { DeskContext } from './desk-context.js';
import type { Actor } from './outcome.js';

export interface OnceAsked {
  readonly actor: Actor;
  readonly action: string;
  readonly key: string | undefined;
  readonly request: unknown;
}

/** `make` creates, `find` fetches what an earlier call with the same key created. */
export async function makeOnce<T extends { readonly id: string }>(
  { parts }: DeskContext,
  change: Change,
  { actor, action, key, request }: OnceAsked,
  { make, find }: { readonly make: () => Promise<Outcome<T>>; readonly find: (id: string) => Promise<T | undefined> },
): Promise<Outcome<T>> {
  if (key === undefined) return await make();
  const name = `${actor.party ?? ''}/${action}/${key}`;
  const requestHash = hashJson(request, parts.sha256);
  const made = await change.store.idempotent(name);
  if (made !== undefined) {
    const found = made.requestHash === requestHash ? await find(made.subject) : undefined;
    return found === undefined
      ? refuse('conflict', `Idempotency key “${key}” was used for another request; give this one a key of its own.`)
      : done(found);
  }
  const outcome = await make();
  if (outcome.kind === 'done') await change.store.putIdempotent(name, { requestHash, subject: outcome.value.id });
  return outcome;
}
