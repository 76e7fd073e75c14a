/** SiouxFalls, which may be used for research but not committed: beside the repository, or nowhere. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../../shared/data/tntp/SiouxFalls');

export const siouxFallsFolder = existsSync(folder) ? folder : undefined;
/** For the name of a test that needs it. */
export const whereSiouxFalls = siouxFallsFolder === undefined ? ' (left out: ../shared/data/tntp/SiouxFalls is not there)' : '';

export function readSiouxFalls(): Map<string, Uint8Array> {
  return new Map(readdirSync(folder).map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]));
}
