/** The log played back: from any moment, at 1 to 3600 times the speed it was lived at, over the same screens. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Operations } from '../server/ask-operations.js';
import { type Board, emptyBoard } from './board.js';
import { ReplayTape } from './replay-tape.js';

export const speeds: readonly number[] = [1, 10, 60, 300, 900, 3600];

export interface Replay {
  readonly board: Board;
  readonly at: number;
  /** Undefined while no line has been read. */
  readonly span: { readonly from: number; readonly to: number } | undefined;
  readonly isReading: boolean;
  /** Why the log, or the rest of it, could not be read. */
  readonly trouble: string | undefined;
  readonly isPlaying: boolean;
  readonly speed: number;
  readonly play: (isPlaying: boolean) => void;
  readonly setSpeed: (speed: number) => void;
  readonly seek: (at: number) => void;
  readonly step: (direction: 1 | -1) => void;
}

const pageSize = 1000;
const frameMs = 100;

export function useReplay(operations: Operations, isWanted: boolean): Replay | undefined {
  const tape = useRef(new ReplayTape());
  const [, setRead] = useState(0);
  const [isReading, setReading] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const [at, setAt] = useState<number>();
  const [isPlaying, play] = useState(false);
  const [speed, setSpeed] = useState(3600);

  useEffect(() => {
    if (!isWanted) return;
    let isHere = true;
    tape.current = new ReplayTape();
    setAt(undefined);
    setReading(true);
    setTrouble(undefined);
    const read = async (): Promise<void> => {
      for (let after: number | null = tape.current.lastSeq; after !== null; ) {
        const page: Awaited<ReturnType<typeof operations.readLog>> = await operations.readLog(after, pageSize);
        if (!isHere) return;
        if (page.kind !== 'answer') {
          setTrouble(page.kind === 'refused' ? page.sentence : page.kind);
          break;
        }
        tape.current.add(page.value.lines);
        setRead(tape.current.lastSeq);
        after = page.value.next;
      }
      setReading(false);
    };
    read();
    return () => {
      isHere = false;
    };
  }, [operations, isWanted]);

  const { span } = tape.current;
  useEffect(() => {
    if (!isPlaying || !isWanted) return;
    const timer = setInterval(() => {
      setAt((now) => {
        const held = tape.current.span;
        return held === undefined ? now : Math.min(held.to, (now ?? held.from) + frameMs * speed);
      });
    }, frameMs);
    return () => clearInterval(timer);
  }, [isPlaying, isWanted, speed]);
  const isOver = span !== undefined && at !== undefined && at >= span.to;
  useEffect(() => {
    if (isOver && !isReading) play(false);
  }, [isOver, isReading]);
  const step = useCallback((direction: 1 | -1) => setAt((now) => tape.current.neighbour(now ?? tape.current.span?.from ?? 0, direction) ?? now), []);

  if (!isWanted) return undefined;
  const shown = at ?? span?.from ?? 0;
  const board = span === undefined ? emptyBoard : tape.current.boardAt(shown);
  return { board, at: shown, span, isReading, trouble, isPlaying, speed, play, setSpeed, seek: setAt, step };
}
