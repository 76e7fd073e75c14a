/** Every request of the page, to its own server only. A failure is a value: the page has a sentence for each kind. */
import type { PlanDocument, PlanRequest, ProblemDocument } from '../../../src/contract/index.js';
import type { NetworkLayer } from '../state/address.js';
import { type PlanFlags, type Question, toRequest } from '../state/question.js';

export type Reply<T> =
  | { readonly kind: 'answer'; readonly value: T }
  /** The question cannot be understood: what is wrong, field by field. */
  | { readonly kind: 'problems'; readonly problems: readonly ProblemDocument[] }
  /** Too many ask at once. */
  | { readonly kind: 'busy' }
  /** No answer at all. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'fault'; readonly detail: string };

export interface Names {
  readonly en: string;
  readonly zhHans: string;
  readonly zhHant: string;
  readonly ru: string;
}

export interface FoundPlace {
  readonly id: string;
  readonly names: Names;
  readonly country: string;
  /** The other country of a border place, else empty. */
  readonly country2: string;
  readonly lat: number;
  readonly lon: number;
  readonly roles: readonly string[];
}

type Problem = { readonly detail?: string; readonly title?: string; readonly problems?: readonly ProblemDocument[] };

async function ask<T>(path: string, signal: AbortSignal | undefined, body?: unknown): Promise<Reply<T>> {
  try {
    const response = await fetch(new URL(`v1/${path}`, document.baseURI), {
      ...(signal === undefined ? {} : { signal }),
      ...(body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (response.ok) return { kind: 'answer', value: (await response.json()) as T };
    return failureOf(response.status, await response.json().catch((): Problem => ({})));
  } catch {
    return signal?.aborted === true ? { kind: 'stopped' } : { kind: 'gone' };
  }
}

function failureOf(status: number, problem: Problem): Reply<never> {
  if (status === 429 || status === 503) return { kind: 'busy' };
  if (status === 502 || status === 504) return { kind: 'gone' };
  if (problem.problems !== undefined && problem.problems.length > 0) return { kind: 'problems', problems: problem.problems };
  return { kind: 'fault', detail: problem.detail ?? problem.title ?? String(status) };
}

export const askPlan = (question: Question, flags: PlanFlags, signal: AbortSignal): Promise<Reply<PlanDocument>> =>
  ask('plan', signal, { ...toRequest(question), ...flags });

/** Days after the departure of the example by which it is to arrive: a deadline shows what the chance of making it is. */
const exampleDays = 21;
const addDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The server's own example of a question, asked at once. */
export async function askExample(signal: AbortSignal): Promise<Reply<PlanDocument>> {
  const example = await ask<PlanRequest>('plan/example', signal);
  if (example.kind !== 'answer') return example;
  const { depart } = example.value;
  const deadline = depart === undefined ? {} : { deadline: addDays(depart.slice(0, 10), exampleDays) };
  return ask('plan', signal, { ...deadline, ...example.value, geometry: true, explain: true });
}

/** The whole front, without geometry and ledger. */
export const askFront = (question: Question, signal: AbortSignal): Promise<Reply<PlanDocument>> =>
  ask('plan', signal, { ...toRequest(question), front: true, geometry: false, explain: false });

/** One way of the front with everything. */
export const askWay = (question: Question, way: string, signal: AbortSignal): Promise<Reply<PlanDocument>> =>
  ask('plan', signal, { ...toRequest(question), front: true, geometry: true, explain: true, only: [way] });

export const askPlaces = (text: string, language: string, signal: AbortSignal): Promise<Reply<{ readonly places: readonly FoundPlace[] }>> =>
  ask(`places?${new URLSearchParams({ q: text, limit: '8', lang: language })}`, signal);

export const askPlace = (id: string): Promise<Reply<FoundPlace>> => ask(`places/${encodeURIComponent(id)}`, undefined);

export const askLayer = (layer: NetworkLayer, signal: AbortSignal): Promise<Reply<GeoJSON.FeatureCollection>> =>
  ask(`network/layers/${layer}.geojson`, signal);

export const askHealth = (): Promise<Reply<unknown>> => ask('health', AbortSignal.timeout(4000));
