/** Rules of the house that no compiler checks: the size of files, records of decisions, what a committed text may not contain. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { coreFolders } from './ranks.js';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
/** Committed files, and those about to be. */
const committed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter((path) => path !== '' && existsSync(join(root, path)));
const source = committed.filter((path) => path.startsWith('src/') && path.endsWith('.ts'));
const linesOf = (path: string): number => read(path).split('\n').length - 1;

describe('HO1: one idea a file', () => {
  const isGenerated = (path: string): boolean => path === 'src/client/api.ts';
  const product = source.filter((path) => !path.endsWith('.test.ts') && !path.endsWith('.kernel.ts') && !isGenerated(path));

  test('no file but a kernel or a generated one is over 400 lines; those over 300 are listed', () => {
    const long = product.map((path) => ({ path, lines: linesOf(path) })).filter(({ lines }) => lines > 300);
    for (const { path, lines } of long) console.log(`${path} has ${lines} lines: over 300, to be discussed`);
    expect(long.filter(({ lines }) => lines > 400)).toEqual([]);
  });

  test('the median file has 100 lines or less', () => {
    const sorted = product.map(linesOf).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(100);
  });

  test('names are kebab-case with a known suffix, and none is a bag', () => {
    const name = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|test-d|bench|schema|kernel|scene|d|kernel\.test))?\.ts$/;
    const bag = /^(utils?|helpers?|common|misc|types|constants|managers?)\b/;
    expect(source.filter((path) => !name.test(basename(path)) || bag.test(basename(path)))).toEqual([]);
  });

  test('schemas stand in contract/ only', () => {
    expect(source.filter((path) => path.endsWith('.schema.ts') && !path.startsWith('src/contract/'))).toEqual([]);
  });
});

describe('HO2: decisions are on record', () => {
  const records = readdirSync(join(root, 'docs/decisions'))
    .filter((name) => /^\d{4}-.*\.md$/.test(name))
    .sort();
  const index = read('docs/decisions/README.md');

  test('every record is in the index, by its number, once', () => {
    expect(records.filter((name) => !index.includes(`](${name})`))).toEqual([]);
    const numbers = records.map((name) => name.slice(0, 4));
    expect(numbers.filter((number, i) => numbers.indexOf(number) !== i)).toEqual([]);
  });

  test('the index names no record that is not there', () => {
    const named = [...index.matchAll(/\]\((\d{4}-[^)]+)\)/g)].map((match) => match[1]);
    expect(named.filter((name) => !records.includes(name ?? ''))).toEqual([]);
  });

  test('every runtime dependency has a record', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    const texts = records.map((name) => read(`docs/decisions/${name}`)).join('\n');
    expect(Object.keys(dependencies).filter((name) => !texts.includes(`\`${name}\``))).toEqual([]);
    expect(Object.keys(dependencies).length).toBeLessThanOrEqual(19);
  });
});

describe('HO3: a committed text holds no trace of the machine it was written on', () => {
  const texts = committed.filter((path) => !/\.(png|qiyun|gz)$/.test(path));
  // spelled in pieces, so that this file does not find itself
  const traces = ['work', 'root', 'home']
    .map((name) => `/${name}/`)
    .concat(['/tmp/bash', '_jobs'].join(''), ['registry', 'npmjs'].join('.'), ['registry', 'yarnpkg'].join('.'), ['deb', 'debian'].join('.'));
  const pattern = new RegExp(traces.map((trace) => (trace.startsWith('/') ? `(?<![\\w.:/-])${trace}` : trace.replaceAll('.', '\\.'))).join('|'));

  test('no machine path, no host of a package registry', () => {
    const found = texts.flatMap((path) =>
      read(path)
        .split('\n')
        .flatMap((line, i) => (pattern.test(line) ? [`${path}:${i + 1}: ${line.trim().slice(0, 120)}`] : [])),
    );
    expect(found).toEqual([]);
  });

  test('and the search finds one where it is', () => {
    expect(pattern.test(`cd /${'work'}/main`)).toBe(true);
    expect(pattern.test(`https://${['registry', 'npmjs'].join('.')}.org`)).toBe(true);
  });

  test('the lock file says no address to fetch from', () => {
    expect(read('package-lock.json')).not.toContain('"resolved"');
  });
});

describe('HO5: the core knows no world', () => {
  test('the linter watches every folder of the core', () => {
    expect(read('biome.json')).toContain(`"src/{${coreFolders.join(',')}}/**"`);
  });

  test('`!` is allowed in kernels only', () => {
    const { overrides } = JSON.parse(read('biome.json')) as {
      overrides: { includes: string[]; linter?: { rules: { style?: Record<string, unknown> } } }[];
    };
    expect(overrides.filter(({ linter }) => linter?.rules.style?.['noNonNullAssertion'] === 'off').map(({ includes }) => includes)).toEqual([
      ['**/*.kernel.ts'],
    ]);
    expect(source.filter((path) => read(path).includes(['biome', 'ignore'].join('-')))).toEqual([]);
  });
});

describe('HO4: no promise without a trace', () => {
  test('no open mark (to do, to fix) without the number of an issue', () => {
    const marks = new RegExp(`\\b(${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')})\\b(?!\\(#\\d+\\))`);
    const code = committed.filter((path) => /\.(ts|sh|js)$/.test(path));
    expect(
      code.flatMap((path) =>
        read(path)
          .split('\n')
          .flatMap((line, i) => (marks.test(line) ? [`${path}:${i + 1}`] : [])),
      ),
    ).toEqual([]);
  });
});
