/** The parts of a question that several kinds of study share: places, cargo, departure, what to avoid. Every problem at its field. */
import type { Network, Place } from '../network/index.js';
import { type Cargo, parseCargo, parseSelectors, type QueryProblem, type Selector } from '../planning/index.js';
import type { Instant } from '../units/index.js';
import { readCargo, readDepart } from './read-plan-request.js';
import { readSelectors } from './read-selectors.js';
import type { StudyReader } from './study-form.js';

export interface StudyLog {
  readonly notes: string[];
  readonly problems: QueryProblem[];
}

export function readStudyPlace(text: string, field: string, { network, findPlace }: StudyReader, { notes, problems }: StudyLog): Place | undefined {
  const known = network.places.find((place) => place.id === text);
  if (known !== undefined) return known;
  const reading = findPlace(text);
  if (reading.kind === 'unclear') {
    problems.push({ field, message: reading.message, choices: reading.choices });
    return undefined;
  }
  if (reading.reading !== '') notes.push(reading.reading);
  return reading.place;
}

/** Each place once, in the order it was first named. `towns:N` stands for the N most populous towns. */
export function readStudyPlaces(texts: readonly string[], field: string, reader: StudyReader, log: StudyLog): readonly string[] {
  const ids = new Set<string>();
  for (const [i, text] of texts.entries()) {
    const towns = /^towns:(\d{1,4})$/.exec(text);
    if (towns !== null) for (const { id } of listTowns(reader.network, Number(towns[1]))) ids.add(id);
    else {
      const place = readStudyPlace(text, `${field}.${i}`, reader, log);
      if (place !== undefined) ids.add(place.id);
    }
  }
  return [...ids];
}

const listTowns = (network: Network, most: number): readonly Place[] =>
  network.places
    .filter((place) => place.roles.includes('town'))
    .sort((a, b) => b.population - a.population || (a.id < b.id ? -1 : 1))
    .slice(0, most);

export interface TermsCall {
  readonly cargo?: string | undefined;
  readonly depart?: string | undefined;
  readonly avoid: string;
  readonly tir: boolean;
  readonly drivers: number;
}
export interface ReadTerms {
  readonly cargo: Cargo | undefined;
  readonly departAt: Instant | undefined;
  readonly tir: boolean;
  readonly drivers: 1 | 2;
  readonly avoid: readonly Selector[];
}

/** `at`: whose clock a local departure is read by. */
export function readTerms(call: TermsCall, at: Place | undefined, reader: StudyReader, log: StudyLog): ReadTerms {
  const { network, findPlace, now } = reader;
  const parsed = parseSelectors(call.avoid);
  const avoid = readSelectors(parsed.selectors, { network, findPlace, field: 'avoid' });
  log.problems.push(...parsed.problems, ...avoid.problems);
  log.notes.push(...avoid.notes);
  return {
    cargo: readCargo(call.cargo, { limits: network.tables.vehicles }, log.notes, log.problems),
    departAt: readDepart(call.depart, at, now, log.notes, log.problems),
    tir: call.tir,
    drivers: call.drivers === 2 ? 2 : 1,
    avoid: avoid.selectors,
  };
}

export function readFlowCargo(text: string, field: string, { network }: StudyReader, { problems }: StudyLog): Cargo | undefined {
  const reading = parseCargo(text, { limits: network.tables.vehicles });
  if (reading.problems !== undefined) problems.push(...reading.problems.map((problem) => ({ ...problem, field })));
  return reading.cargo;
}
