/** The program as it runs for users, compiled from the sources under test into a folder of its own, and started as a process. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onceARun } from './once-a-run.js';

const root = join(import.meta.dirname, '../..');
/** Where `compileProgram` puts it. */
export const compiled = join(root, 'dist-test');
const main = join(compiled, 'main.js');

export function compileProgram(): void {
  onceARun(compiled, () => {
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.shell.json', '--outDir', compiled], { cwd: root });
  });
}

/** Beside the compiled program, as in the package: a new folder of PGlite then takes a second. */
export function packEmptyDatabase(): void {
  compileProgram();
  onceARun(join(compiled, 'empty-database'), () => {
    mkdirSync(join(compiled, 'empty-database'), { recursive: true });
    execFileSync(process.execPath, [join(root, 'scripts/pack-empty-database.js'), compiled]);
  });
}

/** A file of the compiled program, as a thread is started from. */
export const builtFile = (name: string): URL => pathToFileURL(join(compiled, name));

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
export interface Running {
  /** The address that was printed; rejects when the process ends without one. */
  readonly url: Promise<string>;
  /** Resolves with what first matches on either of its outputs; rejects when it ends without. */
  readonly printed: (pattern: RegExp) => Promise<string>;
  readonly signal: (name: 'SIGTERM' | 'SIGINT' | 'SIGKILL' | 'SIGSTOP' | 'SIGCONT') => void;
  readonly finished: Promise<Finished>;
}

/** `program`: another copy of it, as one with the built page beside it. */
export function startProgram(args: readonly string[], env: Readonly<Record<string, string>> = {}, program = main): Running {
  const child = spawn(process.execPath, [program, ...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    err += text;
  });
  const finished = new Promise<Finished>((resolve) => child.on('close', (code) => resolve({ code, out, err })));
  const printed = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(out) ?? pattern.exec(err);
        if (found !== null) resolve(found[1] ?? found[0]);
      };
      look();
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      finished.then((end) => reject(new Error(`ended with ${end.code}: ${end.err}`)));
    });
  const url = printed(/Qiyun is at (\S+)/);
  // who only waits for the end does not look at the address
  url.catch(() => {});
  return { url, printed, finished, signal: (name) => void child.kill(name) };
}
