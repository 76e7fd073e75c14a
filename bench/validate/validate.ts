/** The comparison as a whole: what the repository at `root` publishes against what its network computes. */
import { measureDistances } from './measure-distances.js';
import { measureTransits } from './measure-transits.js';
import { openTables } from './open-tables.js';
import { readDistances, readTransits } from './read-published.js';
import type { Validation } from './render-validation.js';

/** Takes about 10 s, most of it the simulations. */
export function validate(root: string): Validation {
  const network = openTables(root);
  return { distances: measureDistances(network, readDistances(root)), transits: measureTransits(network, readTransits(root)) };
}
