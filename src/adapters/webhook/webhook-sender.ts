/**
 * Sends lines of the log to the webhooks that asked for them: in order, signed, at least once. Where each stands is in the store, so a
 * restart goes on where it was; and before it sends, it takes the webhook for a while in the store, so that of several servers over one
 * database one sends. A receiver that fails is tried again later and later; what comes behind waits. After the last try the lines are dead
 * letters and the next ones go.
 */
import { type Actor, type OperationsDesk, type OperationsStore, StoreGone } from '../../application/index.js';
import { type DeadLetter, type LogLine, scopes, type Webhook } from '../../contract/index.js';
import { isAskedFor } from './delivered-lines.js';
import type { Posted } from './post-delivery.js';
import { type RetrySettings, retryDefaults, waitAfter } from './retry-schedule.js';
import { signatureHeader, signDelivery } from './sign-delivery.js';

export const senderDefaults = {
  ...retryDefaults,
  lines: 100, // in one delivery
  page: 500, // lines of the log read at once
  leaseMs: 30_000, // how long one server keeps a webhook to itself; longer than a delivery takes
  lookMs: 5000, // between two looks at what is due, where nothing happens
} as const;
type Settings = RetrySettings & { readonly [K in keyof typeof senderDefaults]: number };

export interface SenderParts {
  readonly store: Pick<OperationsStore, 'read' | 'write'>;
  readonly desk: Pick<OperationsDesk, 'readLog' | 'watchLog'>;
  readonly post: (url: string, body: string, headers: Readonly<Record<string, string>>) => Promise<Posted>;
  readonly now: () => number;
  readonly random: () => number;
  readonly onFault: (error: unknown, what: string) => void;
}
export interface WebhookSender {
  readonly close: () => Promise<void>;
}

type Kept = Webhook & { readonly secret: string };
type Changes = Partial<Pick<Webhook, 'deliveredSeq' | 'failures' | 'nextTryAt'>>;

export function openWebhookSender(parts: SenderParts, options: Partial<Settings> = {}): WebhookSender {
  const settings: Settings = { ...senderDefaults, ...options };
  const { store, desk, now } = parts;
  /** Lines up to here were looked at, and none that the party sees was asked for: no need to be kept, only to be read again after a restart. */
  const scanned = new Map<string, number>();
  const underWay = new Map<string, Promise<void>>();
  let closed = false;

  /** The webhook as it is now, changed, and its new dead letters; undefined where it is gone or `only` forbids it. */
  const change = (id: string, only: (webhook: Kept) => boolean, changes: Changes, letters: readonly DeadLetter[] = []): Promise<Kept | undefined> =>
    store.write(async (writing) => {
      const webhook = (await writing.webhooks()).find((one) => one.id === id);
      if (webhook === undefined || webhook.deletedAt !== null || !only(webhook)) return undefined;
      const changed = { ...webhook, ...changes };
      await writing.putWebhook(changed);
      for (const letter of letters) await writing.addDeadLetter(letter);
      return changed;
    });

  const send = async (webhook: Kept, lines: readonly LogLine[]): Promise<void> => {
    const isDue = (one: Kept): boolean => one.deliveredSeq === webhook.deliveredSeq && one.nextTryAt === webhook.nextTryAt;
    const taken = await change(webhook.id, isDue, { nextTryAt: momentAt(now() + settings.leaseMs) });
    if (taken === undefined) return;
    const body = JSON.stringify({ webhook: webhook.id, lines });
    const atS = Math.floor(now() / 1000);
    const posted = await parts.post(webhook.url, body, { [signatureHeader]: signDelivery(webhook.secret, atS, body), 'user-agent': 'qiyun' });
    const mine = (one: Kept): boolean => one.nextTryAt === taken.nextTryAt;
    const last = lines.at(-1)?.seq ?? webhook.deliveredSeq;
    if (posted.kind === 'taken') {
      await change(webhook.id, mine, { deliveredSeq: last, failures: 0, nextTryAt: null });
      return;
    }
    const failures = webhook.failures + 1;
    if (failures < settings.tries) {
      await change(webhook.id, mine, { failures, nextTryAt: momentAt(now() + waitAfter(failures, parts.random(), settings)) });
      return;
    }
    const { because } = posted;
    const letters = lines.map(({ seq }): DeadLetter => ({ webhook: webhook.id, seq, at: momentAt(now()), tries: failures, because }));
    await change(webhook.id, mine, { deliveredSeq: last, failures: 0, nextTryAt: null }, letters);
  };

  /** Sends what there is until it is all sent, fails, or another server has it. */
  const deliver = async (id: string): Promise<void> => {
    while (!closed) {
      const webhook = (await store.read((reading) => reading.webhooks())).find((one) => one.id === id);
      if (webhook === undefined || webhook.deletedAt !== null || !isDueAt(webhook, now())) return;
      const after = Math.max(webhook.deliveredSeq, scanned.get(id) ?? 0);
      const page = await desk.readLog(asParty(webhook.party), after, settings.page);
      const lines = page.lines.filter((line) => isAskedFor(webhook, line)).slice(0, settings.lines);
      if (lines.length > 0) await send(webhook, lines);
      else {
        scanned.set(id, page.upTo);
        if (page.isEnd) return;
      }
    }
  };
  /** There may be more for these than what was under way knew of. */
  const wanted = new Set<string>();
  const start = (id: string): void => {
    if (closed) return;
    if (underWay.has(id)) {
      wanted.add(id);
      return;
    }
    const work = deliver(id)
      .catch((error: unknown) => {
        if (!(error instanceof StoreGone)) parts.onFault(error, `webhook ${id}`);
      })
      .finally(() => {
        underWay.delete(id);
        if (wanted.delete(id)) start(id);
      });
    underWay.set(id, work);
  };

  let looking: Promise<void> | undefined;
  let again = false;
  const look = (): void => {
    again = true;
    looking ??= (async () => {
      try {
        while (again && !closed) {
          again = false;
          for (const { id, deletedAt, ...one } of await store.read((reading) => reading.webhooks())) {
            if (deletedAt === null && isDueAt(one, now())) start(id);
          }
          await pause(50);
        }
      } catch (error) {
        if (!(error instanceof StoreGone)) parts.onFault(error, 'webhooks');
      } finally {
        looking = undefined;
      }
    })();
  };
  const timer = setInterval(look, settings.lookMs);
  const stopWatching = desk.watchLog(look);
  look();
  return {
    close: async () => {
      closed = true;
      clearInterval(timer);
      stopWatching();
      await looking;
      await Promise.all(underWay.values());
    },
  };
}

const momentAt = (ms: number): string => new Date(ms).toISOString();
const isDueAt = ({ nextTryAt }: Pick<Webhook, 'nextTryAt'>, now: number): boolean => nextTryAt === null || Date.parse(nextTryAt) <= now;
/** What the key could read when the webhook was made, the door has looked at; what the party sees, the desk knows. */
const asParty = (party: string): Actor => ({ party, accessKey: undefined, scopes });
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
