/** The folder of a PGlite store: names in it, beside its owner's, and who may look into it. */
import { chmodSync, mkdirSync, statSync } from 'node:fs';

export const dataName = 'pgdata';
/** Its being there says that the making of the database came to its end. */
export const markName = 'pgdata-is-whole';

/**
 * In the folder are secrets of webhooks and hashes of keys, in files that PGlite makes writable for everybody: so whoever is not the owner gets
 * no further than the folders. At every opening, since folders are copied and moved.
 */
export const ownerOnly = 0o700;

export function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: ownerOnly });
}

/** Closes a folder that is a store to all but its owner. One that belongs to another, as a volume that was mounted, is its own to close. */
export function shutOut(folder: string): void {
  const { uid, mode } = statSync(folder);
  if ((mode & 0o077) !== 0 && uid === (process.getuid?.() ?? uid)) chmodSync(folder, ownerOnly);
}
