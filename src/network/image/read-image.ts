/**
 * From the bytes of an image to a Network: columns are views over one SharedArrayBuffer, which workers may share; the objects are decoded, the tables only
 * when somebody asks for one (an explanation cites few). Bytes that are no image of this version are refused with a sentence.
 */
import { NETWORK_FORMAT_VERSION, type Network } from '../network.js';
import { type TableName, type TableSet, tableNames } from '../tables.js';
import { arrayOf, type Column, type ColumnType, columnGroups, looseColumns, rowParts } from './layout.js';
import { decodeRows, deepFreeze } from './row-codec.js';
import { decodeText, readSections, type Section } from './sections.js';

export type ReadImage = { readonly kind: 'network'; readonly network: Network } | { readonly kind: 'refused'; readonly sentence: string };

type Sections = ReadonlyMap<string, Section>;

/**
 * Never throws. `bytes` is copied once, unless it already fills a SharedArrayBuffer: a worker that is sent that buffer reads the same memory.
 * 30 ms for the default network: 4,500 places, 18,000 steps, 42,000 arcs, 7.5 MB (its tables, 47 ms, only when asked for).
 */
export function readImage(bytes: Uint8Array): ReadImage {
  if (new Uint8Array(Uint32Array.of(1).buffer)[0] !== 1)
    return { kind: 'refused', sentence: 'network images are little-endian, this machine is not' };
  const read = readSections(shareBytes(bytes), NETWORK_FORMAT_VERSION);
  if (read.kind === 'refused') return read;
  try {
    return { kind: 'network', network: toNetwork(read.sections) };
  } catch (error) {
    // only an image whose checksums are right and whose content is not: written by another program
    const reason = error instanceof Error ? error.message : 'it cannot be decoded';
    return { kind: 'refused', sentence: `the network image is sound but its content is not of format version ${NETWORK_FORMAT_VERSION}: ${reason}` };
  }
}

function shareBytes(bytes: Uint8Array): ArrayBufferLike {
  const whole = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength;
  if (whole && bytes.buffer instanceof SharedArrayBuffer) return bytes.buffer;
  const shared = new SharedArrayBuffer(bytes.byteLength);
  new Uint8Array(shared).set(bytes);
  return shared;
}

interface Head {
  readonly counts: Readonly<Record<string, number>>;
  readonly parts: object;
}

function toNetwork(sections: Sections): Network {
  const head = deepFreeze(JSON.parse(textOf(sections, 'head')) as Head);
  const groups = Object.entries(columnGroups).map(([group, columns]) => {
    const values = Object.entries<ColumnType>(columns).map(([name, type]) => [name, columnOf(sections, `${group}.${name}`, type)]);
    return [group, Object.freeze({ count: requireCount(head, group), ...Object.fromEntries(values) })];
  });
  const loose = Object.entries<ColumnType>(looseColumns).map(([name, type]) => [name, columnOf(sections, name, type)]);
  const rows = rowParts.map((name) => [name, decodeRows(textOf(sections, name))]);
  return Object.freeze({
    formatVersion: NETWORK_FORMAT_VERSION,
    ...head.parts,
    ...Object.fromEntries(groups),
    ...Object.fromEntries(loose),
    ...Object.fromEntries(rows),
    tables: lazyTables(sections),
  }) as unknown as Network;
}

function requireCount(head: Head, group: string): number {
  const count = head.counts[group];
  if (typeof count !== 'number') throw new Error(`the head has no count of ${group}`);
  return count;
}

function requireSection(sections: Sections, name: string, type: string): Section {
  const section = sections.get(name);
  if (section?.type !== type) throw new Error(`section '${name}' is ${section?.type ?? 'missing'}; expected ${type}`);
  return section;
}

const textOf = (sections: Sections, name: string): string => decodeText(requireSection(sections, name, 'json').bytes);

function columnOf(sections: Sections, name: string, type: ColumnType): Column {
  const { bytes } = requireSection(sections, name, type);
  const rows = bytes.byteLength / arrayOf[type].BYTES_PER_ELEMENT;
  if (!Number.isInteger(rows)) throw new Error(`section '${name}' has ${bytes.byteLength} bytes, no whole number of ${type}`);
  return viewOf(type, bytes, rows);
}

function viewOf(type: ColumnType, { buffer, byteOffset }: Uint8Array, rows: number): Column {
  if (type === 'u8') return new Uint8Array(buffer, byteOffset, rows);
  return type === 'u32' ? new Uint32Array(buffer, byteOffset, rows) : new Float64Array(buffer, byteOffset, rows);
}

/** An object that looks like the tables and decodes each of them when it is first read. All sections must be there from the start. */
function lazyTables(sections: Sections): TableSet {
  const decoded = new Map<TableName, readonly unknown[]>();
  const tables = {};
  for (const name of tableNames) {
    requireSection(sections, `tables.${name}`, 'json');
    const get = () => {
      const rows = decoded.get(name) ?? decodeRows(textOf(sections, `tables.${name}`));
      decoded.set(name, rows);
      return rows;
    };
    Object.defineProperty(tables, name, { enumerable: true, get });
  }
  return Object.freeze(tables) as TableSet;
}
