/** The program as it runs for users, compiled from the sources under test into a folder of its own, and started as a process. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '../..');
const main = join(root, 'dist-test/main.js');

/**
 * Once per test run, however many files ask for it: one that compiled while another's program starts would pull files from under it. Files run in
 * processes of their own with one parent, which is the run.
 */
export function compileProgram(): void {
  const marker = join(root, 'dist-test', '.compiled-for');
  const lock = join(root, 'dist-test.lock');
  while (!take(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  try {
    if (existsSync(marker) && readFileSync(marker, 'utf8') === String(process.ppid)) return;
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.shell.json', '--outDir', 'dist-test'], {
      cwd: root,
    });
    writeFileSync(marker, String(process.ppid));
  } finally {
    rmdirSync(lock);
  }
}

/** False while another holds it; one that was left behind by a run that was killed is taken over. */
function take(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const held = statSync(lock, { throwIfNoEntry: false });
    if (held !== undefined && Date.now() - held.mtimeMs > 180_000) rmdirSync(lock);
    return false;
  }
}

/** A file of the compiled program, as a thread is started from. */
export const builtFile = (name: string): URL => pathToFileURL(join(root, 'dist-test', name));

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
export interface Running {
  /** The address that was printed; rejects when the process ends without one. */
  readonly url: Promise<string>;
  /** Resolves with the first line of its output that matches; rejects when it ends without one. */
  readonly printed: (pattern: RegExp) => Promise<string>;
  readonly signal: (name: 'SIGTERM' | 'SIGINT' | 'SIGKILL' | 'SIGSTOP' | 'SIGCONT') => void;
  readonly finished: Promise<Finished>;
}

export function startProgram(args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
  const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  const finished = new Promise<Finished>((resolve) => child.on('close', (code) => resolve({ code, out, err })));
  const printed = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(out);
        if (found !== null) resolve(found[1] ?? found[0]);
      };
      look();
      child.stdout.on('data', look);
      finished.then((end) => reject(new Error(`ended with ${end.code}: ${end.err}`)));
    });
  child.stdout.on('data', (text) => {
    out += text;
  });
  const url = printed(/Qiyun is at (\S+)/);
  // who only waits for the end does not look at the address
  url.catch(() => {});
  child.stderr.on('data', (text) => {
    err += text;
  });
  return { url, printed, finished, signal: (name) => void child.kill(name) };
}
