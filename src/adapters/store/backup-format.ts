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
  /** Its last column, a document kept as text. */
  readonly document?: 'doc' | 'line';
}

/** In the order of writing. */
export const backupTables: readonly BackupTable[] = [
  { name: 'head', key: 'seq' },
  { name: 'log', key: 'seq', document: 'line' },
  { name: 'parties', key: 'id', document: 'doc' },
  { name: 'access_keys', key: 'id', document: 'doc' },
  { name: 'share_links', key: 'id', document: 'doc' },
  { name: 'consignments', key: 'id', document: 'doc' },
  { name: 'orders', key: 'id', document: 'doc' },
  { name: 'events', key: 'key', document: 'doc' },
  { name: 'retractions', key: 'key' },
  { name: 'forecasts', key: 'consignment, number', document: 'doc' },
  { name: 'alarms', key: 'id', document: 'doc' },
  { name: 'webhooks', key: 'id', document: 'doc', isNumbered: true },
  { name: 'dead_letters', key: 'number', document: 'doc', isNumbered: true },
  { name: 'audit', key: 'number', document: 'doc', isNumbered: true },
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
