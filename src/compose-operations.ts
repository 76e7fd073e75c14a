/** Operations joined by hand: a store, the desk over it, what lies ahead, and what runs beside: time, and webhooks. */
import {
  createId,
  createSecret,
  fontsFolder,
  keepTime,
  openRemoteDesk,
  openWebhookSender,
  postDelivery,
  remoteActor,
  sha256,
  verifyEd25519,
} from './adapters/index.js';
import { backupStore, type OpenedStore, openPgliteStore, openPostgresStore, restoreStore } from './adapters/store/index.js';
import { type Actor, createOperationsDesk, type Forecaster, makeFirstAccessKey, type OperationsDesk } from './application/index.js';
import type { DeskTarget, OperationsUseCases, StoreTarget } from './cli/index.js';
import { type DocumentModel, scopes } from './contract/index.js';
import { instant } from './units/index.js';

const storeThread = new URL('./store-thread.js', import.meta.url);
const usualMs = 2000;
const deliveryMs = 10_000;

const openStore = (target: StoreTarget, onFault?: OperationsParts['onFault']): Promise<OpenedStore> =>
  target.kind === 'folder' ? openPgliteStore(target.path, { script: storeThread, onFault }) : openPostgresStore(target.url, { onFault });

export interface OperationsParts {
  readonly forecaster: Forecaster;
  readonly now: () => number;
  readonly onFault: (error: unknown, what: string) => void;
  /** Between two looks at what time brings; undefined = the usual. */
  readonly everyMs?: number | undefined;
  /** Webhooks may call addresses that are not public. */
  readonly webhooksPrivate: boolean;
}
export interface Operations {
  readonly kind: 'operations';
  readonly desk: OperationsDesk;
  /** Made at the first start, to be shown this once. */
  readonly firstKey: string | undefined;
  readonly close: () => Promise<void>;
}

export async function openOperations(
  target: StoreTarget,
  parts: OperationsParts,
): Promise<Operations | { readonly kind: 'refused'; readonly sentence: string }> {
  const opened = await openStore(target, parts.onFault);
  if (opened.kind === 'refused') return opened;
  const { store } = opened;
  const desk = composeOperationsDesk(store, parts);
  const firstKey = await makeFirstAccessKey(desk);
  const post: Parameters<typeof openWebhookSender>[0]['post'] = (url, body, headers) =>
    postDelivery(url, body, headers, { allowPrivate: parts.webhooksPrivate, timeoutMs: deliveryMs });
  const webhooks = openWebhookSender({ store, desk, post, now: parts.now, random: Math.random, onFault: parts.onFault });
  const stopTime = keepTime(desk, parts.everyMs ?? usualMs, parts.onFault);
  const close = async (): Promise<void> => {
    await stopTime();
    await webhooks.close();
    await desk.close();
  };
  return { kind: 'operations', desk, firstKey, close };
}

export const composeOperationsDesk = (
  store: Parameters<typeof createOperationsDesk>[0]['store'],
  { forecaster, now }: Pick<OperationsParts, 'forecaster' | 'now'>,
): OperationsDesk => createOperationsDesk({ store, forecaster, now: () => instant(now()), createId, createSecret, sha256, verify: verifyEd25519 });

/** Whoever can open the store may do everything. */
const system: Actor = { party: undefined, accessKey: undefined, scopes };

/** What the command line does beside a store changes no forecast: the server that has the store next looks at everything again. */
const noForecaster: Forecaster = {
  look: () => {
    throw new Error('time passes in a server only');
  },
  waysOn: () => Promise.reject(new Error('ways on are asked of a server only')),
};

async function openDesk(target: DeskTarget, now: () => number): ReturnType<OperationsUseCases['openDesk']> {
  if (target.kind === 'server') {
    const remote = openRemoteDesk(target.url, target.key);
    return { kind: 'desk', desk: remote, actor: remoteActor, postText: remote.postText, verifyLog: undefined, close: async () => {} };
  }
  const opened = await openStore(target);
  if (opened.kind === 'refused') return opened;
  const desk = composeOperationsDesk(opened.store, { forecaster: noForecaster, now });
  return { kind: 'desk', desk, actor: system, postText: undefined, verifyLog: desk.verifyLog, close: desk.close };
}

export const composeOperationsCommands = (now: () => number): Pick<OperationsUseCases, 'openDesk' | 'backupStore' | 'restoreStore'> => ({
  openDesk: (target) => openDesk(target, now),
  backupStore: (target, path, report) =>
    withStore(target, async (db) => {
      const outcome = await backupStore(db, path, { now: () => new Date(now()), onProgress: report });
      return outcome.kind === 'refused' ? outcome : { kind: 'done', rows: outcome.rows, lines: outcome.head.seq };
    }),
  restoreStore: (target, path, report) =>
    withStore(target, async (db) => {
      const outcome = await restoreStore(db, path, { onProgress: report });
      return outcome.kind === 'refused' ? outcome : { kind: 'done', rows: outcome.rows, lines: outcome.head.seq };
    }),
});

async function withStore<T>(
  target: StoreTarget,
  work: (db: (OpenedStore & { readonly kind: 'store' })['db']) => Promise<T>,
): Promise<T | { readonly kind: 'refused'; readonly sentence: string }> {
  const opened = await openStore(target);
  if (opened.kind === 'refused') return opened;
  try {
    return await work(opened.db);
  } finally {
    await opened.store.close();
  }
}

/** The library and the typefaces of papers are loaded when the first one is asked for. */
export async function renderPaper(document: DocumentModel): Promise<Uint8Array> {
  const { readDocumentFonts, renderPdf } = await import('./adapters/pdf/index.js');
  return (await renderPdf(document, readDocumentFonts(fontsFolder))).bytes;
}
