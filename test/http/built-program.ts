/** The program as it runs for users, compiled from the sources under test into a folder of its own, and started as a process. */
import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '../..');
const main = join(root, 'dist-test/main.js');

export function compileProgram(): void {
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.shell.json', '--outDir', 'dist-test'], {
    cwd: root,
  });
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
  readonly signal: (name: 'SIGTERM' | 'SIGINT' | 'SIGKILL') => void;
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
