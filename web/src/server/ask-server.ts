/** Every request of the page, to its own server only, by the generated client. A failure is a value: the page has a sentence for each kind. */
import { createClient, type FoundPlace, QiyunError } from '../../../src/client/index.js';
import type { PlanDocument, ProblemDocument } from '../../../src/contract/index.js';
import type { NetworkLayer } from '../state/address.js';
import { type PlanFlags, type Question, toRequest } from '../state/question.js';

export type { FoundPlace };
export type Names = FoundPlace['names'];

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

const client = createClient({ baseUrl: document.baseURI.replace(/[^/]*([?#].*)?$/, '') });

export async function settle<T>(asked: Promise<T>, signal?: AbortSignal): Promise<Reply<T>> {
  try {
    return { kind: 'answer', value: await asked };
  } catch (error) {
    if (signal?.aborted === true) return { kind: 'stopped' };
    return error instanceof QiyunError ? failureOf(error) : { kind: 'gone' };
  }
}

function failureOf({ status, message, fault }: QiyunError): Reply<never> {
  if (status === 429 || status === 503) return { kind: 'busy' };
  if (status === 502 || status === 504) return { kind: 'gone' };
  if (fault !== undefined && fault.problems.length > 0) return { kind: 'problems', problems: fault.problems };
  return { kind: 'fault', detail: message };
}

/** The generated types call the free JSON of a replay `unknown`; it is the same document. */
const plan = (...asked: Parameters<typeof client.plan<'application/json'>>): Promise<PlanDocument> =>
  client.plan<'application/json'>(...asked) as Promise<PlanDocument>;

export const askPlan = (question: Question, flags: PlanFlags, signal: AbortSignal): Promise<Reply<PlanDocument>> =>
  settle(plan({ body: { ...toRequest(question), ...flags } }, { signal }), signal);

/** Days after the departure of the example by which it is to arrive: a deadline shows what the chance of making it is. */
const exampleDays = 21;
const addDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The server's own example of a question, asked at once. */
export async function askExample(signal: AbortSignal): Promise<Reply<PlanDocument>> {
  const example = await settle(client.getPlanExample({}, { signal }), signal);
  if (example.kind !== 'answer') return example;
  const { depart } = example.value;
  const deadline = depart === undefined ? {} : { deadline: addDays(depart.slice(0, 10), exampleDays) };
  return settle(plan({ body: { ...deadline, ...example.value, geometry: true, explain: true } }, { signal }), signal);
}

/** The whole front, without geometry and ledger. */
export const askFront = (question: Question, signal: AbortSignal): Promise<Reply<PlanDocument>> =>
  settle(plan({ body: { ...toRequest(question), front: true } }, { signal }), signal);

/** One way of the front with everything. */
export const askWay = (question: Question, way: string, signal: AbortSignal): Promise<Reply<PlanDocument>> =>
  settle(plan({ body: { ...toRequest(question), front: true, geometry: true, explain: true, only: [way] } }, { signal }), signal);

export const askPlaces = (
  q: string,
  lang: 'en' | 'zh-Hans' | 'zh-Hant' | 'ru',
  signal: AbortSignal,
): Promise<Reply<{ readonly places: readonly FoundPlace[] }>> => settle(client.searchPlaces({ q, limit: 8, lang }, { signal }), signal);

export const askPlace = (id: string): Promise<Reply<{ readonly names: Names }>> => settle(client.getPlace({ id }));

export const askLayer = (layer: NetworkLayer, signal: AbortSignal): Promise<Reply<GeoJSON.FeatureCollection>> =>
  settle(client.getLayer({ layer }, { signal }) as Promise<GeoJSON.FeatureCollection>, signal);

export const askHealth = (): Promise<Reply<unknown>> => settle(client.getHealth({}, { signal: AbortSignal.timeout(4000) }));
