/**
 * The part of a customizable contraction hierarchy that no weight changes: order, elimination tree, upper arcs, and which arc of the graph lies
 * under which. All columns are views over one SharedArrayBuffer, which is also the file: saving is writing it, loading is reading it.
 *
 *     words   magic, version, checksum, nodes, arcs, input arcs, height, 0
 *     then    the columns below in this order, each at a multiple of 4 bytes
 */

/** Ranks are `0 … nodes − 1`, 0 contracted first; an arc goes from a lower rank to a higher one and stands for both directions. */
export interface CchStructure {
  readonly nodes: number;
  readonly arcs: number;
  /** Arcs of the graph it was built from. */
  readonly inputArcs: number;
  /** Nodes on the longest way from a leaf of the elimination tree to its root. */
  readonly height: number;
  /** Rank of every node of the graph. Rows: nodes. */
  readonly rank: Uint32Array;
  /** Node of the graph of every rank. Rows: ranks. */
  readonly order: Uint32Array;
  /** Parent in the elimination tree, NONE at a root. Postorder: descendants of `x` stand right before it. Rows: ranks. */
  readonly parent: Uint32Array;
  /** Arcs up from rank `x` are `firstUp[x] … firstUp[x + 1] − 1`. Rows: ranks + 1. */
  readonly firstUp: Uint32Array;
  /** Rows: arcs. */
  readonly tail: Uint32Array;
  /** Ascending within a tail. Every head is an ancestor of its tail. Rows: arcs. */
  readonly head: Uint32Array;
  /** Arcs into rank `y` from below are `downArc[firstDown[y]] … downArc[firstDown[y + 1] − 1]`, ascending. Rows: ranks + 1. */
  readonly firstDown: Uint32Array;
  /** Rows: arcs. */
  readonly downArc: Uint32Array;
  /** For arc `a` of the graph: 2 × the arc over it, + 1 when `a` leads down; NONE for a loop. Rows: input arcs. */
  readonly slotOfInput: Uint32Array;
  /** Arcs of the graph under arc `a`, both ways, are `input[firstInput[a]] … input[firstInput[a + 1] − 1]`, ascending. Rows: arcs + 1. */
  readonly firstInput: Uint32Array;
  /** Rows: input arcs; those of loops at the end are unused. */
  readonly input: Uint32Array;
  /** Distance from the root in the elimination tree. Rows: ranks. */
  readonly depth: Uint16Array;
  /** `depth[head[a]]`: among the ancestors of one node it says as much as the head, and is small. Rows: arcs. */
  readonly headDepth: Uint16Array;
  /** All of it: what a worker is handed and a file holds. */
  readonly image: SharedArrayBuffer;
}

export type CchColumns = Omit<CchStructure, 'image'>;

/** Weight or distance that no way has. Twice of it still fits 32 bits, so a sum never wraps. */
export const infiniteWeight = 0x7fff_ffff;

/** The graph or its weights do not suit a hierarchy: no small separators, or sums beyond 31 bits. The message says which and what to do. */
export class CchRefusal extends Error {}

const magic = 0x48434351; // 'QCCH'
const formatVersion = 1;
const headerWords = 8;

type Shape = Pick<CchStructure, 'nodes' | 'arcs' | 'inputArcs'>;
const wideColumns = [
  ['rank', ({ nodes }: Shape) => nodes],
  ['order', ({ nodes }: Shape) => nodes],
  ['parent', ({ nodes }: Shape) => nodes],
  ['firstUp', ({ nodes }: Shape) => nodes + 1],
  ['tail', ({ arcs }: Shape) => arcs],
  ['head', ({ arcs }: Shape) => arcs],
  ['firstDown', ({ nodes }: Shape) => nodes + 1],
  ['downArc', ({ arcs }: Shape) => arcs],
  ['slotOfInput', ({ inputArcs }: Shape) => inputArcs],
  ['firstInput', ({ arcs }: Shape) => arcs + 1],
  ['input', ({ inputArcs }: Shape) => inputArcs],
] as const;
const narrowColumns = [
  ['depth', ({ nodes }: Shape) => nodes],
  ['headDepth', ({ arcs }: Shape) => arcs],
] as const;

/** Copies the columns into one buffer. */
export function packStructure(columns: CchColumns): CchStructure {
  const image = new SharedArrayBuffer(bytesOf(columns));
  const { nodes, arcs, inputArcs, height } = columns;
  new Uint32Array(image, 0, headerWords).set([magic, formatVersion, 0, nodes, arcs, inputArcs, height, 0]);
  const structure = viewStructure(image);
  for (const [name] of wideColumns) structure[name].set(columns[name]);
  for (const [name] of narrowColumns) structure[name].set(columns[name]);
  new Uint32Array(image, 0, headerWords)[2] = checksum(image);
  return structure;
}

export type StructureReading = { readonly kind: 'read'; readonly structure: CchStructure } | { readonly kind: 'refused'; readonly sentence: string };

/** Opens what was saved: views, no copy, no parsing; the checksum is one pass over the bytes. */
export function readStructure(image: SharedArrayBuffer): StructureReading {
  const refused = (sentence: string): StructureReading => ({ kind: 'refused', sentence });
  if (image.byteLength < 4 * headerWords) return refused(`it has ${image.byteLength} bytes; a saved hierarchy has at least ${4 * headerWords}`);
  const header = new Uint32Array(image, 0, headerWords);
  if (header[0] !== magic) return refused('it is not a saved hierarchy');
  if (header[1] !== formatVersion) return refused(`it has format version ${header[1]}; this program reads version ${formatVersion}`);
  const bytes = bytesOf(shapeOf(header));
  if (image.byteLength !== bytes) return refused(`it has ${image.byteLength} bytes; its header promises ${bytes}`);
  if (header[2] !== checksum(image)) return refused('its bytes have changed since it was written');
  return { kind: 'read', structure: viewStructure(image) };
}

/** Views over an image of this process that is known to be good, as a worker thread is handed one. */
export function viewStructure(image: SharedArrayBuffer): CchStructure {
  const header = new Uint32Array(image, 0, headerWords);
  const shape = shapeOf(header);
  const columns: Record<string, Uint32Array | Uint16Array> = {};
  let at = 4 * headerWords;
  for (const [name, rows] of wideColumns) {
    columns[name] = new Uint32Array(image, at, rows(shape));
    at += 4 * rows(shape);
  }
  for (const [name, rows] of narrowColumns) {
    columns[name] = new Uint16Array(image, at, rows(shape));
    at += 4 * Math.ceil(rows(shape) / 2);
  }
  return { ...shape, height: header[6] ?? 0, ...(columns as unknown as Omit<CchColumns, keyof Shape | 'height'>), image };
}

const shapeOf = (header: Uint32Array): Shape => ({ nodes: header[3] ?? 0, arcs: header[4] ?? 0, inputArcs: header[5] ?? 0 });

function bytesOf(shape: Shape): number {
  const wide = wideColumns.reduce((sum, [, rows]) => sum + 4 * rows(shape), 4 * headerWords);
  return narrowColumns.reduce((sum, [, rows]) => sum + 4 * Math.ceil(rows(shape) / 2), wide);
}

/** FNV-1a over words: finds damage, not malice. */
function checksum(image: SharedArrayBuffer): number {
  const words = new Uint32Array(image);
  let hash = 0x811c9dc5;
  for (let i = 3; i < words.length; i++) hash = Math.imul(hash ^ (words[i] ?? 0), 0x01000193);
  return hash >>> 0;
}
