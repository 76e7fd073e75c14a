/** The corridor flows that stand in where no demand table is given: data/demand/corridor-flows.csv of this package. */
import { readFileSync } from 'node:fs';
import type { FlowDocument } from '../contract/index.js';
import { readFlowTable } from '../importing/index.js';
import { defaultDemand } from './package-paths.js';

export function readDefaultFlows(): readonly FlowDocument[] {
  const { flows, issues } = readFlowTable({ file: defaultDemand, text: readFileSync(defaultDemand, 'utf8') });
  if (issues.length > 0) throw new Error(`the default demand table has errors: ${issues[0]?.message}`);
  return flows;
}
