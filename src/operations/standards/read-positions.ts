/** Positions in, a report a line; all of them or none, each problem with its place. They become events POSI. */
import { type NewEvent, type PositionReport, positionReportSchema, sha256Hex } from '../../contract/index.js';
import { closeReading, type FormatReading, fromSchema, type Located, openReadingLog, type ReadingLog } from './read-problems.js';

/** A report a line; empty lines are passed over. */
export function readPositionLines(text: string): FormatReading<PositionReport> {
  const log = openReadingLog();
  const reports = text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    const at = `line ${i + 1}`;
    const raw = parseLine(line);
    if (raw !== undefined) return readReport(raw.value, at, log);
    log.problems.push({ at, sentence: 'The line is not JSON.' });
    return [];
  });
  if (reports.length === 0 && log.problems.length === 0) log.problems.push({ at: '', sentence: 'There is no position.' });
  return closeReading(log, reports);
}

function parseLine(line: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(line) as unknown };
  } catch {
    return undefined;
  }
}

function readReport(raw: unknown, at: string, { problems }: ReadingLog): Located<PositionReport>[] {
  const read = positionReportSchema.safeParse(raw);
  if (read.success) return [{ at, value: read.data }];
  problems.push(...fromSchema(raw, read.error.issues, at));
  return [];
}

/** The id comes from the report itself, so the same one sent again changes nothing. */
export function toPositionEvent({ unit, at, lat, lon, vehicle, note, consignments }: PositionReport): NewEvent {
  const id = sha256Hex(new TextEncoder().encode(JSON.stringify(['position', unit, at, lat, lon]))).slice(0, 40);
  const named = consignments === undefined ? {} : { consignments };
  return {
    id,
    unit,
    code: 'POSI',
    classifier: 'ACT',
    at,
    place: null,
    position: { lat, lon },
    mode: null,
    vehicle,
    note,
    delayReason: null,
    ...named,
  };
}
