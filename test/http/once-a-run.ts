/**
 * What is made from the sources under test once per test run, however many files ask for it: one that made it while another's program starts would
 * pull files from under it. Files run in processes of their own with one parent, which is the run.
 */
import { existsSync, mkdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** `folder` is where `make` puts it; what it has made is marked there. */
export function onceARun(folder: string, make: () => void): void {
  const marker = join(folder, '.made-for');
  const lock = `${folder}.lock`;
  mkdirSync(dirname(folder), { recursive: true });
  while (!take(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  try {
    if (existsSync(marker) && readFileSync(marker, 'utf8') === String(process.ppid)) return;
    make();
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
    if (held !== undefined && Date.now() - held.mtimeMs > 600_000) rmdirSync(lock);
    return false;
  }
}
