/** TT: earliest arrival by the clock, against trying every way. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDijkstraScratch, dijkstra } from './dijkstra.kernel.js';
import { buildGraph } from './directed-graph.js';
import { timedTree } from './timed-tree.kernel.js';

const network = fc.record({
  arcs: fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.integer({ min: 0, max: 9 }), fc.option(fc.integer({ min: 1, max: 12 }))), { maxLength: 16 }),
  start: fc.nat(5),
});

describe('TT1: a gate that opens every so many hours', () => {
  test('equals the best of all ways without a circle', () => {
    fc.assert(
      fc.property(network, ({ arcs, start }) => {
        const { graph, inputToArc } = buildGraph(
          7,
          arcs.map(([tail]) => tail),
          arcs.map(([, head]) => head),
        );
        const weights = new Float64Array(arcs.length);
        const flag = new Uint8Array(arcs.length);
        const every = new Float64Array(arcs.length);
        for (const [i, [, , weight, gate]] of arcs.entries()) {
          const arc = inputToArc[i] ?? 0;
          weights[arc] = weight;
          flag[arc] = gate === null ? 0 : 1;
          every[arc] = gate ?? 1;
        }
        // one waits for the next whole multiple, then travels: who comes later does not leave earlier
        const delay = (arc: number, now: number) => Math.ceil(now / (every[arc] ?? 1)) * (every[arc] ?? 1) - now + (weights[arc] ?? 0);
        const best = new Float64Array(7).fill(Infinity);
        const walk = (node: number, now: number, seen: ReadonlySet<number>): void => {
          best[node] = Math.min(best[node] ?? Infinity, now);
          for (let arc = graph.firstOut[node] ?? 0; arc < (graph.firstOut[node + 1] ?? 0); arc++) {
            const head = graph.head[arc] ?? 0;
            if (!seen.has(head)) walk(head, now + (flag[arc] === 1 ? delay(arc, now) : (weights[arc] ?? 0)), new Set([...seen, head]));
          }
        };
        walk(0, start, new Set([0]));
        expect(timedTree({ graph, weights, timed: { flag, delay }, sources: [{ node: 0, value: start }] }).dist).toEqual(best);
        const untimed = { flag: new Uint8Array(arcs.length), delay: () => 0 };
        const sources = [{ node: 0, value: start }];
        const plain = dijkstra({ graph, weights, direction: 'forward', sources }, createDijkstraScratch(7));
        expect(timedTree({ graph, weights, timed: untimed, sources }).dist).toEqual(plain.dist);
      }),
      { numRuns: 300 },
    );
  });
});
