/**
 * User equilibrium by bushes: R. B. Dial, A path-based user-equilibrium traffic assignment algorithm that obviates path storage and
 * enumeration, Transportation Research B 40(10), 2006, doi:10.1016/j.trb.2006.02.008 (Algorithm B). The trips of an origin run on an
 * acyclic set of arcs, its bush. In a bush, flow is moved by Newton steps from the dearest used segment into a node to the cheapest
 * one; then arcs without flow are dropped and arcs that shorten the longest way are added.
 *
 * Deviations. An arc (i, j) is added when U(i) + cost < U(j), U the greatest cost of a used way (criterion P2 in Y. Nie, A class of
 * bush-based algorithms for the traffic assignment problem, Transportation Research B 44, 2010): cost is never negative and rounding is
 * monotone, so U(i) < U(j) there while U(i) <= U(j) along every arc already in the bush, and no cycle can close even through arcs
 * without cost. Bushes are improved one after the other and all bushes are balanced again several times before the next improvement.
 *
 * Why `!` is right here: arcs, nodes and columns as in DirectedGraph; `order[0 … reached)` are nodes; a node after the first has a
 * predecessor of least cost in the bush, for a bush always spans the nodes that its origin reaches; a node with flow into it has a
 * used predecessor whose tail has flow too or is the origin, because every shift keeps flow in equal to flow out.
 */
import { createDijkstraScratch, dijkstra } from '../../graph/index.js';
import { NONE } from '../../units/index.js';
import { loadShortest } from './all-or-nothing.kernel.js';
import type { Equilibrator, EquilibriumState } from './equilibrium-state.js';
import { costAt, fillCosts, slopeAt, totalCost } from './link-costs.kernel.js';
import type { OriginDemand, TrafficProblem } from './traffic-problem.js';

/** Passes over one bush after it changed, and sweeps over all bushes between changes: chosen, not tuned; others change the time, not the answer. */
const PASSES_OF_BUSH = 2;
const SWEEPS = 6;

interface Bush {
  readonly origin: number;
  /** 1 = in the bush. Rows: arcs. */
  readonly member: Uint8Array;
  /** Flow of this origin. Rows: arcs; 0 outside of the bush. */
  readonly flow: Float64Array;
  /** Trips that end at a node. Rows: nodes. */
  readonly demand: Float64Array;
  /** Nodes so that every arc of the bush points forward; the first `reached` count. */
  readonly order: Uint32Array;
  reached: number;
}

export function createAlgorithmB(problem: TrafficProblem): Equilibrator {
  const run = new BushRun(problem);
  let state = run.measure();
  return {
    state: () => state,
    advance: () => {
      run.iterate();
      state = run.measure();
    },
  };
}

class BushRun {
  readonly #problem: TrafficProblem;
  readonly #bushes: Bush[];
  readonly #flow: Float64Array;
  readonly #cost: Float64Array;
  // labels of the bush at hand. Rows: nodes
  readonly #least: Float64Array;
  readonly #most: Float64Array;
  readonly #leastArc: Uint32Array;
  readonly #mostArc: Uint32Array;
  readonly #place: Uint32Array;
  readonly #degree: Int32Array;

  constructor(problem: TrafficProblem) {
    const { arcs, nodes } = problem.graph;
    this.#problem = problem;
    this.#flow = new Float64Array(arcs);
    this.#cost = new Float64Array(arcs);
    this.#least = new Float64Array(nodes);
    this.#most = new Float64Array(nodes);
    this.#leastArc = new Uint32Array(nodes);
    this.#mostArc = new Uint32Array(nodes);
    this.#place = new Uint32Array(nodes);
    this.#degree = new Int32Array(nodes);
    fillCosts(problem.costs, this.#flow, this.#cost);
    const scratch = createDijkstraScratch(nodes);
    this.#bushes = problem.origins.map((demand) => this.#firstBush(demand, scratch));
  }

  measure(): EquilibriumState {
    const bound = loadShortest(this.#problem, this.#cost);
    return { flow: this.#flow, cost: this.#cost, total: totalCost(this.#flow, this.#cost), bound };
  }

  iterate(): void {
    for (const bush of this.#bushes) {
      this.#improve(bush);
      for (let pass = 0; pass < PASSES_OF_BUSH; pass++) this.#balance(bush);
    }
    for (let sweep = 0; sweep < SWEEPS; sweep++) for (const bush of this.#bushes) this.#balance(bush);
    this.#addUp();
  }

  /** The tree of cheapest ways at the costs that the origins before have left, with all trips on it. */
  #firstBush({ node: origin, destinations, amounts }: OriginDemand, scratch: ReturnType<typeof createDijkstraScratch>): Bush {
    const { graph, costs } = this.#problem;
    const { parent } = dijkstra({ graph, weights: this.#cost, direction: 'forward', sources: [{ node: origin, value: 0 }] }, scratch);
    const member = new Uint8Array(graph.arcs);
    const flow = new Float64Array(graph.arcs);
    for (let node = 0; node < graph.nodes; node++) if (parent[node] !== NONE) member[parent[node]!] = 1;
    const demand = new Float64Array(graph.nodes);
    for (let d = 0; d < destinations.length; d++) {
      demand[destinations[d]!] = amounts[d]!;
      for (let at = destinations[d]!; at !== origin; ) {
        const arc = parent[at]!;
        flow[arc] = flow[arc]! + amounts[d]!;
        at = graph.tail[arc]!;
      }
    }
    for (let arc = 0; arc < graph.arcs; arc++) {
      if (flow[arc] === 0) continue;
      this.#flow[arc] = this.#flow[arc]! + flow[arc]!;
      this.#cost[arc] = costAt(costs, arc, this.#flow[arc]!);
    }
    const bush: Bush = { origin, member, flow, demand, order: new Uint32Array(graph.nodes), reached: 0 };
    this.#sort(bush);
    return bush;
  }

  /** A. B. Kahn, Topological sorting of large networks, 1962. */
  #sort(bush: Bush): void {
    const { firstOut, head, arcs } = this.#problem.graph;
    const { member, order, origin } = bush;
    const degree = this.#degree.fill(0);
    let members = 0;
    for (let arc = 0; arc < arcs; arc++) {
      if (member[arc] === 0) continue;
      degree[head[arc]!] = degree[head[arc]!]! + 1;
      members++;
    }
    order[0] = origin;
    let reached = 1;
    for (let at = 0; at < reached; at++) {
      const node = order[at]!;
      for (let arc = firstOut[node]!; arc < firstOut[node + 1]!; arc++) {
        if (member[arc] === 0) continue;
        members--;
        const to = head[arc]!;
        degree[to] = degree[to]! - 1;
        if (degree[to] === 0) order[reached++] = to;
      }
    }
    if (members !== 0) throw new Error(`the bush of node ${origin} has a cycle: ${members} of its arcs are not reached`);
    bush.reached = reached;
  }

  /** Least and greatest cost from the origin; `used` = the greatest over arcs with flow alone, none where a node has no flow into it. */
  #label(bush: Bush, used: boolean): void {
    const { firstIn, inArc, tail } = this.#problem.graph;
    const { member, flow, order, reached } = bush;
    const cost = this.#cost;
    const least = this.#least;
    const most = this.#most;
    const place = this.#place;
    least[bush.origin] = 0;
    most[bush.origin] = 0;
    place[bush.origin] = 0;
    this.#leastArc[bush.origin] = NONE;
    this.#mostArc[bush.origin] = NONE;
    for (let at = 1; at < reached; at++) {
      const node = order[at]!;
      place[node] = at;
      let low = Infinity;
      let high = -Infinity;
      let lowArc = NONE;
      let highArc = NONE;
      for (let i = firstIn[node]!; i < firstIn[node + 1]!; i++) {
        const arc = inArc[i]!;
        if (member[arc] === 0) continue;
        const from = tail[arc]!;
        const shortest = least[from]! + cost[arc]!;
        if (shortest < low) {
          low = shortest;
          lowArc = arc;
        }
        if (used && !(flow[arc]! > 0)) continue;
        const longest = most[from]! + cost[arc]!;
        if (longest > high) {
          high = longest;
          highArc = arc;
        }
      }
      least[node] = low;
      most[node] = high;
      this.#leastArc[node] = lowArc;
      this.#mostArc[node] = highArc;
    }
  }

  /**
   * Makes flow into every node equal to flow out again, from the far end to the origin. Rounding leaves arcs with 1e-13 trips that come
   * from nowhere; no shift could empty them, they would never be dropped, and the labels behind them would keep good arcs out.
   */
  #restore(bush: Bush): void {
    const { firstIn, inArc, firstOut } = this.#problem.graph;
    const { member, flow, order, demand } = bush;
    for (let at = bush.reached - 1; at > 0; at--) {
      const node = order[at]!;
      let through = demand[node]!;
      for (let arc = firstOut[node]!; arc < firstOut[node + 1]!; arc++) through += flow[arc]!;
      let into = 0;
      for (let i = firstIn[node]!; i < firstIn[node + 1]!; i++) into += flow[inArc[i]!]!;
      if (through === into) continue;
      const leastArc = this.#leastArc[node]!;
      for (let i = firstIn[node]!; i < firstIn[node + 1]!; i++) {
        const arc = inArc[i]!;
        if (member[arc] === 1) flow[arc] = into > 0 ? flow[arc]! * (through / into) : arc === leastArc ? through : 0;
      }
    }
  }

  /** Drops arcs that carry nothing and are on no cheapest way; adds arcs that shorten the dearest way to their head. */
  #improve(bush: Bush): void {
    const { graph } = this.#problem;
    const { member, flow, order } = bush;
    this.#label(bush, false);
    this.#restore(bush);
    let changed = false;
    for (let arc = 0; arc < graph.arcs; arc++) {
      if (member[arc] === 1 && !(flow[arc]! > 0) && this.#leastArc[graph.head[arc]!] !== arc) {
        member[arc] = 0;
        changed = true;
      }
    }
    if (changed) this.#label(bush, false);
    let added = false;
    for (let at = 0; at < bush.reached; at++) {
      const node = order[at]!;
      const from = this.#most[node]!;
      for (let arc = graph.firstOut[node]!; arc < graph.firstOut[node + 1]!; arc++) {
        if (member[arc] === 1 || !(from + this.#cost[arc]! < this.#most[graph.head[arc]!]!)) continue;
        member[arc] = 1;
        added = true;
      }
    }
    if (added) this.#sort(bush);
  }

  /** One pass from the far end of the bush to its origin. */
  #balance(bush: Bush): void {
    this.#label(bush, true);
    for (let at = bush.reached - 1; at > 0; at--) {
      const node = bush.order[at]!;
      const mostArc = this.#mostArc[node]!;
      if (mostArc !== NONE && mostArc !== this.#leastArc[node]) this.#shift(bush, node);
    }
  }

  /** Moves flow from the dearest used segment into `node` to the cheapest one, both from where they part. */
  #shift(bush: Bush, node: number): void {
    const { tail } = this.#problem.graph;
    const { costs } = this.#problem;
    const place = this.#place;
    let cheap = tail[this.#leastArc[node]!]!;
    let dear = tail[this.#mostArc[node]!]!;
    while (cheap !== dear) {
      if (place[cheap]! > place[dear]!) cheap = tail[this.#leastArc[cheap]!]!;
      else dear = tail[this.#mostArc[dear]!]!;
    }
    const fork = cheap;
    let difference = 0;
    let slope = 0;
    let most = Infinity;
    for (let at = node; at !== fork; ) {
      const arc = this.#mostArc[at]!;
      difference += this.#cost[arc]!;
      slope += slopeAt(costs, arc, this.#flow[arc]!);
      if (bush.flow[arc]! < most) most = bush.flow[arc]!;
      at = tail[arc]!;
    }
    for (let at = node; at !== fork; ) {
      const arc = this.#leastArc[at]!;
      difference -= this.#cost[arc]!;
      slope += slopeAt(costs, arc, this.#flow[arc]!);
      at = tail[arc]!;
    }
    if (!(difference > 0 && most > 0)) return;
    const newton = difference / slope; // no slope at all: everything moves
    const amount = this.#safeStep({ node, fork, most, difference }, newton < most ? newton : most);
    for (let at = node; at !== fork; ) {
      const arc = this.#mostArc[at]!;
      this.#add(bush, arc, -amount);
      at = tail[arc]!;
    }
    for (let at = node; at !== fork; ) {
      const arc = this.#leastArc[at]!;
      this.#add(bush, arc, amount);
      at = tail[arc]!;
    }
  }

  /**
   * Newton's step, unless it leads so far that the cheap segment becomes the dear one by more than half of what it was better by: then
   * the step between at which both cost the same. Slopes of BPR arcs begin at 0, so plain Newton steps may swing for ever between two
   * segments of light traffic. Where a power below 1 makes the slope infinite and the step nothing, the same search finds one.
   */
  #safeStep({ node, fork, most, difference }: { node: number; fork: number; most: number; difference: number }, step: number): number {
    const gainAt = (by: number): number => this.#segment(this.#mostArc, { node, fork, by: -by }) - this.#segment(this.#leastArc, { node, fork, by });
    if (step > 0 && gainAt(step) >= -difference / 2) return step;
    let low = 0;
    let high = step > 0 ? step : most;
    for (let i = 0; i < 60; i++) {
      const middle = (low + high) / 2;
      const gain = gainAt(middle);
      if (gain > 0) low = middle;
      else high = middle;
      if (Math.abs(gain) < difference / 100) return middle;
    }
    return low;
  }

  /** Cost of a segment with `by` more flow on it. */
  #segment(arcInto: Uint32Array, { node, fork, by }: { node: number; fork: number; by: number }): number {
    let sum = 0;
    for (let at = node; at !== fork; ) {
      const arc = arcInto[at]!;
      sum += costAt(this.#problem.costs, arc, this.#flow[arc]! + by);
      at = this.#problem.graph.tail[arc]!;
    }
    return sum;
  }

  #add(bush: Bush, arc: number, amount: number): void {
    bush.flow[arc] = bush.flow[arc]! + amount;
    this.#flow[arc] = this.#flow[arc]! + amount;
    this.#cost[arc] = costAt(this.#problem.costs, arc, this.#flow[arc]!);
  }

  /** Totals from the bushes again, in their order: what rounding left in the running totals goes. */
  #addUp(): void {
    const total = this.#flow.fill(0);
    for (const { flow } of this.#bushes) for (let arc = 0; arc < total.length; arc++) total[arc] = total[arc]! + flow[arc]!;
    fillCosts(this.#problem.costs, total, this.#cost);
  }
}
