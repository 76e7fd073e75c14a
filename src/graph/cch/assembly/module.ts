/** AssemblyScript: what the module of `../assembly-module.ts` offers. */
export { leastSum } from './label-sums';
export { meet } from './meet';
export { perfect } from './perfect';
export { triangles } from './triangles';
