/**
 * From what a door handed in to the question of the model: the schema first, then each text by its own grammar, then places, then
 * dates in the zone of their place. Nothing stops at the first problem: whatever can still be read is read, and all is reported.
 */
import { cargoShorthands, type ParsedPlanRequest, planDefaults, planQuerySchema } from '../contract/index.js';
import type { Place } from '../network/index.js';
import {
  type Cargo,
  type CargoReading,
  type LoadLimit,
  type PlanQuery,
  parseCargo,
  parseCriteria,
  parsePosition,
  parseSelectors,
  parseWhen,
  type QueryProblem,
  type ReadEnds,
  type Selector,
} from '../planning/index.js';
import { type Instant, usdCents } from '../units/index.js';
import { describeCargo } from './describe-cargo.js';
import { nextMidnight, toInstant } from './local-time.js';
import type { KnownSelectors } from './read-selectors.js';

export interface RequestReader {
  readonly limits: readonly LoadLimit[];
  /** The network's reading of the places of a question, all at once. */
  readonly readEnds: (asked: Pick<PlanQuery, 'from' | 'to' | 'via'>) => ReadEnds;
  /** What of a list to avoid this network knows. */
  readonly readSelectors: (selectors: readonly Selector[], field: 'avoid' | 'whyNot') => KnownSelectors;
  readonly now: Instant;
}

export type RequestReading =
  | { readonly query: PlanQuery; readonly notes: readonly string[]; readonly problems?: undefined }
  | { readonly problems: readonly QueryProblem[]; readonly query?: undefined };

export function readPlanRequest(raw: unknown, reader: RequestReader): RequestReading {
  const { request, problems } = readFields(raw);
  const notes: string[] = [];
  const { from, to } = readPlaces(request, reader, problems);
  const cargo = readCargo(request.cargo, reader, notes, problems);
  const criteria = parseCriteria(request.by);
  const parsed = parseSelectors(request.avoid);
  const avoid = reader.readSelectors(parsed.selectors, 'avoid');
  const wondered = parseSelectors(request.whyNot, 'whyNot');
  const whyNot = reader.readSelectors(wondered.selectors, 'whyNot');
  problems.push(...criteria.problems, ...parsed.problems, ...avoid.problems, ...wondered.problems, ...whyNot.problems);
  notes.push(...avoid.notes);
  const departAt = readDepart(request.depart, from, reader.now, notes, problems);
  const deadline = readDeadline(request.deadline, to, notes, problems);
  if (departAt !== undefined && deadline !== undefined && deadline <= departAt) {
    problems.push({ field: 'deadline', message: 'The deadline is not after the departure.', choices: [] });
  }
  if (problems.length > 0 || cargo === undefined || departAt === undefined) return { problems };
  const { via, tir, drivers, maxTransshipments, maxCostUsd, top, front, epsilon, seed, draws } = request;
  const query: PlanQuery = {
    from: request.from,
    to: request.to,
    via,
    cargo,
    departAt,
    deadline,
    by: criteria.by,
    avoid: avoid.selectors,
    whyNot: whyNot.selectors,
    tir,
    drivers: drivers === 2 ? 2 : 1,
    maxTransshipments,
    top,
    front,
    epsilon: epsilon ?? defaultEpsilon(criteria.by.length, notes),
    seed,
    draws,
    maxCost: maxCostUsd === undefined ? undefined : usdCents(Math.round(maxCostUsd * 100)),
  };
  return { query, notes };
}

/** The fields that are right, defaults in place of the others, and a problem for each of those. */
function readFields(raw: unknown): { request: ParsedPlanRequest; problems: QueryProblem[] } {
  const first = planQuerySchema.safeParse(raw);
  if (first.success) return { request: first.data, problems: [] };
  const problems = first.error.issues.flatMap((issue): QueryProblem[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ field: key, message: `There is no field “${key}”.`, choices: [] }));
    }
    const field = issue.path.map(String).join('.') || 'request';
    return [{ field, message: `${field} ${issue.message}.`, choices: [] }];
  });
  // by the keys themselves: the name of a field that is not there may have dots
  const wrong = new Set(first.error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0])])));
  const kept = typeof raw === 'object' && raw !== null ? Object.entries(raw).filter(([key]) => !wrong.has(key)) : [];
  const second = planQuerySchema.parse({ from: '?', to: '?', ...Object.fromEntries(kept) });
  return { request: second, problems };
}

/** Origin and destination when every place is clear; positions out of range are told before the gazetteer takes them for names. */
function readPlaces(request: ParsedPlanRequest, reader: RequestReader, problems: QueryProblem[]): { readonly from?: Place; readonly to?: Place } {
  const told = new Set(problems.map((problem) => problem.field));
  const tell = (field: string, message: string, choices: QueryProblem['choices'] = []) => {
    if (!told.has(field)) problems.push({ field, message, choices });
  };
  const texts = [['from', request.from], ['to', request.to], ...request.via.map((text) => ['via', text] as const)] as const;
  for (const [field, text] of texts) {
    const position = parsePosition(text);
    if (position.kind === 'problem') tell(field, position.message);
  }
  for (const problem of problems) told.add(problem.field);
  const ends = reader.readEnds(request);
  if (ends.kind === 'ends') return told.has('from') || told.has('to') ? {} : ends;
  for (const { field, message, choices } of ends.problems) tell(field, message, choices);
  return {};
}

export function readCargo(
  text: string | undefined,
  reader: Pick<RequestReader, 'limits'>,
  notes: string[],
  problems: QueryProblem[],
): Cargo | undefined {
  const reading: CargoReading = parseCargo(text ?? planDefaults.cargo, { limits: reader.limits });
  if (reading.problems !== undefined) problems.push(...reading.problems);
  else if (text === undefined) {
    notes.push(`No cargo was named; assumed: ${describeCargo(reading.cargo)} (${planDefaults.cargo}).`);
  } else if (text === cargoShorthands.truck || text === cargoShorthands.container) {
    notes.push(`The cargo is read as ${describeCargo(reading.cargo)} (${text}).`);
  }
  return reading.cargo;
}

/** The exact front of four criteria may hold thousands of ways: unless asked, it is searched to within a stated share. */
function defaultEpsilon(criteria: number, notes: string[]): number {
  if (criteria < 4) return planDefaults.epsilon;
  const share = `${planDefaults.epsilonOfFour * 100} %`;
  notes.push(
    `Four criteria are searched to within ${share}: no way beats those of the front by more in everything. --epsilon 0 asks for the exact front, which may take minutes.`,
  );
  return planDefaults.epsilonOfFour;
}

export function readDepart(
  text: string | undefined,
  from: Place | undefined,
  now: Instant,
  notes: string[],
  problems: QueryProblem[],
): Instant | undefined {
  const zone = from?.zone ?? 'UTC';
  if (text === undefined) {
    notes.push(`No departure was named; assumed: tomorrow, 00:00${from === undefined ? '' : ` in ${from.names.en}`}.`);
    return nextMidnight(now, zone);
  }
  const reading = parseWhen(text, 'depart');
  if (reading.problems !== undefined) {
    problems.push(...reading.problems);
    return undefined;
  }
  const departAt = toInstant(reading.when, zone, 'start');
  if (departAt < now) notes.push(`Warning: the departure, ${text}, is in the past; it is planned as asked.`);
  return departAt;
}

function readDeadline(text: string | undefined, to: Place | undefined, notes: string[], problems: QueryProblem[]): Instant | undefined {
  if (text === undefined) return undefined;
  const reading = parseWhen(text, 'deadline');
  if (reading.problems !== undefined) {
    problems.push(...reading.problems);
    return undefined;
  }
  if (reading.when.time === undefined) notes.push(`The deadline is the end of ${text}${to === undefined ? '' : ` in ${to.names.en}`}.`);
  return toInstant(reading.when, to?.zone ?? 'UTC', 'end');
}
