/** What the desk is built from: a store, an engine for what lies ahead, and what the core has none of: a clock, luck, and Ed25519. */
import type { Digest, VerifySignature } from '../../operations/index.js';
import type { Instant } from '../../units/index.js';
import type { Forecaster } from './forecaster.js';
import type { OperationsStore } from './operations-store.js';

export interface DeskParts {
  readonly store: OperationsStore;
  readonly forecaster: Forecaster;
  readonly now: () => Instant;
  /** “con_…”: never the same twice, and nobody can guess the next. */
  readonly createId: (prefix: 'con' | 'ord' | 'key' | 'shr' | 'alm' | 'whk') => string;
  /** At least 256 bits that nobody can guess, in characters that an address may hold. */
  readonly createSecret: () => string;
  readonly sha256: Digest;
  readonly verify: VerifySignature;
}

export const deskDefaults = {
  batchWorks: 64, // changes that share a transaction at most
  batchEvents: 2000, // events that share a transaction, but for a single call with more
  looksAPass: 100, // consignments whose forecast one pass of time looks at
  logPage: 500, // lines read at once
  logPages: 5, // so often, for one call: who sees few lines of many reads on by itself
};
export type DeskOptions = Readonly<typeof deskDefaults>;
