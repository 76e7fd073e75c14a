/** What a command needs of the place it runs in; a test passes its own. */
import { colourInk, type Ink, plainInk } from './ink.js';

export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Columns to write for. */
  readonly width: number;
  readonly ink: Ink;
  /** Whether stderr is a terminal that can redraw a line. */
  readonly redraws: boolean;
  /** Milliseconds, for progress only. */
  readonly clock: () => number;
}

/** The process, or what stands in for it. */
export interface Host {
  readonly stdout: { write(text: string): unknown; readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
}

export function hostTerminal(host: Host): Terminal {
  const { stdout, stderr, env } = host;
  const colour = stdout.isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
  return {
    out: (text) => stdout.write(text),
    err: (text) => stderr.write(text),
    width: Math.min(140, Math.max(80, stdout.isTTY === true ? (stdout.columns ?? 100) : 100)),
    ink: colour ? colourInk : plainInk,
    redraws: stderr.isTTY === true && env['TERM'] !== 'dumb',
    clock: () => performance.now(),
  };
}
