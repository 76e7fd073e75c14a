/**
 * The way of a block train between two stops: the shortest path over the open rail links of any gauge, through borders and
 * changes of gauge. Each change counts as 400 km, so that a train does not leave its gauge to save a detour.
 */
import { buildGraph, createDijkstraScratch, dijkstra, shortestPath } from '../../graph/index.js';
import type { Layer, Product } from '../vocabulary.js';
import type { CompileContext } from './context.js';
import type { DraftArc, DraftItem } from './draft.js';

const GAUGE_CHANGE_AS_M = 400_000;

export interface RailPath {
  readonly items: readonly DraftItem[];
  readonly layerFrom: Layer;
  readonly layerTo: Layer;
}

export interface RailPaths {
  /** `first` is the layer preferred at the start; any rail layer of the place serves when it has no such node. */
  find(from: number, to: number, first: Layer, as: { product: Product; service: number; tariffRow?: readonly number[] }): RailPath | undefined;
}

const railLayers: readonly Layer[] = ['rail1435', 'rail1520', 'rail1668', 'rail1000'];
const railOnly = (layer: Layer | undefined): boolean => layer !== undefined && railLayers.includes(layer);

export const createRailPaths = (context: CompileContext): RailPaths => {
  const { draft } = context;
  const arcs = draft.arcs.filter((arc) => railOnly(draft.nodes[arc.tail]?.layer) && railOnly(draft.nodes[arc.head]?.layer));
  const nodes = draft.nodes.length;
  const { graph, inputToArc } = buildGraph(
    nodes,
    arcs.map((arc) => arc.tail),
    arcs.map((arc) => arc.head),
  );
  const arcOf: DraftArc[] = [];
  for (const [input, arc] of arcs.entries()) arcOf[inputToArc[input] ?? 0] = arc;
  const weights = Float64Array.from(arcOf, weightOf);
  const scratch = createDijkstraScratch(graph.nodes);
  const nodesAt = (place: number, prefer: Layer): number[] => {
    const found = railLayers.flatMap((layer) => {
      const node = draft.findNode({ place, layer });
      return node === undefined ? [] : [{ node, layer }];
    });
    const preferred = found.filter((entry) => entry.layer === prefer);
    return (preferred.length > 0 ? preferred : found).map((entry) => entry.node);
  };
  return {
    find: (from, to, first, as) => {
      const sources = nodesAt(from, first).map((node) => ({ node, value: 0 }));
      if (sources.length === 0) return undefined;
      const tree = dijkstra({ graph, weights, direction: 'forward', sources }, scratch);
      const ends = railLayers.flatMap((layer) => draft.findNode({ place: to, layer }) ?? []);
      const end = ends.sort((a, b) => (tree.dist[a] ?? Infinity) - (tree.dist[b] ?? Infinity))[0];
      if (end === undefined || (tree.dist[end] ?? Infinity) === Infinity) return undefined;
      const arcsOfWay = shortestPath(graph, tree, { node: end, direction: 'forward' }) ?? new Uint32Array();
      const path = [...arcsOfWay].map((arc) => arcOf[arc] as DraftArc);
      const start = path[0]?.tail ?? end;
      return {
        items: mergeRuns(path.flatMap((arc) => arc.items).map((item) => asService(context, item, as))),
        layerFrom: draft.nodes[start]?.layer ?? first,
        layerTo: draft.nodes[end]?.layer ?? first,
      };
    },
  };
};

const weightOf = (arc: DraftArc): number =>
  arc.items.reduce((sum, item) => sum + item.lengthM + (item.kind === 'step' && item.step.kind === 'transfer' ? GAUGE_CHANGE_AS_M : 0), 0);

const asService = (context: CompileContext, item: DraftItem, as: { product: Product; service: number; tariffRow?: readonly number[] }): DraftItem => {
  if (item.kind === 'step') return item;
  const plain = context.runClasses[item.runClass];
  if (plain === undefined) throw new Error(`run class ${item.runClass} is out of range`);
  const runClass = context.runClass({
    layer: plain.layer,
    country: plain.country,
    speedClass: plain.speedClass,
    electrified: plain.electrified,
    ...as,
  });
  return { ...item, runClass };
};

/** Neighbouring stretches of one run class become one item with a longer path. */
const mergeRuns = (items: readonly DraftItem[]): DraftItem[] => {
  const merged: DraftItem[] = [];
  for (const item of items) {
    const last = merged.at(-1);
    if (item.kind === 'run' && last?.kind === 'run' && last.runClass === item.runClass) {
      merged[merged.length - 1] = {
        ...last,
        lengthM: last.lengthM + item.lengthM,
        activityM: last.activityM + item.activityM,
        links: [...last.links, ...item.links],
      };
    } else merged.push(item);
  }
  return merged;
};
