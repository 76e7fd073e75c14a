#!/usr/bin/env node
/** The command `qiyun`. */
import { runProgram } from './cli/index.js';
import { compose } from './compose.js';

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

process.exitCode = await runProgram(
  process.argv.slice(2),
  compose({ stdout: process.stdout, stderr: process.stderr, env: process.env, now: Date.now, untilStopped }),
);
