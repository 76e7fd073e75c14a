export { type SimulatedSideResult, type SimulatePair, type SimulateQuestion, type SimulateResult, simulateStudy } from './simulate-study.js';
