/**
 * The builder of a network: takes nodes and arcs in any order by key, and `finish` turns them once into sorted, frozen columns.
 * Nothing reads a draft but the compile steps of this folder.
 */
import { NONE } from '../../units/index.js';
import { type ArcColumns, type ItemColumns, type NodeColumns, RUN, STEP, type Step } from '../network.js';
import { type Layer, layers } from '../vocabulary.js';

/** One thing that happens on an arc. `links` are path entries: 2 × link row + (1 when run backwards). */
export type DraftItem =
  | { readonly kind: 'run'; readonly runClass: number; readonly lengthM: number; readonly activityM: number; readonly links: readonly number[] }
  | { readonly kind: 'step'; readonly step: Step; readonly lengthM: number; readonly activityM: number; readonly links: readonly number[] };

export interface DraftArc {
  readonly tail: number;
  readonly head: number;
  readonly items: readonly DraftItem[];
}

export interface NodeKey {
  readonly place: number;
  readonly layer: Layer;
  /** Tells apart nodes of one place and layer: the country side of a border, a pipeline's commodity, a sailing's phase. */
  readonly side?: string;
  /** Row in services when on board. */
  readonly service?: number;
  /** Stop of the service (a place may be called at twice). */
  readonly stop?: string;
}

export interface NodeRecord {
  readonly place: number;
  readonly layer: Layer;
  readonly side: string;
  readonly service: number;
}

export const stepItem = (step: Step): DraftItem => ({ kind: 'step', step, lengthM: 0, activityM: 0, links: [] });

export class Draft {
  readonly nodes: NodeRecord[] = [];
  readonly arcs: DraftArc[] = [];
  readonly #index = new Map<string, number>();
  #finished = false;

  /** The node with this key, made when new. */
  node(key: NodeKey): number {
    const service = key.service ?? NONE;
    const name = `${key.place}/${key.layer}/${key.side ?? ''}/${service}/${key.stop ?? ''}`;
    const known = this.#index.get(name);
    if (known !== undefined) return known;
    const made = this.nodes.length;
    this.nodes.push({ place: key.place, layer: key.layer, side: key.side ?? '', service });
    this.#index.set(name, made);
    return made;
  }

  findNode(key: NodeKey): number | undefined {
    return this.#index.get(`${key.place}/${key.layer}/${key.side ?? ''}/${key.service ?? NONE}/${key.stop ?? ''}`);
  }

  arc(tail: number, head: number, items: readonly DraftItem[]): void {
    this.arcs.push({ tail, head, items });
  }

  finish(placeCount: number): FinishedDraft {
    if (this.#finished) throw new Error('finish() was called twice on one draft; it may be called once');
    this.#finished = true;
    const order = sortedByTail(this.arcs, this.nodes.length);
    const { items, steps } = itemColumns(order.map((row) => this.arcs[row] as DraftArc));
    return {
      nodes: nodeColumns(this.nodes),
      arcs: arcColumns(
        order.map((row) => this.arcs[row] as DraftArc),
        this.nodes.length,
      ),
      items,
      steps,
      ...placeIndex(this.nodes, placeCount),
    };
  }
}

export interface FinishedDraft {
  readonly nodes: NodeColumns;
  readonly arcs: ArcColumns;
  readonly items: ItemColumns;
  readonly steps: readonly Step[];
  readonly firstPlaceNode: Uint32Array;
  readonly placeNodes: Uint32Array;
}

const shared = {
  u8: (rows: number): Uint8Array => new Uint8Array(new SharedArrayBuffer(rows)),
  u32: (rows: number): Uint32Array => new Uint32Array(new SharedArrayBuffer(rows * 4)),
  f64: (rows: number): Float64Array => new Float64Array(new SharedArrayBuffer(rows * 8)),
};

/** Rows of `count` groups: `first[g] … first[g + 1] − 1` index `rows`, in input order inside a group. */
const groupBy = (keys: ArrayLike<number>, count: number): { first: Uint32Array; rows: Uint32Array } => {
  const first = shared.u32(count + 1);
  for (let i = 0; i < keys.length; i++) {
    const g = (keys[i] ?? 0) + 1;
    first[g] = (first[g] ?? 0) + 1;
  }
  for (let g = 0; g < count; g++) first[g + 1] = (first[g + 1] ?? 0) + (first[g] ?? 0);
  const next = first.slice();
  const rows = shared.u32(keys.length);
  for (let i = 0; i < keys.length; i++) {
    const g = keys[i] ?? 0;
    const at = next[g] ?? 0;
    rows[at] = i;
    next[g] = at + 1;
  }
  return { first, rows };
};

const sortedByTail = (arcs: readonly DraftArc[], nodes: number): readonly number[] => [
  ...groupBy(
    arcs.map((arc) => arc.tail),
    nodes,
  ).rows,
];

const nodeColumns = (nodes: readonly NodeRecord[]): NodeColumns => {
  const place = shared.u32(nodes.length);
  const layer = shared.u8(nodes.length);
  const service = shared.u32(nodes.length);
  for (const [row, node] of nodes.entries()) {
    place[row] = node.place;
    layer[row] = layers.indexOf(node.layer);
    service[row] = node.service;
  }
  return { count: nodes.length, place, layer, service };
};

const arcColumns = (arcs: readonly DraftArc[], nodes: number): ArcColumns => {
  const tail = shared.u32(arcs.length);
  const head = shared.u32(arcs.length);
  const firstItem = shared.u32(arcs.length + 1);
  for (const [row, arc] of arcs.entries()) {
    tail[row] = arc.tail;
    head[row] = arc.head;
    firstItem[row + 1] = (firstItem[row] ?? 0) + arc.items.length;
  }
  const out = groupBy(tail, nodes);
  const into = groupBy(head, nodes);
  return { count: arcs.length, firstOut: out.first, tail, head, firstIn: into.first, inArc: into.rows, firstItem };
};

const itemColumns = (arcs: readonly DraftArc[]): { items: ItemColumns; steps: Step[] } => {
  const all = arcs.flatMap((arc) => arc.items);
  const pathRows = all.reduce((sum, item) => sum + item.links.length, 0);
  const columns = {
    count: all.length,
    kind: shared.u8(all.length),
    ref: shared.u32(all.length),
    lengthM: shared.f64(all.length),
    activityM: shared.f64(all.length),
    firstPath: shared.u32(all.length + 1),
    pathLink: shared.u32(pathRows),
  };
  const steps: Step[] = [];
  const known = new Map<string, number>();
  let path = 0;
  for (const [row, item] of all.entries()) {
    columns.kind[row] = item.kind === 'run' ? RUN : STEP;
    columns.ref[row] = item.kind === 'run' ? item.runClass : internStep(item.step, steps, known);
    columns.lengthM[row] = item.lengthM;
    columns.activityM[row] = item.activityM;
    for (const link of item.links) columns.pathLink[path++] = link;
    columns.firstPath[row + 1] = path;
  }
  return { items: columns, steps };
};

/** Equal steps are kept once: a port's way out to one country is one step for all its voyages there. */
const internStep = (step: Step, steps: Step[], known: Map<string, number>): number => {
  const name = JSON.stringify(step);
  const row = known.get(name) ?? steps.push(step) - 1;
  known.set(name, row);
  return row;
};

const placeIndex = (nodes: readonly NodeRecord[], places: number): { firstPlaceNode: Uint32Array; placeNodes: Uint32Array } => {
  const { first, rows } = groupBy(
    nodes.map((node) => node.place),
    places,
  );
  return { firstPlaceNode: first, placeNodes: rows };
};
