/**
 * One owner of a folder at a time. The owner's name is in a file `owner-N`; whoever finds the newest one's process ended makes
 * `owner-(N+1)`, which the file system gives to one of them only. The newest file is never deleted, so a number is never taken twice,
 * and two that find the same dead owner cannot both follow it (a single lock file that is deleted and made anew lets them).
 */
import { linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileSentence } from '../file-sentence.js';
import { isAlive, type ProcessName, presentProcess } from './process-name.js';

interface Owner extends ProcessName {
  /** ISO 8601, for people. */
  readonly since: string;
  readonly isReleased: boolean;
}

export type FolderLock = { readonly kind: 'taken'; readonly release: () => void } | { readonly kind: 'refused'; readonly sentence: string };

const pattern = /^owner-(\d+)$/;
const numbersIn = (folder: string): readonly number[] =>
  readdirSync(folder)
    .map((name) => Number(pattern.exec(name)?.[1] ?? 0))
    .filter((number) => number > 0)
    .sort((a, b) => b - a);
const fileOf = (folder: string, number: number): string => join(folder, `owner-${number}`);

export function takeFolder(folder: string): FolderLock {
  try {
    for (;;) {
      const [newest = 0] = numbersIn(folder);
      const refusal = newest === 0 ? undefined : refusalOf(folder, fileOf(folder, newest));
      if (refusal !== undefined) return { kind: 'refused', sentence: refusal };
      const mine = newest + 1;
      if (!makeOwner(folder, mine)) continue;
      // another was quicker by more than one, and has cleared away what stood between
      if (numbersIn(folder)[0] !== mine) {
        rmSync(fileOf(folder, mine));
        continue;
      }
      for (const old of numbersIn(folder)) if (old < mine) rmSync(fileOf(folder, old), { force: true });
      return { kind: 'taken', release: () => writeOwner(fileOf(folder, mine), { isReleased: true }) };
    }
  } catch (error) {
    return { kind: 'refused', sentence: fileSentence('open the store in', folder, error) };
  }
}

/** Why this owner still holds the folder; undefined when it does not. */
function refusalOf(folder: string, file: string): string | undefined {
  let owner: Owner;
  try {
    owner = JSON.parse(readFileSync(file, 'utf8')) as Owner;
  } catch (error) {
    // gone between two looks: a newer one is there
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    // it appeared whole; that its content is lost means that the power was cut, and its owner with it
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (owner.isReleased) return undefined;
  const alive = isAlive(owner);
  if (alive === 'no') return undefined;
  const whose = `The store in ${folder} is open in process ${owner.pid}, since ${owner.since}`;
  return alive === 'yes'
    ? `${whose}; a store in a folder has one owner. Stop that process, or use a PostgreSQL database for several.`
    : `${whose}, on the machine or container ${owner.host}, which cannot be seen from here. If it no longer runs, delete ${file} and start again.`;
}

/** False where the number is taken already. The file appears with its content or not at all. */
function makeOwner(folder: string, number: number): boolean {
  const beside = join(folder, `.owner-${number}.${process.pid}.${process.hrtime.bigint()}`);
  writeFileSync(beside, textOf({ isReleased: false }));
  try {
    linkSync(beside, fileOf(folder, number));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(beside);
  }
}

function writeOwner(file: string, state: Pick<Owner, 'isReleased'>): void {
  const beside = `${file}.released`;
  writeFileSync(beside, textOf(state));
  renameSync(beside, file);
}

const textOf = ({ isReleased }: Pick<Owner, 'isReleased'>): string => {
  const owner: Owner = { ...presentProcess(), since: new Date().toISOString(), isReleased };
  return `${JSON.stringify(owner)}\n`;
};
