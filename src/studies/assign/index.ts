export type { Unserved } from './all-or-nothing.kernel.js';
export * from './solve-equilibrium.js';
export * from './tntp-problem.js';
export * from './traffic-problem.js';
