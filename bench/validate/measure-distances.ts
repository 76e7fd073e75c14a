/**
 * How far the network says it is: the shortest way over the open links of one mode, in the direction asked, past the places that
 * the published road or line passes. Roads leave out the
 * access links between stations and towns; rails run over every gauge and every open border; ships sail the sea lanes, by Suez
 * where that is shorter. Services, waits and prices play no part: this checks the lengths of the links and how they join.
 */
import { buildGraph, dijkstra, shortestPath } from '../../src/graph/index.js';
import { createGazetteer, type Network, type Row } from '../../src/network/index.js';
import type { PublishedDistance } from './read-published.js';

export interface MeasuredDistance extends PublishedDistance {
  readonly fromName: string;
  readonly toName: string;
  readonly viaNames: readonly string[];
  /** Infinity where no way exists. */
  readonly computedKm: number;
  /** Links of the way, in order. */
  readonly way: readonly Row<'links'>[];
}

export function measureDistances(network: Network, published: readonly PublishedDistance[]): readonly MeasuredDistance[] {
  const gazetteer = createGazetteer(network);
  const place = (text: string) => {
    const found = gazetteer.resolve(text);
    if (found.kind !== 'place') throw new Error(`"${text}" is ${found.kind}; expected the id of one place`);
    return found.place;
  };
  const webs = { road: createWeb(network, 'road'), rail: createWeb(network, 'rail'), sea: createWeb(network, 'sea') };
  return published.map((row) => {
    const stops = [row.from, ...row.via, row.to].map(place);
    const sections = stops.slice(1).map((to, i) => webs[row.mode](stops[i]?.index ?? 0, to.index));
    return {
      ...row,
      fromName: stops[0]?.names.en ?? '',
      toName: stops.at(-1)?.names.en ?? '',
      viaNames: stops.slice(1, -1).map((stop) => stop.names.en),
      computedKm: sections.reduce((sum, section) => sum + section.computedKm, 0),
      way: sections.flatMap((section) => section.way),
    };
  });
}

type Web = (from: number, to: number) => { readonly computedKm: number; readonly way: readonly Row<'links'>[] };

function createWeb(network: Network, mode: PublishedDistance['mode']): Web {
  const rowOf = new Map(network.places.map(({ id, index }) => [id, index]));
  const require = (id: string): number => {
    const row = rowOf.get(id);
    if (row === undefined) throw new Error(`a link ends at ${id}, which is no place`);
    return row;
  };
  const links = network.tables.links.filter((link) => link.mode === mode && link.status === 'open' && link.speed_class !== 'access');
  const runs = links.flatMap((link) => {
    const [from, to] = [require(link.from), require(link.to)];
    return link.direction === 'one'
      ? [{ link, from, to }]
      : [
          { link, from, to },
          { link, from: to, to: from },
        ];
  });
  const { graph, inputToArc } = buildGraph(
    network.places.length,
    runs.map((run) => run.from),
    runs.map((run) => run.to),
  );
  const linkOf: Row<'links'>[] = [];
  for (const [input, { link }] of runs.entries()) linkOf[inputToArc[input] ?? 0] = link;
  const weights = Float64Array.from(linkOf, (link) => link.length_km);
  return (from, to) => {
    const tree = dijkstra({ graph, weights, direction: 'forward', sources: [{ node: from, value: 0 }], targets: [to] });
    const arcs = shortestPath(graph, tree, { node: to, direction: 'forward' });
    const way = Array.from(arcs ?? [], (arc) => linkOf[arc]).filter((link) => link !== undefined);
    return { computedKm: tree.dist[to] ?? Number.POSITIVE_INFINITY, way };
  };
}
