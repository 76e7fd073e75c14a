export { type ProgramParts, runProgram } from './program.js';
export { type Host, hostTerminal } from './terminal.js';
export type { OpenedStudies, UseCases } from './use-cases.js';
