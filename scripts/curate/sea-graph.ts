// A small undirected graph of sea lanes while it is being curated: nodes by id, edges with their line, shortest paths, unions of
// shortest paths, and the contraction of nodes that merely bend a lane.
import { lengthKm, type Point, segmentsCross } from './sea-geo.js';

export interface Gate {
  readonly passage: string;
  readonly a: Point;
  readonly b: Point;
}

export interface Lane {
  readonly from: string;
  readonly to: string;
  /** From `from` to `to`, both ends included. */
  readonly line: readonly Point[];
  readonly km: number;
  readonly kind: 'ocean' | 'short' | 'caspian';
  readonly source: string;
  readonly basis: string;
  readonly passage: string;
}

/** The passage whose gate the line crosses, or empty. */
export function passageOf(line: readonly Point[], gates: readonly Gate[]): string {
  for (const gate of gates) {
    for (let i = 1; i < line.length; i++) if (segmentsCross(line[i - 1], line[i], gate.a, gate.b)) return gate.passage;
  }
  return '';
}

export class LaneGraph {
  readonly points = new Map<string, Point>();
  readonly #lanes = new Map<string, Lane>();
  #adjacent = new Map<string, { to: string; lane: Lane }[]>();

  addNode(id: string, point: Point): void {
    if (this.points.has(id)) throw new Error(`node ${id} is given twice`);
    this.points.set(id, point);
    this.#adjacent.set(id, []);
  }

  /** The shorter of two lanes between the same nodes stays. */
  addLane(lane: Lane): void {
    if (lane.from === lane.to) return;
    const key = lane.from < lane.to ? `${lane.from}|${lane.to}` : `${lane.to}|${lane.from}`;
    const old = this.#lanes.get(key);
    if (old && old.km <= lane.km) return;
    if (old) this.removeLane(old);
    this.#lanes.set(key, lane);
    this.#around(lane.from).push({ to: lane.to, lane });
    this.#around(lane.to).push({ to: lane.from, lane });
  }

  removeLane(lane: Lane): void {
    for (const [key, value] of this.#lanes) if (value === lane) this.#lanes.delete(key);
    for (const end of [lane.from, lane.to]) {
      this.#adjacent.set(
        end,
        this.#around(end).filter((out) => out.lane !== lane),
      );
    }
  }

  removeNode(id: string): void {
    for (const { lane } of [...this.#around(id)]) this.removeLane(lane);
    this.points.delete(id);
    this.#adjacent.delete(id);
  }

  pointOf(id: string): Point {
    const point = this.points.get(id);
    if (!point) throw new Error(`${id} is not a node of the lanes`);
    return point;
  }

  #around(id: string): { to: string; lane: Lane }[] {
    const around = this.#adjacent.get(id);
    if (!around) throw new Error(`${id} is not a node of the lanes`);
    return around;
  }

  lanes(): Lane[] {
    return [...this.#lanes.values()];
  }

  lanesAt(id: string): { to: string; lane: Lane }[] {
    return this.#adjacent.get(id) ?? [];
  }

  /** Kilometres and the last lane to every node reached within `limitKm`, without the closed passages. */
  shortest(from: string, closed: ReadonlySet<string> = new Set(), limitKm = Number.POSITIVE_INFINITY): Map<string, { km: number; by?: Lane }> {
    const best = new Map<string, { km: number; by?: Lane }>([[from, { km: 0 }]]);
    const settled = new Set<string>();
    const queue: [number, string][] = [[0, from]];
    while (queue.length > 0) {
      const [km, id] = popLeast(queue);
      if (settled.has(id)) continue;
      settled.add(id);
      for (const { to, lane } of this.#around(id)) {
        if (lane.passage !== '' && closed.has(lane.passage)) continue;
        const total = km + lane.km;
        if (total > limitKm) continue;
        const old = best.get(to);
        if (old && old.km <= total) continue;
        best.set(to, { km: total, by: lane });
        pushOrdered(queue, [total, to]);
      }
    }
    return best;
  }

  /** Nodes connected with `from`. */
  component(from: string): Set<string> {
    const seen = new Set([from]);
    const stack = [from];
    for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
      for (const { to } of this.#around(id)) {
        if (seen.has(to)) continue;
        seen.add(to);
        stack.push(to);
      }
    }
    return seen;
  }

  /** Merges the two lanes at every node of degree two unless `keep` holds; lanes of two different passages are never merged. */
  contract(keep: (id: string) => boolean): void {
    for (const id of [...this.points.keys()]) {
      const around = this.#around(id);
      if (keep(id) || around.length !== 2) continue;
      const [a, b] = [around[0], around[1]];
      if (a.to === b.to) continue;
      if (a.lane.passage !== '' && b.lane.passage !== '' && a.lane.passage !== b.lane.passage) continue;
      if (this.#around(a.to).some((out) => out.to === b.to)) continue;
      const first = a.lane.to === id ? a.lane.line : [...a.lane.line].reverse();
      const second = b.lane.from === id ? b.lane.line : [...b.lane.line].reverse();
      this.removeNode(id);
      this.addLane({
        from: a.to,
        to: b.to,
        line: [...first, ...second.slice(1)],
        km: a.lane.km + b.lane.km,
        kind: a.lane.kind === 'short' && b.lane.kind === 'short' ? 'short' : 'ocean',
        source: a.lane.source === b.lane.source ? a.lane.source : `${a.lane.source}; ${b.lane.source}`,
        basis: a.lane.basis === 'assumed' || b.lane.basis === 'assumed' ? 'assumed' : a.lane.basis,
        passage: a.lane.passage || b.lane.passage,
      });
    }
  }
}

export const laneOf = (
  from: string,
  to: string,
  line: readonly Point[],
  more: { kind: Lane['kind']; source: string; basis: string; gates: readonly Gate[]; km?: number },
): Lane => ({
  from,
  to,
  line,
  km: more.km ?? lengthKm(line),
  kind: more.kind,
  source: more.source,
  basis: more.basis,
  passage: passageOf(line, more.gates),
});

function popLeast(queue: [number, string][]): [number, string] {
  const top = queue[0];
  const last = queue[queue.length - 1];
  queue.pop();
  if (queue.length > 0) {
    let i = 0;
    for (let child = 1; child < queue.length; child = 2 * i + 1) {
      if (child + 1 < queue.length && queue[child + 1][0] < queue[child][0]) child++;
      if (queue[child][0] >= last[0]) break;
      queue[i] = queue[child];
      i = child;
    }
    queue[i] = last;
  }
  return top;
}

function pushOrdered(queue: [number, string][], item: [number, string]): void {
  let i = queue.length;
  queue.push(item);
  for (let up = (i - 1) >> 1; i > 0 && item[0] < queue[up][0]; up = (i - 1) >> 1) {
    queue[i] = queue[up];
    i = up;
  }
  queue[i] = item;
}
