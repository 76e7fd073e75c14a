/** Use case: from files of other formats to a network image, or every problem of the files. Nothing is written while there is one. */
import type { Issue, Network, TableSet } from '../network/index.js';
import type { ReportProgress } from './build-network.js';

/** What reading the files gives. */
export type ImportedFiles =
  | {
      readonly kind: 'imported';
      readonly tables: TableSet;
      readonly formats: readonly string[];
      readonly streets: { readonly weak: number; readonly strong: number; readonly largestShare: number };
      readonly issues: readonly Issue[];
    }
  | { readonly kind: 'wrong'; readonly issues: readonly Issue[] };

export interface ImportNetworkParts {
  readonly importFiles: (report: ReportProgress) => Promise<ImportedFiles>;
  readonly encodeHash: (files: ReadonlyMap<string, Uint8Array>) => string;
  readonly compileNetwork: (tables: TableSet, identity: { readonly id: string; readonly version: string }) => Network;
  readonly writeImage: (network: Network) => Uint8Array;
}

/** What was made, in numbers. */
export interface ImportReport {
  readonly formats: readonly string[];
  readonly id: string;
  readonly version: string;
  readonly places: number;
  readonly links: number;
  readonly turns: number;
  readonly services: number;
  readonly nodes: number;
  readonly arcs: number;
  /** Kilometres of links by mode. */
  readonly km: Readonly<Record<string, number>>;
  readonly components: { readonly weak: number; readonly strong: number; readonly largestStrongShare: number };
}

export type ImportNetworkOutcome =
  | {
      readonly kind: 'imported';
      readonly network: Network;
      readonly image: Uint8Array;
      readonly report: ImportReport;
      readonly issues: readonly Issue[];
    }
  | { readonly kind: 'wrong'; readonly issues: readonly Issue[] };

export async function importNetwork(parts: ImportNetworkParts, id: string, progress: ReportProgress = () => {}): Promise<ImportNetworkOutcome> {
  const read = await parts.importFiles(progress);
  if (read.kind === 'wrong') return read;
  progress(0.75, 'compiling nodes and arcs');
  const network = parts.compileNetwork(read.tables, { id, version: versionOf(read.tables, parts.encodeHash) });
  progress(0.95, 'writing the image');
  const image = parts.writeImage(network);
  const report = reportOf(network, read.formats, read.streets);
  progress(1, 'done');
  return { kind: 'imported', network, image, report, issues: read.issues };
}

/** Equal rows, equal version: of the tables themselves, since files in many formats may make the same ones. */
export function versionOf(tables: TableSet, encodeHash: ImportNetworkParts['encodeHash']): string {
  const encoder = new TextEncoder();
  return encodeHash(new Map(Object.entries(tables).map(([name, rows]) => [name, encoder.encode(JSON.stringify(rows))])));
}

function reportOf(network: Network, formats: readonly string[], streets: { weak: number; strong: number; largestShare: number }): ImportReport {
  const { tables } = network;
  const km: Record<string, number> = {};
  for (const link of tables.links) km[link.mode] = (km[link.mode] ?? 0) + link.length_km;
  return {
    formats,
    id: network.id,
    version: network.version,
    places: network.places.length,
    links: tables.links.length,
    turns: tables.turns.length,
    services: tables.services.length,
    nodes: network.nodes.count,
    arcs: network.arcs.count,
    km: Object.fromEntries(Object.entries(km).map(([mode, sum]) => [mode, Math.round(sum * 10) / 10])),
    components: { weak: streets.weak, strong: streets.strong, largestStrongShare: Math.round(streets.largestShare * 1000) / 1000 },
  };
}
