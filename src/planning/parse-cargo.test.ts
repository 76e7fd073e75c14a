import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LoadLimit, parseCargo } from './parse-cargo.js';

const limits: LoadLimit[] = [
  { id: '20DC', name: '20-foot container', layer: 'ground', payload_t: 28.2, volume_m3: 33 },
  { id: '40HC', name: '40-foot high cube', layer: 'ground', payload_t: 28.6, volume_m3: 76 },
  { id: 'semi', name: 'semitrailer', layer: 'truck', payload_t: 25, volume_m3: 90 },
  { id: 'flat', name: 'flat wagon', layer: 'rail1520', payload_t: 68, volume_m3: undefined },
];
const cargoOf = (text: string) => parseCargo(text, { limits }).cargo;
const sentences = (text: string) => (parseCargo(text, { limits }).problems ?? []).map((problem) => problem.message);

describe('parseCargo reads', () => {
  it('containers, a count and the tonnes in each', () => {
    expect(cargoOf('1x40HC:20t')?.load).toEqual({ kind: 'containers', type: '40HC', count: 1, tonnesEach: 20 });
    expect(cargoOf('2×20dc: 18.5 t')?.load).toEqual({ kind: 'containers', type: '20DC', count: 2, tonnesEach: 18.5 });
    expect(cargoOf('40HC:20000kg')?.load).toEqual({ kind: 'containers', type: '40HC', count: 1, tonnesEach: 20 });
  });
  it('a temperature, with the minus of a keyboard or of a book', () => {
    expect(cargoOf('3x40RF:22t@-18C')?.temperatureC).toBe(-18);
    expect(cargoOf('3x40RF:22t @ −18 °C')?.temperatureC).toBe(-18);
  });
  it('trucks, wagons, pallets, loose cargo and liquids', () => {
    expect(cargoOf('truck:20t')?.load).toEqual({ kind: 'trucks', count: 1, tonnesEach: 20 });
    expect(cargoOf('2xtrucks:20t')?.load).toEqual({ kind: 'trucks', count: 2, tonnesEach: 20 });
    expect(cargoOf('10xwagon:62t')?.load).toEqual({ kind: 'wagons', count: 10, tonnesEach: 62 });
    expect(cargoOf('pallets:12:9t')?.load).toEqual({ kind: 'loose', tonnes: 9, volumeM3: undefined, pallets: 12 });
    expect(cargoOf('12xpallets:9t:20m3')?.load).toEqual({ kind: 'loose', tonnes: 9, volumeM3: 20, pallets: 12 });
    expect(cargoOf('loose:9t:40m³')?.load).toEqual({ kind: 'loose', tonnes: 9, volumeM3: 40, pallets: undefined });
    expect(cargoOf('crude:5000t')?.load).toEqual({ kind: 'liquid', commodity: 'crude', tonnes: 5000 });
  });
  it('dangerous class, oversize and value after commas', () => {
    expect(cargoOf('40HC:20t,un3')?.dangerousClass).toBe('3');
    expect(cargoOf('40HC:20t, dg:5.1, oversize, value:90000usd')).toMatchObject({ dangerousClass: '5.1', oversize: true, value: 9_000_000 });
  });
});

describe('parseCargo refuses, in a sentence', () => {
  it.each([
    ['', 'empty'],
    ['20t', 'not how it is packed'],
    ['1x40HC', 'weight is missing'],
    ['1x40HC:20', 'has no unit: write 20t'],
    ['1x40HC:-5t', 'more than 0'],
    ['1x40HC:0t', 'more than 0'],
    ['1x40HC:NaNt', 'not a weight'],
    ['1x40HC:1e3t', 'not a weight'],
    ['0x40HC:20t', 'not a number of units'],
    ['1.5x40HC:20t', 'not a number of units'],
    ['1x40HC:30t', 'rated payload is 28.6 t'],
    ['truck:40t', 'rated payload is 25 t'],
    ['wagon:90t', 'rated payload is 68 t'],
    ['1x40XX:20t', 'is not a form of cargo'],
    ['1x40HC:20t@-18', 'degrees Celsius'],
    ['1x40HC:20t@-18C', 'use 20RF or 40RF'],
    ['40HC:20t,un1203', 'UN 1203 is a substance'],
    ['40HC:20t,dg:12', 'not a class of dangerous goods'],
    ['40HC:20,5t', 'decimals with a point'],
    ['40HC:20t,1x20DC:5t', 'a second load'],
    ['40HC:20t,fragile', 'is not understood'],
    ['5xcrude:100t', 'is not counted'],
    ['pallets:9t', 'not a number of pallets'],
  ])('%s', (text, part) => {
    expect(sentences(text).join(' ')).toContain(part);
  });
  it('everything at once', () => {
    expect(sentences('0x40HC:-5t@-18,dg:12,fragile').length).toBeGreaterThanOrEqual(5);
  });
});

it('never throws, and gives cargo or problems, for any text', () => {
  const pieces = fc.constantFrom(
    '1',
    'x',
    '40HC',
    '20DC',
    ':',
    '20',
    't',
    'kg',
    '@',
    '-',
    'C',
    ',',
    'dg',
    'un',
    '3',
    'truck',
    'pallets',
    'loose',
    'm3',
    'crude',
    '.',
    ' ',
    '１',
    '×',
    'constructor',
    'NaN',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 16 }).map((list) => list.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const reading = parseCargo(text, { limits });
      if (reading.problems === undefined) expect(reading.cargo).toBeDefined();
      else {
        expect(reading.problems.length).toBeGreaterThan(0);
        for (const problem of reading.problems) expect(problem.message.length).toBeLessThan(300);
      }
    }),
    { numRuns: 3000 },
  );
});
