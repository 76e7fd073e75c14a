/** Use case: which scenarios stand ready, and why. A file of the package that is no scenario is a fault and throws. */
import { type ReadyScenario, scenarioSchema } from '../contract/index.js';
import type { ReadyScenarios } from './read-scenario.js';

export const listReadyScenarios = (ready: ReadyScenarios): ReadyScenario[] =>
  [...ready].map(([id, value]) => {
    const { name, why = '', source = '', basis = 'assumed', changes } = scenarioSchema.parse(value);
    return { id, name, why, source, basis, changes: changes.length };
  });
