export type { DemoStep, DeskTarget, OperationsUseCases, StoreTarget } from './operations-use-cases.js';
export { type ProgramParts, runProgram } from './program.js';
export { hostTerminal } from './terminal.js';
export type { OpenedStudies, UseCases } from './use-cases.js';
