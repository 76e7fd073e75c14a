/**
 * An origin-destination matrix: for every pair the fastest, the cheapest and the cleanest way, each with all its figures and with
 * percentiles of its time. The rule, said with every answer: best by the expected value of one criterion; among ways equal in it the one
 * the tree found first. A job is one origin and up to `mostDestinations` destinations.
 */
import type { Network } from '../network/index.js';
import { type Calendar, createCalendar, type Priced, simulateWay, type Way } from '../planning/index.js';
import { findBestWays } from './best-ways.js';
import type { RunOptions, StudyKind } from './study.js';
import { priceTerms, requirePlace, type StudyCriterion, type StudyTerms, studyCriteria } from './study-terms.js';

export interface MatrixQuestion extends StudyTerms {
  /** Ids of places. */
  readonly origins: readonly string[];
  readonly destinations: readonly string[];
  readonly seed: number;
  readonly draws: number;
}

export interface MatrixChunk {
  readonly origin: string;
  readonly destinations: readonly string[];
}

/** Figures of one way. Seconds (expected, and percentiles by simulation), US cents, grams CO2e, liftings between vehicles. */
export interface MatrixWay {
  readonly mean: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly cents: number;
  readonly grams: number;
  readonly lifts: number;
}
export type MatrixCell = Readonly<Record<StudyCriterion, MatrixWay>>;
/** Null: no way, or origin and destination are one place. */
type MatrixPart = readonly (MatrixCell | null)[];

export interface MatrixResult {
  readonly origins: readonly string[];
  readonly destinations: readonly string[];
  /** Row after row: cell of (o, d) at `o × destinations + d`. */
  readonly cells: readonly (MatrixCell | null)[];
}

/** Keeps a part well below the megabyte that a message may have. */
const mostDestinations = 1000;

export const matrixStudy: StudyKind<MatrixQuestion, MatrixChunk, MatrixPart, MatrixResult> = {
  split: (_network, { origins, destinations }) => {
    const blocks = Array.from({ length: Math.ceil(destinations.length / mostDestinations) }, (_, i) =>
      destinations.slice(i * mostDestinations, (i + 1) * mostDestinations),
    );
    return origins.flatMap((origin) => blocks.map((block) => ({ origin, destinations: block })));
  },
  run: (network, question, { origin, destinations }, options) => runRow(network, question, origin, destinations, options),
  merge: (_network, { origins, destinations }, parts) => ({ origins, destinations, cells: parts.flat() }),
};

const runRow = (
  network: Network,
  question: MatrixQuestion,
  origin: string,
  destinations: readonly string[],
  { cancelled = () => false }: RunOptions,
): MatrixPart => {
  const priced = priceTerms(network, question);
  const calendar = createCalendar(network, question.departAt);
  const ways = findBestWays(priced, calendar, requirePlace(network, origin));
  return destinations.map((destination) => {
    if (destination === origin || cancelled()) return null;
    const place = requirePlace(network, destination);
    const found = studyCriteria.map((by) => ways.wayTo(place, by));
    return cellOf(found, (way) => figuresOf(priced, calendar, way, question));
  });
};

/** One way that is best in several criteria is simulated once. */
const cellOf = (found: readonly (Way | undefined)[], measure: (way: Way) => MatrixWay): MatrixCell | null => {
  const measured: { readonly way: Way; readonly figures: MatrixWay }[] = [];
  for (const way of found) {
    if (way === undefined) return null;
    const same = measured.find((other) => isSameWay(other.way, way));
    measured.push({ way, figures: same?.figures ?? measure(way) });
  }
  const [time, cost, co2] = measured.map(({ figures }) => figures);
  return time === undefined || cost === undefined || co2 === undefined ? null : { time, cost, co2 };
};

const isSameWay = (a: Way, b: Way): boolean =>
  a.origin === b.origin &&
  a.destination.node === b.destination.node &&
  a.arcs.length === b.arcs.length &&
  a.arcs.every((arc, i) => arc === b.arcs[i]);

const figuresOf = (priced: Priced, calendar: Calendar, way: Way, { departAt, seed, draws }: MatrixQuestion): MatrixWay => {
  const { p10, p50, p90 } = simulateWay(priced, calendar, way, { departAt, seed, draws });
  return {
    mean: way.seconds,
    p10: Math.round(p10),
    p50: Math.round(p50),
    p90: Math.round(p90),
    cents: way.cents,
    grams: way.grams,
    lifts: way.lifts,
  };
};
