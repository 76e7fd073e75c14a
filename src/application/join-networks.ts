/** Use case: a network and others joined to it, as one image; or why they cannot be joined. */
import type { Issue, Network, TableSet } from '../network/index.js';
import type { ReportProgress } from './build-network.js';
import { type ImportNetworkParts, versionOf } from './import-network.js';

export interface JointDocument {
  readonly network: string;
  readonly base: string;
  readonly other: string;
  readonly mode: string;
  readonly by: string;
  readonly distanceM: number;
}

export interface JoinNetworksParts extends Pick<ImportNetworkParts, 'encodeHash' | 'compileNetwork' | 'writeImage'> {
  readonly join: () =>
    | { readonly kind: 'joined'; readonly tables: TableSet; readonly joints: readonly JointDocument[]; readonly issues: readonly Issue[] }
    | { readonly kind: 'wrong'; readonly issues: readonly Issue[] };
}

export type JoinNetworksOutcome =
  | {
      readonly kind: 'joined';
      readonly network: Network;
      readonly image: Uint8Array;
      readonly joints: readonly JointDocument[];
      readonly issues: readonly Issue[];
    }
  | { readonly kind: 'wrong'; readonly issues: readonly Issue[] };

export function joinNetworksToImage(parts: JoinNetworksParts, id: string, progress: ReportProgress = () => {}): JoinNetworksOutcome {
  progress(0.05, 'looking for joints');
  const joined = parts.join();
  if (joined.kind === 'wrong') return joined;
  progress(0.2, 'compiling nodes and arcs');
  const network = parts.compileNetwork(joined.tables, { id, version: versionOf(joined.tables, parts.encodeHash) });
  progress(0.9, 'writing the image');
  const image = parts.writeImage(network);
  progress(1, 'done');
  const joints = joined.joints.map(({ network: name, base, other, mode, by, distanceM }) => ({
    network: name,
    base,
    other,
    mode,
    by,
    distanceM: Math.round(distanceM),
  }));
  return { kind: 'joined', network, image, joints, issues: joined.issues };
}
