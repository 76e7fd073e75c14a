/** DN: what a demand table says of nothing: 0 t is no demand, and what is no figure is told at its row. */
import { describe, expect, it } from 'vitest';
import { readStudy, type StudyReader } from '../../src/application/index.js';
import { composePlanner } from '../../src/compose-planner.js';
import { readDemandTable } from '../../src/importing/index.js';
import { compileNetwork } from '../../src/network/index.js';
import { instant } from '../../src/units/index.js';
import { tinyTables } from '../scenes/tiny-tables.js';

const parts = composePlanner(compileNetwork(tinyTables(), { id: 'tiny', version: 'scene' }));
const reader: StudyReader = {
  network: parts.network,
  findPlace: parts.findPlace,
  now: instant(Date.UTC(2026, 10, 1)),
  readyScenarios: new Map(),
  defaultFlows: () => [],
  defaultPairs: () => [],
};

const header = 'origin,destination,tonnes_per_year,cargo\n';
const table = (text: string) => readDemandTable('flows.csv', new TextEncoder().encode(header + text));
const read = (kind: string, ...tonnes: readonly number[]) =>
  readStudy({ kind, flows: tonnes.map((tonnesPerYear) => ({ origin: 'Bravo', destination: 'Charlie', tonnesPerYear, cargo: 'truck:20t' })) }, reader);

describe('DN1: a table of demand', () => {
  it('may have rows of 0 t', () => {
    const { rows, issues } = table('Bravo,Echo,0,truck:20t\nBravo,Charlie,0.0,truck:20t\nAlpha,Echo,5,truck:20t\n');
    expect(issues).toEqual([]);
    expect(rows.map(({ tonnesPerYear }) => tonnesPerYear)).toEqual([0, 0, 5]);
  });
  it.each(['-1', '-0.5', 'NaN', 'many', 'Infinity', '1e11', '5 t', '1,000'])('tells %s at its line', (text) => {
    const { issues } = table(`Bravo,Echo,5,truck:20t\nBravo,Charlie,${text.includes(',') ? `"${text}"` : text},truck:20t\n`);
    expect(issues.map(({ at, severity }) => [at.line, at.field, severity])).toEqual([[3, 'tonnes_per_year', 'error']]);
  });
  it('tells a missing figure at its line', () => {
    expect(table('Bravo,Echo,,truck:20t\n').issues.map(({ code, at }) => [code, at.line, at.field])).toEqual([['cell/empty', 2, 'tonnes_per_year']]);
  });
});

describe('DN2: a study', () => {
  it.each(['critical', 'assign'])('%s: leaves flows of 0 t out and tells which', (kind) => {
    const { study, notes, problems } = read(kind, 0, 10, 0);
    expect(problems).toEqual([]);
    expect(study?.question).toMatchObject({ flows: [{ tonnesPerYear: 10 }] });
    expect(notes).toContain('2 flows of 0 t a year left out: Bravo to Port of Charlie, Bravo to Port of Charlie.');
  });
  it.each(['critical', 'assign'])('%s: with flows of 0 t alone has nothing to do, and says so', (kind) => {
    expect(read(kind, 0, 0)).toMatchObject({
      study: undefined,
      problems: [{ field: 'flows', message: expect.stringContaining('nothing to carry') }],
    });
  });
  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('a flow of %s t is a problem of its own', (tonnes) => {
    expect(read('critical', 10, tonnes).problems.map(({ field }) => field)).toEqual(['flows.1.tonnesPerYear']);
  });
});
