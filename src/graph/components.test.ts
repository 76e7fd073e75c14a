import fc from 'fast-check';
import { expect, it } from 'vitest';
import { strongComponents, weakComponents } from './components.kernel.js';
import { buildGraph } from './directed-graph.js';

/** By hand: which nodes reach which, over any number of arcs. */
function reach(nodes: number, arcs: readonly (readonly [number, number])[]): boolean[][] {
  const table = Array.from({ length: nodes }, (_, a) => Array.from({ length: nodes }, (_unused, b) => a === b));
  for (const [a, b] of arcs) (table[a] as boolean[])[b] = true;
  for (let k = 0; k < nodes; k++)
    for (let a = 0; a < nodes; a++) for (let b = 0; b < nodes; b++) if (table[a]?.[k] && table[k]?.[b]) (table[a] as boolean[])[b] = true;
  return table;
}

it('two nodes are in one strong component exactly when each reaches the other, in one weak one when they do both ways', () => {
  const cases = fc.nat(8).chain((last) => fc.tuple(fc.constant(last + 1), fc.array(fc.tuple(fc.nat(last), fc.nat(last)), { maxLength: 20 })));
  fc.assert(
    fc.property(cases, ([nodes, arcs]) => {
      const { graph } = buildGraph(
        nodes,
        arcs.map(([a]) => a),
        arcs.map(([, b]) => b),
      );
      const [strong, weak] = [strongComponents(graph), weakComponents(graph)];
      const there = reach(nodes, arcs);
      const any = reach(nodes, [...arcs, ...arcs.map(([a, b]) => [b, a] as const)]);
      for (let a = 0; a < nodes; a++) {
        for (let b = 0; b < nodes; b++) {
          expect(strong.of[a] === strong.of[b]).toBe(there[a]?.[b] === true && there[b]?.[a] === true);
          expect(weak.of[a] === weak.of[b]).toBe(any[a]?.[b] === true);
        }
      }
      for (const found of [strong, weak]) expect([...found.sizes].reduce((sum, size) => sum + size, 0)).toBe(nodes);
    }),
  );
});
