/** The form of a matrix: lists of places in, a row per pair out. */
import type { MatrixDocument, matrixCallSchema } from '../contract/index.js';
import { type MatrixQuestion, type MatrixResult, type MatrixWay, type StudyCriterion, studyCriteria } from '../studies/index.js';
import { readStudyPlaces, readTerms } from './read-study-terms.js';
import { headOf, namedPlace, type Presented, placeOf, type ReadStudy, type StudyAnswer, type StudyForm, type StudyReader } from './study-form.js';
import { numberColumn, textColumn, wholeColumn } from './study-table.js';

type Call = (typeof matrixCallSchema)['_output'];

const rule =
  'Of every pair the way that is best by the expected value of one criterion: fastest by time, cheapest by price, cleanest by CO2e. Days are by the clock of the departure.';
const bestBy: Readonly<Record<StudyCriterion, string>> = { time: 'fastest', cost: 'cheapest', co2: 'cleanest' };

/** What one answer can hold. */
const mostPairs = 250_000;

function read(call: Call, reader: StudyReader): ReadStudy {
  const log = { notes: [] as string[], problems: [] as ReadStudy['problems'][number][] };
  const origins = readStudyPlaces(call.origins, 'origins', reader, log);
  const destinations = readStudyPlaces(call.destinations, 'destinations', reader, log);
  if (origins.length * destinations.length > mostPairs) {
    const message = `${origins.length} origins × ${destinations.length} destinations are more than ${mostPairs} pairs: ask for them in pieces.`;
    log.problems.push({ field: 'destinations', message, choices: [] });
  }
  const terms = readTerms(call, undefined, reader, log);
  const { cargo, departAt } = terms;
  if (log.problems.length > 0 || cargo === undefined || departAt === undefined) return { ...log, study: undefined };
  const question: MatrixQuestion = { origins, destinations, ...terms, cargo, departAt, seed: call.seed, draws: call.draws };
  return { ...log, study: { kind: 'matrix', question } };
}

const days = (seconds: number): number => Math.round((seconds / 86_400) * 1000) / 1000;

const tellWay = ({ mean, p10, p50, p90, cents, grams, lifts }: MatrixWay) => ({
  days: { mean: days(mean), p10: days(p10), p50: days(p50), p90: days(p90) },
  usd: cents / 100,
  co2eKg: grams / 1000,
  transshipments: lifts,
});

function present(presented: Presented, { origins, destinations, cells }: MatrixResult): StudyAnswer {
  const { network } = presented;
  const { seed, draws } = presented.study.question as MatrixQuestion;
  const rows = cells.map((cell, i) => ({
    from: origins[Math.floor(i / destinations.length)] ?? '',
    to: destinations[i % destinations.length] ?? '',
    cell,
  }));
  const document: MatrixDocument = {
    kind: 'matrix',
    ...headOf({ network, notes: [...presented.notes, rule, `Percentiles of ${draws} replays, seed ${seed}.`] }),
    origins: origins.map((id) => namedPlace(network, id)),
    destinations: destinations.map((id) => namedPlace(network, id)),
    pairs: rows.map(({ from, to, cell }) => ({
      from,
      to,
      ways: cell === null ? null : { fastest: tellWay(cell.time), cheapest: tellWay(cell.cost), cleanest: tellWay(cell.co2) },
    })),
  };
  const columns = studyCriteria.flatMap((by) => {
    const figure = (name: string, value: (way: MatrixWay) => number) =>
      numberColumn(`${bestBy[by]}_${name}`, rows, ({ cell }) => (cell === null ? undefined : value(cell[by])));
    return [
      figure('mean_days', ({ mean }) => days(mean)),
      figure('p10_days', ({ p10 }) => days(p10)),
      figure('p50_days', ({ p50 }) => days(p50)),
      figure('p90_days', ({ p90 }) => days(p90)),
      figure('usd', ({ cents }) => cents / 100),
      figure('co2e_kg', ({ grams }) => grams / 1000),
      wholeColumn(`${bestBy[by]}_transshipments`, rows, ({ cell }) => cell?.[by].lifts),
    ];
  });
  return {
    document,
    table: {
      columns: [
        textColumn('origin', rows, ({ from }) => from),
        textColumn('origin_name', rows, ({ from }) => placeOf(network, from).names.en),
        textColumn('destination', rows, ({ to }) => to),
        textColumn('destination_name', rows, ({ to }) => placeOf(network, to).names.en),
        ...columns,
      ],
    },
    features: {
      type: 'FeatureCollection',
      features: document.pairs.flatMap(({ from, to, ways }) => {
        if (ways === null) return [];
        const [a, b] = [placeOf(network, from), placeOf(network, to)];
        const geometry = {
          type: 'LineString',
          coordinates: [
            [a.lon, a.lat],
            [b.lon, b.lat],
          ],
        };
        return [{ type: 'Feature' as const, geometry, properties: { from, to, ...ways } }];
      }),
    },
  };
}

export const matrixForm: StudyForm = { read, present };
