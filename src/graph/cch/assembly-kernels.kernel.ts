/**
 * The loops in WebAssembly, without checks of bounds, and how columns come to them. Customization works in a memory of the thread: what it reads is copied
 * in and what it found is copied out, which costs a few hundredths of the work, and leaves structures and metrics the shared buffers they are. A search
 * graph is columns of its own anyway: they lie in a memory that goes with it.
 *
 * Why `!` is right here: as many places come back as were asked for.
 */

import { type AssemblyInstance, largestMemory, openAssemblyHost, placeColumns } from '../assembly-host.js';
import type { CchStructure } from './cch-structure.js';
import type { CchKernels, SearchArcs } from './kernels.js';
import type { LabelSums } from './label-sums.kernel.js';
import type { MeetScratch } from './meet-scratch.js';
import { arcBits, stretchFlag } from './metric.kernel.js';
import { perfect } from './perfect.kernel.js';
import { allocatePlainSearch } from './plain-kernels.js';
import type { SearchColumns, UpwardArcs } from './search-columns.js';
import { triangles } from './triangles.kernel.js';

type Column = Uint32Array | Uint16Array;

/** undefined: the host has no WebAssembly, or none with vectors. What does not fit `largest` bytes is left to the plain loops. */
export function assemblyKernels(largest = largestMemory): CchKernels | undefined {
  const host = openAssemblyHost();
  if (host === undefined) return undefined;
  const workshop = host.open(0);
  return {
    kernel: 'assembly',
    triangles: (metric) => {
      const { structure, up, down, via } = metric;
      const columns = [...trianglesOf(structure), up, down, via];
      const { at, bytes } = placeColumns([...columns.map(bytesOf), ...rows(structure, 4)]);
      if (bytes > largest) return triangles(metric);
      const step = 2 ** arcBits(structure);
      copyIn(workshop, columns, at, bytes);
      workshop.run.triangles(structure.nodes, ...at, step, stretchFlag / step - 1);
      copyOut(workshop, [up, down, via], at.slice(5));
    },
    perfect: (structure, up, down) => {
      const columns = [...trianglesOf(structure), up, down];
      const { at, bytes } = placeColumns([...columns.map(bytesOf), ...rows(structure, 2)]);
      if (bytes > largest) return perfect(structure, up, down);
      copyIn(workshop, columns, at, bytes);
      workshop.run.perfect(structure.nodes, ...at);
      copyOut(workshop, [up, down], at.slice(5));
    },
    allocateSearch: (structure, arcs) => allocateSearch(host.open, structure, arcs, largest),
    sums: assemblySums(host.open(0)),
  };
}

/** Least sums by vectors; labels lie in the memory of the module. */
function assemblySums(instance: AssemblyInstance): LabelSums {
  let labels = new Uint32Array(instance.buffer());
  const { leastSum } = instance.run;
  return {
    reserve: (entries) => {
      instance.reserve(4 * entries);
      // a memory that has grown is another buffer
      if (labels.buffer !== instance.buffer()) labels = new Uint32Array(instance.buffer());
      return labels;
    },
    least: (one, other, common) => leastSum(4 * one, 4 * other, common),
  };
}

const trianglesOf = ({ firstUp, firstDown, downArc, tail, headDepth }: CchStructure): Column[] => [firstUp, firstDown, downArc, tail, headDepth];
const bytesOf = (column: Column): number => column.byteLength;
const rows = ({ height }: CchStructure, count: number): number[] => Array.from({ length: count }, () => 4 * height);

function copyIn(memory: AssemblyInstance, columns: readonly Column[], at: readonly number[], bytes: number): void {
  memory.reserve(bytes);
  const there = new Uint8Array(memory.buffer());
  columns.forEach((column, k) => there.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at[k]!));
}

function copyOut(memory: AssemblyInstance, columns: readonly Uint32Array[], at: readonly number[]): void {
  columns.forEach((column, k) => column.set(new Uint32Array(memory.buffer(), at[k]!, column.length)));
}

const reachBytes = 16; // of one depth in assembly/meet.ts

function allocateSearch(open: (bytes: number) => AssemblyInstance, structure: CchStructure, arcs: SearchArcs, largest: number): SearchColumns {
  const { parent, depth, nodes, height } = structure;
  const upward = (count: number): number[] => [4 * (nodes + 1), 2 * count, 4 * count];
  const { at, bytes } = placeColumns([
    parent.byteLength,
    depth.byteLength,
    ...upward(arcs.forward),
    ...upward(arcs.backward),
    reachBytes * height,
    reachBytes * height,
    4 * (2 * height + 2),
  ]);
  if (bytes > largest) return allocatePlainSearch(structure, arcs);
  const memory = open(bytes);
  copyIn(memory, [parent, depth], at, bytes);
  const buffer = memory.buffer();
  const view = (k: number, count: number): UpwardArcs => ({
    first: new Uint32Array(buffer, at[k]!, nodes + 1),
    headDepth: new Uint16Array(buffer, at[k + 1]!, count),
    weight: new Uint32Array(buffer, at[k + 2]!, count),
  });
  const climbed = new Uint32Array(buffer, at[10]!, 2 * height + 2);
  const { meet } = memory.run;
  const [up, deep, first, head, weight, firstBack, headBack, weightBack, there, back, way] = at as Eleven;
  return {
    forward: view(2, arcs.forward),
    backward: view(5, arcs.backward),
    meet: (source, target, scratch) => {
      const distance = meet(up, deep, first, head, weight, firstBack, headBack, weightBack, there, back, way, height, source, target);
      copyWay(climbed, height, scratch);
      return distance;
    },
  };
}
type Eleven = [number, number, number, number, number, number, number, number, number, number, number];

/** The rows are those of the last query on the columns; the scratch is the caller's. */
function copyWay(climbed: Uint32Array, height: number, scratch: MeetScratch): void {
  const begin = climbed[2 * height]!;
  const end = climbed[2 * height + 1]!;
  for (let at = begin; at < end; at++) scratch.climbed[at] = climbed[at]!;
  scratch.begin = begin;
  scratch.end = end;
}
