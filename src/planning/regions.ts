/** Which countries a region of the network holds, indexed once per network. */
import type { Network } from '../network/index.js';

const indexes = new WeakMap<Network, ReadonlyMap<string, ReadonlySet<string>>>();

export const isInRegion = (network: Network, region: string, country: string): boolean => {
  const index = indexes.get(network) ?? indexRegions(network);
  indexes.set(network, index);
  return index.get(region)?.has(country) ?? false;
};

const indexRegions = (network: Network): ReadonlyMap<string, ReadonlySet<string>> => {
  const index = new Map<string, Set<string>>();
  for (const row of network.tables.regions) {
    const countries = index.get(row.region) ?? new Set<string>();
    index.set(row.region, countries.add(row.country));
  }
  return index;
};
