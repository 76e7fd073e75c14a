/** Everything that is wrong with a scenario for a network, at once: each change by itself, then all together. */
import type { Scenario } from '../contract/index.js';
import type { Network } from '../network/index.js';
import { kindOf } from './changes/index.js';
import { createNames } from './names.js';
import { type Period, readPeriod } from './period.js';
import type { Report, ScenarioIssue } from './scenario-issue.js';
import { listContradictions, type Touching } from './touch.js';

export interface CheckedScenario {
  readonly issues: readonly ScenarioIssue[];
  /** One per change. */
  readonly periods: readonly Period[];
}

/** `positions`: where each change stands in what was handed in, when some could not be read. */
export const checkScenario = (network: Network, { changes }: Pick<Scenario, 'changes'>, positions = changes.map((_, i) => i)): CheckedScenario => {
  const names = createNames(network);
  const issues: ScenarioIssue[] = [];
  const all: Touching[] = [];
  for (const [i, change] of changes.entries()) {
    const at = positions[i] ?? i;
    const report: Report = (code, field, message, choices = []) => issues.push({ code, field: `changes.${at}.${field}`, message, choices });
    const period = readPeriod(change, report);
    all.push({ change: at, period, touches: kindOf(change).check(change, names, report) });
  }
  return { issues: [...issues, ...listContradictions(all)], periods: all.map(({ period }) => period) };
};
