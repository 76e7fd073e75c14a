/**
 * The container of a network image: named sections of bytes behind a header, each on an 8-byte boundary and each with a checksum, so that
 * a column is a view over the file and a damaged file is refused before anything reads it. All numbers little-endian.
 *
 *   0 'QIYN' | 4 format version | 8 file length | 12 sections | 16 header checksum | 20 zero
 *   24 + 56 n: name, 40 bytes UTF-8 zero-padded | type | offset | byte length | checksum
 */
import { computeChecksum } from './checksum.kernel.js';

export const sectionTypes = ['json', 'u8', 'u32', 'f64'] as const;
export type SectionType = (typeof sectionTypes)[number];

export interface Section {
  readonly name: string;
  readonly type: SectionType;
  readonly bytes: Uint8Array;
}

const headBytes = 24;
const entryBytes = 56;
const nameBytes = 40;
const magic = 0x4e_59_49_51; // 'QIYN'
const checksumAt = 16;

const padded = (length: number): number => Math.ceil(length / 8) * 8;

export function writeSections(sections: readonly Section[], formatVersion: number): Uint8Array {
  const headerEnd = headBytes + entryBytes * sections.length;
  const length = sections.reduce((sum, section) => sum + padded(section.bytes.length), headerEnd);
  const image = new Uint8Array(length);
  const view = new DataView(image.buffer);
  const encoder = new TextEncoder();
  [magic, formatVersion, length, sections.length].forEach((word, index) => view.setUint32(index * 4, word, true));
  let offset = headerEnd;
  sections.forEach((section, index) => {
    const name = encoder.encode(section.name);
    if (name.length > nameBytes) throw new Error(`section name '${section.name}' has ${name.length} bytes; at most ${nameBytes} are possible`);
    image.set(section.bytes, offset);
    const entry = headBytes + entryBytes * index;
    image.set(name, entry);
    const sum = computeChecksum(new Uint32Array(image.buffer, offset, padded(section.bytes.length) / 4));
    const words = [sectionTypes.indexOf(section.type), offset, section.bytes.length, sum];
    words.forEach((word, field) => view.setUint32(entry + nameBytes + field * 4, word, true));
    offset += padded(section.bytes.length);
  });
  view.setUint32(checksumAt, computeChecksum(new Uint32Array(image.buffer, 0, headerEnd / 4)), true);
  return image;
}

export type ReadSections =
  | { readonly kind: 'sections'; readonly sections: ReadonlyMap<string, Section> }
  | { readonly kind: 'refused'; readonly sentence: string };

const refuse = (sentence: string): ReadSections => ({ kind: 'refused', sentence });

/** `buffer` holds the file and nothing else. The sections are views over it. */
export function readSections(buffer: ArrayBufferLike, formatVersion: number): ReadSections {
  const view = new DataView(buffer);
  const word = (at: number) => view.getUint32(at, true);
  if (buffer.byteLength < headBytes) return refuse(`the file has ${buffer.byteLength} bytes; a network image begins with a header of ${headBytes}`);
  if (word(0) !== magic) return refuse(`the file begins with ${describeStart(view)}, a network image with 'QIYN'`);
  if (word(4) !== formatVersion) {
    return refuse(
      `the network image has format version ${word(4)}, this program reads version ${formatVersion}; compile the network again from its tables`,
    );
  }
  if (word(8) !== buffer.byteLength) {
    return refuse(`the file has ${buffer.byteLength} bytes, its header says ${word(8)}: it was cut off or something was added`);
  }
  const headerEnd = headBytes + entryBytes * word(12);
  if (headerEnd > buffer.byteLength || buffer.byteLength % 8 !== 0)
    return refuse('the header is damaged: it names more sections than fit into the file');
  const header = new Uint32Array(new Uint8Array(buffer, 0, headerEnd).slice().buffer);
  header[checksumAt / 4] = 0;
  const sum = computeChecksum(header);
  if (sum !== word(checksumAt)) return refuse(`the header is damaged: its checksum is ${hex(sum)}, expected ${hex(word(checksumAt))}`);
  return readEntries(view, headerEnd);
}

function readEntries(view: DataView<ArrayBufferLike>, headerEnd: number): ReadSections {
  const sections = new Map<string, Section>();
  let offset = headerEnd;
  for (let entry = headBytes; entry < headerEnd; entry += entryBytes) {
    const [typeCode, start, length, expected] = [0, 4, 8, 12].map((field) => view.getUint32(entry + nameBytes + field, true)) as [
      number,
      number,
      number,
      number,
    ];
    const name = decodeText(new Uint8Array(view.buffer, entry, nameBytes)).replace(/\0+$/, '');
    const type = sectionTypes[typeCode];
    if (type === undefined || start !== offset || start + padded(length) > view.byteLength)
      return refuse(`section '${name}' does not fit into the file`);
    const sum = computeChecksum(new Uint32Array(view.buffer, start, padded(length) / 4));
    if (sum !== expected) return refuse(`section '${name}' is damaged: its checksum is ${hex(sum)}, expected ${hex(expected)}`);
    sections.set(name, { name, type, bytes: new Uint8Array(view.buffer, start, length) });
    offset += padded(length);
  }
  return offset === view.byteLength ? { kind: 'sections', sections } : refuse('the file has bytes that belong to no section');
}

/** A decoder need not accept shared memory, hence the copy. */
export const decodeText = (bytes: Uint8Array): string => new TextDecoder('utf-8').decode(bytes.slice());

const hex = (word: number): string => word.toString(16).padStart(8, '0');

function describeStart(view: DataView<ArrayBufferLike>): string {
  const codes = [0, 1, 2, 3].map((at) => view.getUint8(at));
  return codes.every((code) => code >= 32 && code < 127)
    ? `'${String.fromCharCode(...codes)}'`
    : `the bytes ${codes.map((code) => code.toString(16).padStart(2, '0')).join(' ')}`;
}
