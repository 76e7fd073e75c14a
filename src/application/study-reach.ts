/** The form of reach: a place and limits in; places, people and contours out. */
import type { ReachDocument, reachCallSchema } from '../contract/index.js';
import { beyondTheNetwork, computeReachContours, type ReachQuestion, type ReachResult, type StudyCriterion } from '../studies/index.js';
import { readStudyPlace, readTerms } from './read-study-terms.js';
import { headOf, namedPlace, type Presented, placeOf, type ReadStudy, type StudyAnswer, type StudyForm, type StudyReader } from './study-form.js';
import { numberColumn, textColumn, wholeColumn } from './study-table.js';

type Call = (typeof reachCallSchema)['_output'];

/** As written, the criterion it means, and how many of the model's units it is. */
const units: Readonly<Record<string, readonly [StudyCriterion, number]>> = {
  d: ['time', 86_400],
  h: ['time', 3600],
  usd: ['cost', 100],
  kg: ['co2', 1000],
  t: ['co2', 1_000_000],
};
const told: Readonly<Record<StudyCriterion, { readonly unit: ReachDocument['unit']; readonly each: number }>> = {
  time: { unit: 'days', each: 86_400 },
  cost: { unit: 'usd', each: 100 },
  co2: { unit: 'kg', each: 1000 },
};

/** `5d,10d,15d`: ascending limits of one kind. */
export function parseWithin(text: string): { readonly by: StudyCriterion; readonly limits: readonly number[] } | { readonly message: string } {
  const found = text.split(',').map((part) => /^\s*(\d+(?:\.\d+)?)\s*(d|h|usd|kg|t)\s*$/i.exec(part));
  const read = found.map((match) => {
    const unit = units[match?.[2]?.toLowerCase() ?? ''];
    return match === null || unit === undefined ? undefined : { by: unit[0], limit: Number(match[1]) * unit[1] };
  });
  const wrong = read.findIndex((one) => one === undefined || !(one.limit > 0));
  if (wrong >= 0) {
    return { message: `“${text.split(',')[wrong]?.trim()}” is no limit; give days, hours, dollars or kilograms, as 10d, 72h, 3000usd or 2000kg.` };
  }
  const sure = read.flatMap((one) => one ?? []);
  const by = sure[0]?.by ?? 'time';
  if (sure.some((one) => one.by !== by)) return { message: 'The limits are not all of one kind: give only times, only prices or only emissions.' };
  return { by, limits: [...new Set(sure.map(({ limit }) => limit))].sort((a, b) => a - b) };
}

function read(call: Call, reader: StudyReader): ReadStudy {
  const log = { notes: [] as string[], problems: [] as ReadStudy['problems'][number][] };
  const place = readStudyPlace(call.from, 'from', reader, log);
  const within = parseWithin(call.within);
  if ('message' in within) log.problems.push({ field: 'within', message: within.message, choices: [] });
  const terms = readTerms(call, place, reader, log);
  const { cargo, departAt } = terms;
  if (log.problems.length > 0 || 'message' in within || place === undefined || cargo === undefined || departAt === undefined) {
    return { ...log, study: undefined };
  }
  const question: ReachQuestion = { from: place.id, by: within.by, limits: within.limits, ...terms, cargo, departAt };
  return { ...log, study: { kind: 'reach', question } };
}

const notesOf = ({ by }: ReachResult): string[] => {
  const pace = { time: '30 km/h', cost: '2 USD a kilometre', co2: '1 kg CO2e a kilometre' }[by];
  return [
    'The value at a place is the expected one of the best way there by this criterion, delivered.',
    `Contours go up to ${beyondTheNetwork.mostKm} km beyond the places of the network at ${pace} (assumed), over land only and not past a town that is out of reach, on a grid of ${beyondTheNetwork.stepDeg}°.`,
    'People are the residents of the towns of the network that are in reach (GeoNames, CC BY 4.0), not of all the land between them.',
  ];
};

function present(presented: Presented, result: ReachResult): StudyAnswer {
  const { network } = presented;
  const { unit, each } = told[result.by];
  const rounded = (value: number): number => Math.round((value / each) * 1000) / 1000;
  const reached = result.reached.map(({ id, value }) => {
    const { population, roles } = placeOf(network, id);
    return { ...namedPlace(network, id), value: rounded(value), population: roles.includes('town') ? population : 0 };
  });
  const document: ReachDocument = {
    kind: 'reach',
    ...headOf({ network, notes: [...presented.notes, ...notesOf(result)] }),
    from: namedPlace(network, result.from),
    unit,
    bands: result.bands.map(({ limit, places, people }) => ({ within: limit / each, places, people })),
    reached,
  };
  let features: StudyAnswer['features'] | undefined;
  return {
    document,
    table: {
      columns: [
        textColumn('place', reached, ({ id }) => id),
        textColumn('name', reached, ({ name }) => name),
        textColumn('country', reached, ({ country }) => country),
        numberColumn('lat', reached, ({ lat }) => lat),
        numberColumn('lon', reached, ({ lon }) => lon),
        numberColumn(unit === 'days' ? 'days' : unit === 'usd' ? 'usd' : 'co2e_kg', reached, ({ value }) => value),
        wholeColumn('population', reached, ({ population }) => population),
      ],
    },
    // contours take a second: only who draws waits for them
    get features() {
      features ??= featuresOf(presented, result, document);
      return features;
    },
  };
}

/** The widest area first, so that the nearer ones are drawn over it; then the places. */
function featuresOf({ network, land }: Presented, result: ReachResult, { unit, bands, reached }: ReachDocument): StudyAnswer['features'] {
  const contours = computeReachContours(network, result, land());
  const areas = bands.map((band, i) => ({
    type: 'Feature' as const,
    geometry: { type: 'MultiPolygon', coordinates: contours[i] ?? [] },
    properties: { ...band, unit },
  }));
  const points = reached.map(({ lon, lat, ...properties }) => ({
    type: 'Feature' as const,
    geometry: { type: 'Point', coordinates: [lon, lat] },
    properties: { ...properties, unit },
  }));
  return { type: 'FeatureCollection', features: [...areas.reverse(), ...points] };
}

export const reachForm: StudyForm = { read, present };
