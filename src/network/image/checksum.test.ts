import { expect, it } from 'vitest';
import { computeChecksum } from './checksum.kernel.js';

const words = (text: string) => new Uint32Array(new TextEncoder().encode(text).slice().buffer);

it('gives the published values of MurmurHash3_x86_32 with seed 0', () => {
  expect(computeChecksum(new Uint32Array())).toBe(0);
  expect(computeChecksum(words('test'))).toBe(0xba6bd213);
});

it('a change in any one bit changes the sum', () => {
  const data = Uint32Array.from({ length: 20 }, (_, i) => i * 0x9e3779b9);
  const sum = computeChecksum(data);
  for (let bit = 0; bit < data.length * 32; bit++) {
    const damaged = data.slice();
    damaged[bit >> 5] = (damaged[bit >> 5] ?? 0) ^ (1 << (bit & 31));
    expect(computeChecksum(damaged)).not.toBe(sum);
  }
});
