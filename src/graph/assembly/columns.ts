/** AssemblyScript: columns are addresses in bytes; rows count from 0. */

/** Weight or distance that no way has. */
export const INFINITE: u32 = 0x7fffffff;
export const NONE: u32 = 0xffffffff;

export function at(column: usize, row: u32): u32 {
  return load<u32>(column + ((<usize>row) << 2));
}

export function put(column: usize, row: u32, value: u32): void {
  store<u32>(column + ((<usize>row) << 2), value);
}

/** Of a column of 16 bits. */
export function narrow(column: usize, row: u32): u32 {
  return <u32>load<u16>(column + ((<usize>row) << 1));
}
