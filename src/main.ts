#!/usr/bin/env node
/** The command `qiyun`. */
import type { Host } from './compose-plan-command.js';

// a reader that closes early, as `qiyun plan … | head` does, is no fault
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

/** The second signal finds no listener any more and ends the process at once. */
const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    const stop = (): void => {
      process.off('SIGTERM', stop);
      process.off('SIGINT', stop);
      resolve();
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
  });

const args = process.argv.slice(2);
const host: Host = { stdout: process.stdout, stderr: process.stderr, env: process.env, now: Date.now, untilStopped };

/** A plan is asked for most often and needs a third of the program, so no more is loaded for it. */
const runPlan = async (): Promise<number> => {
  const [{ runPlanProgram }, { composePlanCommand }] = await Promise.all([import('./cli/plan-program.js'), import('./compose-plan-command.js')]);
  return runPlanProgram(args, composePlanCommand(host));
};

const runWhole = async (): Promise<number> => {
  const [{ runProgram }, { compose }] = await Promise.all([import('./cli/index.js'), import('./compose.js')]);
  return runProgram(args, compose(host));
};

process.exitCode = await (args[0] === 'plan' ? runPlan() : runWhole());
