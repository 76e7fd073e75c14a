/**
 * Parts of studies as files, `<folder>/<key of the study>-<version>/<index>.json`: written whole or not at all, so what is there is right; another
 * version of the program might give other bytes.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PartStore } from '../application/index.js';
import { writeFile } from './write-file.js';

export function openStudyFolder(folder: string, version: string): PartStore {
  const homeOf = (key: string): string => join(folder, `${key}-${version}`);
  return {
    readParts: (key) => {
      const home = homeOf(key);
      const found = listFiles(home).flatMap((name): [number, Uint8Array][] => {
        const index = /^(\d+)\.json$/.exec(name)?.[1];
        return index === undefined ? [] : [[Number(index), new Uint8Array(readFileSync(join(home, name)))]];
      });
      return new Map(found);
    },
    writePart: (key, index, part) => {
      const refused = writeFile(join(homeOf(key), `${index}.json`), part);
      if (refused !== undefined) throw new Error(refused.sentence);
    },
  };
}

function listFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    // no such study yet
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
