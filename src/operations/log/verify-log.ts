/** Is this the log that was written? Read in order, page by page, so that a log of any length fits. */
import type { LogLine } from '../../contract/index.js';
import { type Digest, emptyLog, hashLine, type LogHead } from './chain.js';

export interface LogVerdict {
  readonly ok: boolean;
  /** Lines read, the broken one included. */
  readonly lines: number;
  /** Number that the first broken line should have; undefined where there is none. */
  readonly firstBroken: number | undefined;
  /** Of the last good line: what a copy of the hash, kept elsewhere, is compared with. */
  readonly head: LogHead;
}

/** What is wrong with the line that follows `head`; undefined when it is the right one. */
export function findFault(head: LogHead, line: LogLine, sha256: Digest): 'number' | 'previous' | 'hash' | undefined {
  if (line.seq !== head.seq + 1) return 'number';
  if (line.previous !== head.hash) return 'previous';
  return hashLine(line, sha256) === line.hash ? undefined : 'hash';
}

export async function verifyLog(readAfter: (seq: number) => Promise<readonly LogLine[]>, sha256: Digest): Promise<LogVerdict> {
  let head = emptyLog;
  for (let page = await readAfter(0); page.length > 0; page = await readAfter(head.seq)) {
    for (const line of page) {
      if (findFault(head, line, sha256) !== undefined) return { ok: false, lines: head.seq + 1, firstBroken: head.seq + 1, head };
      head = { seq: line.seq, hash: line.hash };
    }
  }
  return { ok: true, lines: head.seq, firstBroken: undefined, head };
}
