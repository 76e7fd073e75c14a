/** The attribute part of a shapefile: a dBASE III table. Texts, numbers and logical values; other kinds stay texts. */
import type { IssueLog } from '../issue-log.js';
import { decodeWindows1252 } from '../lenient-text.js';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

const strict = new TextDecoder('utf-8', { fatal: true });

export function readDbf(bytes: Uint8Array, file: string, log: IssueLog): Record<string, unknown>[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wrong = (message: string): undefined => {
    log.report('import/structure', { file }, message);
    return undefined;
  };
  if (bytes.length < 33) return wrong(`the file has ${bytes.length} bytes; a dBASE table has a header of at least 33`);
  const [count, headerBytes, rowBytes] = [view.getUint32(4, true), view.getUint16(8, true), view.getUint16(10, true)];
  const columns = readColumns(bytes, headerBytes);
  if (columns === undefined || (columns.at(-1)?.to ?? 1) > rowBytes) return wrong('the header of the dBASE table does not describe its columns');
  if (rowBytes < 1 || headerBytes + count * rowBytes > bytes.length) {
    return wrong(`the table says ${count} rows of ${rowBytes} bytes after ${headerBytes}; the file has ${bytes.length} bytes`);
  }
  return Array.from({ length: count }, (_, row) => {
    const start = headerBytes + row * rowBytes;
    return Object.fromEntries(columns.map(({ name, type, from, to }) => [name, readValue(bytes.subarray(start + from, start + to), type)]));
  });
}

function readColumns(bytes: Uint8Array, headerBytes: number): Column[] | undefined {
  const columns: Column[] = [];
  let from = 1; // after the mark of a deleted row
  for (let at = 32; at < headerBytes && bytes[at] !== 0x0d; at += 32) {
    if (at + 32 > bytes.length) return undefined;
    const nameBytes = bytes.subarray(at, at + 11);
    const end = nameBytes.indexOf(0);
    const to = from + (bytes[at + 16] ?? 0);
    columns.push({ name: decodeCell(nameBytes.subarray(0, end === -1 ? 11 : end)), type: String.fromCharCode(bytes[at + 11] ?? 67), from, to });
    from = to;
  }
  return columns;
}

function readValue(cell: Uint8Array, type: string): unknown {
  const text = decodeCell(cell).replaceAll('\0', '').trim();
  if (type === 'N' || type === 'F') return text === '' || Number.isNaN(Number(text)) ? undefined : Number(text);
  return type === 'L' ? /^[YyTt]/.test(text) : text;
}

function decodeCell(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return decodeWindows1252(bytes);
  }
}
