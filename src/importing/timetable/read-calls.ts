/** The calls of one trip in their order, each with a time: its own, or one in proportion to the way between the timed calls around it. */
import { greatCircle } from '../../geo/index.js';
import type { IssueLog } from '../issue-log.js';
import type { Stops } from './read-stops.js';
import type { TimetableRow } from './timetable-files.js';

export interface Call {
  /** The place it calls at: a stop, or the station that the stop is part of. */
  readonly stop: string;
  /** Seconds after noon minus 12 hours of the day of service. */
  readonly arriveS: number;
  readonly leaveS: number;
  readonly row: TimetableRow;
}

export interface Calls {
  readonly calls: readonly Call[];
  /** Calls without a time of their own. */
  readonly interpolated: number;
}

type Draft = Omit<Call, 'arriveS' | 'leaveS'> & {
  readonly arriveS: number | undefined;
  readonly leaveS: number | undefined;
  /** Along the trip, in the unit of the file; undefined when it says none. */
  readonly along: number | undefined;
};

/** In the order of stop_sequence. Hours beyond 24 are the days after. */
export function readCalls(rows: readonly TimetableRow[], stops: Stops, log: IssueLog): Calls {
  const drafts = rows.flatMap((row) => readCall(row, stops, log) ?? []);
  drafts.sort((a, b) => Number(a.row.cell('stop_sequence')) - Number(b.row.cell('stop_sequence')));
  for (const end of new Set([drafts[0], drafts.at(-1)])) {
    if (end === undefined || end.leaveS !== undefined) continue;
    const message = 'the first and the last call of a trip need a time of the form 26:15:00';
    log.report('import/value', { file: end.row.file, line: end.row.line, entity: end.row.cell('trip_id'), field: 'departure_time' }, message);
    return { calls: [], interpolated: 0 };
  }
  const calls = mergeCalls(interpolate(drafts, stops));
  for (const [i, call] of calls.entries()) {
    const before = calls[i - 1];
    if (call.leaveS >= call.arriveS && (before === undefined || call.arriveS > before.leaveS)) continue;
    log.report('import/value', { file: call.row.file, line: call.row.line, field: 'arrival_time' }, 'the call is not after the one before it');
  }
  return { calls, interpolated: drafts.filter(({ leaveS }) => leaveS === undefined).length };
}

function readCall(row: TimetableRow, stops: Stops, log: IssueLog): Draft | undefined {
  const at = { file: row.file, line: row.line, entity: row.cell('trip_id') };
  const id = row.cell('stop_id');
  const stop = stops.placeOf.get(id);
  if (stop === undefined)
    log.report('import/reference', { ...at, field: 'stop_id' }, `the call names stop '${id.slice(0, 40)}', which is not in the stops`);
  const [arriveS, leaveS] = (['arrival_time', 'departure_time'] as const).map((field) => {
    const read = secondsOf(row.cell(field));
    if (read === undefined && row.cell(field) !== '')
      log.report('import/value', { ...at, field }, `'${row.cell(field).slice(0, 20)}' is no time of the form 26:15:00`);
    return read;
  });
  const along = row.cell('shape_dist_traveled');
  if (along !== '' && !(Number(along) >= 0))
    log.report('import/value', { ...at, field: 'shape_dist_traveled' }, `'${along.slice(0, 20)}' is not a number of 0 or more`);
  if (stop === undefined) return undefined;
  return { stop, arriveS: arriveS ?? leaveS, leaveS: leaveS ?? arriveS, row, along: along === '' ? undefined : Number(along) };
}

/** By the distances that the file tells when it tells all of them, else by great circles from stop to stop. The ends have times. */
function interpolate(drafts: readonly Draft[], stops: Stops): Call[] {
  const way = distancesAlong(drafts, stops);
  let last = 0;
  return drafts.map((draft, i) => {
    const { arriveS, leaveS, row, stop } = draft;
    if (arriveS !== undefined && leaveS !== undefined) {
      last = i;
      return { stop, arriveS, leaveS, row };
    }
    const next = drafts.findIndex((later, j) => j > i && later.arriveS !== undefined);
    const [begin, end] = [drafts[last]?.leaveS ?? 0, drafts[next]?.arriveS ?? 0];
    const [from, to, here] = [way[last] ?? 0, way[next] ?? 0, way[i] ?? 0];
    const share = to > from ? (here - from) / (to - from) : (i - last) / (next - last);
    const passS = Math.round(begin + share * (end - begin));
    return { stop, arriveS: passS, leaveS: passS, row };
  });
}

function distancesAlong(drafts: readonly Draft[], stops: Stops): number[] {
  const told = drafts.flatMap(({ along }) => along ?? []);
  if (told.length === drafts.length && told.every((along, i) => i === 0 || along >= (told[i - 1] ?? 0))) return told;
  let sum = 0;
  return drafts.map(({ stop }, i) => {
    const [here, before] = [stops.places.get(stop), stops.places.get(drafts[i - 1]?.stop ?? '')];
    if (here !== undefined && before !== undefined) sum += greatCircle(before, here);
    return sum;
  });
}

/** Two calls in a row at one station, at two of its platforms, are one. */
function mergeCalls(calls: readonly Call[]): Call[] {
  const merged: Call[] = [];
  for (const call of calls) {
    const before = merged.at(-1);
    if (before?.stop === call.stop) merged[merged.length - 1] = { ...before, leaveS: Math.max(before.leaveS, call.leaveS) };
    else merged.push(call);
  }
  return merged;
}

export function secondsOf(text: string): number | undefined {
  const match = /^(\d{1,3}):([0-5]\d):([0-5]\d)$/.exec(text);
  return match === null ? undefined : Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]);
}
