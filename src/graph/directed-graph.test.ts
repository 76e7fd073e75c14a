import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildGraph, checkGraph } from './index.js';

const runs = { numRuns: 300, seed: 20240703 };
const ends = fc.integer({ min: 1, max: 12 }).chain((nodes) => {
  const node = fc.integer({ min: 0, max: nodes - 1 });
  return fc.tuple(fc.constant(nodes), fc.array(fc.tuple(node, node), { maxLength: 40 }));
});

describe('buildGraph', () => {
  it('G1: any arcs, parallel ones and loops included, become a graph that checks', () => {
    fc.assert(
      fc.property(ends, ([nodes, rows]) => {
        const { graph } = buildGraph(
          nodes,
          rows.map(([tail]) => tail),
          rows.map(([, head]) => head),
        );
        expect(checkGraph(graph)).toEqual([]);
      }),
      runs,
    );
  });

  it('G2: every input row is found at its arc, and rows of one tail keep their order', () => {
    fc.assert(
      fc.property(ends, ([nodes, rows]) => {
        const { graph, inputToArc } = buildGraph(
          nodes,
          rows.map(([tail]) => tail),
          rows.map(([, head]) => head),
        );
        expect([...inputToArc].sort((a, b) => a - b)).toEqual(rows.map((_, i) => i));
        rows.forEach(([tail, head], i) => expect([graph.tail[inputToArc[i] ?? 0], graph.head[inputToArc[i] ?? 0]]).toEqual([tail, head]));
        rows.forEach(([tail], i) => {
          const next = rows.findIndex(([other], j) => j > i && other === tail);
          if (next >= 0) expect(inputToArc[next]).toBe((inputToArc[i] ?? 0) + 1);
        });
      }),
      runs,
    );
  });

  it('G3: no nodes and no arcs is a graph too', () => {
    expect(checkGraph(buildGraph(0, [], []).graph)).toEqual([]);
  });

  it('G4: arcs to unknown nodes are refused, with the row', () => {
    expect(() => buildGraph(2, [0, 1], [1, 2])).toThrow('head of row 1 is 2; expected a node from 0 to 1');
    expect(() => buildGraph(2, [0], [1, 1])).toThrow('1 tails but 2 heads');
    expect(() => buildGraph(1.5, [], [])).toThrow('nodes is 1.5');
  });
});

describe('checkGraph', () => {
  const { graph } = buildGraph(3, [0, 0, 2], [1, 2, 0]);

  it('G5: names each broken promise', () => {
    expect(checkGraph({ ...graph, head: Uint32Array.of(1, 2) })).toEqual(['head has 2 rows; expected 3']);
    expect(checkGraph({ ...graph, head: Uint32Array.of(1, 7, 0) })).toContain('head of arc 1 is 7; expected a node below 3');
    expect(checkGraph({ ...graph, tail: Uint32Array.of(0, 1, 2) })).toEqual(['arc 1 stands among those out of node 0 but its tail is 1']);
    expect(checkGraph({ ...graph, firstOut: Uint32Array.of(0, 2, 1, 3) })).toContain(
      'firstOut falls from 2 to 1 after node 1; expected it never to fall',
    );
    expect(checkGraph({ ...graph, inArc: Uint32Array.of(2, 1, 0) })).toContain('arc 1 stands among those into node 1 but its head is 2');
  });
});
