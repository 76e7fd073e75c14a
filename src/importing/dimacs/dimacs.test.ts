import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCoordinatesReader, createGraphReader, readQueries } from './index.js';

const encoder = new TextEncoder();
const readGraph = (text: string, piece = 1 << 20) => {
  const reader = createGraphReader('a.gr');
  const bytes = encoder.encode(text);
  for (let at = 0; at < bytes.length; at += piece) reader.push(bytes.slice(at, at + piece));
  return reader.finish();
};
const readPlaces = (text: string, nodes: number) => {
  const reader = createCoordinatesReader('a.co', nodes);
  reader.push(encoder.encode(text));
  return reader.finish();
};
const problems = (reading: { kind: string; issues?: readonly { code: string; at: { line?: number }; message: string }[] }): string[] =>
  (reading.issues ?? []).map(({ code, at, message }) => `${at.line} ${code}: ${message}`);

describe('DIMACS files', () => {
  it('DM1: a graph is read the same in pieces of any size, with comments, blank lines, blanks before a line, CRLF and no last line end', () => {
    const text = 'c a graph\r\n\n \t \np sp 3 3\n  a 1 2 7\nc between\na 2 3 0\r\na 3 1 1073741823';
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), (piece) => {
        const reading = readGraph(text, piece);
        if (reading.kind === 'wrong') throw new Error(JSON.stringify(reading.issues));
        const { nodes, tails, heads, weights } = reading.graph;
        expect([nodes, [...tails], [...heads], [...weights]]).toEqual([3, [0, 1, 2], [1, 2, 0], [7, 0, 1_073_741_823]]);
      }),
      { seed: 1 },
    );
  });

  it('DM2: every problem of a graph is told at once, at its line', () => {
    const text = 'p sp 2 9\na 1 2\na 1 x 3\na 0 1 3\na 1 3 3\na 1 2 -4\na 1 2 1073741824\nb 1 2 3\np sp 2 9\na 1 2 2.5\n';
    expect(problems(readGraph(text))).toEqual([
      '1 dimacs/count: the line promises 9 arcs, but the file has 7',
      '2 dimacs/line: expected a TAIL HEAD WEIGHT in whole numbers; found "a 1 2"',
      '3 dimacs/line: expected a TAIL HEAD WEIGHT in whole numbers; found "a 1 x 3"',
      '4 dimacs/node: node 0 is not from 1 to 2, the number of nodes in line 1',
      '5 dimacs/node: node 3 is not from 1 to 2, the number of nodes in line 1',
      '6 dimacs/weight: the weight -4 is not from 0 to 1073741823',
      '7 dimacs/weight: the weight 1073741824 is not from 0 to 1073741823',
      '8 dimacs/line: a line begins with c, p or a; found "b 1 2 3"',
      '9 dimacs/header: a second line p; the first is line 1',
      '10 dimacs/line: expected a TAIL HEAD WEIGHT in whole numbers; found "a 1 2 2.5"',
    ]);
  });

  it('DM3: a wrong arc count, a missing or a late header', () => {
    expect(problems(readGraph('p sp 2 2\na 1 2 3\n'))).toEqual(['1 dimacs/count: the line promises 2 arcs, but the file has 1']);
    expect(problems(readGraph('c nothing\n'))).toEqual(['1 dimacs/header: the file ends without a line p sp NODES ARCS']);
    expect(problems(readGraph(''))).toEqual(['1 dimacs/header: the file ends without a line p sp NODES ARCS']);
    expect(problems(readGraph('p max 2 2\n'))).toEqual(['1 dimacs/header: expected p sp NODES ARCS; found "p max 2 2"']);
    expect(problems(readGraph('a 1 2 3\np sp 2 1\n'))).toEqual(['1 dimacs/header: an arc before the line p sp NODES ARCS']);
  });

  it('DM4: coordinates, and what may be wrong with them', () => {
    expect(readPlaces('p aux sp co 2\nv 2 -3 4\nv 1 5 6\n', 2)).toEqual({
      kind: 'read',
      coordinates: { x: Float64Array.of(5, -3), y: Float64Array.of(6, 4) },
    });
    expect(problems(readPlaces('p aux sp co 3\nv 1 0 0\nv 1 0 0\nv 4 0 0\nv 2 0\n', 2))).toEqual([
      '1 dimacs/count: the line promises 3 nodes, but the graph has 2',
      '3 dimacs/node: node 1 is placed a second time',
      '4 dimacs/node: node 4 is not from 1 to 2, the number of nodes of the graph',
      '5 dimacs/line: expected v NODE X Y in whole numbers; found "v 2 0"',
    ]);
    expect(problems(readPlaces('p aux sp co 2\nv 1 0 0\n', 2))).toEqual(['2 dimacs/count: the file places 1 of 2 nodes']);
  });

  it('DM5: queries: columns in any order, others ignored, every bad id told', () => {
    expect(readQueries('q.csv', encoder.encode('target,known,source\n2,77,1\n1,,2\n'), 2)).toEqual({
      kind: 'read',
      pairs: [
        { source: 1, target: 2 },
        { source: 2, target: 1 },
      ],
    });
    expect(readQueries('q.csv', encoder.encode('Source , target\n1,2\n'), 2)).toEqual({ kind: 'read', pairs: [{ source: 1, target: 2 }] });
    expect(problems(readQueries('q.csv', encoder.encode('source,target\n0,1\nx,9\n'), 2))).toEqual([
      '2 dimacs/node: node 0 is not from 1 to 2, the number of nodes of the graph',
      '3 cell/number: expected the id of a node; found "x"',
      '3 dimacs/node: node 9 is not from 1 to 2, the number of nodes of the graph',
    ]);
    expect(problems(readQueries('q.csv', encoder.encode('source\n1\n'), 2))).toEqual([
      "1 csv/missing-column: column 'target' is missing from the header",
    ]);
    expect(problems(readQueries('q.csv', encoder.encode('source,target\n'), 2))).toEqual(['1 dimacs/line: the file has no query']);
  });
});
