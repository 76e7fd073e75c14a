/** LS: sums of labels, in TypeScript and in WebAssembly: every case on both, equal to the last bit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { infiniteWeight } from './cch-structure.js';
import { type LabelSums, openLabelSums, plainSums, wideSums } from './label-sums.kernel.js';

const wide = (): LabelSums => {
  const sums = wideSums();
  if (sums === undefined) throw new Error('this host has no WebAssembly with vectors: Node has had it since version 16');
  return sums;
};

const entry = fc.oneof(fc.integer({ min: 0, max: infiniteWeight }), fc.constantFrom(0, 1, infiniteWeight - 1, infiniteWeight));
const label = fc.array(entry, { minLength: 1, maxLength: 40 });

describe('label sums', () => {
  it('LS1: both kernels give the least sum, for every depth shared, none to all, wherever the labels begin', () => {
    const kernels = [plainSums(), wide()];
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
    for (const kernel of [plainSums(), wide()]) {
      kernel.reserve(8);
      const memory = kernel.reserve(1_000_000);
      memory.fill(5, 999_990, 1_000_000);
      memory.fill(7, 0, 10);
      expect(kernel.least(0, 999_990, 9)).toBe(12);
    }
  });

  it('LS3: a host with vectors runs the wide one; one without WebAssembly, the plain one', () => {
    expect(openLabelSums().kernel).toBe('wide');
    const holder = globalThis as { WebAssembly?: unknown };
    const { WebAssembly: kept } = holder;
    try {
      for (const host of [undefined, { validate: () => false }]) {
        holder.WebAssembly = host;
        expect(wideSums()).toBeUndefined();
      }
    } finally {
      holder.WebAssembly = kept;
    }
  });
});
