/**
 * AssemblyScript, not TypeScript: the inner loop of label-sums.kernel.ts, four depths at a time. `npm run build:assembly` compiles it to
 * ../assembly-module.ts; a test compiles it again and compares.
 */

/** Least sum of two labels over depths `0 … common`, at addresses in bytes; 0x7fffffff when there is none. Sums stay below 2³²: unsigned minima. */
export function leastSum(one: usize, other: usize, common: i32): u32 {
  let least = i32x4.splat(0x7fffffff);
  let level: i32 = 0;
  for (; level + 3 <= common; level += 4) {
    const at = (<usize>level) << 2;
    least = i32x4.min_u(least, i32x4.add(v128.load(one + at), v128.load(other + at)));
  }
  let best = <u32>(
    min(min(i32x4.extract_lane(least, 0), i32x4.extract_lane(least, 1)), min(i32x4.extract_lane(least, 2), i32x4.extract_lane(least, 3)))
  );
  for (; level <= common; level++) {
    const at = (<usize>level) << 2;
    const sum = load<u32>(one + at) + load<u32>(other + at);
    if (sum < best) best = sum;
  }
  return best;
}
