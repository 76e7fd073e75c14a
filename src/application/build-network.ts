/** Use case: from the files of a package to a file image, or every problem of the package. Nothing is written while there is one. */
import type { Issue, Network, TableSet } from '../network/index.js';

/** What importing a package gives: tables that passed every check, or issues; warnings may come with either. */
export interface ImportedPackage {
  readonly id: string;
  readonly version: string;
  readonly tables?: TableSet;
  readonly issues: readonly Issue[];
}

export interface BuildNetworkParts {
  readonly importPackage: (files: ReadonlyMap<string, Uint8Array>) => ImportedPackage;
  readonly compileNetwork: (tables: TableSet, identity: { readonly id: string; readonly version: string }) => Network;
  readonly writeImage: (network: Network) => Uint8Array;
}

export type ReportProgress = (share: number, what: string) => void;

export type BuildNetworkOutcome =
  | { readonly kind: 'built'; readonly network: Network; readonly image: Uint8Array; readonly issues: readonly Issue[] }
  | { readonly kind: 'wrong'; readonly issues: readonly Issue[] };

export function buildNetwork(
  parts: BuildNetworkParts,
  files: ReadonlyMap<string, Uint8Array>,
  report: ReportProgress = () => {},
): BuildNetworkOutcome {
  report(0, 'reading tables');
  const { id, version, tables, issues } = parts.importPackage(files);
  if (tables === undefined) return { kind: 'wrong', issues };
  report(0.3, 'compiling nodes and arcs');
  const network = parts.compileNetwork(tables, { id, version });
  report(0.9, 'writing the image');
  const image = parts.writeImage(network);
  report(1, 'done');
  return { kind: 'built', network, image, issues };
}
