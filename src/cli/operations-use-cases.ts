/** What the commands for operations ask the rest of the program to do: made by compose.ts. */
import type { Actor, CommandDesk, OperationsDesk, Outcome } from '../application/index.js';
import type { DocumentModel, OrderFile } from '../contract/index.js';
import type { OrderVerdict, TrustedKey } from '../operations/index.js';

interface Refusal {
  readonly kind: 'refused';
  readonly sentence: string;
}

/** Where operations are kept: in a folder, in a database, or at a server that is asked with an access key. */
export type DeskTarget =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'database'; readonly url: string }
  | { readonly kind: 'server'; readonly url: string; readonly key: string };
export type StoreTarget = Exclude<DeskTarget, { readonly kind: 'server' }>;

export interface OpenedDesk {
  readonly kind: 'desk';
  readonly desk: CommandDesk;
  /** Whoever stands beside the store is the system itself; a server knows the key. */
  readonly actor: Actor;
  /** Undefined where it is the store itself: only a party posts events. */
  readonly postText: ((path: string, type: string, text: string) => Promise<Outcome<unknown>>) | undefined;
  readonly verifyLog: OperationsDesk['verifyLog'] | undefined;
  readonly close: () => Promise<void>;
}

export interface SigningKeyFile {
  readonly kind: 'key';
  readonly publicKey: string;
  readonly keyId: string;
  readonly sign: (bytes: Uint8Array) => string;
  readonly remark: string | undefined;
}

export type BackupRun = { readonly kind: 'done'; readonly rows: number; readonly lines: number } | Refusal;

export interface DemoOptions {
  readonly port: number;
  /** Image of the network; undefined = the default. */
  readonly network: string | undefined;
  /** What happened, as it happens; the last is the verdict. */
  readonly tell: (step: DemoStep) => void;
  /** Resolves when the demo is to end after its last step; at once without `--keep`. */
  readonly untilStopped: () => Promise<void>;
  readonly paceMs: number;
}
export type DemoStep = { readonly step: string; readonly sentence: string } & Readonly<Record<string, unknown>>;

export interface OperationsUseCases {
  readonly openDesk: (target: DeskTarget) => Promise<OpenedDesk | Refusal>;
  readonly writeKeyFile: (path: string) => SigningKeyFile | Refusal;
  readonly readKeyFile: (path: string) => SigningKeyFile | Refusal;
  /** Of a content, as it is signed. */
  readonly hashContent: (content: OrderFile['order']['content']) => { readonly bytes: Uint8Array; readonly hash: string };
  /** A paper as PDF. */
  readonly renderPaper: (document: DocumentModel) => Promise<Uint8Array>;
  /** `trusted`: keys that come from elsewhere; without, the file's own are believed. */
  readonly verifyOrderFile: (file: OrderFile, trusted: readonly TrustedKey[] | undefined) => OrderVerdict;
  readonly backupStore: (target: StoreTarget, path: string, report: (rows: number, of: number) => void) => Promise<BackupRun>;
  readonly restoreStore: (target: StoreTarget, path: string, report: (rows: number, of: number) => void) => Promise<BackupRun>;
  readonly playLaunch: (options: DemoOptions) => Promise<{ readonly kind: 'played'; readonly ok: boolean } | Refusal>;
}
