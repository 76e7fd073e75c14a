/** Columns in the memory of a WebAssembly module, laid one after the other, and what the module does with them. */

export interface Kernels {
  readonly triangles: (...columns: readonly number[]) => void;
  readonly distance: (...columns: readonly number[]) => number;
}

/** The types of Node do not tell of it. */
const { WebAssembly: host } = globalThis as unknown as {
  readonly WebAssembly: {
    readonly Module: new (bytes: Uint8Array) => object;
    readonly Memory: new (pages: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
    readonly Instance: new (module: object, imports: object) => { readonly exports: Kernels };
  };
};

export interface WasmColumns {
  readonly load: (module: Uint8Array) => Kernels;
  /** Zeros; `at` is the address. */
  readonly room: (rows: number) => { readonly at: number; readonly column: Uint32Array };
  /** Address of a copy. */
  readonly copy: (column: Uint32Array | Uint16Array) => number;
}

export function layColumns(megabytes: number): WasmColumns {
  const memory = new host.Memory({ initial: megabytes * 16 });
  let next = 1 << 16;
  const take = (bytes: number): number => {
    const at = next;
    next = (at + bytes + 15) & ~15;
    return at;
  };
  return {
    load: (module) => new host.Instance(new host.Module(module), { env: { memory } }).exports,
    room: (rows) => {
      const at = take(4 * rows);
      return { at, column: new Uint32Array(memory.buffer, at, rows) };
    },
    copy: (column) => {
      const at = take(column.byteLength);
      new Uint8Array(memory.buffer, at, column.byteLength).set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
      return at;
    },
  };
}
