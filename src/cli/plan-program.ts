/** The command line as far as `qiyun plan …` goes, for who asks for nothing else: the other commands and what they need are not loaded. */
import type { ExitCode } from './command-context.js';
import { planCommand } from './plan-command.js';
import { type RunParts, runCommands } from './run-commands.js';
import type { PlanUseCases } from './use-cases.js';

/** Runs a command line that begins with `plan` to its exit code. Never throws. */
export const runPlanProgram = (args: readonly string[], parts: RunParts<PlanUseCases>): Promise<ExitCode> => runCommands(args, parts, [planCommand]);
