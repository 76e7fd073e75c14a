/**
 * From drawn lines to links: lines that share a point meet there, and a point where nothing branches off and nothing changes is only a bend.
 * So the chain between two junctions becomes one link with its bends as geometry.
 *
 *   ──a──●──a──┬──b──        uses: bend of one line 2, end of a line 1; a point used twice whose two ends agree is passed,
 *              │              every other one is a junction
 */

export interface DrawnLine {
  /** Rows of points, in the order of drawing; a one-way line is drawn the way it is driven. */
  readonly points: readonly number[];
  /** Lines of unequal attributes never make one link. */
  readonly attribute: number;
  readonly twoWay: boolean;
  /** Id of the line in its file. */
  readonly source: number;
}

export interface Chain {
  readonly points: readonly number[];
  readonly attribute: number;
  readonly twoWay: boolean;
  /** Ids of the lines that its first and its last stretch come from. */
  readonly firstSource: number;
  readonly lastSource: number;
}

/** `anchors`: 1 per point that is a junction whatever meets there. Chains begin and end at junctions; a ring is cut into two. */
export function compressChains(lines: readonly DrawnLine[], anchors: Uint8Array): Chain[] {
  const junctions = findJunctions(lines, anchors);
  const pieces = lines.flatMap((line) => splitAt(line, junctions));
  const endsAt = new Map<number, Chain[]>();
  for (const piece of pieces) {
    for (const end of new Set([firstOf(piece), lastOf(piece)])) {
      if (junctions[end] === 1) continue;
      const list = endsAt.get(end) ?? [];
      endsAt.set(end, list);
      list.push(piece);
    }
  }
  const used = new Set<Chain>();
  const chains: Chain[] = [];
  for (const piece of pieces) {
    if (used.has(piece)) continue;
    used.add(piece);
    const back = walk(piece, 'backward', endsAt, used);
    const forth = walk(piece, 'forward', endsAt, used);
    chains.push(...unring(joinPieces([...back.reverse(), piece, ...forth])));
  }
  return chains;
}

const firstOf = (chain: Chain): number => chain.points[0] ?? 0;
const lastOf = (chain: Chain): number => chain.points.at(-1) ?? 0;

function findJunctions(lines: readonly DrawnLine[], anchors: Uint8Array): Uint8Array {
  const uses = new Uint32Array(anchors.length);
  const firstEnd = new Map<number, { readonly line: DrawnLine; readonly start: boolean }>();
  const junctions = anchors.slice();
  for (const line of lines) {
    const last = line.points.length - 1;
    for (const [i, point] of line.points.entries()) {
      const isEnd = i === 0 || i === last;
      uses[point] = (uses[point] ?? 0) + (isEnd ? 1 : 2);
      if (!isEnd) continue;
      const other = firstEnd.get(point);
      if (other === undefined) firstEnd.set(point, { line, start: i === 0 });
      else if (!agree(other.line, line, other.start !== (i === 0))) junctions[point] = 1;
    }
  }
  for (const [point, count] of uses.entries()) if (count !== 2) junctions[point] = 1;
  return junctions;
}

/** Whether two lines that end in one point go on as one: `headToTail` when one ends where the other begins. */
const agree = (a: DrawnLine, b: DrawnLine, headToTail: boolean): boolean =>
  a !== b && a.attribute === b.attribute && a.twoWay === b.twoWay && (a.twoWay || headToTail);

function splitAt(line: DrawnLine, junctions: Uint8Array): Chain[] {
  const pieces: Chain[] = [];
  const { attribute, twoWay, source } = line;
  let from = 0;
  for (let i = 1; i < line.points.length; i++) {
    if (i < line.points.length - 1 && junctions[line.points[i] ?? 0] === 0) continue;
    pieces.push({ points: line.points.slice(from, i + 1), attribute, twoWay, firstSource: source, lastSource: source });
    from = i;
  }
  return pieces;
}

/** The pieces that go on from one end, each turned so that they join; nearest first. */
function walk(start: Chain, side: 'forward' | 'backward', endsAt: ReadonlyMap<number, readonly Chain[]>, used: Set<Chain>): Chain[] {
  const found: Chain[] = [];
  let point = side === 'forward' ? lastOf(start) : firstOf(start);
  for (;;) {
    const next = endsAt.get(point)?.find((piece) => !used.has(piece));
    if (next === undefined) return found;
    used.add(next);
    const joins = side === 'forward' ? firstOf(next) === point : lastOf(next) === point;
    const turned = joins ? next : turn(next);
    found.push(turned);
    point = side === 'forward' ? lastOf(turned) : firstOf(turned);
  }
}

const turn = (chain: Chain): Chain => ({
  ...chain,
  points: [...chain.points].reverse(),
  firstSource: chain.lastSource,
  lastSource: chain.firstSource,
});

function joinPieces(pieces: readonly Chain[]): Chain {
  const [first, ...rest] = pieces as readonly [Chain, ...Chain[]];
  if (rest.length === 0) return first;
  return {
    ...first,
    points: pieces.flatMap((piece, i) => (i === 0 ? piece.points : piece.points.slice(1))),
    lastSource: pieces.at(-1)?.lastSource ?? first.lastSource,
  };
}

/** A link may not end where it begins: a ring becomes two; a ring of no extent vanishes. */
function unring(chain: Chain): Chain[] {
  if (firstOf(chain) !== lastOf(chain)) return [chain];
  return chain.points.length < 3 ? [] : cut(chain, [Math.floor(chain.points.length / 2)]);
}

/** Cuts a chain at these positions of its points, ascending, none an end. */
export function cut(chain: Chain, positions: readonly number[]): Chain[] {
  const edges = [0, ...positions, chain.points.length - 1];
  return edges.slice(1).map((to, i) => ({
    ...chain,
    points: chain.points.slice(edges[i] ?? 0, to + 1),
    firstSource: i === 0 ? chain.firstSource : chain.lastSource,
  }));
}
