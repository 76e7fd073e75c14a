/** AssemblyScript: what the module of `../assembly-module.ts` offers. */
export { addSource, boundBySums, openFront, searchFront } from './front-search';
export { leastSum } from './label-sums';
export { growTree, openTrees } from './leap-tree';
export { meet } from './meet';
export { perfect } from './perfect';
export { triangles } from './triangles';
