/** What the main thread and a planning thread say to each other. */
import type { PlanCallOutcome, PlanForm } from '../application/index.js';

/** Given to a thread at its birth. */
export interface PlanThreadData {
  /** The network image: every thread reads the same memory. */
  readonly image: SharedArrayBuffer;
  /** One Int32: the number of the job that nobody waits for any more. */
  readonly cancelled: SharedArrayBuffer;
}

export interface PlanJob {
  /** From 1; a new one for every job. */
  readonly job: number;
  readonly call: unknown;
  readonly form: PlanForm;
}

export type PlanThreadMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answered'; readonly ways: number; readonly bytes: Uint8Array }
  | Extract<PlanCallOutcome, { kind: 'problems' }>
  | { readonly kind: 'fault'; readonly message: string };
