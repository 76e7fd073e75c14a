/** From compared pairs, in model units, to the document of the contract. */
import type { CompareDocument, ComparePairDocument, ParsedCompareCall } from '../contract/index.js';
import type { Network, Place } from '../network/index.js';
import type { ComparedPair, MeanFigures, PairFigures, PairsSum } from '../studies/index.js';
import { kgFromGrams, kmFromMetres, usdFromCents } from '../units/index.js';
import { renderCargo } from './describe-cargo.js';
import { renderInstant } from './local-time.js';
import type { ReadPair } from './read-pairs.js';
import type { ScenarioReading } from './read-scenario.js';

export interface Comparison {
  readonly network: Network;
  readonly scenario: ScenarioReading & { readonly kind: 'applied' };
  readonly pairs: readonly ReadPair[];
  readonly compared: readonly ComparedPair[];
  readonly sum: PairsSum;
  readonly call: Pick<ParsedCompareCall, 'by' | 'usdPerTonneDay' | 'seed' | 'draws' | 'geometry'>;
  readonly notes: readonly string[];
}

type Figures = NonNullable<CompareDocument['all']['base']>;

export const presentComparison = ({ network, scenario, pairs, compared, sum, call, notes }: Comparison): CompareDocument => {
  const first = pairs[0];
  if (first === undefined) throw new Error('a comparison has at least one pair');
  const { applied } = scenario;
  return {
    formatVersion: 1,
    network: { id: network.id, version: network.version },
    scenario: {
      name: applied.scenario.name,
      hash: scenario.hash,
      changes: applied.scenario.changes.length,
      inForce: applied.inForceAt(first.query.departAt).length,
    },
    terms: {
      departAt: renderInstant(first.query.departAt, first.ends.from.zone),
      cargo: [...new Set(pairs.map(({ query }) => renderCargo(query.cargo)))].join(', '),
      by: call.by,
      usdPerTonneDay: call.usdPerTonneDay,
      seed: call.seed,
      draws: call.draws,
    },
    notes: [...notes],
    pairs: compared.map((one, i) => presentPair(pairs[i] ?? first, one, call.geometry)),
    all: {
      pairs: sum.pairs,
      both: sum.both,
      changed: sum.changed,
      lost: sum.lost,
      gained: sum.gained,
      tonnesLost: sum.tonnesLost ?? null,
      base: orNull(sum.base),
      scenario: orNull(sum.scenario),
      change: changeOf(sum.base, sum.scenario),
    },
  };
};

const presentPair = ({ query, ends, tonnesPerYear }: ReadPair, pair: ComparedPair, geometry: boolean): ComparePairDocument => ({
  from: placeOf(ends.from),
  to: placeOf(ends.to),
  cargo: renderCargo(query.cargo),
  tonnesPerYear: tonnesPerYear ?? null,
  outcome: pair.outcome,
  base: sideOf(pair.base, geometry),
  scenario: sideOf(pair.scenario, geometry),
  change: changeOf(pair.base, pair.scenario),
  none: pair.scenarioNone ?? pair.baseNone ?? null,
});

const placeOf = ({ id, names }: Place) => ({ id, name: names.en });
const sideOf = (side: PairFigures | undefined, geometry: boolean): ComparePairDocument['base'] =>
  side === undefined ? null : { id: side.id, name: side.name, ...figuresOf(side), ...(geometry ? { legs: side.legs.map(legOf) } : {}) };
const legOf = ({ kind, mode, layer, to, metres, geometry }: PairFigures['legs'][number]) => ({
  kind: kind === 'run' ? ('run' as const) : ('stand' as const),
  mode: mode ?? null,
  layer,
  to: placeOf(to),
  distanceKm: kmFromMetres(metres),
  geometry: geometry.map(([lon, lat]): [number, number] => [lon, lat]),
});
const orNull = (figures: MeanFigures | undefined): Figures | null => (figures === undefined ? null : figuresOf(figures));

const SECONDS_PER_DAY = 86_400;
const figuresOf = ({ p50S, p90S, meanS, cents, generalisedUsd, grams }: MeanFigures): Figures => ({
  p50Days: p50S / SECONDS_PER_DAY,
  p90Days: p90S / SECONDS_PER_DAY,
  meanDays: meanS / SECONDS_PER_DAY,
  costUsd: usdFromCents(cents),
  generalisedUsd,
  co2eKg: kgFromGrams(grams),
});

const changeOf = (base: MeanFigures | undefined, scenario: MeanFigures | undefined): Figures | null =>
  base === undefined || scenario === undefined
    ? null
    : figuresOf({
        p50S: scenario.p50S - base.p50S,
        p90S: scenario.p90S - base.p90S,
        meanS: scenario.meanS - base.meanS,
        cents: scenario.cents - base.cents,
        generalisedUsd: scenario.generalisedUsd - base.generalisedUsd,
        grams: scenario.grams - base.grams,
      });
