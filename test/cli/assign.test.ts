/** AS: `qiyun study assign`, as people call it: both questions, and everything that can be wrong with what is handed in. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { freightAssignmentSchema, trafficAssignmentSchema } from '../../src/contract/index.js';
import { readTntp, type TntpInstance, writeTntp } from '../../src/importing/index.js';
import { compileProgram, startProgram } from '../http/built-program.js';

const folder = mkdtempSync(join(tmpdir(), 'qiyun-assign-'));
const at = (...names: string[]): string => join(folder, ...names);
beforeAll(compileProgram);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const network = (): string => {
  const image = inject('defaultImage');
  if ('problem' in image) throw new Error(image.problem);
  return image.file;
};
const assign = (...args: string[]) => startProgram(['study', 'assign', ...args]).finished;
/** On one thread: each would compile the network for the cargoes anew. That more give the same is SD3's to say. */
const freight = (...args: string[]) => assign(...args, '--network', network(), '--workers', '1');

/** 10 trips over links that cost 1 + x and 3 + x: 6 and 4, each 7; Beckmann 44. */
const two: TntpInstance = {
  name: 'Two',
  zones: 3,
  nodes: 3,
  firstThru: 1,
  tollFactor: 0,
  distanceFactor: 0,
  links: [1, 3].map((freeFlowTime) => ({
    from: 1,
    to: 2,
    capacity: 1,
    length: 0,
    freeFlowTime,
    b: 1 / freeFlowTime,
    power: 1,
    speed: 0,
    toll: 2,
    type: 1,
  })),
  trips: [
    { origin: 1, destination: 2, amount: 10 },
    { origin: 1, destination: 3, amount: 4 },
  ],
  flows: [],
  coordinates: [],
};

function writeInstance(name: string, pack: (text: string) => Uint8Array = (text) => new TextEncoder().encode(text), suffix = ''): string {
  mkdirSync(at(name));
  for (const [file, text] of writeTntp(two)) writeFileSync(at(name, file + suffix), pack(text));
  return at(name);
}

describe('AS1: traffic', () => {
  test('answers as JSON; trips without a way are listed; the flows are written', async () => {
    const { code, out } = await assign('--tntp', writeInstance('plain'), '--gap', '1e-12', '--json', '--out', at('out'));
    const answer = trafficAssignmentSchema.parse(JSON.parse(out));
    expect(code).toBe(0);
    expect(answer).toMatchObject({ name: 'Two', reached: true, trips: 10, unserved: [{ origin: 1, destination: 3, trips: 4 }] });
    expect(answer.objective).toBeCloseTo(44, 9);
    expect(answer.totalTravelTime).toBeCloseTo(70, 9);
    const flow = readTntp(
      new Map(
        [...writeTntp(two).entries(), ['Two_flow.tntp', readFileSync(at('out', 'Two_flow.tntp'), 'utf8')]].map(([name, text]) => [
          String(name),
          new TextEncoder().encode(String(text)),
        ]),
      ),
    );
    expect(flow.instance?.flows.map(({ volume }) => Math.round(volume * 1e6) / 1e6)).toEqual([6, 4]);
  });

  test('gzipped tables give the same, and a toll that counts is told apart from time', async () => {
    const { out, code } = await assign(
      '--tntp',
      writeInstance('packed', (text) => new Uint8Array(gzipSync(text)), '.gz'),
      '--toll-factor',
      '0.5',
      '--json',
    );
    expect(code).toBe(0);
    const answer = trafficAssignmentSchema.parse(JSON.parse(out));
    expect(answer.totalTravelTime).toBeCloseTo(70, 5);
    expect(answer.totalCost).toBeCloseTo(80, 5);
  });

  test('a gap that is not reached is an ordinary no', async () => {
    const { out, code } = await assign('--tntp', at('plain'), '--algorithm', 'cfw', '--gap', '1e-15', '--max-iterations', '1');
    expect({ code, told: out.includes('not what was asked for') }).toEqual({ code: 1, told: true });
  });

  test('every problem of the folder and of the flags at once, exit 2, nothing written', async () => {
    mkdirSync(at('wrong'));
    writeFileSync(at('wrong', 'a_net.tntp'), '<NUMBER OF ZONES> 0\n<NUMBER OF NODES> 2\n');
    const { code, err } = await assign('--tntp', at('wrong'), '--gap', 'small', '--algorithm', 'tapas', '--out', at('never'));
    expect(code).toBe(2);
    for (const part of [
      'gap must be a number such as 1e-8.',
      'algorithm must be b',
      'a_net.tntp line 1: <NUMBER OF ZONES>',
      'no file is the trips table',
    ]) {
      expect(err.replace(/\s+/g, ' ')).toContain(part);
    }
    expect(readdirSync(folder)).not.toContain('never');
    expect(await assign()).toMatchObject({ code: 2 });
    expect(await assign('--tntp', at('nowhere'))).toMatchObject({ code: 2 });
  });
});

describe('AS2: freight', () => {
  const flows =
    "origin,destination,tonnes_per_year,cargo,source,basis\nXi'an,AZBAK,200000,1x40HC:20t,mine,assumed\nKZALA,Istanbul,50000,truck:20t,mine,assumed\n";

  test('flows, limits and the bottleneck; a smaller terminal is never cheaper, and the price of its limit says so', async () => {
    writeFileSync(at('flows.csv'), flows);
    const ask = async (...args: string[]) => {
      const { code, out, err } = await freight('--demand', at('flows.csv'), '--time-price', '20', '--json', ...args);
      expect({ code, err }).toEqual({ code: 0, err: expect.stringMatching(/^[\d.]+ s on \d+ threads?\n$/) });
      return freightAssignmentSchema.parse(JSON.parse(out));
    };
    const free = await ask();
    expect(free.tonnesPerWeek.carried).toBeCloseTo((250_000 * 7) / 365.25, 6);
    expect(free.objectiveUsdPerWeek - free.boundUsdPerWeek).toBeLessThan(1e-6 * free.objectiveUsdPerWeek);
    // half of what the busiest terminal on the way of the trucks or boxes takes
    const service = free.flows.flatMap(({ ways }) => ways.flatMap(({ legs }) => legs.map((leg) => leg.service))).find((id) => id !== null);
    expect(service).toBeTypeOf('string');
    writeFileSync(at('limits.csv'), `kind,id,per_week,unit,source\nservice,${service},10,t,none\n`);
    const tight = await ask('--capacities', at('limits.csv'));
    expect(tight.objectiveUsdPerWeek).toBeGreaterThan(free.objectiveUsdPerWeek);
    const limit = tight.capacities.find(({ id, shadowPriceUsdPerUnit }) => id === service && shadowPriceUsdPerUnit > 0);
    expect(limit).toMatchObject({ perWeek: 10, unit: 't' });
    expect(limit?.usedPerWeek).toBeCloseTo(10, 5);
    writeFileSync(at('limits.csv'), `kind,id,per_week,unit,source\nservice,${service},11,t,none\n`);
    const eased = await ask('--capacities', at('limits.csv'));
    // a service has several stretches, each with the limit: one more tonne on all saves what all prices say, at most
    const saved = tight.capacities.filter(({ id }) => id === service).reduce((sum, { shadowPriceUsdPerUnit }) => sum + shadowPriceUsdPerUnit, 0);
    expect(tight.objectiveUsdPerWeek - eased.objectiveUsdPerWeek).toBeCloseTo(saved, 2);
  }, 240_000);

  test('reads as a page', async () => {
    const { out, code } = await freight('--demand', at('flows.csv'), '--co2-price', '80');
    expect(code).toBe(0);
    for (const part of ['nothing costs less than', 't a week are carried', "Xi'an - Baku", 'Limited:', 'Time has no price here'])
      expect(out).toContain(part);
  });

  test('a scenario, and the answer as files: ways, limits, what can be drawn', async () => {
    const files = { out: at('ways.csv'), limits: at('limits.out.csv'), geojson: at('flows.geojson') };
    const args = ['--demand', at('flows.csv'), '--scenario', 'aktau-hub-doubled', '--time-price', '20', '--json'];
    const { code, out } = await freight(...args, '--out', files.out, '--limits', files.limits, '--geojson', files.geojson);
    expect(code).toBe(0);
    const answer = freightAssignmentSchema.parse(JSON.parse(out));
    expect(answer.notes[0]).toContain('Aktau container hub doubled');
    const ways = answer.flows.reduce((sum, flow) => sum + flow.ways.length + (flow.unmetTPerWeek > 0 ? 1 : 0), 0);
    expect(readFileSync(files.out, 'utf8').trim().split('\n')).toHaveLength(1 + ways);
    expect(readFileSync(files.limits, 'utf8').trim().split('\n')).toHaveLength(1 + answer.capacities.length);
    const { features } = JSON.parse(readFileSync(files.geojson, 'utf8')) as { features: { properties: Record<string, number | string> }[] };
    const lines = features.filter(({ properties }) => properties['feature'] === 'carried');
    // nothing carries more than all there is, and something carries all of a flow
    const most = Math.max(...lines.map(({ properties }) => Number(properties['tonnesPerWeek'])));
    expect(most).toBeLessThanOrEqual(answer.tonnesPerWeek.carried + 1e-6);
    expect(most).toBeGreaterThan(0.5 * Math.max(...answer.flows.map(({ demandTPerWeek }) => demandTPerWeek)));
    expect(features.filter(({ properties }) => properties['feature'] === 'limit')).toHaveLength(answer.capacities.length);
    expect(features.filter(({ properties }) => properties['feature'] === 'end').map(({ properties }) => properties['id'])).toEqual(
      expect.arrayContaining(['CNSIA', 'AZBAK', 'KZALA']),
    );
  });

  test('every problem of both tables at once, with lines, exit 2', async () => {
    writeFileSync(at('bad.csv'), 'origin,destination,tonnes_per_year,cargo\nXian,,many,1x40HC:20t\nKZALA,AZBAK,-5,truck:20t\n');
    writeFileSync(at('bad-limits.csv'), 'kind,id,per_week,unit\nroad,x,5,t\nterminal,KZAAU,-1,barrels\n');
    const { code, err } = await freight('--demand', at('bad.csv'), '--capacities', at('bad-limits.csv'));
    expect(code).toBe(2);
    const told = err.replace(/\s+/g, ' ').replaceAll(`${folder}/`, '');
    for (const part of [
      'bad.csv line 2: destination is empty',
      "bad.csv line 2: tonnes_per_year is 'many'",
      "bad.csv line 3: tonnes_per_year is '-5'",
      "bad-limits.csv line 2: 'road'",
      "bad-limits.csv line 3: per_week is '-1'",
      "bad-limits.csv line 3: 'barrels'",
    ]) {
      expect(told).toContain(part);
    }
  });

  test('places and cargoes that are not understood are told at their line', async () => {
    writeFileSync(at('odd.csv'), 'origin,destination,tonnes_per_year,cargo\nNowhereville,AZBAK,10,1x40HC:20t\nKZALA,KZALA,10,20 t\n');
    writeFileSync(at('odd-limits.csv'), 'kind,id,per_week,unit\nservice,no-such-service,5,t\n');
    const { code, err } = await freight('--demand', at('odd.csv'), '--capacities', at('odd-limits.csv'));
    expect(code).toBe(2);
    const told = err.replace(/\s+/g, ' ').replaceAll(`${folder}/`, '');
    for (const part of [
      'odd.csv line 2:',
      'Nowhereville',
      'odd.csv line 3: Origin and destination are the same place',
      '20 t',
      'odd-limits.csv line 2: “no-such-service” is no service',
    ]) {
      expect(told).toContain(part);
    }
  });
});
