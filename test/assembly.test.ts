/** AM: WebAssembly that is kept in the sources is what its own source compiles to. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

test('AM1: assembly-module.ts is the module of assembly/; if not: npm run build:assembly', () => {
  const compiled = execFileSync(process.execPath, [join(root, 'scripts/build-assembly.js'), '--print'], { encoding: 'utf8' });
  expect(readFileSync(join(root, 'src/graph/assembly-module.ts'), 'utf8')).toBe(compiled);
});
