/** A Network as one file that loads without parsing its columns: see layout.ts for the parts and sections.ts for the container. */
import type { Network } from '../network.js';
import { tableNames } from '../tables.js';
import { arrayOf, type Column, type ColumnType, columnGroups, looseColumns, plainParts, rowParts } from './layout.js';
import { encodeRows } from './row-codec.js';
import { type Section, writeSections } from './sections.js';

const encoder = new TextEncoder();
const json = (name: string, text: string): Section => ({ name, type: 'json', bytes: encoder.encode(text) });

/** Equal networks give equal bytes. */
export function writeImage(network: Network): Uint8Array {
  if (network.shut !== undefined) throw new Error('a network under a scenario has no image; write the network and keep the scenario as data');
  const sections: Section[] = [json('head', encodeHead(network))];
  for (const [group, columns] of Object.entries(columnGroups)) {
    const values = network[group as keyof typeof columnGroups] as unknown as Readonly<Record<string, Column>>;
    for (const [name, type] of Object.entries<ColumnType>(columns)) sections.push(toSection(`${group}.${name}`, type, values[name]));
  }
  for (const [name, type] of Object.entries<ColumnType>(looseColumns)) {
    sections.push(toSection(name, type, network[name as keyof typeof looseColumns]));
  }
  for (const name of rowParts) sections.push(json(name, encodeRows(network[name])));
  for (const name of tableNames) sections.push(json(`tables.${name}`, encodeRows(network.tables[name])));
  return writeSections(sections, network.formatVersion);
}

function encodeHead(network: Network): string {
  const counts = Object.keys(columnGroups).map((group) => [group, network[group as keyof typeof columnGroups].count]);
  const parts = plainParts.map((name) => [name, network[name]]);
  return JSON.stringify({ counts: Object.fromEntries(counts), parts: Object.fromEntries(parts) });
}

function toSection(name: string, type: ColumnType, column: Column | undefined): Section {
  if (column === undefined || !(column instanceof arrayOf[type])) {
    throw new Error(`column ${name} is ${column?.constructor.name ?? 'missing'}; expected ${arrayOf[type].name}`);
  }
  return { name, type, bytes: new Uint8Array(column.buffer, column.byteOffset, column.byteLength) };
}
