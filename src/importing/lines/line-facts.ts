/** What a feature of a map is to freight, from its attributes: Natural Earth railroads and roads, lanes of a maritime network. */
import { type Passage, passages, type SpeedClass } from '../../network/index.js';
import type { Tags } from '../osm-pbf/decode-block.kernel.js';
import { readRail } from '../osm-pbf/rail-profile.js';
import { readRoad, type TruckSize } from '../osm-pbf/truck-profile.js';
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

/** A value that says something: `null` and '' stand in files whose features share one list of attributes. */
const textOf = (value: unknown): string | undefined => {
  const text = value === undefined || value === null ? '' : String(value).trim();
  return text === '' ? undefined : text;
};
const cellOf = (properties: Properties, name: string): string | undefined => textOf(properties[name]) ?? textOf(properties[name.toUpperCase()]);

/** Undefined when the attributes say nothing that is known. */
export function kindOfProperties(properties: Properties): LineKind | undefined {
  const kind = (cellOf(properties, 'featurecla') ?? '').toLowerCase();
  if (kind.startsWith('rail')) return 'rail';
  if (kind === 'ferry') return undefined;
  if (kind.startsWith('road')) return 'road';
  if (cellOf(properties, 'highway') !== undefined) return 'road';
  if (cellOf(properties, 'railway') !== undefined) return 'rail';
  // lanes through no passage may carry the attribute with nothing in it
  return 'passage' in properties || 'pass' in properties ? 'sea' : undefined;
}

export type LineReading =
  | { readonly kind: 'line'; readonly facts: MapLine['facts']; readonly direction: 'both' | 'as drawn' | 'against' }
  | { readonly kind: 'left out'; readonly why: string };

const common = { line: undefined, country: undefined, status: 'open', status_date: undefined, passage: undefined, basis: 'published' } as const;
const noRail = { gauge_mm: undefined, electrified: undefined, tracks: undefined } as const;

/** Where the map speaks with the tags of OpenStreetMap they are read as in its own files; else as Natural Earth and maritime networks mean them. */
export function readLineFacts(kind: LineKind, properties: Properties, { source, truck }: { source: string; truck: TruckSize }): LineReading {
  const value = (name: string) => cellOf(properties, name);
  if (kind === 'sea') {
    const named = value('passage') ?? value('pass');
    const passage = passageOf[named ?? ''] ?? passages.find((known) => known === named);
    return twoWay({ ...common, ...noRail, mode: 'sea', speed_class: 'ocean', passage, source });
  }
  const tags: Tags = new Map(Object.entries(properties).flatMap(([key, cell]) => tagOf(key, cell)));
  const line = tags.get('ref') ?? tags.get('name');
  if (kind === 'road') {
    if (tags.has('highway')) return readTaggedRoad(tags, { line, source, truck });
    const speedClass: SpeedClass = /major|beltway/i.test(value('type') ?? '') ? 'I' : 'II';
    return twoWay({ ...common, ...noRail, mode: 'road', speed_class: speedClass, line: value('name'), source });
  }
  if (tags.has('railway')) return readTaggedRail(tags, { line, source });
  const tracks = Number(value('mult_track')) === 1 ? 2 : undefined;
  return twoWay({ ...common, mode: 'rail', speed_class: 'main', gauge_mm: [], electrified: Number(value('electric')) === 1, tracks, source });
}

const tagOf = (key: string, cell: unknown): readonly (readonly [string, string])[] => {
  const text = textOf(cell);
  return text === undefined ? [] : [[key, text]];
};

const twoWay = (facts: MapLine['facts']): LineReading => ({ kind: 'line', facts, direction: 'both' });

function readTaggedRoad(tags: Tags, { line, source, truck }: { line: string | undefined; source: string; truck: TruckSize }): LineReading {
  const reading = readRoad(tags, truck);
  if (reading.kind === 'left out') return reading;
  const { speedClass, limitKmh, forward, backward } = reading.rule;
  const facts = { ...common, ...noRail, mode: 'road', speed_class: speedClass, line, limitKmh, source } as const;
  return { kind: 'line', facts, direction: forward && backward ? 'both' : forward ? 'as drawn' : 'against' };
}

function readTaggedRail(tags: Tags, { line, source }: { line: string | undefined; source: string }): LineReading {
  const reading = readRail(tags);
  if (reading.kind === 'left out') return reading;
  const { speedClass, gauges, electrified, tracks } = reading.rule;
  return twoWay({ ...common, mode: 'rail', speed_class: speedClass, line, gauge_mm: gauges, electrified: electrified ?? false, tracks, source });
}
