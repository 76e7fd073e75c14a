/** What a change is about, by name: checked against the names of a network, not yet against its columns. */
import type { ScenarioTarget } from '../contract/index.js';
import { type Mode, passages } from '../network/index.js';
import type { NamedTable, Names } from './names.js';
import type { Report } from './scenario-issue.js';

export type ThingKind = 'link' | 'place' | 'service' | 'country' | 'mode' | 'passage';

export interface Thing {
  readonly kind: ThingKind;
  /** Ids; of a mode, the mode itself. A line is the links it has. */
  readonly ids: readonly string[];
  /** Narrows a country or a place. */
  readonly mode: Mode | undefined;
}

const tableOf: Partial<Record<ThingKind, NamedTable>> = { link: 'links', place: 'places', service: 'services' };

/** The thing a target names; undefined, and told, when it names none, two kinds at once, something unknown or a kind not in `allowed`. */
export const readThing = (what: ScenarioTarget, names: Names, report: Report, allowed: readonly ThingKind[]): Thing | undefined => {
  const told = (['link', 'line', 'place', 'service', 'country', 'passage'] as const).filter((key) => what[key] !== undefined);
  const key = told[0] ?? (what.mode === undefined ? undefined : 'mode');
  if (key === undefined || told.length > 1) {
    const many = told.length > 1 ? `names ${told.join(' and ')} at once` : 'names nothing';
    report('scenario/target', 'what', `The change ${many}: it must be about one kind of thing (${allowed.join(', ')}).`);
    return undefined;
  }
  const kind: ThingKind = key === 'line' ? 'link' : key;
  if (!allowed.includes(kind)) {
    report('scenario/target', `what.${key}`, `This kind of change cannot be about a ${key}: it may be about ${allowed.join(', ')}.`);
    return undefined;
  }
  if (what.mode !== undefined && kind !== 'mode' && kind !== 'country' && kind !== 'place') {
    report('scenario/target', 'what.mode', `“mode” narrows a country or a place; a ${key} has its own mode.`);
    return undefined;
  }
  if (key === 'mode') return { kind, ids: [what.mode as string], mode: what.mode };
  const given = what[key] ?? [];
  const ids = key === 'line' ? linksOfLines(given, names, report) : given.filter((id) => known(kind, id, names, report));
  return ids.length === 0 || (key !== 'line' && ids.length < given.length) ? undefined : { kind, ids, mode: what.mode };
};

const linksOfLines = (lines: readonly string[], names: Names, report: Report): string[] =>
  lines.flatMap((line) => {
    const rows = names.line(line);
    if (rows.length === 0) report('scenario/unknown', 'what.line', `There is no line “${line}” in this network.`);
    return rows.flatMap((row) => names.network.tables.links[row]?.id ?? []);
  });

const known = (kind: ThingKind, id: string, names: Names, report: Report): boolean => {
  if (kind === 'passage') {
    if ((passages as readonly string[]).includes(id)) return true;
    report('scenario/unknown', 'what.passage', `“${id}” is not a passage: ${passages.join(', ')}.`);
    return false;
  }
  if (kind === 'country') {
    if (names.hasCountry(id)) return true;
    report('scenario/unknown', 'what.country', `No place of this network is in the country “${id}”.`);
    return false;
  }
  return requireId(tableOf[kind] ?? 'links', id, `what.${kind}`, names, report);
};

const nouns: Readonly<Record<NamedTable, string>> = {
  links: 'link',
  places: 'place',
  services: 'service',
  tariffs: 'tariff',
  emission_factors: 'emission factor',
  operations: 'operation',
};

/** Whether the network, or an earlier change, has this id; told with near spellings when not. */
export const requireId = (table: NamedTable, id: string, field: string, names: Names, report: Report): boolean => {
  if (names.has(table, id)) return true;
  const choices = names.near(table, id);
  report(
    'scenario/unknown',
    field,
    `There is no ${nouns[table]} “${id}” in this network.${choices.length > 0 ? ' Did you mean one of these?' : ''}`,
    choices,
  );
  return false;
};
