/** Port: where plans are asked of planners that work beside the one who asks (threads), with a queue before them. */
import type { ProblemDocument } from '../contract/index.js';
import type { PlanForm } from './answer-plan.js';

export type PlanReply =
  /** The document as UTF-8 bytes; `ways` = 0 is an ordinary no. */
  | { readonly kind: 'answered'; readonly ways: number; readonly bytes: Uint8Array }
  | { readonly kind: 'problems'; readonly problems: readonly ProblemDocument[] }
  /** Too many wait already; worth another try after so many seconds. */
  | { readonly kind: 'full'; readonly retryAfterS: number }
  | { readonly kind: 'too-long'; readonly limitS: number }
  | { readonly kind: 'stopping' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'fault'; readonly message: string };

export interface PlanQueueLoad {
  readonly running: number;
  readonly waiting: number;
  readonly workers: number;
}

export interface PlanQueue {
  /** Never rejects. Once `signal` is aborted the search ends and nobody else waits for it; without one nobody stops waiting. */
  readonly plan: (call: unknown, form: PlanForm, signal?: AbortSignal) => Promise<PlanReply>;
  readonly load: () => PlanQueueLoad;
  /** Takes no more, finishes what runs and waits, then lets the planners go. */
  readonly close: () => Promise<void>;
}
