/** The command line in process, over the tiny package: exit codes, what goes to which stream, and that bad input writes nothing. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/index.js';
import { compose } from '../../src/compose.js';
import { planAnswerSchema, problemsSchema } from '../../src/contract/index.js';
import { tinyPackage } from '../scenes/tiny-package.js';

const folder = mkdtempSync(join(tmpdir(), 'qiyun-cli-'));
const at = (name: string) => join(folder, name);
const image = at('tiny.qiyun');
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
  const host = { stdout: stream('out'), stderr: stream('err'), env: {}, untilStopped: async () => {}, now: () => Date.UTC(2026, 10, 1, 12) };
  const code = await runProgram(args, compose(host));
  return { code, ...written };
}
const plan = (...args: string[]) => run('plan', ...args, '--network', image, '--draws', '200');

beforeAll(async () => {
  for (const [name, bytes] of tinyPackage()) writeFileSync(at(name), bytes);
  expect(await run('network', 'build', folder, '--out', image)).toMatchObject({ code: 0 });
});

describe('qiyun plan', () => {
  it('prints ways and exits 0', async () => {
    const { code, out, err } = await plan('Alpha', 'Echo', '--depart', '2026-12-01');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('from Alpha (CN) to Echo (AZ), leaving Tue 1 Dec 2026, 00:00\n(UTC+8).');
    expect(out).toContain('No cargo was named');
  });
  it('takes names in any language and a position', async () => {
    for (const [from, to] of [
      ['甲市', '戊市'],
      ['альфа', 'Эхо'],
      ['44,80', '44.0, 62.0'],
      ['CNALP', 'AZECH'],
    ] as const) {
      const { code, out } = await plan(from, to, '--depart', '2026-12-01', '--json');
      expect(code).toBe(0);
      expect(JSON.parse(out).query).toMatchObject({ from: { id: 'CNALP' }, to: { id: 'AZECH' } });
    }
  });
  it('keeps the truck on the ferry: the same vehicle, no transshipment', async () => {
    const { out } = await plan('Alpha', 'Echo', '--truck', '--tir', '--depart', '2026-12-01', '--json');
    const [way] = planAnswerSchema.parse(JSON.parse(out)).itineraries;
    expect(way?.transshipments).toBe(0);
    expect(way?.legs.some((leg) => leg.layer === 'roro' && leg.kind === 'run')).toBe(true);
    expect((await plan('Alpha', 'Echo', '--truck', '--depart', '2026-12-01')).out).toContain('the truck itself sails');
  });
  it('prints JSON of the contract, the same bytes twice, with totals that add up', async () => {
    const first = await plan('Alpha', 'Echo', '--depart', '2026-12-01', '--explain', '--json');
    expect((await plan('Alpha', 'Echo', '--depart', '2026-12-01', '--explain', '--json')).out).toBe(first.out);
    for (const way of planAnswerSchema.parse(JSON.parse(first.out)).itineraries) {
      expect(Math.abs(way.legs.reduce((sum, leg) => sum + leg.hours, 0) - way.hours.mean)).toBeLessThan(1e-6);
      expect(Math.abs(way.legs.reduce((sum, leg) => sum + leg.costUsd, 0) - way.costUsd)).toBeLessThan(1e-6);
      expect(Math.abs(way.legs.reduce((sum, leg) => sum + leg.co2eKg.wtw, 0) - way.co2eKg.wtw)).toBeLessThan(1e-6);
      for (const leg of way.legs) expect(leg.lines?.every((line) => line.sources.every((source) => source.source !== ''))).toBe(true);
    }
  });
  it('prints GeoJSON, draws maps and charts', async () => {
    expect(JSON.parse((await plan('Alpha', 'Echo', '--depart', '2026-12-01', '--geojson')).out).type).toBe('FeatureCollection');
    const { code } = await plan('Alpha', 'Echo', '--depart', '2026-12-01', '--map', at('m.svg'), '--chart', at('c.png'));
    expect(code).toBe(0);
    expect(readFileSync(at('m.svg'), 'utf8')).toMatch(/^<\?xml[\s\S]*<\/svg>\n$/);
    expect([...readFileSync(at('c.png')).subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  }, 20_000);
  it('avoids every place of a name, and says which', async () => {
    const { code, out } = await plan('Alpha', 'Echo', '--depart', '2026-12-01', '--avoid', 'place:port of charlie');
    expect(out).toContain('avoids Port of Charlie (KZ, port, KZCHA)');
    expect(code).toBe(1);
  });
  it('plans a past date with a warning', async () => {
    const { code, out } = await plan('Alpha', 'Echo', '--depart', '2020-01-01');
    expect(code).toBe(0);
    expect(out).toContain('Warning: the departure, 2020-01-01, is in the past');
  });
  it('answers an ordinary no with exit code 1, why, and what to lift', async () => {
    const { code, out } = await plan('Alpha', 'Echo', '--depart', '2026-12-01', '--deadline', '2026-12-01');
    expect(code).toBe(1);
    expect(out).toContain('What would help');
  });
  it('reports everything that is wrong with the question at once, exits 2, writes nothing', async () => {
    const args = [
      'Alpah',
      'Nowhere',
      '--cargo',
      '1x40HC:-5t',
      '--depart',
      'soon',
      '--avoid',
      'RU',
      '--by',
      'speed',
      '--seed',
      'x',
      '--top',
      '0',
      '--map',
      at('bad.svg'),
    ];
    const { code, out, err } = await plan(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    for (const part of [
      '"Alpah"',
      'CNALP',
      '"Nowhere"',
      'more than 0',
      'is not a date',
      'country:RU?',
      'is not a criterion',
      'seed must be',
      'top must be',
    ])
      expect(err).toContain(part);
    expect(existsSync(at('bad.svg'))).toBe(false);
    expect(problemsSchema.parse(JSON.parse((await plan(...args, '--json')).out)).problems.length).toBeGreaterThan(7);
  });
  it.each([
    [['Alpha', 'Echo', '--cargo', '1x40HC:40t'], 'rated payload'],
    [['Alpha', 'Echo', '--truck', '--container'], 'more than once'],
    [['Alpha', 'Echo', '--json', '--geojson'], 'give one of them'],
    [['Alpha', 'Echo', '--map', 'map.pdf'], '.svg or .png'],
    [['Alpha', 'Alpha'], 'differ'],
    [['Alpha', 'Echo', '--nonsense'], 'unknown option'],
    [['Alpha', 'Echo', '--avoid', 'place:Nowhere'], 'not a place that this network knows'],
    [['Alpha', 'Echo', '--avoid', 'service:charlie'], 'Did you mean one of these?'],
    [['Alpha', 'Echo', '--avoid', 'country:XX'], 'country:XX'],
    [['Alpha'], 'missing required argument'],
    [['108.94,34.34', 'Echo'], 'Latitude comes first'],
    [['Alpha', 'Echo', '--deadline', '2026-12-01', '--depart', '2026-12-05'], 'not after the departure'],
  ])('%j: exit 2', async (args, part) => {
    const { code, err } = await plan(...args);
    expect(code).toBe(2);
    expect(err).toContain(part);
  });
  it('refuses an image that is missing, cut short or something else', async () => {
    writeFileSync(at('cut.qiyun'), readFileSync(image).subarray(0, 5000));
    for (const file of ['absent.qiyun', 'cut.qiyun', 'places.csv', '.']) {
      const { code, err } = await run('plan', 'Alpha', 'Echo', '--network', at(file));
      expect(code).toBe(2);
      expect(err).toContain('network:');
    }
  });
});

describe('qiyun network', () => {
  it('checks a folder, and lists every problem of a broken one with file, line and code', async () => {
    expect(await run('network', 'check', folder)).toMatchObject({ code: 0 });
    const broken = mkdtempSync(join(tmpdir(), 'qiyun-broken-'));
    for (const [name, bytes] of tinyPackage())
      writeFileSync(join(broken, name), name === 'links-road.csv' ? Buffer.from(bytes).toString().replace('100,I', '-5,IX') : bytes);
    const { code, out } = await run('network', 'check', broken);
    expect(code).toBe(2);
    expect(out).toMatch(/links-road\.csv:2 length_km: .*\(\w+\/[\w-]+\)/);
    expect(out).toMatch(/links-road\.csv:2 speed_class: /);
    expect(await run('network', 'build', broken, '--out', at('never.qiyun'))).toMatchObject({ code: 2, out: '' });
    expect(existsSync(at('never.qiyun'))).toBe(false);
    rmSync(broken, { recursive: true });
  });
  it('shows the network, a place, and finds names', async () => {
    expect((await run('network', 'show', '--network', image)).out).toContain('Network');
    expect((await run('network', 'show', '乙市', '--network', image)).out).toContain('KZBRA');
    expect((await run('network', 'find', 'port of', '--network', image)).out).toContain('KZCHA');
    expect(await run('network', 'find', 'zzzzzzzz', '--network', image)).toMatchObject({ code: 1 });
    expect(await run('network', 'show', 'zzzzzzzz', '--network', image)).toMatchObject({ code: 2 });
    expect(await run('network', 'find', 'a', '--limit', 'ten', '--network', image)).toMatchObject({ code: 2 });
  });
  it('says in a sentence that a folder is not there', async () => {
    const { code, err } = await run('network', 'check', at('nowhere'));
    expect(code).toBe(2);
    expect(err).toContain('it does not exist');
  });
});

describe('qiyun', () => {
  it('helps, tells its version, suggests a command', async () => {
    expect(await run()).toMatchObject({ code: 0, out: expect.stringContaining('Usage: qiyun') });
    expect(await run('help', 'plan')).toMatchObject({ code: 0, out: expect.stringContaining('Exit codes') });
    expect(await run('--version')).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
    expect(await run('plna')).toMatchObject({ code: 2, err: expect.stringContaining('plan') });
  });
  it('owns up to a fault of its own with exit code 3', async () => {
    const errors: string[] = [];
    const parts = compose({
      stdout: { write: () => true },
      stderr: { write: (text: string) => errors.push(text) },
      env: {},
      untilStopped: async () => {},
      now: Date.now,
    });
    const use = {
      ...parts.use,
      openNetwork: () => {
        throw new Error('the sky fell');
      },
    };
    expect(await runProgram(['network', 'show'], { ...parts, use })).toBe(3);
    expect(errors.join('')).toContain('fault of Qiyun');
    expect(errors.join('')).toContain('the sky fell');
  });
});
