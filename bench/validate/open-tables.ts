/** The default network as the repository holds it now: compiled from data/eurasia, so that no old image can answer. */
import { join } from 'node:path';
import { readFolder } from '../../src/adapters/index.js';
import { encodePackageHash, readPackage } from '../../src/importing/index.js';
import { compileNetwork, type Network } from '../../src/network/index.js';

export function openTables(root: string): Network {
  const folder = readFolder(join(root, 'data', 'eurasia'));
  if (folder.kind === 'refused') throw new Error(folder.sentence);
  const { id, tables, issues } = readPackage(folder.files);
  if (tables === undefined) throw new Error(`data/eurasia does not pass its checks: ${issues.find((issue) => issue.severity === 'error')?.message}`);
  return compileNetwork(tables, { id, version: encodePackageHash(folder.files) });
}
