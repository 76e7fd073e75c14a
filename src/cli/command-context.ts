/** What every command is given, and the exit codes that all share. */
import { escapeUnshown } from './shown-text.js';
import type { Terminal } from './terminal.js';
import type { UseCases } from './use-cases.js';

export const exitCodes = {
  answer: 0,
  /** An ordinary no: nothing arrives in time, nothing is found. */
  no: 1,
  badInput: 2,
  /** Our bug. */
  fault: 3,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export interface CommandContext<Use = UseCases> {
  readonly use: Use;
  readonly terminal: Terminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Resolves when the process is asked to end. */
  readonly untilStopped: () => Promise<void>;
  readonly finish: (code: ExitCode) => void;
}

export const jsonText = (value: unknown): string => `${escapeUnshown(JSON.stringify(value, undefined, 2))}\n`;
