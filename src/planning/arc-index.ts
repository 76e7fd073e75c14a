/**
 * Which arcs use a run class, a step, a link or a place? Asked of every closure and every changed price; found once per structure, since
 * no scenario that shares the columns changes it.
 */
import { type Network, RUN } from '../network/index.js';

/** Arcs of row `r` are `arc[first[r]] … arc[first[r + 1] − 1]`, ascending; one may stand there twice. */
interface Rows {
  readonly first: Uint32Array;
  readonly arc: Uint32Array;
}

export interface ArcIndex {
  readonly ofRun: Rows;
  readonly ofStep: Rows;
  readonly ofLink: Rows;
}

const known = new WeakMap<Network['items'], ArcIndex>();

export const arcIndexOf = (network: Network): ArcIndex => {
  const index = known.get(network.items) ?? buildIndex(network);
  known.set(network.items, index);
  return index;
};

/** Sets 1 for every arc of the rows that are 1 in `rows`. */
export const markArcsOf = ({ first, arc }: Rows, rows: Uint8Array, into: Uint8Array): void => {
  for (let row = 0; row < rows.length; row++) {
    if (rows[row] !== 1) continue;
    for (let i = first[row] ?? 0; i < (first[row + 1] ?? 0); i++) into[arc[i] ?? 0] = 1;
  }
};

/** Sets 1 for every arc that begins or ends at the place. */
export const markArcsAt = ({ nodes, arcs }: Network, place: number, into: Uint8Array): void => {
  for (let node = 0; node < nodes.count; node++) {
    if (nodes.place[node] !== place) continue;
    for (let arc = arcs.firstOut[node] ?? 0; arc < (arcs.firstOut[node + 1] ?? 0); arc++) into[arc] = 1;
    for (let i = arcs.firstIn[node] ?? 0; i < (arcs.firstIn[node + 1] ?? 0); i++) into[arcs.inArc[i] ?? 0] = 1;
  }
};

/** Each part is found when first asked for: a closed mode asks no links. */
const buildIndex = ({ arcs, items, runClasses, steps, tables }: Network): ArcIndex => {
  const { kind, ref, firstPath, pathLink } = items;
  const arcOfItem = once(() => {
    const arcOf = new Uint32Array(kind.length);
    for (let arc = 0; arc < arcs.count; arc++) arcOf.fill(arc, arcs.firstItem[arc], arcs.firstItem[arc + 1]);
    return arcOf;
  });
  const ofRun = once(() => group(runClasses.length, arcOfItem(), (item) => (kind[item] === RUN ? (ref[item] ?? 0) : -1)));
  const ofStep = once(() => group(steps.length, arcOfItem(), (item) => (kind[item] === RUN ? -1 : (ref[item] ?? 0))));
  const ofLink = once(() => {
    const arcOfPath = new Uint32Array(pathLink.length);
    for (let item = 0; item < kind.length; item++) arcOfPath.fill(arcOfItem()[item] ?? 0, firstPath[item], firstPath[item + 1]);
    return group(tables.links.length, arcOfPath, (at) => (pathLink[at] ?? 0) >> 1);
  });
  return {
    get ofRun() {
      return ofRun();
    },
    get ofStep() {
      return ofStep();
    },
    get ofLink() {
      return ofLink();
    },
  };
};

const once = <T extends object>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** Entries by the row each has; −1 leaves one out. */
const group = (rows: number, arcOf: Uint32Array, rowOf: (entry: number) => number): Rows => {
  const first = new Uint32Array(rows + 1);
  for (let entry = 0; entry < arcOf.length; entry++) {
    const row = rowOf(entry);
    if (row >= 0) first[row + 1] = (first[row + 1] ?? 0) + 1;
  }
  for (let row = 0; row < rows; row++) first[row + 1] = (first[row + 1] ?? 0) + (first[row] ?? 0);
  const next = first.slice();
  const arc = new Uint32Array(first[rows] ?? 0);
  for (let entry = 0; entry < arcOf.length; entry++) {
    const row = rowOf(entry);
    if (row < 0) continue;
    const at = next[row] ?? 0;
    arc[at] = arcOf[entry] ?? 0;
    next[row] = at + 1;
  }
  return { first, arc };
};
