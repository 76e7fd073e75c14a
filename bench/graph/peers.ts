/** Other shortest-path packages of npm, each loaded with the same graph and asked for the same pairs. A package that cannot be asked says why. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RoadGraph } from './new-york.js';

export interface Peer {
  readonly name: string;
  /** Why its answers are not all the shortest, where its source says so. */
  readonly knownFault?: string;
  /** Builds its graph; what then answers a distance. */
  readonly load: (roads: RoadGraph) => Promise<(source: number, target: number) => number>;
}

export const versionOf = (name: string): string =>
  (JSON.parse(readFileSync(join(process.cwd(), 'node_modules', name, 'package.json'), 'utf8')) as { version: string }).version;

/** Every arc once, the lightest of parallel ones: these packages know one weight per pair. */
function forEachArc({ graph, distance }: RoadGraph, visit: (tail: number, head: number, weight: number) => void): void {
  for (let node = 0; node < graph.nodes; node++) {
    const least = new Map<number, number>();
    for (let arc = graph.firstOut[node] ?? 0; arc < (graph.firstOut[node + 1] ?? 0); arc++) {
      const head = graph.head[arc] ?? 0;
      if (head !== node) least.set(head, Math.min(least.get(head) ?? Infinity, distance[arc] ?? 0));
    }
    for (const [head, weight] of least) visit(node, head, weight);
  }
}

const ngraph: Peer = {
  name: 'ngraph.path',
  load: async (roads) => {
    const { default: createGraph } = await import('ngraph.graph');
    const { default: path } = await import('ngraph.path');
    const graph = createGraph<undefined, number>();
    for (let node = 0; node < roads.graph.nodes; node++) graph.addNode(node);
    forEachArc(roads, (tail, head, weight) => graph.addLink(tail, head, weight));
    const finder = path.nba(graph, { oriented: true, distance: (_from, _to, link) => link.data });
    return (source, target) => {
      const found = finder.find(source, target).map(({ id }) => id);
      let sum = 0;
      const forward = found[0] === source ? found : found.reverse();
      for (let i = 1; i < forward.length; i++) sum += graph.getLink(forward[i - 1] ?? 0, forward[i] ?? 0)?.data ?? Number.NaN;
      return found.length === 0 && source !== target ? Infinity : sum;
    };
  },
};

const graphology: Peer = {
  name: 'graphology-shortest-path',
  load: async (roads) => {
    const { DirectedGraph } = (await import('graphology')) as unknown as { DirectedGraph: new () => GraphologyGraph };
    const { bidirectional } = (await import('graphology-shortest-path/dijkstra.js')) as unknown as {
      bidirectional: (graph: GraphologyGraph, source: string, target: string, weight: string) => string[] | null;
    };
    const graph = new DirectedGraph();
    for (let node = 0; node < roads.graph.nodes; node++) graph.addNode(String(node));
    forEachArc(roads, (tail, head, weight) => graph.addEdge(String(tail), String(head), { weight }));
    return (source, target) => {
      const path = bidirectional(graph, String(source), String(target), 'weight');
      if (path === null) return Infinity;
      return path.slice(1).reduce((sum, node, i) => sum + (graph.getEdgeAttribute(path[i] ?? '', node, 'weight') as number), 0);
    };
  },
};

interface GraphologyGraph {
  addNode(node: string): void;
  addEdge(from: string, to: string, attributes: { weight: number }): void;
  getEdgeAttribute(from: string, to: string, name: string): unknown;
}

const geojson: Peer = {
  name: 'geojson-path-finder',
  knownFault: 'of two chains of lines between the same crossings its compactor keeps the first, not the shorter',
  load: async (roads) => {
    // its nodes are places: a place of its own for every node keeps two nodes of one place apart
    const place = (node: number): [number, number] => [node % 1000, Math.floor(node / 1000)];
    const point = (node: number) => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: place(node) } });
    // one line per pair of nodes with both weights: a second line between the same two would overwrite the first
    const weights = new Map<number, { forward: number; backward: number }>();
    const { nodes } = roads.graph;
    forEachArc(roads, (tail, head, weight) => {
      const key = Math.min(tail, head) * nodes + Math.max(tail, head);
      const both = weights.get(key) ?? { forward: 0, backward: 0 };
      both[tail < head ? 'forward' : 'backward'] = weight;
      weights.set(key, both);
    });
    const features = Array.from(weights, ([key, properties]) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'LineString', coordinates: [place(Math.floor(key / nodes)), place(key % nodes)] },
    }));
    const module = (await import('geojson-path-finder')) as unknown as { default: PathFinderClass | { default: PathFinderClass } };
    const PathFinder = typeof module.default === 'function' ? module.default : module.default.default;
    const finder = new PathFinder(
      { type: 'FeatureCollection', features },
      { tolerance: 1, weight: (_a: unknown, _b: unknown, weight: { forward: number; backward: number }) => weight },
    );
    return (source, target) => finder.findPath(point(source), point(target))?.weight ?? Infinity;
  },
};

type PathFinderClass = new (network: unknown, options: unknown) => { findPath(a: unknown, b: unknown): { weight: number } | undefined };

export const peers: readonly Peer[] = [ngraph, graphology, geojson];
