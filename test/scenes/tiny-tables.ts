/** The rows of the tiny package, read and checked. */
import { readPackage } from '../../src/importing/index.js';
import type { TableSet } from '../../src/network/index.js';
import { tinyPackage } from './tiny-package.js';

export function tinyTables(): TableSet {
  const { tables, issues } = readPackage(tinyPackage());
  if (tables === undefined) throw new Error(`the tiny package is not sound: ${issues[0]?.message}`);
  return tables;
}
