/** A solved freight assignment as the document of the contract. */
import type { FreightAssignmentDocument, FreightAssignmentRequest } from '../contract/index.js';
import type { Network } from '../network/index.js';
import { describePath, type FlowSolution, type FreightFlow, type FreightProblem } from '../studies/index.js';

export interface SolvedFreight {
  readonly network: Network;
  readonly flows: readonly FreightFlow[];
  readonly request: FreightAssignmentRequest;
  readonly freight: FreightProblem;
  readonly solution: FlowSolution;
  readonly seconds: number;
}

export function presentFreightAssignment(solved: SolvedFreight): FreightAssignmentDocument {
  const { network, flows, solution, seconds } = solved;
  const demand = flows.reduce((sum, { tonnesPerWeek }) => sum + tonnesPerWeek, 0);
  const unmet = solution.unmet.reduce((sum, tonnes) => sum + tonnes, 0);
  return {
    network: { id: network.id, version: network.version },
    objectiveUsdPerWeek: solution.objective,
    boundUsdPerWeek: solution.bound,
    relativeGap: solution.objective === 0 ? 0 : (solution.objective - solution.bound) / solution.objective,
    rounds: solution.rounds,
    columns: solution.columns,
    seconds,
    tonnesPerWeek: { demand, carried: demand - unmet, unmet },
    flows: flows.map((_, k) => presentFlow(solved, k)),
    capacities: presentCapacities(solved),
    notes: notesOf(solved),
  };
}

function presentFlow({ network, flows, request, solution }: SolvedFreight, k: number): FreightAssignmentDocument['flows'][number] {
  const flow = flows[k] as FreightFlow;
  return {
    origin: { id: flow.origin.id, name: flow.origin.names.en },
    destination: { id: flow.destination.id, name: flow.destination.names.en },
    cargo: request.flows[k]?.cargo ?? '',
    demandTPerWeek: flow.tonnesPerWeek,
    unmetTPerWeek: solution.unmet[k] ?? 0,
    connected: solution.connected[k] === 1,
    marginalUsdPerT: solution.marginalCosts[k] ?? 0,
    ways: solution.paths
      .filter(({ commodity }) => commodity === k)
      .map(({ arcs, cost, flow: tonnesPerWeek }) => ({
        tonnesPerWeek,
        usdPerT: cost,
        legs: describePath(network, arcs).map((leg) => ({ ...leg, service: leg.service ?? null })),
      })),
  };
}

function presentCapacities({ freight, solution }: SolvedFreight): FreightAssignmentDocument['capacities'] {
  const rows = freight.capacities.map(({ counts: _, ...capacity }, r) => ({
    ...capacity,
    usedPerWeek: solution.loads[r] ?? 0,
    shadowPriceUsdPerUnit: solution.shadowPrices[r] ?? 0,
  }));
  const share = ({ usedPerWeek, perWeek }: (typeof rows)[number]): number => (perWeek > 0 ? usedPerWeek / perWeek : 0);
  return rows
    .filter(({ usedPerWeek, shadowPriceUsdPerUnit }) => usedPerWeek > 1e-6 || shadowPriceUsdPerUnit > 0)
    .sort(
      (a, b) =>
        b.shadowPriceUsdPerUnit * b.perWeek - a.shadowPriceUsdPerUnit * a.perWeek ||
        b.shadowPriceUsdPerUnit - a.shadowPriceUsdPerUnit ||
        share(b) - share(a) ||
        (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
    );
}

function notesOf({ freight, request }: SolvedFreight): string[] {
  const count = (kind: string): number => freight.capacities.filter((one) => one.kind === kind).length;
  const notes = [
    `Limited: ${count('service')} stretches of services, ${count('terminal')} terminals, ${count('reloading')} gauge changes, ${count('pipeline')} pipeline links, ` +
      `${count('border')} border directions, ${count('link')} link directions. Everything else is taken as unlimited: the network has no capacities of roads, ` +
      'railway lines and borders unless --capacities gives them.',
    'All capacity is taken to be free for this demand; a terminal counts a passage once; a year has 52.18 equal weeks.',
  ];
  if (request.timePriceUsdPerTDay === 0) notes.push('Time has no price here: cargo takes the cheapest way, however slow.');
  return notes;
}
