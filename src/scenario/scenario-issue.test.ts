import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { scenarioIssueCodes } from './scenario-issue.js';

it('docs/guide/scenarios.md has one line for every code, in the same order with the same words', () => {
  const lines = readFileSync(new URL('../../docs/guide/scenarios.md', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `scenario/'));
  expect(lines).toEqual(Object.entries(scenarioIssueCodes).map(([code, line]) => `| \`${code}\` | ${line} |`));
});
