/** Is this the log that was written? Read in order, page by page, so that a log of any length fits. */
import type { LogLine } from '../../contract/index.js';
import { type Digest, emptyLog, hashLine, type LogHead } from './chain.js';

export interface LogVerdict {
  readonly ok: boolean;
  /** Lines read, the broken one included. */
  readonly lines: number;
  /** Number that the first broken line should have; undefined where there is none. */
  readonly firstBroken: number | undefined;
  /**
   * What is wrong with that line: `line`, it is not what was written after the one before it; `end`, it is not there, and a head says that it was;
   * `head`, it is a line of a chain, and not of the one whose head was kept.
   */
  readonly because: 'line' | 'end' | 'head' | undefined;
  /** Of the last good line: what is kept elsewhere, to be held against the log another time. */
  readonly head: LogHead;
}

export interface VerifyLogParts {
  /** Heads that the chain must go through: the store's own, and any that was kept elsewhere. A chain alone does not know where it ended. */
  readonly through: readonly LogHead[];
  readonly sha256: Digest;
}

/** What is wrong with the line that follows `head`; undefined when it is the right one. */
export function findFault(head: LogHead, line: LogLine, sha256: Digest): 'number' | 'previous' | 'hash' | undefined {
  if (line.seq !== head.seq + 1) return 'number';
  if (line.previous !== head.hash) return 'previous';
  return hashLine(line, sha256) === line.hash ? undefined : 'hash';
}

export async function verifyLog(readAfter: (seq: number) => Promise<readonly LogLine[]>, { through, sha256 }: VerifyLogParts): Promise<LogVerdict> {
  let head = emptyLog;
  const broken = (because: 'line' | 'end' | 'head'): LogVerdict => ({ ok: false, lines: head.seq + 1, firstBroken: head.seq + 1, because, head });
  const isOther = ({ seq, hash }: LogHead): boolean => through.some((one) => one.seq === seq && one.hash !== hash);
  if (isOther(head)) return broken('head');
  for (let page = await readAfter(0); page.length > 0; page = await readAfter(head.seq)) {
    for (const line of page) {
      if (findFault(head, line, sha256) !== undefined) return broken('line');
      if (isOther(line)) return broken('head');
      head = { seq: line.seq, hash: line.hash };
    }
  }
  if (through.some(({ seq }) => seq > head.seq)) return { ...broken('end'), lines: head.seq };
  return { ok: true, lines: head.seq, firstBroken: undefined, because: undefined, head };
}
