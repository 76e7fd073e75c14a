import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { issueCodes } from './issue-codes.js';

it('docs/issue-codes.md has one line for every code, in the same order with the same words', () => {
  const lines = readFileSync(new URL('../../docs/issue-codes.md', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  expect(lines).toEqual(Object.entries(issueCodes).map(([code, [severity, line]]) => `| \`${code}\` | ${severity} | ${line} |`));
});
