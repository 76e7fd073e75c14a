/** What comes of opening a store. */
import type { OperationsStore } from '../../application/index.js';
import type { StoreDatabase } from './store-tables.js';

export type OpenedStore =
  /** `db` is the same database for what is no work of the desk: backup and restore. Closing the store ends both. */
  { readonly kind: 'store'; readonly store: OperationsStore; readonly db: StoreDatabase } | { readonly kind: 'refused'; readonly sentence: string };
