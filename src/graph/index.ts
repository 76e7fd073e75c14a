export { type BiObjectiveGraph, createBiObjectiveGraph } from './bi-objective-graph.kernel.js';
export {
  type BiObjectiveBounds,
  type BiObjectiveFront,
  type BiObjectiveNone,
  type BiObjectiveQuery,
  type BiObjectiveResult,
  BiObjectiveScratch,
  biObjectiveDefaults,
  searchBiObjective,
} from './bi-objective-search.kernel.js';
export * from './cch/index.js';
export { strongComponents, weakComponents } from './components.kernel.js';
export type { DijkstraQuery } from './dijkstra.kernel.js';
export { createDijkstraScratch, createShortestPathTree, dijkstra, shortestPath } from './dijkstra.kernel.js';
export type { DirectedGraph } from './directed-graph.js';
export { buildGraph, checkGraph } from './directed-graph.js';
export type { ParetoProblem, ParetoResult, Terminal, TimedArcs } from './pareto-problem.js';
export type { ParetoScratch } from './pareto-run.kernel.js';
export { createParetoScratch } from './pareto-run.kernel.js';
export { paretoSearch } from './pareto-search.kernel.js';
export type { TreesQuery } from './trees.kernel.js';
export { createTreesScratch, lowerBounds, shortestPathTrees } from './trees.kernel.js';
