/** Synthetic: four copies of a road graph, two by two, joined by a few long roads where they face each other. Nobody drives there; only its size matters. */
import type { DimacsCoordinates, DimacsGraph } from '../../src/importing/index.js';

const bridges = 12; // between each two copies that face each other

export function stitchFour(one: DimacsGraph, { x, y }: DimacsCoordinates): { readonly graph: DimacsGraph; readonly coordinates: DimacsCoordinates } {
  const { nodes } = one;
  const bounds = (column: Float64Array): [number, number] =>
    column.reduce<[number, number]>(([least, most], v) => [Math.min(least, v), Math.max(most, v)], [Infinity, -Infinity]);
  const [west, east] = bounds(x);
  const [south, north] = bounds(y);
  const byPlace = (column: Float64Array): number[] =>
    Array.from({ length: nodes }, (_, node) => node).sort((a, b) => (column[a] ?? 0) - (column[b] ?? 0) || a - b);
  const [byX, byY] = [byPlace(x), byPlace(y)];
  const ends = (order: readonly number[]) => ({ first: order.slice(0, bridges), last: order.slice(-bridges) });
  const tails: number[] = [];
  const heads: number[] = [];
  const weights: number[] = [];
  const bothWays = (a: number, b: number): void => {
    tails.push(a, b);
    heads.push(b, a);
    weights.push(50_000, 50_000);
  };
  for (let copy = 0; copy < 4; copy++) {
    one.tails.forEach((tail, i) => {
      tails.push(tail + copy * nodes);
      heads.push((one.heads[i] ?? 0) + copy * nodes);
      weights.push(one.weights[i] ?? 0);
    });
  }
  for (let i = 0; i < bridges; i++) {
    const [e, w, n, s] = [ends(byX).last[i] ?? 0, ends(byX).first[i] ?? 0, ends(byY).last[i] ?? 0, ends(byY).first[i] ?? 0];
    for (const row of [0, 2]) bothWays(e + row * nodes, w + (row + 1) * nodes);
    for (const column of [0, 1]) bothWays(n + column * nodes, s + (column + 2) * nodes);
  }
  const place = (column: Float64Array, shift: (copy: number) => number): Float64Array =>
    Float64Array.from({ length: 4 * nodes }, (_, node) => (column[node % nodes] ?? 0) + shift(Math.floor(node / nodes)));
  return {
    graph: { nodes: 4 * nodes, tails: Uint32Array.from(tails), heads: Uint32Array.from(heads), weights: Uint32Array.from(weights) },
    coordinates: { x: place(x, (copy) => (copy % 2) * 1.05 * (east - west)), y: place(y, (copy) => Math.floor(copy / 2) * 1.05 * (north - south)) },
  };
}

/** As a DIMACS text, to be read again like any other. */
export function* writeGr({ nodes, tails, heads, weights }: DimacsGraph): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(`c synthetic\np sp ${nodes} ${tails.length}\n`);
  for (let from = 0; from < tails.length; from += 50_000) {
    let text = '';
    for (let i = from; i < Math.min(tails.length, from + 50_000); i++) text += `a ${(tails[i] ?? 0) + 1} ${(heads[i] ?? 0) + 1} ${weights[i]}\n`;
    yield encoder.encode(text);
  }
}
