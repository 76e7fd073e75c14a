/** The built web app as bytes by path; none when it was not built. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { webFolder } from './package-paths.js';

export function readWebFiles(folder: string = webFolder): readonly { readonly path: string; readonly bytes: Uint8Array }[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => ({ path: file.slice(folder.length + 1).replaceAll('\\', '/'), bytes: new Uint8Array(readFileSync(file)) }));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
