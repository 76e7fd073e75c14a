/** `qiyun bench run` in process: answers, and that every problem of every file is told. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMatrixPool } from '../../src/adapters/index.js';
import { runProgram } from '../../src/cli/index.js';
import { compose } from '../../src/compose.js';
import { basicSearchGraph, buildCch, buildGraph, cchMatrix, customize, infiniteWeight } from '../../src/graph/index.js';

const folder = mkdtempSync(join(tmpdir(), 'qiyun-bench-'));
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({
    write: (text: string) => {
      written[name] += text;
    },
    isTTY: false,
    columns: 100,
  });
  const host = { stdout: stream('out'), stderr: stream('err'), env: {}, untilStopped: async () => {}, now: () => 0 };
  const code = await runProgram(args, compose(host));
  return { code, ...written };
}
const ask = (mode: string, ...more: string[]) =>
  run('bench', 'run', '--graph', at('d.gr'), '--graph', at('t.gr.gz'), '--queries', at('q.csv'), '--mode', mode, ...more);

// two ways from 1 to 3: over 2 (short, slow) and straight (long, quick); nothing leads to 4
const distance = 'p sp 4 4\na 1 2 1\na 2 3 1\na 1 3 5\na 4 1 1\n';
const time = 'p sp 4 4\na 1 2 4\na 2 3 4\na 1 3 2\na 4 1 1\n';

beforeAll(() => {
  writeFileSync(at('d.gr'), distance);
  writeFileSync(at('t.gr.gz'), gzipSync(time));
  writeFileSync(at('q.csv'), 'source,target,known\n1,3,2\n1,4,0\n1,3,9\n');
  writeFileSync(at('places.co'), 'p aux sp co 4\nv 1 0 0\nv 2 1 1\nv 3 2 0\nv 4 -1 0\n');
});

describe('qiyun bench run', () => {
  it('BR1: point: one value per row and graph', async () => {
    const { code, out, err } = await ask('point', '--coordinates', at('places.co'), '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out).answers).toEqual([
      { source: 1, target: 3, values: [2, 2] },
      { source: 1, target: 4, values: [null, null] },
      { source: 1, target: 3, values: [2, 2] },
    ]);
  });
  it('BR2: matrix: every source with every target, once', async () => {
    expect(JSON.parse((await ask('matrix', '--json')).out).answers).toEqual([
      { source: 1, target: 3, values: [2, 2] },
      { source: 1, target: 4, values: [null, null] },
    ]);
  });
  it('BR3: front: every point, sorted, a pair once; with one graph and with three as well', async () => {
    expect(JSON.parse((await ask('front', '--json')).out).answers).toEqual([
      { source: 1, target: 3, values: [2, 8] },
      { source: 1, target: 3, values: [5, 2] },
      { source: 1, target: 4, values: [null, null] },
    ]);
    expect(JSON.parse((await ask('front', '--json', '--graph', at('d.gr'))).out).answers).toEqual([
      { source: 1, target: 3, values: [2, 8, 2] },
      { source: 1, target: 3, values: [5, 2, 5] },
      { source: 1, target: 4, values: [null, null, null] },
    ]);
  });
  it('BR3b: front: sums of 31 bits and more are as exact with two graphs as with one or three', async () => {
    // straight 10^9 by both; the way over 2 and 3 is 3 x 10^9 by the first, 300 by the second
    writeFileSync(at('big.gr'), 'p sp 4 4\na 1 2 1000000000\na 2 3 1000000000\na 3 4 1000000000\na 1 4 1000000000\n');
    writeFileSync(at('big2.gr'), 'p sp 4 4\na 1 2 100\na 2 3 100\na 3 4 100\na 1 4 1000000000\n');
    writeFileSync(at('far.csv'), 'source,target\n1,4\n');
    const { code, out, err } = await run(
      ...['bench', 'run', '--graph', at('big.gr'), '--graph', at('big2.gr'), '--queries', at('far.csv'), '--mode', 'front', '--json'],
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out).answers).toEqual([
      { source: 1, target: 4, values: [1_000_000_000, 1_000_000_000] },
      { source: 1, target: 4, values: [3_000_000_000, 300] },
    ]);
  });
  it('BR4: for people: a table, and no way where there is none', async () => {
    const { out } = await ask('point');
    expect(out.split('\n').slice(0, 3)).toEqual([
      'source  target    d.gr  t.gr.gz',
      '     1       3       2        2',
      '     1       4  no way   no way',
    ]);
    expect(out).toContain('4 nodes, 4 arcs');
  });
  it('BR5: every problem of every file at once, exit 2, nothing on standard output', async () => {
    writeFileSync(at('bad.csv'), 'source,target\n1,9\nx,2\n');
    writeFileSync(at('bad.gr'), 'p sp 4 5\na 1 2 1\n');
    writeFileSync(at('cut.gr.gz'), gzipSync(time).subarray(0, 30));
    writeFileSync(at('plain.gr.gz'), time);
    const files = ['d.gr', 'bad.gr', 'cut.gr.gz', 'plain.gr.gz', 'nowhere.gr'].flatMap((name) => ['--graph', at(name)]);
    const { code, out, err } = await run('bench', 'run', ...files, '--queries', at('bad.csv'));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    const text = err.replace(/\s+/g, ' ');
    for (const part of [
      'bad.gr:1: the line promises 5 arcs, but the file has 1 (dimacs/count)',
      'bad.csv:2 target: node 9 is not from 1 to 4',
      'bad.csv:3 source: expected the id of a node; found "x"',
      'the compressed file ends too early; it was cut off.',
      'it is not a sound gzip file.',
      'it does not exist.',
    ]) {
      expect(text).toContain(part);
    }
  });
  it('BR5b: with --json the problems are one JSON object, as of the other commands', async () => {
    writeFileSync(at('bad.csv'), 'source,target\n1,9\n');
    const { code, out } = await run('bench', 'run', '--graph', at('d.gr'), '--graph', at('nowhere.gr'), '--queries', at('bad.csv'), '--json');
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      problems: [{ message: expect.stringContaining('does not exist') }],
      issues: [{ code: 'dimacs/node', at: { line: 2, field: 'target' } }],
    });
    expect(JSON.parse((await ask('quick', '--json')).out)).toMatchObject({ problems: [{ field: 'mode' }], issues: [] });
  });
  it('BR6: graphs that do not fit each other, an unknown mode, weights that add up too far', async () => {
    writeFileSync(at('small.gr'), 'p sp 3 1\na 1 2 1\n');
    expect(
      (await run('bench', 'run', '--graph', at('d.gr'), '--graph', at('small.gr'), '--queries', at('q.csv'))).err.replace(/\s+/g, ' '),
    ).toContain('has 3 nodes, but');
    writeFileSync(at('other.gr'), 'p sp 4 4\na 1 2 1\na 2 3 1\na 1 4 5\na 4 1 1\n');
    const front = await run('bench', 'run', '--graph', at('d.gr'), '--graph', at('other.gr'), '--queries', at('q.csv'), '--mode', 'front');
    expect([front.code, front.err.replace(/\s+/g, ' ')]).toEqual([2, expect.stringContaining('A front needs the same arcs in the same order')]);
    expect((await ask('quick')).err).toContain('“quick” is no mode; there are point, matrix, front.');
    const heavy = 2 ** 29;
    writeFileSync(at('heavy.gr'), `p sp 4 3\na 1 2 ${heavy}\na 2 3 ${heavy}\na 3 4 ${heavy}\n`);
    const refused = await run('bench', 'run', '--graph', at('heavy.gr'), '--queries', at('q.csv'));
    expect([refused.code, refused.err.replace(/\s+/g, ' ')]).toEqual([2, expect.stringContaining('weights are too large')]);
  });
});

describe('matrix threads', () => {
  it('MT1: two threads over shared memory give the matrix of one', async () => {
    const { graph } = buildGraph(4, [0, 1, 0, 3], [1, 2, 2, 0]);
    const metric = customize(buildCch(graph), [1, 5, 1, 1]);
    const pool = await openMatrixPool({ script: new URL('../../dist/matrix-thread.js', import.meta.url), metric, workers: 2 });
    const all = Uint32Array.of(0, 1, 2, 3);
    const cells = [...(await pool.compute(all, all))];
    await pool.close();
    expect(cells).toEqual([...cchMatrix(basicSearchGraph(metric), { sources: all, targets: all })]);
    expect(cells.filter((value) => value === infiniteWeight).length).toBe(6);
  });
});
