/** What is loaded for `qiyun plan`: read from the imports of the source, types and `await import` left out, so that no run and no build is needed. */
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = join(import.meta.dirname, '../../src');
const staticImport = /^(?:import|export)\s+(?!type\b)(?:[^;'"]*?\sfrom\s+)?'([^']+)'/gm;

const importsOf = (file: string): string[] => [...readFileSync(file, 'utf8').matchAll(staticImport)].map(([, name]) => name ?? '');

/** Every file below src/ and every package that loading the files leads to. */
const loadedWith = (...files: readonly string[]): { readonly files: readonly string[]; readonly packages: readonly string[] } => {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const name of importsOf(file)) {
      if (name.startsWith('.')) visit(join(dirname(file), name).replace(/\.js$/, '.ts'));
      else packages.add(name.replace(/^((?:@[^/]+\/)?[^/]+).*$/, '$1'));
    }
  };
  for (const file of files) visit(join(src, file));
  return { files: [...seen].map((file) => relative(src, file)), packages: [...packages].filter((name) => !name.startsWith('node:')) };
};

describe('AR3: qiyun plan loads no more than a plan needs', () => {
  const plan = loadedWith('main.ts', 'cli/plan-program.ts', 'compose-plan-command.ts');
  const whole = loadedWith('cli/index.ts', 'compose.ts');

  it('of this package: nothing of importing, studies, operations and the server', () => {
    const folders = new Set(plan.files.map((file) => file.split('/')[0]));
    for (const heavy of ['importing', 'studies', 'operations', 'http', 'demo', 'client']) expect(folders).not.toContain(heavy);
    // the canary: what is read must lead somewhere
    expect(plan.files).toContain('planning/plan.ts');
    expect(plan.files).toContain('graph/pareto-search.kernel.ts');
    expect(new Set(whole.files.map((file) => file.split('/')[0]))).toContain('operations');
    expect(plan.files.length).toBeLessThan(0.5 * whole.files.length);
  });

  it('of others: command line, schemas and calendar, and no library of servers, stores, pictures or papers', () => {
    expect([...plan.packages].sort()).toEqual(['commander', 'temporal-polyfill', 'zod']);
    expect(loadedWith('compose-server.ts').packages).toContain('d3-geo'); // the canary
  });
});
