/**
 * Use case: demand over the freight network at least cost, within what services, terminals, borders and pipelines take in a week. Pure
 * but for the clock and the solver that it is handed; a job or a door calls it as it is.
 */
import { type FreightAssignmentDocument, type FreightAssignmentRequest, freightAssignmentRequestSchema } from '../contract/index.js';
import type { Network, Place } from '../network/index.js';
import { type Cargo, parseCargo, type QueryProblem } from '../planning/index.js';
import { buildFreightProblem, checkGiven, type FlowWatch, type FreightFlow, type LinearSolver, solveFlow, tonnesPerWeek } from '../studies/index.js';
import type { PlaceReading } from './find-place.js';
import { presentFreightAssignment } from './present-freight-assignment.js';

export interface AssignFreightParts {
  readonly network: Network;
  readonly findPlace: (text: string) => PlaceReading;
  readonly solver: LinearSolver;
  /** Milliseconds, for the seconds of the answer. */
  readonly clock: () => number;
  readonly watch?: FlowWatch;
}

export type AssignFreightOutcome =
  | { readonly kind: 'problems'; readonly problems: readonly QueryProblem[] }
  | { readonly kind: 'answered'; readonly document: FreightAssignmentDocument }
  | { readonly kind: 'unsolved'; readonly sentence: string };

/** `request` is whatever the door received; a problem of row i is at field `flows.i.origin` and the like. */
export async function assignFreight(parts: AssignFreightParts, request: unknown): Promise<AssignFreightOutcome> {
  const { network, solver, clock, watch } = parts;
  const parsed = freightAssignmentRequestSchema.safeParse(request);
  if (parsed.data === undefined) {
    return {
      kind: 'problems',
      problems: parsed.error.issues.map(({ path, message }) => ({
        field: path.join('.') || 'request',
        message: `${String(path.at(-1) ?? 'The request')} ${message}.`,
        choices: [],
      })),
    };
  }
  const { flows, problems } = readFlows(parts, parsed.data);
  const given = parsed.data.capacities;
  problems.push(...checkGiven(network, given).map(({ row, message }) => ({ field: `capacities.${row}.id`, message: `${message}.`, choices: [] })));
  if (problems.length > 0) return { kind: 'problems', problems };
  const began = clock();
  const { co2PriceUsdPerT, unmetPriceUsdPerT, timePriceUsdPerTDay, month, tir } = parsed.data;
  const prices = { co2UsdPerT: co2PriceUsdPerT, unmetUsdPerT: unmetPriceUsdPerT, timeUsdPerTDay: timePriceUsdPerTDay, tir, month: month - 1 };
  const freight = buildFreightProblem(network, { flows, prices, given });
  const solution = await solveFlow(freight.problem, solver, {}, watch);
  if (solution.kind === 'unsolved') return { kind: 'unsolved', sentence: solution.sentence };
  const seconds = (clock() - began) / 1000;
  return { kind: 'answered', document: presentFreightAssignment({ network, flows, request: parsed.data, freight, solution, seconds }) };
}

/** Equal texts are read once: a demand table names the same places and cargoes again and again. */
function readFlows(
  { network, findPlace }: AssignFreightParts,
  request: FreightAssignmentRequest,
): { readonly flows: readonly FreightFlow[]; readonly problems: QueryProblem[] } {
  const problems: QueryProblem[] = [];
  const places = new Map<string, PlaceReading>();
  const cargoes = new Map<string, ReturnType<typeof parseCargo>>();
  const place = (text: string, field: string): Place | undefined => {
    const reading = places.get(text) ?? findPlace(text);
    places.set(text, reading);
    if (reading.kind === 'place') return reading.place;
    problems.push({ field, message: reading.message, choices: reading.choices });
    return undefined;
  };
  const cargo = (text: string, field: string): Cargo | undefined => {
    const reading = cargoes.get(text) ?? parseCargo(text, { limits: network.tables.vehicles });
    cargoes.set(text, reading);
    problems.push(...(reading.problems ?? []).map((problem) => ({ ...problem, field })));
    return reading.cargo;
  };
  const flows = request.flows.flatMap((flow, i): FreightFlow[] => {
    const origin = place(flow.origin, `flows.${i}.origin`);
    const destination = place(flow.destination, `flows.${i}.destination`);
    const load = cargo(flow.cargo, `flows.${i}.cargo`);
    if (origin !== undefined && origin === destination) {
      problems.push({ field: `flows.${i}.destination`, message: `Origin and destination are the same place, ${origin.names.en}.`, choices: [] });
    }
    if (origin === undefined || destination === undefined || load === undefined) return [];
    return [{ origin, destination, tonnesPerWeek: tonnesPerWeek(flow.tonnesPerYear), cargo: load }];
  });
  return { flows, problems };
}
