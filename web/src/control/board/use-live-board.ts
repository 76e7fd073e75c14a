/** The board as it is now: a snapshot, then every line as it is written. When the server is gone the last board stays, and it is asked again. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Consignment, LogLine, Me } from '../../../../src/contract/index.js';
import { type Heard, type Operations, openOperations } from '../server/ask-operations.js';
import { type WatchState, watchLog } from '../server/watch-log.js';
import { type Board, emptyBoard, foldLines, mergeSnapshot, type Snapshot } from './board.js';

/** `opening` before the first snapshot; `stranger`: the key is not known. */
export type Connection = 'opening' | WatchState;

export interface LiveBoard {
  readonly board: Board;
  readonly me: Me | undefined;
  readonly connection: Connection;
  readonly operations: Operations;
  /** The server's clock, in ms. */
  readonly clock: () => number;
  readonly take: (snapshot: Snapshot) => void;
}

const retryMs = 3000;
const clockMs = 20_000;
/** Between two readings by a key that may not watch. */
const unwatchedMs = 30_000;
const recentLines = 500;

export function useLiveBoard(key: string): LiveBoard {
  const [board, setBoard] = useState(emptyBoard);
  const [me, setMe] = useState<Me>();
  const [connection, setConnection] = useState<Connection>('opening');
  const [operations, setOperations] = useState(() => openOperations(key));
  const offset = useRef(0);
  const clock = useCallback(() => Date.now() + offset.current, []);
  const take = useCallback((snapshot: Snapshot) => setBoard((now) => mergeSnapshot(now, snapshot)), []);

  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const asked = openOperations(key);
    setOperations(asked);
    setConnection('opening');
    const hear = (heard: Heard<Me>): void => {
      if (heard.kind === 'answer') {
        offset.current = Date.parse(heard.value.now) - Date.now();
        setMe(heard.value);
      }
      if (heard.kind === 'stranger') setConnection('stranger');
    };
    const gather = gatherLines((lines) => {
      // a server whose clock runs by another time is followed, never led
      const last = Date.parse(lines.at(-1)?.at ?? '');
      if (last > clock()) offset.current = last - Date.now();
      setBoard((now) => foldLines(now, lines));
    });
    const onState = (state: WatchState): void => {
      setConnection(state);
      if (state === 'unwatched') setTimeout(() => !signal.aborted && begin(), unwatchedMs);
    };
    const begin = async (): Promise<void> => {
      const heard = await asked.me();
      if (signal.aborted) return;
      hear(heard);
      if (heard.kind === 'stranger') return;
      const first = heard.kind === 'answer' ? await readSnapshot(asked, heard.value.head) : undefined;
      if (signal.aborted) return;
      if (heard.kind !== 'answer' || first === undefined) {
        setConnection('gone');
        setTimeout(() => !signal.aborted && begin(), retryMs);
        return;
      }
      setBoard(mergeSnapshot({ ...emptyBoard, seq: heard.value.head, at: heard.value.now }, first));
      setConnection('live');
      await watchLog(key, heard.value.head, { onLines: gather, onState }, signal);
    };
    begin();
    const timer = setInterval(() => asked.me().then((heard) => !signal.aborted && hear(heard)), clockMs);
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, [key, clock]);
  return { board, me, connection, operations, clock, take };
}

/** All lines of one frame of the screen are one change of the board. */
function gatherLines(onLines: (lines: readonly LogLine[]) => void): (lines: readonly LogLine[]) => void {
  let waiting: LogLine[] = [];
  return (lines) => {
    if (waiting.length === 0)
      setTimeout(() => {
        const now = waiting;
        waiting = [];
        onLines(now);
      }, 60);
    waiting.push(...lines);
  };
}

/** Undefined: the server did not answer. What the key may not read is left out. */
async function readSnapshot(asked: Operations, head: number): Promise<Snapshot | undefined> {
  const [parties, consignments, orders, positions, alarms, lately] = await Promise.all([
    asked.listParties(),
    listAll(asked),
    asked.listOrders(),
    asked.listPositions(),
    asked.listAlarms(),
    asked.readLog(Math.max(0, head - recentLines), recentLines),
  ]);
  if ([parties, consignments, orders, positions, alarms, lately].some(({ kind }) => kind === 'gone')) return undefined;
  return {
    ...(parties.kind === 'answer' ? parties.value : {}),
    ...(consignments.kind === 'answer' ? { consignments: consignments.value } : {}),
    ...(orders.kind === 'answer' ? orders.value : {}),
    ...(positions.kind === 'answer' ? { events: positions.value.positions } : {}),
    ...(alarms.kind === 'answer' ? alarms.value : {}),
    ...(lately.kind === 'answer' ? { recent: lately.value.lines } : {}),
  };
}

async function listAll(asked: Operations): Promise<Heard<readonly Consignment[]>> {
  const all: Consignment[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await asked.listConsignments(after);
    if (page.kind !== 'answer') return page;
    all.push(...page.value.consignments);
    if (page.value.next === null) return { kind: 'answer', value: all };
    after = page.value.next;
  }
}
