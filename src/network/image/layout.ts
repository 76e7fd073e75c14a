/** Which part of a Network goes into which sections of the image. The types make a new part or column that is missing here an error. */
import type { ArcColumns, ItemColumns, Network, NodeColumns } from '../network.js';
import type { SectionType } from './sections.js';

/** The array of each column type; `BYTES_PER_ELEMENT` is the row width. */
export const arrayOf = { u8: Uint8Array, u32: Uint32Array, f64: Float64Array } as const;
export type ColumnType = Exclude<SectionType, 'json'>;
export type Column = Uint8Array | Uint32Array | Float64Array;

type ColumnsOf<G> = { readonly [K in Exclude<keyof G, 'count'>]: ColumnType };

/** Groups of columns with a row count. */
export const columnGroups = {
  nodes: { place: 'u32', layer: 'u8', service: 'u32' } satisfies ColumnsOf<NodeColumns>,
  arcs: { firstOut: 'u32', tail: 'u32', head: 'u32', firstIn: 'u32', inArc: 'u32', firstItem: 'u32' } satisfies ColumnsOf<ArcColumns>,
  items: { kind: 'u8', ref: 'u32', lengthM: 'f64', activityM: 'f64', firstPath: 'u32', pathLink: 'u32' } satisfies ColumnsOf<ItemColumns>,
} as const;

export const looseColumns = { doorOf: 'u32', firstPlaceNode: 'u32', placeNodes: 'u32' } as const;

/** Arrays of objects, column by column in one JSON section each. */
export const rowParts = ['places', 'runClasses', 'steps', 'doors'] as const;

/** Small objects, as they are, in the section `head`. */
export const plainParts = ['id', 'version', 'recipes'] as const;

type Covered =
  | keyof typeof columnGroups
  | keyof typeof looseColumns
  | (typeof rowParts)[number]
  | (typeof plainParts)[number]
  | 'formatVersion'
  | 'tables'
  /** Of a copy in memory only: writeImage refuses it. */
  | 'shut';
/** Fails to compile when Network has a part that no list above names. */
({}) satisfies Record<Exclude<keyof Network, Covered>, never>;
