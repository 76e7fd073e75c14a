/** What a door needs of each kind of study: how its question is read, and how its answer is told. One file per kind; study-forms.ts lists them. */
import type { CompareCall, FlowDocument, Scenario, StudyDocument } from '../contract/index.js';
import type { Network } from '../network/index.js';
import type { QueryProblem } from '../planning/index.js';
import type { Ring, Study } from '../studies/index.js';
import type { Instant } from '../units/index.js';
import type { PlaceReading } from './find-place.js';
import type { ReadyScenarios } from './read-scenario.js';
import type { StudyTable } from './study-table.js';

export interface StudyReader {
  readonly network: Network;
  readonly findPlace: (text: string) => PlaceReading;
  readonly now: Instant;
  readonly readyScenarios: ReadyScenarios;
  /** The flows that stand in for a demand table where none is given. */
  readonly defaultFlows: () => readonly FlowDocument[];
  /** The pairs with their tonnes a year that fill a corridor where none are given. */
  readonly defaultPairs: () => CompareCall['pairs'];
}

export interface ReadStudy {
  /** Undefined when there are problems. */
  readonly study: Study | undefined;
  readonly notes: readonly string[];
  readonly problems: readonly QueryProblem[];
}

/** GeoJSON; geometries as RFC 7946 has them. */
export interface StudyFeatures {
  readonly type: 'FeatureCollection';
  readonly features: readonly { readonly type: 'Feature'; readonly geometry: unknown; readonly properties: Readonly<Record<string, unknown>> }[];
}

export interface StudyAnswer {
  readonly document: StudyDocument;
  readonly table: StudyTable;
  /** Where the answer is more than one table: all by name, `table` among them. */
  readonly tables?: Readonly<Record<string, StudyTable>>;
  readonly features: StudyFeatures;
}

export interface Presented {
  readonly network: Network;
  readonly study: Study;
  readonly notes: readonly string[];
  /** All of all land, for contours; asked for only where something is drawn. */
  readonly land: () => readonly Ring[];
}

export interface StudyForm {
  /** `call` has passed the schema of its kind; `scenario` is given only to a form that is both. */
  readonly read: (call: never, reader: StudyReader, scenario?: Scenario) => ReadStudy;
  /** The scenario is not what the study is asked of, but the other side of it. */
  readonly both?: true;
  /** `result` is what the parts of `study` were merged to. */
  readonly present: (presented: Presented, result: never) => StudyAnswer;
}

export const headOf = ({ network, notes }: Pick<Presented, 'network' | 'notes'>) => ({
  formatVersion: 1 as const,
  network: { id: network.id, version: network.version },
  notes: [...notes],
});

export const namedPlace = (network: Network, id: string) => {
  const place = placeOf(network, id);
  return { id, name: place.names.en, country: place.country, lat: place.lat, lon: place.lon };
};

const indexes = new WeakMap<Network, ReadonlyMap<string, Network['places'][number]>>();
export const placeOf = (network: Network, id: string): Network['places'][number] => {
  const known = indexes.get(network) ?? new Map(network.places.map((place) => [place.id, place]));
  indexes.set(network, known);
  const place = known.get(id);
  if (place === undefined) throw new Error(`a study names the place ${id}, which its network does not have`);
  return place;
};
