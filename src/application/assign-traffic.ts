/** Use case: user equilibrium on a folder of TNTP files. Pure but for the clock it is handed; a job or a door calls it as it is. */
import { type TrafficAssignmentDocument, trafficAssignmentRequestSchema } from '../contract/index.js';
import { readTntp, renderFlows } from '../importing/index.js';
import type { Issue } from '../network/index.js';
import type { QueryProblem } from '../planning/index.js';
import { solveEquilibrium, toTntpFlows, toTntpNode, toTrafficProblem, totalTravelTime, type Watch } from '../studies/index.js';

export interface AssignTrafficParts {
  /** Milliseconds, for the seconds of the answer. */
  readonly clock: () => number;
  readonly watch?: Watch;
}

export type AssignTrafficOutcome =
  | { readonly kind: 'problems'; readonly problems: readonly QueryProblem[]; readonly issues: readonly Issue[] }
  | {
      readonly kind: 'answered';
      readonly document: TrafficAssignmentDocument;
      /** The flow table as a TNTP file, and its name. */
      readonly flows: { readonly file: string; readonly text: string };
      /** Warnings. */
      readonly issues: readonly Issue[];
    };

/** `files` by name, decompressed; `request` is what the door received beside them. Every problem of both is told at once. */
export function assignTraffic({ clock, watch }: AssignTrafficParts, files: ReadonlyMap<string, Uint8Array>, request: unknown): AssignTrafficOutcome {
  const parsed = trafficAssignmentRequestSchema.safeParse(request);
  const problems = (parsed.error?.issues ?? []).map(({ path, message }) => ({
    field: path.join('.') || 'request',
    message: `${path.join('.') || 'The request'} ${message}.`,
    choices: [],
  }));
  const { instance, issues } = readTntp(files);
  if (parsed.data === undefined || instance === undefined) return { kind: 'problems', problems, issues };
  const { algorithm, gap, maxIterations, tollFactor, distanceFactor } = parsed.data;
  const factors = { toll: tollFactor, distance: distanceFactor };
  const began = clock();
  const problem = toTrafficProblem(instance, factors);
  const result = solveEquilibrium(problem, { algorithm, gap, maxIterations }, watch);
  const seconds = (clock() - began) / 1000;
  const unserved = result.unserved.map(({ origin, destination, amount }) => ({
    origin: toTntpNode(instance, origin),
    destination: toTntpNode(instance, destination),
    trips: amount,
  }));
  const all = instance.trips.reduce((sum, { amount }) => sum + amount, 0);
  const document: TrafficAssignmentDocument = {
    name: instance.name,
    algorithm,
    objective: result.objective,
    relativeGap: result.relativeGap,
    iterations: result.iterations,
    seconds,
    totalTravelTime: totalTravelTime(instance, problem, result, factors),
    totalCost: result.totalCost,
    reached: result.reached,
    zones: instance.zones,
    nodes: instance.nodes,
    links: instance.links.length,
    trips: all - problem.within - unserved.reduce((sum, { trips }) => sum + trips, 0),
    tripsWithinZones: problem.within,
    unserved,
  };
  const flows = { file: `${instance.name}_flow.tntp`, text: renderFlows(toTntpFlows(instance, problem, result)) };
  return { kind: 'answered', document, flows, issues };
}
