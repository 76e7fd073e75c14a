/** What the benches of the planner ask: seeded pairs of ends, and the question between them. */
import type { Network, Place } from '../../src/network/index.js';
import type { Cargo, Criterion, PlanQuery } from '../../src/planning/index.js';
import { instant } from '../../src/units/index.js';
import { seeded } from './measure.js';

/** 200 pairs of ports, and towns of 300,000 people and more, less those of one and the same. */
export const drawPairs = (network: Network, seed: number): (readonly [Place, Place])[] => {
  const ends = network.places.filter((place) => place.roles.includes('port') || (place.roles.includes('town') && place.population >= 300_000));
  const random = seeded(seed);
  const draw = (): Place => ends[Math.floor(random() * ends.length)] as Place;
  return Array.from({ length: 200 }, () => [draw(), draw()] as const).filter(([from, to]) => from !== to);
};

export const questionOf = (cargo: Cargo, [from, to]: readonly [Place, Place], by: readonly Criterion[]): PlanQuery => ({
  from: from.id,
  to: to.id,
  via: [],
  cargo,
  departAt: instant(Date.UTC(2026, 11, 1)),
  deadline: undefined,
  by,
  avoid: [],
  whyNot: [],
  tir: false,
  drivers: 1,
  maxTransshipments: undefined,
  maxCost: undefined,
  top: 7,
  front: false,
  epsilon: 0,
  seed: 1,
  draws: 10_000,
});
