/**
 * Drawn lines to rows: ends no farther apart than the tolerance are one point, and an end that near to a bend of another line meets it there. For
 * maps whose lines were digitised one by one (Natural Earth) or clipped into tiles.
 */
import { createPositionGrid, type Position } from '../../geo/index.js';
import { type ChainRows, createChainRows } from '../draft/chain-rows.js';
import { compressChains, type DrawnLine } from '../draft/compress-chains.js';
import type { DraftLink } from '../draft/import-draft.js';

export interface MapLine {
  /** Number of the feature in its file, from 1. */
  readonly feature: number;
  readonly points: readonly Position[];
  readonly twoWay: boolean;
  /** Equal keys may make one link. */
  readonly key: string;
  readonly facts: Omit<DraftLink, 'id' | 'from' | 'to' | 'length_km' | 'geometry' | 'direction'>;
}

export interface LineNaming {
  readonly namespace: string;
  readonly snapM: number;
  readonly placeSource: string;
}

export function joinLines(lines: readonly MapLine[], { namespace, snapM, placeSource }: LineNaming): ChainRows {
  const { points, rowsOf } = gatherPoints(lines);
  const rootOf = snapEnds(points, rowsOf, snapM);
  const keys = [...new Set(lines.map(({ key }) => key))];
  const attributeOf = new Map(keys.map((key, row) => [key, row]));
  const factsOf = new Map(lines.map(({ key, facts }) => [key, facts]));
  const drawn = lines.flatMap((line, i): DrawnLine[] => {
    const rows = (rowsOf[i] ?? []).map(rootOf);
    const distinct = rows.filter((row, at) => at === 0 || row !== rows[at - 1]);
    return distinct.length < 2 ? [] : [{ points: distinct, attribute: attributeOf.get(line.key) ?? 0, twoWay: line.twoWay, source: line.feature }];
  });
  return createChainRows(compressChains(drawn, new Uint8Array(points.length)), {
    at: (row) => points[row] as Position,
    placeId: (row) => `${namespace}:v${row}`,
    placeSource: () => placeSource,
    linkId: (chain, number) => `${namespace}:f${chain.firstSource}.${number}`,
    linkFacts: (chain) => factsOf.get(keys[chain.attribute] ?? '') as MapLine['facts'],
  });
}

/** Points that are equal to about a metre are one. */
function gatherPoints(lines: readonly MapLine[]): { readonly points: Position[]; readonly rowsOf: number[][] } {
  const points: Position[] = [];
  const known = new Map<string, number>();
  const rowsOf = lines.map((line) =>
    line.points.map((point) => {
      const key = `${Math.round(point.lat * 1e5)} ${Math.round(point.lon * 1e5)}`;
      const row = known.get(key) ?? points.push(point) - 1;
      known.set(key, row);
      return row;
    }),
  );
  return { points, rowsOf };
}

/** Union of every end with the nearest end of another line, else with the nearest bend of one. */
function snapEnds(points: readonly Position[], rowsOf: readonly number[][], snapM: number): (row: number) => number {
  const parent = points.map((_, row) => row);
  const rootOf = (row: number): number => {
    let at = row;
    while (parent[at] !== at) at = parent[at] ?? at;
    return at;
  };
  const lineOf = new Map<number, number>();
  const ends = new Set<number>();
  for (const [line, rows] of rowsOf.entries()) {
    for (const row of rows) lineOf.set(row, lineOf.has(row) && lineOf.get(row) !== line ? -1 : line);
    for (const end of [rows[0], rows.at(-1)]) if (end !== undefined) ends.add(end);
  }
  const endRows = [...ends].sort((a, b) => a - b);
  const endGrid = createPositionGrid(endRows.map((row) => points[row] as Position));
  const grid = createPositionGrid(points);
  for (const end of endRows) {
    const isOther = (row: number): boolean => row !== end && lineOf.get(row) !== lineOf.get(end);
    const at = points[end] as Position;
    const near = endGrid.nearest(at, snapM, (row) => isOther(endRows[row] ?? end));
    const other = near === undefined ? grid.nearest(at, snapM, isOther)?.row : endRows[near.row];
    if (other === undefined) continue;
    const [a, b] = [rootOf(end), rootOf(other)];
    parent[Math.max(a, b)] = Math.min(a, b);
  }
  return rootOf;
}
