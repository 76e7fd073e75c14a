/**
 * What is the least sum of two labels, depth by depth? The inner loop of matrices, twice: in TypeScript, and in WebAssembly, four depths at a time
 * (assembly/label-sums.ts). Which one runs is chosen when a thread asks for its first matrix: the wide one wherever the host has it. Equal to the last bit.
 *
 * Why `!` is right here: both labels lie within what was reserved.
 */
import { infiniteWeight } from './cch-structure.js';
import { labelSumsModule } from './label-sums-module.js';

export interface LabelSums {
  readonly kernel: 'plain' | 'wide';
  /** Memory of that many entries, with anything in it; what was reserved before is no longer to be used. */
  readonly reserve: (entries: number) => Uint32Array;
  /** Least sum over depths `0 … common` of the labels that begin at entries `one` and `other`; `infiniteWeight` when there is none. */
  readonly least: (one: number, other: number, common: number) => number;
}

let ofThisThread: LabelSums | undefined;

export function openLabelSums(): LabelSums {
  ofThisThread ??= wideSums() ?? plainSums();
  return ofThisThread;
}

export function plainSums(): LabelSums {
  let labels = new Uint32Array(0);
  return {
    kernel: 'plain',
    reserve: (entries) => {
      if (labels.length < entries) labels = new Uint32Array(entries);
      return labels;
    },
    least: (one, other, common) => {
      let best = infiniteWeight;
      for (let level = 0; level <= common; level++) {
        const sum = (labels[one + level]! + labels[other + level]!) >>> 0;
        if (sum < best) best = sum;
      }
      return best;
    },
  };
}

/** undefined: the host has no WebAssembly, or none with vectors. */
export function wideSums(): LabelSums | undefined {
  const { WebAssembly: host } = globalThis as unknown as { WebAssembly?: WasmHost };
  const bytes = Uint8Array.from(labelSumsModule.match(/../g) ?? [], (two) => Number.parseInt(two, 16));
  if (host?.validate(bytes) !== true) return undefined;
  const memory = new host.Memory({ initial: 1 });
  const { leastSum } = new host.Instance(new host.Module(bytes), { env: { memory } }).exports;
  let labels = new Uint32Array(memory.buffer);
  return {
    kernel: 'wide',
    reserve: (entries) => {
      const lacking = 4 * entries - memory.buffer.byteLength;
      if (lacking > 0) memory.grow(Math.ceil(lacking / pageBytes));
      // a memory that has grown is another buffer
      if (labels.buffer !== memory.buffer) labels = new Uint32Array(memory.buffer);
      return labels;
    },
    least: (one, other, common) => leastSum(4 * one, 4 * other, common),
  };
}

const pageBytes = 65_536;

/** What the core knows of WebAssembly. */
interface WasmHost {
  readonly validate: (bytes: Uint8Array) => boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (pages: { readonly initial: number }) => { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number };
  readonly Instance: new (
    module: object,
    imports: object,
  ) => { readonly exports: { readonly leastSum: (one: number, other: number, common: number) => number } };
}
