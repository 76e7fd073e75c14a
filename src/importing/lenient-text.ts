/** Text of files that other people made: UTF-8 where it is, else Windows-1252, which is what such files were saved as. */
import type { IssueLog } from './issue-log.js';

const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder('utf-8');

/** For looking only: bytes that are no UTF-8 become replacement characters. */
export const decodeLenient = (bytes: Uint8Array): string => lenient.decode(bytes);

/** Windows-1252 of 0x80 … 0x9f (Unicode Consortium, CP1252.TXT, 1998); the five codes without a character stay as they are. */
const high = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Line by line, so that one bad byte does not spoil the names of the rest. The first bad line is told, with how many there are. */
export function decodeText(bytes: Uint8Array, file: string, log: IssueLog): string {
  try {
    return strict.decode(bytes);
  } catch {
    return decodeLines(bytes, file, log);
  }
}

function decodeLines(bytes: Uint8Array, file: string, log: IssueLog): string {
  const lines: string[] = [];
  let bad = 0;
  let firstBad = 0;
  for (let from = 0; from < bytes.length; ) {
    const newline = bytes.indexOf(10, from);
    const to = newline === -1 ? bytes.length : newline + 1;
    const line = bytes.subarray(from, to);
    try {
      lines.push(strict.decode(line));
    } catch {
      if (bad++ === 0) firstBad = lines.length + 1;
      lines.push(decodeWindows1252(line));
    }
    from = to;
  }
  const message = `bytes of ${bad} lines, the first of them line ${firstBad}, are not UTF-8; those lines are read as Windows-1252`;
  log.report('import/encoding', { file, line: firstBad }, message);
  return lines.join('');
}

export function decodeWindows1252(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte >= 0x80 && byte < 0xa0 ? (high[byte - 0x80] ?? '') : String.fromCharCode(byte);
  return text;
}
