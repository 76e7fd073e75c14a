/**
 * Reads lists of what to avoid, `country:RU,IR,mode:air,place:Kuryk`: a bare word continues the last kind. And the criteria of the
 * front, `time,cost,co2`. What place or service is meant is found out later, against the network.
 */
import { layers, modes, passages } from '../network/index.js';
import type { QueryProblem } from './outcome.js';
import { type Criterion, criteria, type Selector } from './query.js';

const kinds = ['country', 'mode', 'layer', 'passage', 'place', 'service'] as const;
type SelectorKind = (typeof kinds)[number];

const closedWords: Partial<Record<SelectorKind, readonly string[]>> = { mode: modes, layer: layers, passage: passages };
/** Other words for a kind that people type. */
const kindNames: Readonly<Record<string, SelectorKind>> = {
  country: 'country',
  countries: 'country',
  mode: 'mode',
  modes: 'mode',
  layer: 'layer',
  passage: 'passage',
  place: 'place',
  places: 'place',
  crossing: 'place',
  border: 'place',
  service: 'service',
  services: 'service',
};

export interface SelectorReading {
  readonly selectors: readonly Selector[];
  readonly problems: readonly QueryProblem[];
}

export function parseSelectors(text: string, field = 'avoid'): SelectorReading {
  const selectors: Selector[] = [];
  const problems: QueryProblem[] = [];
  const report = (message: string) => problems.push({ field, message, choices: [] });
  let kind: SelectorKind | undefined;
  for (const part of text
    .normalize('NFKC')
    .split(',')
    .map((word) => word.trim())) {
    if (part === '') continue;
    const colon = part.indexOf(':');
    const kindText = colon < 0 ? undefined : part.slice(0, colon).trim().toLowerCase();
    const id = part.slice(colon + 1).trim();
    if (kindText !== undefined) {
      kind = Object.hasOwn(kindNames, kindText) ? kindNames[kindText] : undefined;
      if (kind === undefined) {
        report(`“${clip(kindText)}” is not a kind of thing to avoid: use ${kinds.join(', ')}, as country:RU,mode:air.`);
        continue;
      }
    }
    if (kind === undefined) report(sentenceForBareWord(id));
    else readOne(kind, id, selectors, report);
  }
  return { selectors, problems };
}

function readOne(kind: SelectorKind, id: string, selectors: Selector[], report: (message: string) => void): void {
  if (id === '') {
    report(`${kind}: names nothing; write what to avoid after the colon.`);
    return;
  }
  if (kind === 'country') {
    const code = id.toUpperCase();
    if (/^[A-Z]{2}$/.test(code)) selectors.push({ kind, id: code });
    else report(`“${clip(id)}” is not a country code: write the two letters of ISO 3166, as country:${codeOfCountryNamed(id) ?? 'RU'}.`);
    return;
  }
  const allowed = closedWords[kind];
  const wanted = allowed === undefined ? id : id.toLowerCase();
  if (allowed === undefined || allowed.includes(wanted)) selectors.push({ kind, id: wanted });
  else report(`“${clip(id)}” is not a ${kind}: use one of ${allowed.join(', ')}.`);
}

function sentenceForBareWord(word: string): string {
  const lower = word.toLowerCase();
  const guess = modes.some((mode) => mode === lower)
    ? `mode:${lower}`
    : /^[a-z]{2}$/i.test(word)
      ? `country:${word.toUpperCase()}`
      : codeOfCountryNamed(word) !== undefined
        ? `country:${codeOfCountryNamed(word)}`
        : `place:${clip(word)}`;
  return `“${clip(word)}” does not say what kind of thing it is: write ${guess}?`;
}

/** The ISO code of a country by its English name, for a hint only. */
function codeOfCountryNamed(name: string): string | undefined {
  const wanted = name.trim().toLowerCase();
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters.flatMap((a) => letters.map((b) => a + b)).find((code) => names.of(code)?.toLowerCase() === wanted);
}

export interface CriteriaReading {
  readonly by: readonly Criterion[];
  readonly problems: readonly QueryProblem[];
}

/** The criteria in the order given, each once. */
export function parseCriteria(text: string, field = 'by'): CriteriaReading {
  const problems: QueryProblem[] = [];
  const by: Criterion[] = [];
  for (const word of text
    .normalize('NFKC')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')) {
    const criterion = criteria.find((known) => known === (word === 'co2e' ? 'co2' : word));
    if (criterion === undefined) problems.push({ field, message: `“${clip(word)}” is not a criterion: use ${criteria.join(', ')}.`, choices: [] });
    else if (!by.includes(criterion)) by.push(criterion);
  }
  if (by.length === 0 && problems.length === 0)
    problems.push({ field, message: `No criterion is named: use some of ${criteria.join(', ')}.`, choices: [] });
  return { by, problems };
}

const clip = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
