/** How the core reaches WebAssembly: the module of assembly/ compiled once, and instances of it, each over a memory of its own. */
import { assemblyModule } from './assembly-module.js';

export interface AssemblyInstance {
  /** What the columns are views over; another one after each growth. */
  readonly buffer: () => ArrayBuffer;
  /** At least so many bytes from now on. Those that were there stay. */
  readonly reserve: (bytes: number) => void;
  readonly run: AssemblyLoops;
}

/** Addresses in bytes; results are signed, as WebAssembly hands them out. */
export type AssemblyLoops = Readonly<Record<'leastSum' | 'triangles' | 'perfect' | 'meet', (...words: number[]) => number>>;

/** A memory of a module ends here. */
export const largestMemory = 0xffff_0000;

/** undefined: the host has no WebAssembly, or none with vectors. */
export function openAssemblyHost(): { readonly open: (bytes: number) => AssemblyInstance } | undefined {
  const { WebAssembly: host } = globalThis as unknown as { WebAssembly?: WasmHost };
  const code = Uint8Array.from(assemblyModule.match(/../g) ?? [], (two) => Number.parseInt(two, 16));
  if (host?.validate(code) !== true) return undefined;
  const module = new host.Module(code);
  return {
    open: (bytes) => {
      const memory = new host.Memory({ initial: Math.ceil(bytes / pageBytes) });
      return {
        buffer: () => memory.buffer,
        reserve: (needed) => {
          const lacking = needed - memory.buffer.byteLength;
          if (lacking > 0) memory.grow(Math.ceil(lacking / pageBytes));
        },
        run: new host.Instance(module, { env: { memory } }).exports,
      };
    },
  };
}

const pageBytes = 65_536;

/** What the core knows of WebAssembly. */
interface WasmHost {
  readonly validate: (bytes: Uint8Array) => boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (pages: { readonly initial: number }) => { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number };
  readonly Instance: new (module: object, imports: object) => { readonly exports: AssemblyLoops };
}
