/** What a feature of a map is to freight, from its attributes: Natural Earth railroads and roads, lanes of a maritime network. */
import { type Passage, passages, type SpeedClass } from '../../network/index.js';
import type { MapLine } from './join-lines.js';

export type Properties = Readonly<Record<string, unknown>>;

/** Names of passages in the searoute networks, where they are not ours. */
const passageOf: Readonly<Record<string, Passage>> = {
  babalmandab: 'bab_el_mandeb',
  bosporus: 'bosphorus',
  ormuz: 'hormuz',
  south_africa: 'cape',
  northeast: 'northern_sea_route',
};

export type LineKind = 'rail' | 'road' | 'sea';

/** Undefined when the attributes say nothing that is known. */
export function kindOfProperties(properties: Properties): LineKind | undefined {
  const kind = String(properties['featurecla'] ?? properties['FEATURECLA'] ?? '').toLowerCase();
  if (kind.startsWith('rail')) return 'rail';
  if (kind.startsWith('road') || kind === 'ferry') return kind === 'ferry' ? undefined : 'road';
  if ('passage' in properties || 'pass' in properties) return 'sea';
  return 'railway' in properties ? 'rail' : 'highway' in properties ? 'road' : undefined;
}

const common = { line: undefined, country: undefined, status: 'open', status_date: undefined, passage: undefined, basis: 'published' } as const;
const noRail = { gauge_mm: undefined, electrified: undefined, tracks: undefined } as const;

export function factsOf(kind: LineKind, properties: Properties, source: string): MapLine['facts'] {
  const value = (name: string): unknown => properties[name] ?? properties[name.toUpperCase()];
  if (kind === 'sea') {
    const named = String(value('passage') ?? value('pass') ?? '');
    const passage = passageOf[named] ?? passages.find((known) => known === named);
    return { ...common, ...noRail, mode: 'sea', speed_class: 'ocean', passage, source };
  }
  if (kind === 'road') {
    const type = String(value('type') ?? '');
    const speedClass: SpeedClass = /major|beltway/i.test(type) ? 'I' : 'II';
    return { ...common, ...noRail, mode: 'road', speed_class: speedClass, line: textOf(value('name')), source };
  }
  const tracks = Number(value('mult_track')) === 1 ? 2 : undefined;
  return { ...common, mode: 'rail', speed_class: 'main', gauge_mm: [], electrified: Number(value('electric')) === 1, tracks, source };
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined);
