/** The pairs whose traffic fills a corridor: places, cargo, what to avoid, departure and what comes, each problem at its pair. */
import type { simulateCallSchema } from '../contract/index.js';
import { type Cargo, parseSelectors, type QueryProblem, type Selector } from '../planning/index.js';
import type { SimulatePair } from '../studies/index.js';
import { renderCargo } from './describe-cargo.js';
import { readCargo, readDepart } from './read-plan-request.js';
import { readSelectors } from './read-selectors.js';
import { readStudyPlace, type StudyLog } from './read-study-terms.js';
import type { StudyReader } from './study-form.js';

type Call = (typeof simulateCallSchema)['_output'];
type Pair = NonNullable<Call['pairs']>[number];

/** What is said or wrong of several pairs is told once. */
export function readSimulatePairs(call: Call, reader: StudyReader, log: StudyLog): readonly SimulatePair[] {
  if (call.pairs === undefined) log.notes.push('No pairs were given; assumed: the Caspian flows of data/demand/caspian-flows.csv.');
  const found = { notes: [] as string[], problems: [] as QueryProblem[] };
  const avoid = readAvoid(call.avoid, 'avoid', reader, found);
  const pairs = (call.pairs ?? reader.defaultPairs()).flatMap((pair, i) => readPair(pair as Pair, i, { call, avoid, reader, log: found }));
  log.notes.push(...new Set(found.notes));
  log.problems.push(...new Map(found.problems.map((problem) => [JSON.stringify(problem), problem])).values());
  return pairs;
}

interface PairReader {
  readonly call: Call;
  readonly avoid: readonly Selector[];
  readonly reader: StudyReader;
  readonly log: StudyLog;
}

function readPair(pair: Pair, i: number, { call, avoid, reader, log }: PairReader): SimulatePair[] {
  const at = (field: string): string => `pairs.${i}.${field}`;
  const problem = (field: string, message: string) => log.problems.push({ field: at(field), message, choices: [] });
  // names of places are read as everywhere; what each was read as would be a note a pair
  const quiet = { ...log, notes: [] };
  const from = readStudyPlace(pair.from, at('from'), reader, quiet);
  const to = readStudyPlace(pair.to, at('to'), reader, quiet);
  if (from !== undefined && from === to) problem('to', `${from.names.en} is both origin and destination; they must differ.`);
  const cargo = readPairCargo(pair.cargo === undefined ? [call.cargo, 'cargo'] : [pair.cargo, at('cargo')], reader, log);
  const own = readAvoid(pair.avoid ?? '', at('avoid'), reader, log);
  const departAt = readDepart(call.depart, from, reader.now, call.depart === undefined ? quiet.notes : log.notes, log.problems);
  if (call.depart === undefined) log.notes.push('No departure was named; assumed: tomorrow, 00:00 at each origin.');
  const { tonnesPerYear } = pair;
  if (tonnesPerYear === undefined) problem('tonnesPerYear', 'What comes must be told: tonnes a year.');
  if (from === undefined || to === undefined || from === to || cargo === undefined || departAt === undefined) return [];
  const name = `${from.names.en} - ${to.names.en}, ${renderCargo(cargo)} (${i + 1})`;
  return [{ name, from: from.id, to: to.id, cargo, avoid: [...avoid, ...own], departAt, tonnesPerYear: tonnesPerYear ?? 0 }];
}

function readPairCargo([text, field]: readonly [string | undefined, string], { network }: StudyReader, log: StudyLog): Cargo | undefined {
  const problems: QueryProblem[] = [];
  const cargo = readCargo(text, { limits: network.tables.vehicles }, log.notes, problems);
  log.problems.push(...problems.map((one) => ({ ...one, field })));
  return cargo;
}

function readAvoid(text: string, field: string, { network, findPlace }: StudyReader, log: StudyLog): readonly Selector[] {
  const parsed = parseSelectors(text);
  const known = readSelectors(parsed.selectors, { network, findPlace, field: 'avoid' });
  log.problems.push(...[...parsed.problems, ...known.problems].map((problem) => ({ ...problem, field })));
  log.notes.push(...known.notes);
  return known.selectors;
}
