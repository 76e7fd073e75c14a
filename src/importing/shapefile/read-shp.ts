/** The geometry part of a shapefile: records of polylines. Big-endian sizes in 16-bit words, little-endian numbers. */
import type { Position } from '../../geo/index.js';
import type { IssueLog } from '../issue-log.js';
import { toPosition } from '../lines/read-lines.js';

const HEADER_BYTES = 100;
const FILE_CODE = 9994;
/** Null, PolyLine, PolyLineZ, PolyLineM. */
const lineTypes: ReadonlySet<number> = new Set([3, 13, 23]);
const typeNames: Readonly<Record<number, string>> = {
  1: 'points',
  5: 'polygons',
  8: 'groups of points',
  11: 'points',
  15: 'polygons',
  21: 'points',
  25: 'polygons',
  31: 'patches',
};

/** Lines of each record, none for an empty one. Undefined when an error is in the log. */
export function readShp(bytes: Uint8Array, file: string, log: IssueLog): Position[][][] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES || view.getInt32(0) !== FILE_CODE) {
    log.report('import/format', { file }, `the file does not begin as a shapefile does (code ${FILE_CODE}, then ${HEADER_BYTES} bytes of header)`);
    return undefined;
  }
  const type = view.getInt32(32, true);
  if (!lineTypes.has(type)) {
    log.report('import/format', { file }, `the shapefile holds ${typeNames[type] ?? `shapes of type ${type}`}; lines are read`);
    return undefined;
  }
  const said = view.getInt32(24) * 2;
  if (said !== bytes.length) {
    log.report(
      'import/structure',
      { file, entity: 'byte 24' },
      `the header says ${said} bytes, the file has ${bytes.length}: it was cut off or something was added`,
    );
    return undefined;
  }
  const shapes: Position[][][] = [];
  for (let at = HEADER_BYTES; at < bytes.length; ) {
    const record = shapes.length + 1;
    const length = at + 8 <= bytes.length ? view.getInt32(at + 4) * 2 : -1;
    if (length < 4 || at + 8 + length > bytes.length) {
      log.report(
        'import/structure',
        { file, entity: `record ${record}` },
        `record ${record} at byte ${at} says ${length} bytes; ${Math.max(0, bytes.length - at - 8)} are left`,
      );
      return undefined;
    }
    const lines = readRecord(new DataView(view.buffer, view.byteOffset + at + 8, length));
    if (lines === undefined)
      log.report('import/structure', { file, entity: `record ${record}` }, `record ${record} at byte ${at} is not a polyline in degrees`);
    shapes.push(lines ?? []);
    at += 8 + length;
  }
  return log.hasErrors() ? undefined : shapes;
}

function readRecord(view: DataView): Position[][] | undefined {
  const type = view.getInt32(0, true);
  if (type === 0) return [];
  if (!lineTypes.has(type) || view.byteLength < 44) return undefined;
  const [parts, points] = [view.getInt32(36, true), view.getInt32(40, true)];
  if (parts < 0 || points < 0 || 44 + parts * 4 + points * 16 > view.byteLength) return undefined;
  const starts = Array.from({ length: parts }, (_, i) => view.getInt32(44 + i * 4, true));
  const lines: Position[][] = [];
  for (const [i, start] of starts.entries()) {
    const end = starts[i + 1] ?? points;
    if (start < 0 || end < start || end > points) return undefined;
    const line: Position[] = [];
    for (let point = start; point < end; point++) {
      const offset = 44 + parts * 4 + point * 16;
      const at = toPosition(view.getFloat64(offset, true), view.getFloat64(offset + 8, true));
      if (at === undefined) return undefined;
      line.push(at);
    }
    lines.push(line);
  }
  return lines;
}
