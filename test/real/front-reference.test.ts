/**
 * The search equals a slow reference on the default network: the front in time and cost, for twenty seeded pairs of towns and ports,
 * against plain label correcting that shares nothing with the search but the problem. Only labels that cannot lie on a front are left
 * out of the reference: slower than the cheapest way, or dearer than the fastest, both found by Dijkstra.
 */
import { describe, expect, it } from 'vitest';
import { dijkstra } from '../../src/graph/index.js';
import type { Place } from '../../src/network/index.js';
import { type PlanQuery, parseCargo } from '../../src/planning/index.js';
import { searchPrepared } from '../../src/planning/plan.js';
import { type Prepared, preparePlan } from '../../src/planning/prepare.js';
import { graphOf } from '../../src/planning/search-ways.js';
import { instant } from '../../src/units/index.js';
import { slowFront } from '../reference/slow-front.js';
import { openDefaultNetwork } from '../setup/open-default-network.js';

const network = openDefaultNetwork();
const seed = 42;

const query = (from: Place, to: Place): PlanQuery => {
  const { cargo } = parseCargo('1x40HC:20t', { limits: network.tables.vehicles });
  if (cargo === undefined) throw new Error('1x40HC:20t is no cargo of this network');
  return {
    from: from.id,
    to: to.id,
    via: [],
    whyNot: [],
    avoid: [],
    cargo,
    departAt: instant(Date.UTC(2026, 11, 1)),
    deadline: undefined,
    by: ['time', 'cost'],
    tir: false,
    drivers: 1,
    maxTransshipments: undefined,
    maxCost: undefined,
    top: 7,
    front: false,
    epsilon: 0,
    seed: 1,
    draws: 10,
  };
};

/** Twenty pairs by a linear congruential generator: places of 200,000 people and more, and ports, within 4,000 km as the reference is slow. */
const pairs = (): readonly (readonly [Place, Place])[] => {
  const places = network.places.filter((place) => place.roles.includes('port') || place.population >= 200_000);
  const found: (readonly [Place, Place])[] = [];
  let state = seed;
  const draw = (): Place => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return places[state % places.length] as Place;
  };
  while (found.length < 20) {
    const [from, to] = [draw(), draw()];
    const near = Math.hypot((from.lon - to.lon) * Math.cos((from.lat * Math.PI) / 180), from.lat - to.lat) * 111 < 4000;
    if (from !== to && near) found.push([from, to]);
  }
  return found;
};

const terminals = (ends: Prepared['question']['origins']) => ends.map(({ node, door }) => ({ node, values: [door?.seconds ?? 0, door?.cents ?? 0] }));

describe('the front of the default network', () => {
  it.each(pairs().map(([from, to]) => [from.id, to.id, from, to] as const))('FR1: %s to %s equals label correcting', (_a, _b, from, to) => {
    const prepared = preparePlan(network, query(from, to), { from, to, via: [] });
    const { metric, question } = prepared;
    const graph = graphOf(network);
    const weights = [metric.seconds, metric.cents.map((cents, arc) => ((metric.seconds[arc] ?? Infinity) < Infinity ? cents : Infinity))];
    const sources = terminals(question.origins);
    const targets = terminals(question.destinations);
    const tree = (k: 0 | 1) =>
      dijkstra({
        graph,
        weights: weights[k] as Float64Array,
        direction: 'forward',
        sources: sources.map(({ node, values }) => ({ node, value: values[k] ?? 0 })),
      });
    const other = (k: 0 | 1): number => {
      const { dist, parent } = tree(k);
      const best = targets.reduce((a, b) =>
        (dist[a.node] ?? Infinity) + (a.values[k] ?? 0) <= (dist[b.node] ?? Infinity) + (b.values[k] ?? 0) ? a : b,
      );
      let sum = best.values[1 - k] ?? 0;
      let node = best.node;
      for (let arc = parent[node] ?? 0xffff_ffff; arc !== 0xffff_ffff; arc = parent[node] ?? 0xffff_ffff) {
        sum += weights[1 - k]?.[arc] ?? 0;
        node = graph.tail[arc] ?? 0;
      }
      return sum + Math.min(...sources.filter((source) => source.node === node).map((source) => source.values[1 - k] ?? 0));
    };
    const problem = {
      graph,
      weights,
      sources,
      targets,
      ...(question.timed === undefined ? {} : { timed: question.timed }),
    };
    const reachable = targets.some(({ node }) => (tree(0).dist[node] ?? Infinity) < Infinity);
    const expected = reachable ? slowFront(problem, { ceiling: [other(1), other(0)] }) : [];
    const found = searchPrepared(prepared).ways.map((way) => [way.seconds, way.cents]);
    expect(found).toEqual(expected);
  });
});
