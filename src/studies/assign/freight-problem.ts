/** Demand over the freight network as a problem of least-cost flow: what a tonne of each cargo costs on every arc, and what it takes. */
import type { Network, Place } from '../../network/index.js';
import { type Cargo, type Endpoint, findEndpoints, graphOf, type Load, type Priced, pricedFor } from '../../planning/index.js';
import type { Instant } from '../../units/index.js';
import { openWeights } from '../open-weights.js';
import type { Commodity, FlowCargo, FlowEnd, FlowProblem } from './flow-problem.js';
import { type Capacities, type Capacity, type GivenCapacity, listCapacities } from './freight-capacities.js';

export interface FreightFlow {
  readonly origin: Place;
  readonly destination: Place;
  /** > 0. */
  readonly tonnesPerWeek: number;
  /** One consignment of it: prices per tonne are those of this load. */
  readonly cargo: Cargo;
}

export interface FreightPrices {
  /** USD per tonne of CO2e. */
  readonly co2UsdPerT: number;
  /** USD per tonne that stays. */
  readonly unmetUsdPerT: number;
  /** USD per tonne and day under way. */
  readonly timeUsdPerTDay: number;
  readonly tir: boolean;
  /** 0 = January. */
  readonly month: number;
}

export interface FreightProblem {
  readonly problem: FlowProblem;
  readonly capacities: readonly Capacity[];
  /** Prices of each cargo of the problem. Rows: cargoes. */
  readonly priced: readonly Priced[];
  /** Where the sources and targets of the commodities are, in their order. Rows: commodities. */
  readonly ends: readonly { readonly sources: readonly Endpoint[]; readonly targets: readonly Endpoint[] }[];
}

export function buildFreightProblem(
  network: Network,
  { flows, prices, given, departAt }: { flows: readonly FreightFlow[]; prices: FreightPrices; given: readonly GivenCapacity[]; departAt: Instant },
): FreightProblem {
  const capacities = listCapacities(network, given, departAt);
  const keys = new Map<string, number>();
  const priced: Priced[] = [];
  const cargoes: FlowCargo[] = [];
  const ends: { readonly sources: readonly Endpoint[]; readonly targets: readonly Endpoint[] }[] = [];
  const commodities = flows.map((flow): Commodity => {
    const key = JSON.stringify(flow.cargo);
    let cargo = keys.get(key);
    if (cargo === undefined) {
      const one = pricedFor(network, flow.cargo, { tir: prices.tir, drivers: 1, month: prices.month }, []);
      cargo = priced.push(one) - 1;
      cargoes.push(priceCargo(one, prices, capacities, departAt));
      keys.set(key, cargo);
    }
    const { pricing } = priced[cargo] as Priced;
    const sources = findEndpoints(pricing, flow.origin, 'origin');
    const targets = findEndpoints(pricing, flow.destination, 'destination');
    ends.push({ sources, targets });
    const priceEnd = ({ node, door }: Endpoint): FlowEnd => ({
      node,
      cost:
        door === undefined ? 0 : perTonne(pricing.load, prices, { seconds: door.seconds, cents: door.cents, grams: door.gramsWtt + door.gramsTtw }),
    });
    return { demand: flow.tonnesPerWeek, cargo, sources: sources.map(priceEnd), targets: targets.map(priceEnd) };
  });
  const problem: FlowProblem = {
    graph: graphOf(network),
    cargoes,
    commodities,
    capacities: Float64Array.from(capacities.list, ({ perWeek }) => perWeek),
    firstUse: capacities.firstUse,
    usesResource: capacities.usesResource,
    usesShare: capacities.usesShare,
    unmetPrice: prices.unmetUsdPerT,
  };
  return { problem, capacities: capacities.list, priced, ends };
}

function priceCargo({ pricing, metric }: Priced, prices: FreightPrices, capacities: Capacities, departAt: Instant): FlowCargo {
  const open = openWeights(pricing.network, metric.seconds, departAt);
  const cost = Float64Array.from(metric.cents, (cents, arc) => {
    const seconds = open[arc] ?? Infinity;
    return seconds === Infinity ? Infinity : perTonne(pricing.load, prices, { seconds, cents, grams: metric.grams[arc] ?? 0 });
  });
  return { cost, takes: Float64Array.from(capacities.list, (capacity) => takenPerTonne(pricing.load, capacity)) };
}

const perTonne = (load: Load, prices: FreightPrices, { seconds, cents, grams }: { seconds: number; cents: number; grams: number }): number =>
  (cents / 100 + (grams / 1e6) * prices.co2UsdPerT) / load.tonnes + (seconds / 86_400) * prices.timeUsdPerTDay;

/** Twenty-foot places that a wagon or truck without boxes takes on a container train or ship: none admits them, so only a bound. */
const TEU_PER_UNIT = 2;

/** Units of a capacity per tonne of the load. */
export function takenPerTonne(load: Load, { unit, counts }: Pick<Capacity, 'unit' | 'counts'>): number {
  const boxes = load.cargoClass === 'container' || load.cargoClass === 'reefer';
  if ((counts === 'boxes' && !boxes) || (counts === 'loose' && boxes)) return 0;
  if (Array.isArray(counts) && !counts.includes(load.cargoClass)) return 0;
  switch (unit) {
    case 't':
      return 1;
    case 'teu':
      return (TEU_PER_UNIT * (load.feu > 0 ? load.feu : load.unitsOn('rail1520'))) / load.tonnes;
    case 'trucks':
      return load.unitsOn('truck') / load.tonnes;
    case 'wagons':
      return load.unitsOn('rail_ferry') / load.tonnes;
    case 'units':
      return load.unitsOn('rail1520') / load.tonnes;
  }
}
