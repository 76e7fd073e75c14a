/** The tables that stand in where none is given, of this package: corridor flows, and the pairs whose traffic fills the Caspian. */
import { readFileSync } from 'node:fs';
import type { CompareCall, FlowDocument } from '../contract/index.js';
import { readDemandTable, readPairTable } from '../importing/index.js';
import { defaultDemand, defaultFlows } from './package-paths.js';

export function readDefaultFlows(): readonly FlowDocument[] {
  const { rows, issues } = readDemandTable(defaultDemand, new Uint8Array(readFileSync(defaultDemand)));
  if (issues.length > 0) throw new Error(`the default demand table has errors: ${issues[0]?.message}`);
  return rows.map(({ line: _, ...flow }) => flow);
}

export function readDefaultPairs(): CompareCall['pairs'] {
  const { pairs, issues } = readPairTable({ file: defaultFlows, text: readFileSync(defaultFlows, 'utf8') });
  if (issues.length > 0) throw new Error(`the default table of pairs has errors: ${issues[0]?.message}`);
  return pairs.map(({ line: _, ...pair }) => pair);
}
