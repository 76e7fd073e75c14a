/** The whole command line: which commands there are. */
import { benchCommand } from './bench-command.js';
import type { ExitCode } from './command-context.js';
import { demoCommand } from './demo-command.js';
import { keyCommand } from './key-command.js';
import { logCommand } from './log-command.js';
import { networkCommand } from './network-command.js';
import { orderCommand } from './order-command.js';
import { paperCommand } from './paper-command.js';
import { partyCommand } from './party-command.js';
import { planCommand } from './plan-command.js';
import { type RunParts, runCommands } from './run-commands.js';
import { serveCommand } from './serve-command.js';
import { storeCommand } from './store-command.js';
import { studyCommand } from './study-command.js';
import { trackCommand } from './track-command.js';
import type { UseCases } from './use-cases.js';
import { workerCommand } from './worker-command.js';

export type ProgramParts = RunParts<UseCases>;

const commands = [
  ...[planCommand, networkCommand, studyCommand, serveCommand, workerCommand, benchCommand],
  ...[partyCommand, keyCommand, orderCommand, paperCommand, trackCommand, logCommand, storeCommand, demoCommand],
];

/** Runs one command line (without the interpreter and the script) to its exit code. Never throws. */
export const runProgram = (args: readonly string[], parts: ProgramParts): Promise<ExitCode> => runCommands(args, parts, commands);
