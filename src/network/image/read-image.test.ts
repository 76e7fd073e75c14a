import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { syntheticNetwork } from '../../../test/scenes/synthetic-network.js';
import { tinyTables } from '../../../test/scenes/tiny-tables.js';
import { columnGroups } from './layout.js';
import { readImage } from './read-image.js';
import { writeSections } from './sections.js';
import { writeImage } from './write-image.js';

const tables = tinyTables();
const small = syntheticNetwork({ places: 12, arcsPerNode: 3 }, tables);
const image = writeImage(small);

const sentenceFor = (bytes: Uint8Array): string => {
  const read = readImage(bytes);
  return read.kind === 'refused' ? read.sentence : 'a network';
};
const networkOf = (bytes: Uint8Array) => {
  const read = readImage(bytes);
  if (read.kind !== 'network') throw new Error(read.sentence);
  return read.network;
};

describe('an image', () => {
  it('gives back the network that was written, tables and all', () => {
    const back = networkOf(image);
    expect({ ...back, tables: { ...back.tables } }).toEqual(small);
    expect(Object.keys(back.tables)).toEqual(Object.keys(tables));
  });

  it('is the same for the same network, and for the network read from it', () => {
    expect(writeImage(small)).toEqual(image);
    expect(writeImage(networkOf(image))).toEqual(image);
  });

  it('has all columns as views over one shared buffer, which a worker reads without a copy', () => {
    const first = networkOf(image);
    const buffers = Object.keys(columnGroups).flatMap((group) =>
      Object.values(first[group as 'arcs']).flatMap((column) => (typeof column === 'number' ? [] : [column.buffer])),
    );
    expect(new Set(buffers).size).toBe(1);
    expect(buffers[0]).toBeInstanceOf(SharedArrayBuffer);
    const second = networkOf(new Uint8Array(buffers[0] as SharedArrayBuffer));
    expect(second.arcs.head.buffer).toBe(buffers[0]);
    expect(second.places).toEqual(first.places);
  });

  it('is frozen where JavaScript can freeze it, and decodes a table once', () => {
    const back = networkOf(image);
    for (const part of [
      back,
      back.nodes,
      back.arcs,
      back.places,
      back.places[0],
      back.places[0]?.names,
      back.steps[1],
      back.recipes.operations,
      back.tables,
    ]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
    expect(back.tables.links).toBe(back.tables.links);
  });
});

describe('bytes that are refused', () => {
  const edited = (edit: (view: DataView) => void) => {
    const copy = image.slice();
    edit(new DataView(copy.buffer));
    return copy;
  };

  it('the sentence names what was found and what was expected', () => {
    expect(sentenceFor(new Uint8Array(5))).toBe('the file has 5 bytes; a network image begins with a header of 24');
    expect(sentenceFor(new TextEncoder().encode('id,name_en,name_zh_hans,name_ru'))).toBe("the file begins with 'id,n', a network image with 'QIYN'");
    expect(sentenceFor(new Uint8Array(24))).toBe("the file begins with the bytes 00 00 00 00, a network image with 'QIYN'");
    expect(sentenceFor(edited((view) => view.setUint32(4, 7, true)))).toBe(
      'the network image has format version 7, this program reads version 2; compile the network again from its tables',
    );
    expect(sentenceFor(image.slice(0, -8))).toBe(
      `the file has ${image.length - 8} bytes, its header says ${image.length}: it was cut off or something was added`,
    );
    expect(sentenceFor(edited((view) => view.setUint32(40, 1, true)))).toMatch(/^the header is damaged: its checksum is/);
    expect(sentenceFor(edited((view) => view.setUint8(image.length - 30, 1)))).toMatch(/^section 'tables.regions' is damaged: its checksum is/);
  });

  it('sound sections with foreign content are refused too', () => {
    expect(sentenceFor(writeSections([], 2))).toMatch(/content is not of format version 2: section 'head' is missing; expected json/);
    const head = { name: 'head', type: 'json', bytes: new TextEncoder().encode('null') } as const;
    expect(sentenceFor(writeSections([head], 2))).toMatch(/content is not of format version 2/);
  });

  it('random bytes, cut images and any flipped bit never give a network and never an exception', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => sentenceFor(bytes) !== 'a network'));
    fc.assert(fc.property(fc.integer({ min: 0, max: image.length - 1 }), (length) => sentenceFor(image.slice(0, length)) !== 'a network'));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: image.length * 8 - 1 }), (bit) => {
        const copy = image.slice();
        copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        return sentenceFor(copy) !== 'a network';
      }),
      { numRuns: 1000 },
    );
  });

  it('a sound container with any content in any section is read or refused, never an exception', () => {
    const section = fc.record({
      name: fc.constantFrom('head', 'places', 'steps', 'arcs.head'),
      type: fc.constantFrom('json', 'u8', 'u32', 'f64'),
      bytes: fc.uint8Array({ maxLength: 20 }),
    });
    fc.assert(
      fc.property(
        fc.array(section as fc.Arbitrary<Parameters<typeof writeSections>[0][0]>),
        (sections) => sentenceFor(writeSections(sections, 1)) !== 'a network',
      ),
    );
  });
});
