/** LS: sums of labels, in TypeScript and in WebAssembly: every case on both, equal to the last bit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bothKernels } from '../../../test/scenes/hierarchy-cases.js';
import { infiniteWeight } from './cch-structure.js';

const kernels = bothKernels.map(({ sums }) => sums);
const entry = fc.oneof(fc.integer({ min: 0, max: infiniteWeight }), fc.constantFrom(0, 1, infiniteWeight - 1, infiniteWeight));
const label = fc.array(entry, { minLength: 1, maxLength: 40 });

describe('label sums', () => {
  it('LS1: both kernels give the least sum, for every depth shared, none to all, wherever the labels begin', () => {
    fc.assert(
      fc.property(label, label, fc.nat(9), fc.nat(9), (one, other, before, between) => {
        const begin = before + one.length + between;
        for (let common = -1; common < Math.min(one.length, other.length); common++) {
          const sums = one.slice(0, common + 1).map((here, level) => here + (other[level] ?? 0));
          for (const kernel of kernels) {
            const memory = kernel.reserve(begin + other.length);
            memory.fill(0);
            memory.set(one, before);
            memory.set(other, begin);
            expect(kernel.least(before, begin, common)).toBe(Math.min(infiniteWeight, ...sums));
          }
        }
      }),
    );
  });

  it('LS2: memory that grows is still the memory that is summed', () => {
    for (const kernel of kernels) {
      kernel.reserve(8);
      const memory = kernel.reserve(1_000_000);
      memory.fill(5, 999_990, 1_000_000);
      memory.fill(7, 0, 10);
      expect(kernel.least(0, 999_990, 9)).toBe(12);
    }
  });
});
