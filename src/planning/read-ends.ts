/** The places of a query, read by the gazetteer: every unclear one is reported at once, every reading is said in one line. */
import type { createGazetteer, Place } from '../network/index.js';
import type { QueryProblem } from './outcome.js';
import type { Ends } from './prepare.js';
import type { PlanQuery } from './query.js';
import { readPosition } from './read-position.js';

type Gazetteer = ReturnType<typeof createGazetteer>;
export type ReadEnds =
  | ({ readonly kind: 'ends'; readonly notes: readonly string[] } & Ends)
  | { readonly kind: 'problems'; readonly problems: readonly QueryProblem[] };

export const readEnds = (gazetteer: Gazetteer, query: Pick<PlanQuery, 'from' | 'to' | 'via'>): ReadEnds => {
  const problems: QueryProblem[] = [];
  const notes: string[] = [];
  const read = (field: string, text: string): Place | undefined => {
    const result = gazetteer.resolve(text);
    switch (result.kind) {
      case 'place':
        if (result.reading !== '') notes.push(result.reading);
        return result.place;
      case 'position': {
        const near = readPosition(gazetteer, result);
        if (near.kind === 'place') {
          notes.push(near.reading);
          return near.place;
        }
        problems.push({ field, message: near.message, choices: [] });
        return undefined;
      }
      case 'choices':
        problems.push({ field, message: `"${text}" can mean several places; choose one by its id.`, choices: result.choices.map(choiceOf) });
        return undefined;
      case 'unknown':
        problems.push({
          field,
          message: `"${text}" is not a place that this network knows.${result.near.length > 0 ? ' Did you mean one of these?' : ''}`,
          choices: result.near.map(choiceOf),
        });
        return undefined;
    }
  };
  const from = read('from', query.from);
  const to = read('to', query.to);
  const via = query.via.map((text) => read('via', text));
  if (from !== undefined && from === to)
    problems.push({ field: 'to', message: `${from.names.en} is both origin and destination; they must differ.`, choices: [] });
  if (problems.length > 0 || from === undefined || to === undefined) return { kind: 'problems', problems };
  return { kind: 'ends', from, to, via: via.filter((place) => place !== undefined), notes };
};

const choiceOf = (place: Place): QueryProblem['choices'][number] => ({
  id: place.id,
  label: `${place.names.en} (${[place.country, place.country2].filter((code) => code !== '').join('-')}, ${place.roles.join(', ')})`,
});
