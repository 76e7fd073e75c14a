/**
 * The log as a chain: each line holds the hash of the line before it, and its own hash over all the rest of it (SPEC LO2, LO3). So one
 * hash, kept elsewhere, proves everything up to it.
 */
import { type LogBodies, type LogKind, type LogLine, renderCanonicalJson } from '../../contract/index.js';

/** SHA-256 of bytes, in hexadecimal. */
export type Digest = (bytes: Uint8Array) => string;

export interface LogHead {
  /** Number of the last line; 0 for an empty log. */
  readonly seq: number;
  readonly hash: string;
}

export const emptyLog: LogHead = { seq: 0, hash: '0'.repeat(64) };

/** A line before it has its place in the chain. */
export interface LogEntry<K extends LogKind = LogKind> {
  readonly at: string;
  readonly kind: K;
  /** Who did it; null is the system itself. */
  readonly party: string | null;
  readonly subject: string;
  readonly body: LogBodies[K];
}

const encoder = new TextEncoder();

/** SHA-256 of the canonical JSON of any value, in hexadecimal. */
export const hashJson = (value: unknown, sha256: Digest): string => sha256(encoder.encode(renderCanonicalJson(value)));

export function hashLine(line: LogLine, sha256: Digest): string {
  const { hash: _, ...rest } = line;
  return hashJson(rest, sha256);
}

/** The lines of these entries after `head`, in their order. */
export function chainLines(head: LogHead, entries: readonly LogEntry[], sha256: Digest): readonly LogLine[] {
  let { seq, hash: previous } = head;
  return entries.map(({ at, kind, party, subject, body }) => {
    seq++;
    const rest = { seq, at, kind, party, subject, body: body as LogLine['body'], previous };
    const line = { ...rest, hash: hashJson(rest, sha256) };
    previous = line.hash;
    return line;
  });
}
