/**
 * Words that the server says in English (operations, ledger lines, vehicles, formulas) in the reader's language. The list of phrases is
 * closed: src/planning/way-words.ts and formulas.ts. A phrase that is not on it stays English rather than being lost.
 */
export const phrases = [
  'Pick-up and loading',
  'Delivery and unloading',
  'Lift off',
  'Lift on',
  'Waiting in the yard',
  'Stuffing',
  'Stripping',
  'Gauge change by transloading',
  'Gauge change by bogie exchange',
  'Check-in and driving on board',
  'Driving ashore and check-out',
  'Loading',
  'Discharge',
  'Security screening',
  'Border procedure',
  'Cut-off before departure',
  'Waiting for departure',
  'Weather',
  'Voyage',
  'Stop on the way',
  'Road',
  'Rail',
  'Pipeline',
  'Truck',
  'Truck haulage',
  'Ocean vessel',
  'Feeder',
  'Tanker',
  'Ro-ro ferry',
  'Rail ferry',
  'Air freighter',
  'Yard',
  'motorway',
  'access',
  'class',
  'electric',
  'diesel',
  'Block train',
  'block train',
  'wagonload',
  'crude',
  'gas',
  'products',
  'truck',
  'trucks',
  'wagon',
  'wagons',
  'container',
  'containers',
  'accompanied',
  'on the deck',
  'on wagons',
  'freighter aircraft',
  'pipeline',
  'tanker',
  'deep-sea container ship',
  'feeder container ship',
  'mean of a lognormal with',
  'half the headway of',
  'mean rest of a closure',
  'closed',
  'of the time',
  'breaks, nights and weekly rest',
  'until it opens or leaves',
  'fixed per unit',
  'wait for the timetable',
  'consignment',
  'unit',
] as const;
export type Phrase = (typeof phrases)[number];
export type Terms = Readonly<Record<Phrase, string>>;

const known = new Set<string>(phrases);
/** Longest first, so that a phrase is not broken by a shorter one inside it. */
const byLength = [...phrases].sort((a, b) => b.length - a.length);
const anyPhrase = new RegExp(`(?<![\\p{L}\\p{N}])(?:${byLength.map((phrase) => phrase.replace(/[()]/g, '\\$&')).join('|')})(?![\\p{L}\\p{N}])`, 'gu');

/** Every known phrase inside `text`; `terms` undefined: English. */
export const translate = (terms: Terms | undefined, text: string): string =>
  terms === undefined ? text : text.replace(anyPhrase, (phrase) => (known.has(phrase) ? terms[phrase as Phrase] : phrase));
