/** `qiyun network import` and `join` in process: what is written, what is not, and that a plan goes door to door over both networks. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/index.js';
import { compose } from '../../src/compose.js';
import { osmPbf } from '../scenes/osm-scene.js';
import { tinyPackage } from '../scenes/tiny-package.js';

const folder = mkdtempSync(join(tmpdir(), 'qiyun-import-'));
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({
    write: (text: string) => {
      written[name] += text;
    },
    isTTY: false,
    columns: 120,
  });
  const host = { stdout: stream('out'), stderr: stream('err'), env: {}, untilStopped: async () => {}, now: () => Date.UTC(2026, 10, 1, 12) };
  return { code: await runProgram(args, compose(host)), ...written };
}

/** Two streets of a village 4 km east of Bravo (44 N, 78 E) of the tiny package, in Kazakhstan. */
const village = osmPbf({
  nodes: { 1: [44, 78.05], 2: [44, 78.06], 3: [44.01, 78.06], 4: [44.001, 78.051, { place: 'village', name: 'Hamlet' }] },
  ways: [
    { id: 10, refs: [1, 2], tags: { highway: 'primary', name: 'High Street' } },
    { id: 20, refs: [2, 3], tags: { highway: 'residential', name: 'Mill Lane', oneway: 'yes' } },
    { id: 30, refs: [3, 1], tags: { highway: 'residential', name: 'Back Lane', oneway: 'yes' } },
  ],
});

beforeAll(async () => {
  writeFileSync(at('village.osm.pbf'), village);
  for (const [name, bytes] of tinyPackage()) writeFileSync(at(name), bytes);
  expect(await run('network', 'build', folder, '--out', at('tiny.qiyun'))).toMatchObject({ code: 0 });
});

describe('NI1: import', () => {
  it('writes an image, and prints what is in it', async () => {
    const { code, out } = await run('network', 'import', at('village.osm.pbf'), '--out', at('village.qiyun'), '--country', 'KZ', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      id: 'village',
      formats: ['osm-pbf'],
      nodes: 4,
      arcs: 6,
      components: { weak: 1, strong: 1, largestStrongShare: 1 },
      seconds: expect.any(Number),
      warnings: [],
    });
    expect(existsSync(at('village.qiyun'))).toBe(true);
  });

  it('and a truck goes over it by the streets: not against the one-way', async () => {
    const plan = ['--truck', '--network', at('village.qiyun'), '--draws', '50', '--json', '--explain'];
    const { out } = await run('plan', '44.01,78.06', '44,78.06', ...plan);
    const [way] = JSON.parse(out).itineraries;
    // Back Lane and High Street, not Mill Lane: 1.37 km and 0.80 km
    expect(way.distanceKm).toBeCloseTo(1.37 + 0.8, 1);
    expect(out).toContain('village:w30.');
    expect(out).not.toContain('village:w20.');
  });

  it('with packed files and a name of its own', async () => {
    writeFileSync(at('village.osm.pbf.gz'), gzipSync(village));
    const { code, out } = await run('network', 'import', at('village.osm.pbf.gz'), '--out', at('packed.qiyun'), '--name', 'other', '--country', 'KZ');
    expect(code).toBe(0);
    expect(out).toMatch(/^Network other [0-9a-f]{16} from osm-pbf, in /);
  });

  it('writes nothing where a file is wrong, and says where', async () => {
    writeFileSync(at('cut.osm.pbf'), village.slice(0, -20));
    writeFileSync(at('cut.gz'), gzipSync(village).subarray(0, 60));
    writeFileSync(at('bad.gr'), 'p sp 2 2\na 1 2 5\n');
    writeFileSync(at('lone.shp'), 'not one');
    const before = readdirSync(folder).sort();
    for (const [name, code] of [
      ['cut.osm.pbf', 'pbf/truncated'],
      ['cut.gz', 'import/unreadable'],
      ['bad.gr', 'dimacs/count'],
      ['lone.shp', 'import/missing-part'],
    ] as const) {
      const { code: exit, err, out } = await run('network', 'import', at(name), '--out', at('never.qiyun'));
      expect({ exit, out }).toEqual({ exit: 2, out: '' });
      expect(err).toContain(name);
      expect(err).toContain(`(${code})`);
      expect(err).toContain('Nothing is written.');
    }
    const flags = ['--truck-height-m', 'tall', '--country', 'XY', '--zone', 'Mars', '--name', 'No Name'];
    const { code, err } = await run('network', 'import', at('village.osm.pbf'), at('gone.pbf'), '--out', at('never.qiyun'), ...flags);
    expect(code).toBe(2);
    for (const word of ['tall', 'XY', 'Mars', 'No Name', 'gone.pbf']) expect(err).toContain(word);
    expect(readdirSync(folder).sort()).toEqual(before);
  });
});

describe('NI2: join', () => {
  it('joins at the nearest street, tells each joint, and plans over both', async () => {
    const { code, out } = await run('network', 'join', at('village.qiyun'), '--base', at('tiny.qiyun'), '--out', at('joined.qiyun'));
    expect(code).toBe(0);
    expect(out).toMatch(/2 joints:/);
    expect(out).toMatch(/road +Bravo \(KZBRA\) +High Street, Hamlet \(village:n1\) +nearest +4\.0/);
    const plan = await run('plan', '44.01,78.06', 'Echo', '--truck', '--network', at('joined.qiyun'), '--draws', '50', '--json');
    expect(plan.code).toBe(0);
    const [way] = JSON.parse(plan.out).itineraries;
    // Back Lane, the joint of 4.0 km x 1.3, 1,000 km to the port, the ferry, 100 km to Echo
    expect(way.legs.some((leg: { layer: string }) => leg.layer === 'roro')).toBe(true);
    const road = way.legs
      .filter((leg: { layer: string }) => leg.layer === 'truck')
      .reduce((sum: number, leg: { distanceKm: number }) => sum + leg.distanceKm, 0);
    expect(road).toBeCloseTo(1.37 + 4 * 1.3 + 1000 + 100, 0);
  });

  it('refuses networks that are far from each other, one twice, and the base alone', async () => {
    const far = osmPbf({ nodes: { 1: [10, 10], 2: [10, 10.01] }, ways: [{ id: 1, refs: [1, 2], tags: { highway: 'primary' } }] });
    writeFileSync(at('far.osm.pbf'), far);
    await run('network', 'import', at('far.osm.pbf'), '--out', at('far.qiyun'), '--country', 'NG');
    const base = ['--base', at('tiny.qiyun'), '--out', at('never.qiyun')];
    const apart = await run('network', 'join', at('far.qiyun'), ...base);
    expect(apart).toMatchObject({ code: 2, out: '' });
    expect(apart.err).toMatch(/no two places of far .* are within 5 km .* km apart \(join\/apart\)/);
    const twice = await run('network', 'join', at('village.qiyun'), at('village.qiyun'), ...base);
    expect(twice.err).toContain('(join/id)');
    const alone = await run('network', 'join', at('tiny.qiyun'), ...base);
    expect(alone.err).toContain('nothing to join');
    expect(existsSync(at('never.qiyun'))).toBe(false);
  });

  it('leaves the base as it was', async () => {
    const before = readFileSync(at('tiny.qiyun'));
    await run('network', 'join', at('village.qiyun'), '--base', at('tiny.qiyun'), '--out', at('joined.qiyun'));
    expect(readFileSync(at('tiny.qiyun')).equals(before)).toBe(true);
  });
});
