/**
 * A backup is one text file, gzip if its name ends in .gz: a first line that says what it is, one line for each row (`{"<table>":{…}}`, documents
 * as the very text that the store holds), and a last line with the count and the SHA-256 of all lines before it, so half a file is known as half.
 */
import { z } from 'zod';

export const backupFormatVersion = 1;

export interface BackupTable {
  readonly name: string;
  /** Columns of its key: the order of its rows in the file. */
  readonly key: string;
  /** Whether the database gives each row a number. */
  readonly isNumbered?: true;
}

/** In the order of writing. */
export const backupTables: readonly BackupTable[] = [
  { name: 'head', key: 'seq' },
  { name: 'log', key: 'seq' },
  { name: 'parties', key: 'id' },
  { name: 'access_keys', key: 'id' },
  { name: 'share_links', key: 'id' },
  { name: 'consignments', key: 'id' },
  { name: 'orders', key: 'id' },
  { name: 'events', key: 'key' },
  { name: 'retractions', key: 'key' },
  { name: 'forecasts', key: 'consignment, number' },
  { name: 'alarms', key: 'id' },
  { name: 'webhooks', key: 'id', isNumbered: true },
  { name: 'dead_letters', key: 'number', isNumbered: true },
  { name: 'audit', key: 'number', isNumbered: true },
  { name: 'idempotent', key: 'key' },
];

export const backupHeader = z.strictObject({
  qiyunBackup: z.int(),
  /** Number of the migration that the store was at. */
  storeVersion: z.int().min(1),
  writtenAt: z.iso.datetime(),
  head: z.strictObject({ seq: z.int().min(0), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
});
export type BackupHeader = z.infer<typeof backupHeader>;

export const backupEnd = z.strictObject({ end: z.strictObject({ rows: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) }) });
