/**
 * Everything the control room knows, as one value: folded from the lines of the log, whose bodies are whole documents. The live room starts
 * from a snapshot and folds what comes; the replay folds the same lines from the first one on. So what is replayed is what was seen.
 */
import type { Alarm, Consignment, DispatchOrder, Forecast, LogBodies, LogLine, Party, TrackedEvent } from '../../../../src/contract/index.js';

export interface Board {
  readonly parties: ReadonlyMap<string, Party>;
  readonly consignments: ReadonlyMap<string, Consignment>;
  readonly orders: ReadonlyMap<string, DispatchOrder>;
  /** By load unit, by the time at which they happened. */
  readonly events: ReadonlyMap<string, readonly TrackedEvent[]>;
  /** By consignment, oldest first. */
  readonly forecasts: ReadonlyMap<string, readonly Forecast[]>;
  readonly alarms: ReadonlyMap<string, Alarm>;
  /** The last lines that tell people something, oldest first: no mere positions. */
  readonly recent: readonly LogLine[];
  /** Of the last line that is in it. */
  readonly seq: number;
  /** The server's time then; empty before the first line. */
  readonly at: string;
}

export const emptyBoard: Board = {
  parties: new Map(),
  consignments: new Map(),
  orders: new Map(),
  events: new Map(),
  forecasts: new Map(),
  alarms: new Map(),
  recent: [],
  seq: 0,
  at: '',
};

/** What the server gives of the present, at once or part by part. */
export interface Snapshot {
  readonly parties?: readonly Party[];
  readonly consignments?: readonly Consignment[];
  readonly orders?: readonly DispatchOrder[];
  readonly events?: readonly TrackedEvent[];
  readonly forecasts?: readonly Forecast[];
  readonly alarms?: readonly Alarm[];
  /** Lines before the snapshot, for what happened lately. */
  readonly recent?: readonly LogLine[];
}

type Draft = { -readonly [K in keyof Board]: Board[K] extends ReadonlyMap<infer Id, infer One> ? Map<Id, One> : Board[K] };

const openDraft = (board: Board): Draft => ({
  ...board,
  parties: new Map(board.parties),
  consignments: new Map(board.consignments),
  orders: new Map(board.orders),
  events: new Map(board.events),
  forecasts: new Map(board.forecasts),
  alarms: new Map(board.alarms),
});

export function mergeSnapshot(board: Board, snapshot: Snapshot): Board {
  const draft = openDraft(board);
  for (const party of snapshot.parties ?? []) draft.parties.set(party.id, party);
  for (const consignment of snapshot.consignments ?? []) draft.consignments.set(consignment.id, consignment);
  for (const order of snapshot.orders ?? []) draft.orders.set(order.id, order);
  for (const event of snapshot.events ?? []) putEvent(draft, event);
  for (const forecast of snapshot.forecasts ?? []) putForecast(draft, forecast);
  for (const alarm of snapshot.alarms ?? []) draft.alarms.set(alarm.id, alarm);
  if (snapshot.recent !== undefined) draft.recent = snapshot.recent.filter(isTold).slice(-mostRecent);
  return draft;
}

/** Lines that are in it already change nothing, so a stream may begin a little early. */
export function foldLines(board: Board, lines: readonly LogLine[]): Board {
  const draft = openDraft(board);
  for (const line of lines) {
    if (line.seq <= draft.seq) continue;
    fold(draft, line);
    draft.seq = line.seq;
    draft.at = line.at;
  }
  const told = lines.filter((line) => line.seq > board.seq && isTold(line));
  if (told.length > 0) draft.recent = [...board.recent, ...told].slice(-mostRecent);
  return draft;
}

/** Enough for a convoy of fifty that does the same to be followed by what came before it. */
const mostRecent = 240;

function isTold({ kind, body }: LogLine): boolean {
  if (kind === 'event.recorded') {
    const { code, classifier } = body as unknown as TrackedEvent;
    return code !== 'POSI' && classifier === 'ACT';
  }
  return kind.startsWith('order.') || kind.startsWith('alarm.') || kind === 'consignment.proposed' || kind === 'consignment.agreed';
}

/** Kinds that the room shows nothing of are passed over: keys, links, webhooks. */
function fold(draft: Draft, { kind, at, body }: LogLine): void {
  const [subject] = kind.split('.');
  if (kind === 'event.retracted') retract(draft, body as LogBodies['event.retracted'], at);
  else if (kind === 'event.recorded') putEvent(draft, body as TrackedEvent);
  else if (subject === 'party') draft.parties.set((body as Party).id, body as Party);
  else if (subject === 'consignment') draft.consignments.set((body as Consignment).id, body as Consignment);
  else if (subject === 'order') draft.orders.set((body as DispatchOrder).id, body as DispatchOrder);
  else if (subject === 'forecast') putForecast(draft, body as Forecast);
  else if (subject === 'alarm') draft.alarms.set((body as Alarm).id, body as Alarm);
}

const isSame = (a: TrackedEvent, b: TrackedEvent): boolean => a.id === b.id && a.reportedBy === b.reportedBy;

function putEvent(draft: Draft, event: TrackedEvent): void {
  const others = (draft.events.get(event.unit) ?? []).filter((other) => !isSame(other, event));
  const at = Date.parse(event.at);
  const place = others.findLastIndex((other) => Date.parse(other.at) <= at) + 1;
  draft.events.set(event.unit, [...others.slice(0, place), event, ...others.slice(place)]);
}

function retract(draft: Draft, { id, retracts, unit }: LogBodies['event.retracted'], at: string): void {
  const events = draft.events.get(unit) ?? [];
  draft.events.set(
    unit,
    events.map((event) => (event.id === retracts ? { ...event, retractedBy: id, retractedAt: at } : event)),
  );
}

function putForecast(draft: Draft, forecast: Forecast): void {
  const others = (draft.forecasts.get(forecast.consignment) ?? []).filter(({ number }) => number !== forecast.number);
  draft.forecasts.set(
    forecast.consignment,
    [...others, forecast].sort((a, b) => a.number - b.number),
  );
}

/** Of its units, by time; what a unit did for another consignment is not among them. */
export const listEventsOf = (board: Board, { id, units }: Pick<Consignment, 'id' | 'units'>): readonly TrackedEvent[] =>
  units
    .flatMap((unit) => board.events.get(unit.id) ?? [])
    .filter(({ consignments }) => consignments.length === 0 || consignments.includes(id))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));

export const lastForecastOf = (board: Board, consignment: string): Forecast | undefined => board.forecasts.get(consignment)?.at(-1);

const weightOf: Readonly<Record<Alarm['severity'], number>> = { critical: 0, warning: 1, notice: 2 };

/** What asks for attention now: the gravest first, then the newest. */
export const listOpenAlarms = (board: Board, now: number): readonly Alarm[] =>
  [...board.alarms.values()]
    .filter(({ state, silencedUntil }) => state !== 'cleared' && !(state === 'silenced' && silencedUntil !== null && Date.parse(silencedUntil) > now))
    .sort(
      (a, b) =>
        Number(a.state === 'acknowledged') - Number(b.state === 'acknowledged') ||
        weightOf[a.severity] - weightOf[b.severity] ||
        Date.parse(b.raisedAt) - Date.parse(a.raisedAt),
    );
