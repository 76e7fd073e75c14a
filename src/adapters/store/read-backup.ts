/** Reads a backup line by line, and judges it before anything is done with it: all there, unchanged, and a log whose chain holds. */
import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';
import type { LogLine } from '../../contract/index.js';
import { emptyLog, findFault, type LogHead } from '../../operations/index.js';
import { type BackupHeader, type BackupTable, backupEnd, backupFormatVersion, backupHeader, backupTables } from './backup-format.js';
import { migrations } from './migrations.js';

/** Why a file is not taken, as a sentence. */
export class UnfitBackup extends Error {}

export interface BackupRow {
  readonly table: BackupTable;
  /** JSON of the row. */
  readonly text: string;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Its first line, once the whole file has been found good; throws `UnfitBackup`. */
export async function checkBackup(path: string): Promise<BackupHeader & { readonly rows: number }> {
  const hash = createHash('sha256');
  let header: BackupHeader | undefined;
  let end: { readonly rows: number; readonly sha256: string } | undefined;
  let log: LogHead = emptyLog;
  let rows = 0;
  for await (const line of readLines(path)) {
    if (end !== undefined) throw new UnfitBackup(`${path} goes on after its end: it is not the file that was written.`);
    if (header === undefined) header = readHeader(path, line);
    else if (line.startsWith('{"end":')) {
      end = backupEnd.safeParse(parseLine(path, line)).data?.end;
      if (end === undefined) throw new UnfitBackup(`${path} is damaged in its last line.`);
      continue;
    } else {
      const row = readRow(path, line);
      rows += 1;
      if (row.table.name === 'log') log = follow(path, log, row);
    }
    hash.update(line).update('\n');
  }
  if (header === undefined) throw new UnfitBackup(`${path} is empty.`);
  if (end === undefined) throw new UnfitBackup(`${path} is cut off: its last line, with the count and the checksum, is not there.`);
  if (end.rows !== rows || end.sha256 !== hash.digest('hex'))
    throw new UnfitBackup(`${path} is damaged: its checksum is another than when it was written.`);
  if (log.seq !== header.head.seq || log.hash !== header.head.hash)
    throw new UnfitBackup(`The log in ${path} ends at line ${log.seq}, not at ${header.head.seq} as its first line says.`);
  return { ...header, rows };
}

/** Rows of a file that was found good. */
export async function* readRows(path: string): AsyncGenerator<BackupRow, void> {
  let isFirst = true;
  for await (const line of readLines(path)) {
    if (!(isFirst || line.startsWith('{"end":'))) yield readRow(path, line);
    isFirst = false;
  }
}

function readHeader(path: string, line: string): BackupHeader {
  const parsed = backupHeader.safeParse(parseLine(path, line));
  if (!parsed.success) throw new UnfitBackup(`${path} is no backup of a store.`);
  const { qiyunBackup, storeVersion } = parsed.data;
  if (qiyunBackup !== backupFormatVersion)
    throw new UnfitBackup(`${path} is a backup of format ${qiyunBackup}; this program reads format ${backupFormatVersion}.`);
  if (storeVersion > migrations.length) {
    throw new UnfitBackup(
      `${path} is of a store of version ${storeVersion}; this program knows versions up to ${migrations.length}. Use the newer program.`,
    );
  }
  return parsed.data;
}

function readRow(path: string, line: string): BackupRow {
  const [, name, text] = /^\{"(\w+)":(\{.*\})\}$/s.exec(line) ?? [];
  const table = backupTables.find((known) => known.name === name);
  if (table === undefined || text === undefined) throw new UnfitBackup(`${path} has a line that is no row of a store: ${line.slice(0, 80)}`);
  return { table, text };
}

function follow(path: string, head: LogHead, { text }: BackupRow): LogHead {
  const { line } = parseLine(path, text) as { readonly line: LogLine };
  const fault = findFault(head, line, sha256);
  if (fault !== undefined)
    throw new UnfitBackup(`The log in ${path} is broken at line ${head.seq + 1}: its ${fault} is not the one that follows from the lines before.`);
  return { seq: line.seq, hash: line.hash };
}

function parseLine(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnfitBackup(`${path} is no backup of a store, or is damaged: a line is not JSON.`);
  }
}

/** Unpacked where it is packed. */
async function* readLines(path: string): AsyncGenerator<string, void> {
  const isPacked = isGzip(path);
  const file = createReadStream(path);
  const bytes = isPacked ? file.pipe(createGunzip()) : file;
  if (bytes !== file) file.on('error', (error) => bytes.destroy(error));
  const decoder = new StringDecoder('utf8');
  let rest = '';
  try {
    for await (const chunk of bytes) {
      const lines = (rest + decoder.write(chunk)).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw new UnfitBackup(`${path} is cut off or damaged (${error.message}).`);
    throw error;
  } finally {
    file.destroy();
  }
  if (rest !== '') yield rest;
}

function isGzip(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const first = Buffer.alloc(2);
    return readSync(file, first) === 2 && first.readUInt16BE() === 0x1f8b;
  } finally {
    closeSync(file);
  }
}
