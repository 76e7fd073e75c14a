/** What can be done with an order, what deciding about it needs, and what comes of it. */
import type { DispatchOrder, LogKind, NewOrder, OrderSignature, SigningKey } from '../../contract/index.js';
import type { Instant } from '../../units/index.js';
import type { Digest } from '../log/index.js';

export type OrderCommand =
  | { readonly kind: 'check'; readonly by: string | undefined; readonly convoy: string; readonly item: string; readonly done: boolean }
  | { readonly kind: 'ready'; readonly by: string | undefined; readonly convoy: string }
  /** `keys`: of every party that may be meant, with whose they are. */
  | { readonly kind: 'sign'; readonly by: string | undefined; readonly signature: OrderSignature; readonly keys: readonly OwnedKey[] }
  /** The content has been checked (check-order.ts). */
  | { readonly kind: 'amend'; readonly by: string | undefined; readonly version: number; readonly content: NewOrder }
  | { readonly kind: 'withdraw'; readonly by: string | undefined; readonly because: string }
  | { readonly kind: 'expire' };

export type OwnedKey = SigningKey & { readonly party: string };

/** Ed25519 over `bytes`; key and signature in base64url. False for anything malformed. */
export type VerifySignature = (publicKey: string, bytes: Uint8Array, signature: string) => boolean;

export interface OrderTools {
  readonly now: Instant;
  readonly sha256: Digest;
  readonly verify: VerifySignature;
}

export interface Decision {
  readonly order: DispatchOrder;
  /** Lines that the log gets, each with the order after the command; empty: nothing changed, and nothing is to be written. */
  readonly lines: readonly LogKind[];
}

export type CommandOf<K extends OrderCommand['kind']> = Extract<OrderCommand, { readonly kind: K }>;
