/**
 * What a list of things to avoid means in this network. An id is that one thing; a name of a place is every place of that name (the
 * town, its port, its crossing), and the answer says which; what the network does not know is a problem, never ignored in silence.
 */
import { describePlace, type Network, type Place } from '../network/index.js';
import type { QueryProblem, Selector } from '../planning/index.js';
import type { PlaceReading } from './find-place.js';

export interface SelectorKnowledge {
  readonly network: Network;
  readonly findPlace: (text: string) => PlaceReading;
  /** The field of the question that problems are told at. */
  readonly field: 'avoid' | 'whyNot';
}

export interface KnownSelectors {
  readonly selectors: readonly Selector[];
  readonly notes: readonly string[];
  readonly problems: readonly QueryProblem[];
}

export function readSelectors(selectors: readonly Selector[], knowledge: SelectorKnowledge): KnownSelectors {
  const found: Selector[] = [];
  const notes: string[] = [];
  const problems: QueryProblem[] = [];
  const { field } = knowledge;
  for (const selector of selectors) {
    if (selector.kind === 'place') readPlaceSelector(selector.id, knowledge, found, notes, problems);
    else if (selector.kind === 'service') readServiceSelector(selector.id, knowledge, found, problems);
    else if (selector.kind === 'country' && !isKnownCountry(selector.id, knowledge.network)) {
      problems.push({ field, message: `No place of this network is in country:${selector.id}.`, choices: [] });
    } else found.push(selector);
  }
  return { selectors: found, notes, problems };
}

const isKnownCountry = (code: string, { places }: Network): boolean => places.some((place) => place.country === code || place.country2 === code);

function readPlaceSelector(
  text: string,
  { network, findPlace, field }: SelectorKnowledge,
  found: Selector[],
  notes: string[],
  problems: QueryProblem[],
): void {
  const byId = network.places.find((place) => place.id === text);
  const reading = byId === undefined ? findPlace(text) : { kind: 'place' as const, place: byId, others: [] };
  if (reading.kind === 'unclear') {
    problems.push({ field, message: reading.message, choices: reading.choices });
    return;
  }
  const places: readonly Place[] = [reading.place, ...reading.others];
  for (const place of places) found.push({ kind: 'place', id: place.id });
  if (byId === undefined && field === 'avoid') notes.push(`Avoiding “${text}” avoids ${places.map(describePlace).join(', ')}.`);
}

function readServiceSelector(text: string, { network: { tables }, field }: SelectorKnowledge, found: Selector[], problems: QueryProblem[]): void {
  const wanted = text.toLowerCase();
  const service = tables.services.find((row) => row.id.toLowerCase() === wanted || row.name.toLowerCase() === wanted);
  if (service !== undefined) {
    found.push({ kind: 'service', id: service.id });
    return;
  }
  const near = tables.services.filter((row) => row.id.toLowerCase().includes(wanted) || row.name.toLowerCase().includes(wanted)).slice(0, 8);
  const message = `“${text}” is not a service of this network.${near.length > 0 ? ' Did you mean one of these?' : ''}`;
  problems.push({ field, message, choices: near.map(({ id, name }) => ({ id, label: name })) });
}
