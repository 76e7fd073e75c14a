/**
 * Who may pass: finds whose access key it is, holds it to what the endpoint needs, and keeps anyone from asking too fast. It stands before
 * the body is read. What is refused here is in the audit: who, what, why.
 */
import type { Actor, OperationsDesk } from '../application/index.js';
import type { AuditEntry, Scope } from '../contract/index.js';
import type { Endpoint } from './endpoint.js';
import { Fault } from './fault.js';
import { neighbourhoodOf } from './neighbourhood.js';
import { createLimiter, type Rate } from './rate.js';

export const gateDefaults = {
  perKey: { perSecond: 200, burst: 1000 }, // requests with one access key
  perLinkHolder: { perSecond: 5, burst: 60 }, // requests with share links, from one address
  wrongKeys: { perSecond: 0.2, burst: 20 }, // refusals for want of a good key, from one address, that are told and kept each; then it is told to wait
  newKeys: { perSecond: 100, burst: 500 }, // keys that were not found good before and are looked up for one address: more guesses are not even tried
  tellSlow: { perSecond: 1 / 60, burst: 1 }, // lines of the audit that say of one caller that it asks too fast
  actorMs: 1000, // until a key that another process revoked is refused here too
} as const;
export interface GateOptions {
  readonly perKey: Rate;
  readonly perLinkHolder: Rate;
  readonly wrongKeys: Rate;
  readonly newKeys: Rate;
  readonly tellSlow: Rate;
  readonly actorMs: number;
}

export interface Knock {
  /** Address of who asks. */
  readonly client: string;
  readonly authorization: string | undefined;
  /** What it is about, as the path says it. */
  readonly subject: string | undefined;
}

export interface Gate {
  readonly admit: (one: Pick<Endpoint, 'id' | 'needs'>, knock: Knock) => Promise<Actor>;
  /** Whether the key of a request that was let in is still good: for what goes on long after. */
  readonly isKnown: (authorization: string | undefined) => Promise<boolean>;
  /** Keys have changed: look each up again. */
  readonly forget: () => void;
}

export const nobody: Actor = { party: undefined, accessKey: undefined, scopes: [] };

const challenge = 'Bearer realm="qiyun"';
/** Keys remembered at most; a wrong one is never remembered. */
const mostActors = 10_000;

export function createGate(
  { desk, clock }: { readonly desk: OperationsDesk | undefined; readonly clock: () => number },
  options: Partial<GateOptions> = {},
): Gate {
  const { perKey, perLinkHolder, wrongKeys, newKeys, tellSlow, actorMs }: GateOptions = { ...gateDefaults, ...options };
  const keys = createLimiter(perKey, clock);
  const holders = createLimiter(perLinkHolder, clock);
  const strangers = createLimiter(wrongKeys, clock);
  const lookups = createLimiter(newKeys, clock);
  const slowTold = createLimiter(tellSlow, clock);
  const actors = new Map<string, { readonly actor: Actor; readonly at: number }>();
  /** Being looked up: a thousand streams with one key ask once. */
  const asked = new Map<string, Promise<Actor | undefined>>();

  const refuse = async (operations: OperationsDesk, fault: Fault, about: About, told = fault.message): Promise<never> => {
    await operations.auditRefusal({ ...about, because: fault.kind, sentence: told });
    throw fault;
  };
  const slowDown = async (operations: OperationsDesk, why: string, seconds: number, about: About, caller: string): Promise<never> => {
    const fault = new Fault('too-many', `${why} Try again in ${seconds} s.`, { headers: { 'retry-after': String(seconds) } });
    if (slowTold.take(neighbourhoodOf(caller)) !== undefined) throw fault;
    return refuse(operations, fault, about, `${fault.message} From ${caller}; told once a minute.`);
  };
  const findActor = async (operations: OperationsDesk, secret: string): Promise<Actor | undefined> => {
    const known = actors.get(secret);
    if (known !== undefined && clock() - known.at < actorMs) return known.actor;
    const under = asked.get(secret);
    if (under !== undefined) return await under;
    const mine = operations.findActor(secret);
    asked.set(secret, mine);
    try {
      const actor = await mine;
      if (actors.size >= mostActors) actors.clear();
      if (actor === undefined) actors.delete(secret);
      // keys that have changed meanwhile are looked up again
      else if (asked.get(secret) === mine) actors.set(secret, { actor, at: clock() });
      return actor;
    } finally {
      if (asked.get(secret) === mine) asked.delete(secret);
    }
  };

  return {
    isKnown: async (authorization) => {
      const secret = readSecret(authorization);
      return desk !== undefined && secret !== undefined && (await findActor(desk, secret)) !== undefined;
    },
    forget: () => {
      actors.clear();
      asked.clear();
    },
    admit: async ({ id, needs }, { client, authorization, subject }) => {
      if (needs === 'public') return nobody;
      if (desk === undefined) throw new Fault('no-operations', noOperations);
      const about = (actor: Actor): About => ({
        party: actor.party ?? null,
        accessKey: actor.accessKey ?? null,
        action: id,
        subject: needs === 'shared' ? null : (subject?.slice(0, 100) ?? null),
      });
      if (needs === 'shared') {
        const wait = holders.take(neighbourhoodOf(client));
        return wait === undefined ? nobody : slowDown(desk, 'This address asks too often.', wait, about(nobody), client);
      }
      const secret = readSecret(authorization);
      const where = neighbourhoodOf(client);
      const tooManyWrong = (seconds: number) => slowDown(desk, 'This address came with too many wrong keys.', seconds, about(nobody), client);
      // many may share an address, behind a proxy: who has a good key never waits for the wrong ones of others
      const guesses = secret === undefined || actors.has(secret) ? undefined : lookups.take(where);
      if (guesses !== undefined) return tooManyWrong(guesses);
      const actor = secret === undefined ? undefined : await findActor(desk, secret);
      if (actor === undefined) {
        const mustWait = strangers.take(where);
        if (mustWait !== undefined) return tooManyWrong(mustWait);
        const fault = secret === undefined ? needKey(noKey, challenge) : needKey(wrongKey, `${challenge}, error="invalid_token"`);
        return refuse(desk, fault, about(nobody), `${fault.message} From ${client}.`);
      }
      const wait = keys.take(actor.accessKey ?? '');
      if (wait !== undefined) return slowDown(desk, 'This key asks too often.', wait, about(actor), actor.accessKey ?? client);
      if (needs !== 'key' && !actor.scopes.includes(needs)) return refuse(desk, needScope(id, needs), about(actor));
      return actor;
    },
  };
}

const readSecret = (authorization: string | undefined): string | undefined => /^Bearer +([\x21-\x7e]{1,200})$/i.exec(authorization ?? '')?.[1];

type About = Pick<AuditEntry, 'party' | 'accessKey' | 'action' | 'subject'>;

const needKey = (sentence: string, authenticate: string): Fault => new Fault('no-key', sentence, { headers: { 'www-authenticate': authenticate } });

const needScope = (operation: string, scope: Scope): Fault =>
  new Fault('not-allowed', `This key has not the scope “${scope}”, which ${operation} needs: ask whoever gave it for one that has.`, {
    headers: { 'www-authenticate': `${challenge}, error="insufficient_scope", scope="${scope}"` },
  });

const noOperations = 'This server plans and keeps no operations: start it with --store FOLDER or --database URL.';
const noKey = 'This needs an access key: send the header “Authorization: Bearer KEY”.';
const wrongKey = 'This access key is not known, or was revoked, or has expired.';
