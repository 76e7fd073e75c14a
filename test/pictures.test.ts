/** Every picture of the documentation is shown somewhere: a page lists them all, and lists none that is not there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../docs/screenshots');

it('docs/screenshots/README.md shows each picture of its folder once', () => {
  const shown = [...readFileSync(join(folder, 'README.md'), 'utf8').matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, name]) => name);
  expect(shown.sort()).toEqual(
    readdirSync(folder)
      .filter((name) => name !== 'README.md')
      .sort(),
  );
});
