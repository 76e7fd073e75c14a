/** Use case: which scenarios stand ready, and why. A file of the package that is no scenario is a fault and throws. */
import { type ReadyScenario, type Scenario, scenarioSchema } from '../contract/index.js';
import type { ReadyScenarios } from './read-scenario.js';

export const listReadyScenarios = (ready: ReadyScenarios): ReadyScenario[] =>
  [...ready].map(([id, value]) => {
    const { name, why = '', source = '', basis = 'assumed', changes } = scenarioSchema.parse(value);
    return { id, name, why, source, basis, changes: changes.length };
  });

export const findReadyScenario = (ready: ReadyScenarios, id: string): Scenario | undefined => {
  const value = ready.get(id);
  return value === undefined ? undefined : scenarioSchema.parse(value);
};
