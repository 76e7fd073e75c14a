import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { judgeImports } from './cruise.js';
import { ranks } from './ranks.js';

const root = join(import.meta.dirname, '../..');
const sourceFiles = (readdirSync(join(root, 'src'), { recursive: true }) as string[])
  .filter((name) => name.endsWith('.ts'))
  .map((name) => `src/${name.replaceAll('\\', '/')}`);

/** A small tree without a fault, but for `planted.ts`, which each test writes. */
const sound: Readonly<Record<string, string>> = {
  'src/units/index.ts': "export * from './one.js';\n",
  'src/units/one.ts': "import type { Planted } from './planted.js';\nexport type One = Planted;\n",
  'src/units/one.test.ts': 'export const tested = 1;\n',
  'src/graph/index.ts': "export * from './arcs.js';\n",
  'src/graph/arcs.ts': 'export const arcs = 1;\n',
  'src/network/index.ts': "import { arcs } from '../graph/index.js';\nexport type Up = number;\nexport const up = arcs;\n",
  'src/stray/index.ts': 'export const stray = 1;\n',
};

describe('AR1: imports go downward, by the index, without cycles', () => {
  test('of src/', async () => {
    const verdict = await judgeImports(root, ranks);
    expect(verdict.violations).toEqual([]);
    // the canary: a checker that reads nothing finds nothing
    const isModule = (name: string): boolean => !name.endsWith('.d.ts');
    expect(verdict.modules.filter(isModule)).toEqual(sourceFiles.filter(isModule).sort());
    expect(verdict.modules.length).toBeGreaterThan(150);
  });

  test('every folder of src/ has a rank', () => {
    const folders = new Set(sourceFiles.map((name) => name.split('/')[1] ?? '').filter((name) => !name.endsWith('.d.ts')));
    expect([...folders].filter((name) => !ranks.flat().includes(name))).toEqual([]);
  });
});

describe('AR2: a planted fault is caught', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qiyun-architecture-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const put = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  for (const [file, text] of Object.entries(sound)) put(file, text);

  test.each([
    [
      'an import of a higher rank',
      'src/units/planted.ts',
      "import { up } from '../network/index.js';\nexport const x = up;\n",
      'downward: src/units/planted.ts -> src/network/index.ts',
    ],
    [
      'a type of a higher rank',
      'src/units/planted.ts',
      "import type { Up } from '../network/index.js';\nexport type X = Up;\n",
      'downward: src/units/planted.ts -> src/network/index.ts',
    ],
    [
      'a folder of the same rank',
      'src/geo/planted.ts',
      "import { arcs } from '../graph/index.js';\nexport const x = arcs;\n",
      'downward: src/geo/planted.ts -> src/graph/index.ts',
    ],
    [
      'a door in the back',
      'src/network/planted.ts',
      "import { arcs } from '../graph/arcs.js';\nexport const x = arcs;\n",
      'by-index: src/network/planted.ts -> src/graph/arcs.ts',
    ],
    [
      'a circle of types',
      'src/units/planted.ts',
      "import type { One } from './one.js';\nexport type Planted = One;\n",
      'no-cycle: src/units/one.ts -> src/units/planted.ts',
    ],
    [
      'a folder without a rank',
      'src/planning/planted.ts',
      "import { stray } from '../stray/index.js';\nexport const x = stray;\n",
      'ranked: src/planning/planted.ts -> src/stray/index.ts',
    ],
    [
      'a test in the product',
      'src/units/planted.ts',
      "import { tested } from './one.test.js';\nexport const x = tested;\n",
      'no-test-in-product: src/units/planted.ts -> src/units/one.test.ts',
    ],
  ])('%s', async (_what, file, text, expected) => {
    put(file, text);
    const { violations } = await judgeImports(folder, ranks);
    rmSync(join(folder, file));
    expect(violations).toContain(expected);
  });

  test('and a sound tree is not blamed', async () => {
    put('src/units/planted.ts', 'export interface Planted {}\n');
    const verdict = await judgeImports(folder, ranks);
    expect(verdict.violations).toEqual([]);
    expect(verdict.modules).toHaveLength(8);
  });
});
