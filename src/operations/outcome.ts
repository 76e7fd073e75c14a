/** How an operation answers: done, or an ordinary no with its reason. Only the HTTP door knows the status numbers. */

export const refusals = [
  'unknown', // no such thing, or not yours to see
  'not-yours', // you may see it, but this is another party's to do
  'not-now', // its state does not allow it: not ready, outside the window, already in force
  'stale', // it was changed meanwhile: the version or hash you name is not the present one
  'invalid', // what you sent cannot be: a wrong signature, a unit twice
  'conflict', // the same name was used for something else
] as const;
export type Refusal = (typeof refusals)[number];

export interface Problem {
  readonly at: string;
  readonly sentence: string;
}

export interface Refused {
  readonly kind: 'refused';
  readonly because: Refusal;
  /** What is wrong and what to do, for a tired dispatcher. */
  readonly sentence: string;
  /** Every problem of what was sent, located; empty where the sentence says it all. */
  readonly problems: readonly Problem[];
}

export interface Done<T> {
  readonly kind: 'done';
  readonly value: T;
}

export type Outcome<T> = Done<T> | Refused;
