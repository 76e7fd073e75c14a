/**
 * Real extracts of OpenStreetMap (../shared/data/osm, not committed): imported, routed for trucks, joined to the default network. Skipped with a word
 * where the data is not there.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/index.js';
import { compose } from '../../src/compose.js';

const data = join(import.meta.dirname, '../../../shared/data');
const isThere = existsSync(join(data, 'osm'));
if (!isThere) console.log('skipped: no ../shared/data/osm with the extracts of Liechtenstein, Andorra and Baltimore');

const folder = mkdtempSync(join(tmpdir(), 'qiyun-osm-'));
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
const extract = { li: 'valhalla-liechtenstein-latest', ad: 'graphhopper-andorra', baltimore: 'valhalla-baltimore' } as const;
const importOf = async (name: keyof typeof extract) => {
  const { code, out, err } = await run('network', 'import', join(data, `osm/${extract[name]}.osm.pbf`), '--out', at(`${name}.qiyun`), '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out);
};
/** Kilometres and hours of the shortest way by road. */
async function drive(name: string, from: string, to: string): Promise<{ km: number; hours: number; out: string }> {
  const { code, out } = await run(
    'plan',
    from,
    to,
    '--truck',
    '--by',
    'cost',
    '--network',
    at(`${name}.qiyun`),
    '--draws',
    '20',
    '--json',
    '--explain',
  );
  expect(code).toBe(0);
  const [way] = JSON.parse(out).itineraries;
  return { km: way.distanceKm, hours: way.hours.mean, out };
}

describe.skipIf(!isThere)('OS1: extracts of OpenStreetMap', () => {
  beforeAll(async () => {
    await importOf('li');
    await importOf('ad');
  });

  it('Liechtenstein: nodes, arcs, parts; the roads hang together', async () => {
    const report = await importOf('li');
    // the country has some 400 km of public roads (Amt für Statistik); this extract has field tracks left out
    expect(report.km.road).toBeGreaterThan(300);
    expect(report.km.road).toBeLessThan(500);
    expect(report.components.largestStrongShare).toBeGreaterThan(0.95);
    expect(report.nodes).toBeGreaterThan(2000);
    expect(report.warnings.length).toBeGreaterThan(0);
  });

  // by hand from the signposts: Vaduz – Balzers 9.5 km, Vaduz – Schaan 3 km, Schaan – Ruggell 11 km, Andorra la Vella – Canillo 11.5 km, – Pas de la Casa (by position) 30 km
  it.each([
    ['li', 'Vaduz', 'Balzers', 8, 11.5],
    ['li', 'Vaduz', 'Schaan', 2.5, 4.5],
    ['li', 'Schaan', 'Ruggell', 9, 13],
    ['ad', 'Andorra la Vella', 'Canillo', 10, 13.5],
    ['ad', 'Andorra la Vella', '42.5425,1.7335', 26, 34],
  ])('%s: from %s to %s is %d to %d km by truck', async (name, from, to, least, most) => {
    const { km, hours } = await drive(name, from, to);
    expect(km).toBeGreaterThan(least);
    expect(km).toBeLessThan(most);
    expect(km / hours).toBeGreaterThan(10);
    expect(km / hours).toBeLessThan(50);
  });

  it('Vaduz to the south of the country, by position', async () => {
    const { km, out } = await drive('li', '47.14,9.52', '47.05,9.48');
    expect(km).toBeGreaterThan(9);
    expect(km).toBeLessThan(14);
    expect(out).toContain('OpenStreetMap contributors (ODbL)');
  });

  it('no truck on way 298583458 (hgv=no) nor under the bridge of way 35939585 (3.6 m); a low one may pass there', async () => {
    const ways = (image: string) => readFileSync(at(image)).toString('latin1');
    expect(ways('li.qiyun')).not.toContain('w298583458.');
    expect(ways('li.qiyun')).not.toContain('w35939585.');
    await run('network', 'import', join(data, 'osm/valhalla-liechtenstein-latest.osm.pbf'), '--out', at('low.qiyun'), '--truck-height-m', '3.5');
    expect(ways('low.qiyun')).toContain('w35939585.');
    expect(ways('low.qiyun')).not.toContain('w298583458.');
  });

  it('Baltimore: railways too', async () => {
    const report = await importOf('baltimore');
    expect(report.km.rail).toBeGreaterThan(200);
    const { km } = await drive('baltimore', '39.29,-76.61', '39.27,-76.56');
    expect(km).toBeGreaterThan(5);
    expect(km).toBeLessThan(10);
  });

  it('cut off, or no map at all: a located error and nothing written', async () => {
    const whole = readFileSync(join(data, 'osm/valhalla-liechtenstein-latest.osm.pbf'));
    writeFileSync(at('cut.osm.pbf'), whole.subarray(0, 700_000));
    const { code, err } = await run('network', 'import', at('cut.osm.pbf'), '--out', at('never.qiyun'));
    expect(code).toBe(2);
    expect(err).toMatch(/cut\.osm\.pbf byte \d+: .*the file ends after \d+ of them.* \(pbf\/truncated\)/);
    expect(existsSync(at('never.qiyun'))).toBe(false);
  });

  it('joined to the default network: from a street in Vaduz to Almaty by truck', async () => {
    const { code, out } = await run('network', 'join', at('li.qiyun'), '--out', at('joined.qiyun'), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out).joints.map((joint: { base: string }) => joint.base)).toEqual(expect.arrayContaining(['CHBUC', 'ATFKT']));
    const plan = await run('plan', '47.14,9.52', 'Almaty', '--truck', '--by', 'time', '--network', at('joined.qiyun'), '--draws', '50', '--json');
    expect(plan.code).toBe(0);
    const [way] = JSON.parse(plan.out).itineraries;
    const borders = way.legs.filter((leg: { kind: string }) => leg.kind === 'procedure').map((leg: { title: string }) => leg.title);
    expect(borders[0]).toMatch(/^Border LI → (CH|AT), road/);
    // about 5,100 km as the crow flies
    expect(way.distanceKm).toBeGreaterThan(5500);
    expect(way.distanceKm).toBeLessThan(8500);
  });
});
