export { type ProgramParts, runProgram } from './program.js';
export { type Host, hostTerminal } from './terminal.js';
export type { UseCases } from './use-cases.js';
