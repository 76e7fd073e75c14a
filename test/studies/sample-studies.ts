/** Small studies over a network, asked as a door would have read them. */
import type { Network } from '../../src/network/index.js';
import { type Cargo, parseCargo } from '../../src/planning/index.js';
import {
  type CriticalQuestion,
  costWeightDefaults,
  listJobs,
  type MatrixQuestion,
  mergeParts,
  type ReachQuestion,
  runJob,
  type Study,
} from '../../src/studies/index.js';
import { instant } from '../../src/units/index.js';

/** All jobs on this thread, merged. */
export async function wholeStudy(network: Network, study: Study, options: Parameters<typeof runJob>[3] = {}): Promise<unknown> {
  const parts: Uint8Array[] = [];
  for (const { index } of listJobs(network, study)) parts.push(await runJob(network, study, index, options));
  return mergeParts(network, study, parts);
}

export const sampleCargo = (network: Network, text = '1x40HC:20t'): Cargo => {
  const { cargo } = parseCargo(text, { limits: network.tables.vehicles });
  if (cargo === undefined) throw new Error(`${text} is no cargo`);
  return cargo;
};

export const sampleTerms = (network: Network, cargo = '1x40HC:20t') => ({
  cargo: sampleCargo(network, cargo),
  departAt: instant(Date.UTC(2026, 11, 1)),
  tir: true,
  drivers: 1 as const,
  avoid: [],
});

/** The most populous towns, largest first. */
export const largestTowns = (network: Network, count: number): string[] =>
  network.places
    .filter((place) => place.roles.includes('town'))
    .sort((a, b) => b.population - a.population || (a.id < b.id ? -1 : 1))
    .slice(0, count)
    .map(({ id }) => id);

export const sampleMatrix = (network: Network, size: { readonly origins: number; readonly destinations: number; readonly draws: number }): Study => {
  const towns = largestTowns(network, size.origins + size.destinations);
  const question: MatrixQuestion = {
    ...sampleTerms(network),
    origins: towns.slice(0, size.origins),
    destinations: towns.slice(size.origins),
    seed: 1,
    draws: size.draws,
  };
  return { kind: 'matrix', question };
};

export const sampleReach = (network: Network, from: string, days: readonly number[], cargo = '1x40HC:20t'): Study => {
  const question: ReachQuestion = { ...sampleTerms(network, cargo), from, by: 'time', limits: days.map((day) => day * 86_400) };
  return { kind: 'reach', question };
};

export const sampleCritical = (network: Network, flows: readonly (readonly [string, string, number, string])[]): Study => {
  const question: CriticalQuestion = {
    departAt: instant(Date.UTC(2026, 11, 1)),
    tir: true,
    drivers: 1,
    remove: ['link', 'place', 'service'],
    weights: costWeightDefaults,
    flows: flows.map(([origin, destination, tonnesPerYear, cargo]) => ({ origin, destination, tonnesPerYear, cargo: sampleCargo(network, cargo) })),
  };
  return { kind: 'critical', question };
};
