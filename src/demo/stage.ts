/** Where the story is played: a server that runs, its clock, and parties that ask it over HTTP, each with keys of its own. */
import { createSigningKeyPair, type SigningKeyPair } from '../adapters/index.js';
import type { DemoStep } from '../cli/index.js';
import { type Client, createClient, type Leg, type NewAccessKey, type PostedEvents, QiyunError } from '../client/index.js';
import type { DemoClock } from './demo-clock.js';
import { type Basis, type ConvoyKey, type PartyKey, parties, type StoryParty } from './launch-facts.js';

export interface Member {
  readonly id: string;
  readonly client: Client;
  readonly signing: SigningKeyPair;
}

export interface StageParts {
  readonly url: string;
  /** The first key of the server, which may do everything. */
  readonly firstKey: string;
  readonly clock: DemoClock;
  readonly tell: (step: DemoStep) => void;
  readonly paceMs: number;
}

export interface Stage extends StageParts {
  readonly cast: Readonly<Record<PartyKey, Member>>;
  /** Ids of the consignments of each convoy, in the order of its cargoes, and the units of each. */
  readonly consignments: Record<ConvoyKey, { readonly id: string; readonly units: readonly string[] }[]>;
  /** The runs of each convoy’s way, with their lines. */
  readonly runs: Record<ConvoyKey, readonly Leg[]>;
  /** Access key of who only looks on: reads what the Kazakh lead reads, and changes nothing. */
  readonly watchKey: string;
  readonly tally: { acknowledged: number; repeated: number; refused: number };
  order: string;
}

type NewEvents = PostedEvents['events'];

export const clientOf = (url: string, key: string): Client => createClient({ baseUrl: url, headers: { authorization: `Bearer ${key}` } });

/** Every party is added by the operator and given a key with its scopes; those that sign bring the public half of theirs. */
export async function openStage(parts: StageParts): Promise<Stage> {
  const operator = clientOf(parts.url, parts.firstKey);
  const cast: Partial<Record<PartyKey, Member>> = {};
  for (const key of Object.keys(parties) as PartyKey[]) cast[key] = await enter(parts.url, operator, parties[key]);
  const reads = parties.kazakhLead.scopes.filter((scope) => scope.endsWith(':read'));
  const watching = await operator.createAccessKey({ body: { party: parties.kazakhLead.id, scopes: reads, label: 'the wall' } });
  return {
    ...parts,
    watchKey: watching.secret,
    cast: cast as Record<PartyKey, Member>,
    consignments: { chinaTrucks: [], kazakhTrucks: [], train: [] },
    runs: { chinaTrucks: [], kazakhTrucks: [], train: [] },
    tally: { acknowledged: 0, repeated: 0, refused: 0 },
    order: '',
  };
}

async function enter(url: string, operator: Client, { id, name, country, scopes }: StoryParty): Promise<Member> {
  await operator.addParty({ body: { id, name, country } });
  const body: NewAccessKey = { party: id, scopes: [...scopes], label: 'demo' };
  const { secret } = await operator.createAccessKey({ body });
  const client = clientOf(url, secret);
  const signing = createSigningKeyPair();
  if (scopes.includes('orders:sign')) await client.addSigningKey({ id, body: { publicKey: signing.publicKey } });
  return { id, client, signing };
}

export interface Told {
  readonly step: string;
  readonly at: string;
  readonly basis?: Basis;
  readonly sentence: string;
}

/** The clock moves to the step's moment, what happens happens, and is told with what came of it. */
export async function play(stage: Stage, told: Told, happen: () => Promise<Readonly<Record<string, unknown>>>): Promise<void> {
  stage.clock.set(told.at);
  const came = await happen();
  const { sentence = told.sentence, ...facts } = came;
  stage.tell({ ...told, sentence: String(sentence), ...facts });
  await pause(stage.paceMs);
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Posted as one batch; counted as acknowledged once the server has answered. */
export async function post(stage: Stage, by: PartyKey, events: NewEvents): Promise<Readonly<Record<string, unknown>>> {
  const { accepted, repeated, warnings } = await stage.cast[by].client.postEvents({ body: { events } });
  stage.tally.acknowledged += accepted;
  stage.tally.repeated += repeated;
  return { events: accepted, ...(repeated > 0 ? { repeated } : {}), ...(warnings.length > 0 ? { warnings } : {}) };
}

/** The ordinary no that is expected here; anything else is a fault of the story. */
export async function expectRefusal(stage: Stage, status: number, ask: () => Promise<unknown>): Promise<string> {
  try {
    await ask();
  } catch (error) {
    if (!(error instanceof QiyunError) || error.status !== status) throw error;
    stage.tally.refused++;
    return error.message;
  }
  throw new Error(`a refusal with ${status} was expected`);
}

/** Looks again and again until there is something; undefined when there is nothing for so long. */
export async function seek<T>(look: () => Promise<T | undefined>, withinMs: number): Promise<T | undefined> {
  const began = performance.now();
  for (;;) {
    const found = await look();
    if (found !== undefined || performance.now() - began > withinMs) return found;
    await pause(100);
  }
}
