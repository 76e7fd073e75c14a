/** `qiyun study` and `plan --scenario` in process, over the tiny package: exit codes, what is told, and that an empty scenario leaves no trace. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/index.js';
import { compose } from '../../src/compose.js';
import { compareAnswerSchema, problemsSchema, readyScenariosSchema, simulateAnswerSchema } from '../../src/contract/index.js';
import { compileProgram, startProgram } from '../http/built-program.js';
import { tinyPackage } from '../scenes/tiny-package.js';

const folder = mkdtempSync(join(tmpdir(), 'qiyun-study-'));
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({
    write: (text: string) => {
      written[name] += text;
    },
    isTTY: false,
    columns: 200,
  });
  const host = { stdout: stream('out'), stderr: stream('err'), env: {}, untilStopped: async () => {}, now: () => Date.UTC(2026, 10, 1, 12) };
  const code = await runProgram(args, compose(host));
  return { code, ...written };
}
const put = (name: string, text: string): string => {
  writeFileSync(at(name), text);
  return at(name);
};
const study = (kind: string, ...args: string[]) => run('study', kind, ...args, '--network', at('tiny.qiyun'), '--depart', '2026-12-01');

beforeAll(async () => {
  for (const [name, bytes] of tinyPackage()) writeFileSync(at(name), bytes);
  put('snow.yaml', snow);
  expect(await run('network', 'build', folder, '--out', at('tiny.qiyun'))).toMatchObject({ code: 0 });
});

const snow = `
name: Snow on the road      # a comment, which JSON has not
changes:
  - { kind: slow, what: { link: road-3 }, factor: 2, why: snow }
`;

describe('qiyun study compare', () => {
  it('prints before and after of a pair, and the sums', async () => {
    const { code, out, err } = await study('compare', '--scenario', at('snow.yaml'), '--from', 'Bravo', '--to', 'Charlie', '--cargo', 'truck:20t');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Snow on the road: before and after');
    expect(out).toMatch(/Bravo - Port of Charlie +\d+\.\d \+\d+\.\d/);
    expect(out).toContain('1 pairs: 0 take another way, 0 lost, 0 gained');
  });

  it('takes pairs from a file, answers JSON by the schema, and names a lost pair', async () => {
    const pairs = put(
      'pairs.csv',
      // blanks and capitals in the header, and an empty line: no reason to refuse
      'Origin, destination ,tonnes_per_year,Cargo,note\nBravo,Charlie,100,truck:20t,by road\n\nCharlie,Delta,300,truck:20t,on the deck\n',
    );
    const shut = put('shut.json', JSON.stringify({ name: 'No ferry', changes: [{ kind: 'close', what: { service: ['roro-1'] } }] }));
    const { code, out } = await study('compare', '--scenario', shut, '--pairs', pairs, '--json');
    expect(code).toBe(0);
    const document = compareAnswerSchema.parse(JSON.parse(out));
    expect(document.pairs.map(({ outcome }) => outcome)).toEqual(['same way', 'lost']);
    expect(document.all).toMatchObject({ pairs: 2, both: 1, lost: 1, tonnesLost: 300 });
    expect(document.scenario.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('equal changes have equal hashes, however they are written', async () => {
    const json = put(
      'snow.json',
      JSON.stringify({ changes: [{ factor: 2, why: 'snow', what: { link: ['road-3'] }, kind: 'slow' }], name: 'The same in other words' }),
    );
    const hashOf = async (file: string) => {
      const { out } = await study('compare', '--scenario', file, '--from', 'Bravo', '--to', 'Charlie', '--json');
      return compareAnswerSchema.parse(JSON.parse(out)).scenario.hash;
    };
    expect(await hashOf(json)).toBe(await hashOf(at('snow.yaml')));
  });

  it('tells everything that is wrong at once, each at its line, and exits 2', async () => {
    const wrong = put(
      'wrong.yaml',
      `name: Wrong
changes:
  - { kind: close, what: { link: road-99 } }
  - { kind: capacity, what: { place: KZCHA }, factor: -1 }
  - { kind: procedure, what: { place: cn-kz-gate-road }, p50H: 1, p90H: 2, from: 2026-12-01, to: 2026-12-20 }
  - { kind: procedure, what: { place: cn-kz-gate-road }, p50H: 3, p90H: 4, from: 2026-12-10 }
  - { kind: vanish, what: { place: KZCHA } }
  - { kind: slow, what: { mode: road }, factor: 2, form: 2026-12-01 }
`,
    );
    const pairs = put('wrong.csv', 'origin,destination\nBravo,Charlie\nAtlantis,Charlie\n');
    const { code, out, err } = await study('compare', '--scenario', wrong, '--pairs', pairs, '--json');
    expect(code).toBe(2);
    const { problems } = problemsSchema.parse(JSON.parse(out));
    expect(problems.map(({ field }) => field)).toEqual([
      'scenario.changes.1.factor',
      'scenario.changes.4.kind',
      'scenario.changes.5.form',
      'scenario.changes.0.what.link',
      'scenario.changes.3',
      'from',
    ]);
    expect(problems[5]?.message).toContain('wrong.csv line 3');
    expect(err).toContain('There is no link “road-99” in this network.');
  });

  it('a text that is no YAML is told with line and column', async () => {
    const { code, err } = await study(
      'compare',
      '--scenario',
      put('broken.yaml', 'name: x\nchanges:\n  - { kind: close\n'),
      '--from',
      'Bravo',
      '--to',
      'Echo',
    );
    expect(code).toBe(2);
    expect(err).toMatch(/broken\.yaml, line \d+, column \d+:/);
    expect((await study('compare', '--scenario', 'no-such-one', '--from', 'Bravo', '--to', 'Echo')).err).toContain('suez-closed');
    expect((await study('compare', '--scenario', at('none.yaml'), '--from', 'Bravo', '--to', 'Echo')).code).toBe(2);
  });
});

describe('qiyun plan --scenario', () => {
  const plan = (...args: string[]) =>
    run('plan', 'Bravo', 'Echo', '--truck', '--depart', '2026-12-01', '--draws', '200', '--json', '--network', at('tiny.qiyun'), ...args);

  it('an empty scenario gives the same bytes', async () => {
    const plain = await plan();
    const empty = await plan('--scenario', put('empty.yaml', 'name: Nothing\nchanges: []\n'));
    expect(empty).toEqual(plain);
  });

  it('another plans over the changed network and says so', async () => {
    const { out } = await plan('--scenario', at('snow.yaml'));
    expect(JSON.parse(out).notes.join(' ')).toContain('Planned under the scenario “Snow on the road”');
    expect(JSON.parse(out).itineraries[0].hours.mean).toBeGreaterThan(JSON.parse((await plan()).out).itineraries[0].hours.mean);
  });
});

describe('qiyun study scenarios and simulate', () => {
  it('lists what stands ready', async () => {
    const { code, out } = await run('study', 'scenarios', '--json');
    expect(code).toBe(0);
    expect(readyScenariosSchema.parse(JSON.parse(out)).scenarios.length).toBe(8);
    expect((await run('study', 'scenarios')).out).toContain('suez-closed');
  });

  it('simulates the flows of a file, as a table, as JSON and as files', async () => {
    compileProgram();
    const simulate = (...args: string[]) =>
      startProgram(['study', 'simulate', ...args, '--network', at('tiny.qiyun'), '--depart', '2026-12-01', '--workers', '1']).finished;
    const flows = put('flows.csv', 'origin,destination,tonnes_per_year,cargo\nBravo,Echo,20000,truck:20t\n');
    const short = ['--pairs', flows, '--replications', '2', '--days', '30', '--warm-up-days', '30'];
    const { code, out, err } = await simulate(...short, '--scenario', at('snow.yaml'), '--out', at('queues.csv'), '--flows', at('doors.csv'));
    expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('s on 1 thread\n') });
    expect(out).toMatch(/^Port of Charlie +\d/m);
    expect(out).toMatch(/^boarding: /m);
    expect(readFileSync(at('queues.csv'), 'utf8').split('\n')[1]).toMatch(/^service:roro-1\/out at KZCHA,sailing,roro-1,.*,KZCHA,Port of Charlie/);
    expect(readFileSync(at('doors.csv'), 'utf8').split('\n')[0]).toMatch(/^origin,origin_name,.*,way_before,way_after,come_per_week_before,/);
    const json = await simulate(...short, '--json');
    expect(simulateAnswerSchema.parse(JSON.parse(json.out))).toMatchObject({ scenario: null, under: null });
    expect((await simulate(...short, '--border', 'gate')).code).toBe(2);
  });

  it('tells what is wrong with a flow at its line', async () => {
    const flows = put('wrong.csv', 'origin,destination,tonnes_per_year,cargo\nBravo,Echo,20000,truck:20t\nAtlantis,Echo,5,truck:20t\n');
    const { code, err } = await startProgram(['study', 'simulate', '--pairs', flows, '--network', at('tiny.qiyun')]).finished;
    expect({ code, err: err.replace(/\s+/g, ' ') }).toEqual({ code: 2, err: expect.stringMatching(/wrong\.csv line 3: .*Atlantis/) });
  });
});
