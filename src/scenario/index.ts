export * from './apply-scenario.js';
export { type CheckedScenario, checkScenario } from './check-scenario.js';
export { hashScenario } from './hash-scenario.js';
export { type ScenarioIssue, type ScenarioIssueCode, scenarioIssueCodes } from './scenario-issue.js';
