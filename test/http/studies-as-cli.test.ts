/** SC: a study over HTTP is the study of the command line: the same call, the same answer, in every form to the byte. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '../../src/client/index.js';
import { tinyPackage } from '../scenes/tiny-package.js';
import { compileProgram, type Running, startProgram } from './built-program.js';

const folder = mkdtempSync(join(tmpdir(), 'qiyun-as-cli-'));
const at = (name: string): string => join(folder, name);
let server: Running;
let url = '';
beforeAll(async () => {
  compileProgram();
  for (const [name, bytes] of tinyPackage()) writeFileSync(at(name), bytes);
  expect(await startProgram(['network', 'build', folder, '--out', at('tiny.qiyun')]).finished).toMatchObject({ code: 0 });
  server = startProgram(['serve', '--port', '0', '--workers', '1', '--network', at('tiny.qiyun')]);
  url = /http:\/\/[\d.]+:\d+\//.exec(await server.printed(/http:\/\/[\d.]+:\d+\//))?.[0] ?? '';
  writeFileSync(at('flows.csv'), 'origin,destination,tonnes_per_year,cargo\nBravo,Echo,60000,truck:20t\nAlpha,Echo,90000,1x40HC:20t\n');
});
afterAll(async () => {
  server.signal('SIGTERM');
  expect((await server.finished).code).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

const flows = [
  { origin: 'Bravo', destination: 'Echo', tonnesPerYear: 60_000, cargo: 'truck:20t' },
  { origin: 'Alpha', destination: 'Echo', tonnesPerYear: 90_000, cargo: '1x40HC:20t' },
];
const pairs = flows.map(({ origin, destination, ...rest }) => ({ from: origin, to: destination, ...rest }));
const terms = { depart: '2027-06-01', tir: true };
const kinds = [
  {
    kind: 'assign',
    more: 'limits',
    args: ['--demand', at('flows.csv'), '--co2-price', '80', '--time-price', '5'],
    call: { kind: 'assign', flows, co2PriceUsdPerT: 80, timePriceUsdPerTDay: 5, ...terms },
  },
  {
    kind: 'simulate',
    more: 'flows',
    args: ['--pairs', at('flows.csv'), '--replications', '3', '--days', '40', '--warm-up-days', '20', '--border', 'cn-kz-gate-road=9'],
    call: { kind: 'simulate', pairs, replications: 3, days: 40, warmUpDays: 20, borders: { 'cn-kz-gate-road': 9 }, ...terms },
  },
] as const;

test.each(kinds)('$kind', async ({ kind, more, args, call }) => {
  const files = { csv: at(`${kind}.csv`), parquet: at(`${kind}.parquet`), geojson: at(`${kind}.geojson`) };
  const typed = ['study', kind, ...args, '--depart', terms.depart, '--tir', '--network', at('tiny.qiyun'), '--json'];
  const { code, out } = await startProgram([...typed, '--out', files.csv, `--${more}`, files.parquet, '--geojson', files.geojson]).finished;
  expect(code).toBe(0);
  const { startStudy, watchStudy } = createClient({ baseUrl: url });
  const { id } = await startStudy({ body: call as unknown as Parameters<typeof startStudy>[0]['body'] });
  expect(await watchStudy({ id })).toContain('"state":"done"');
  const fetched = async (query: string): Promise<Buffer> => Buffer.from(await (await fetch(`${url}v1/studies/${id}/result?${query}`)).arrayBuffer());
  expect(JSON.parse((await fetched('format=json')).toString())).toEqual(JSON.parse(out));
  expect((await fetched('format=csv')).equals(readFileSync(files.csv))).toBe(true);
  expect((await fetched(`format=parquet&table=${more}`)).equals(readFileSync(files.parquet))).toBe(true);
  expect((await fetched('format=geojson')).equals(readFileSync(files.geojson))).toBe(true);
});
