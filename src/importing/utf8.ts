/** Bytes to text. Bytes that are no UTF-8 are reported with their line and replaced, so that the other problems are found in the same go. */
import type { IssueLog } from './issue-log.js';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

export function decodeUtf8(bytes: Uint8Array, file: string, log: IssueLog): string {
  try {
    return strict.decode(bytes);
  } catch {
    const text = lenient.decode(bytes);
    const before = text.slice(0, Math.max(0, text.indexOf('\ufffd')));
    const line = before.split('\n').length;
    log.report('file/not-utf8', { file, line }, `the bytes of line ${line} are not UTF-8; save the file as UTF-8`);
    return text;
  }
}
