/** How the core reaches WebAssembly: the module of assembly/, compiled once a thread, and instances of it, each over a memory of its own. */
import { assemblyModule } from './assembly-module.js';

export interface AssemblyInstance {
  /** What the columns are views over; another one after each growth. */
  readonly buffer: () => ArrayBuffer;
  /** At least so many bytes from now on. Those that were there stay. */
  readonly reserve: (bytes: number) => void;
  readonly run: AssemblyLoops;
}

/** Addresses in bytes; results are signed, as WebAssembly hands them out. */
export type AssemblyLoops = Readonly<Record<HierarchyLoop | FrontLoop, (...words: number[]) => number>>;
type HierarchyLoop = 'leastSum' | 'triangles' | 'perfect' | 'meet';
type FrontLoop = 'openTrees' | 'growTree' | 'openFront' | 'addSource' | 'boundBySums' | 'searchFront';

/** A memory of a module ends here. */
export const largestMemory = 0xffff_0000;

/** undefined: the host has no WebAssembly, or none with vectors. */
export function openAssemblyHost(): { readonly open: (bytes: number) => AssemblyInstance } | undefined {
  const { WebAssembly: host } = globalThis as unknown as { WebAssembly?: WasmHost };
  const module = host === undefined ? undefined : compile(host);
  if (host === undefined || module === undefined) return undefined;
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

const modules = new WeakMap<WasmHost, object>();

/** Once a thread. undefined: the host cannot run it. */
function compile(host: WasmHost): object | undefined {
  const known = modules.get(host);
  if (known !== undefined) return known;
  const code = Uint8Array.from(assemblyModule.match(/../g) ?? [], (two) => Number.parseInt(two, 16));
  if (!host.validate(code)) return undefined;
  const module = new host.Module(code);
  modules.set(host, module);
  return module;
}

/** Addresses for so many bytes each, one behind the other, each at the beginning of a line of cache. */
export function placeColumns(sizes: readonly number[]): { readonly at: readonly number[]; readonly bytes: number } {
  let bytes = 0;
  const at = sizes.map((size) => {
    const here = bytes;
    bytes += Math.ceil(size / 64) * 64;
    return here;
  });
  return { at, bytes };
}

const pageBytes = 65_536;

/** What the core knows of WebAssembly. */
interface WasmHost {
  readonly validate: (bytes: Uint8Array) => boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (pages: { readonly initial: number }) => { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number };
  readonly Instance: new (module: object, imports: object) => { readonly exports: AssemblyLoops };
}
