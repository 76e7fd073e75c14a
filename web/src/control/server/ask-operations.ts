/** Every request of the control room, to its own server only, with the access key of whoever sits here. A refusal comes with its sentence. */
import type {
  Alarm,
  Consignment,
  DispatchOrder,
  FaultDocument,
  Forecast,
  LogLine,
  Me,
  OrderSignature,
  Party,
  ProblemDocument,
  TrackedEvent,
  WayOn,
  WaysOn,
} from '../../../../src/contract/index.js';

export type Heard<T> =
  | { readonly kind: 'answer'; readonly value: T }
  /** The key is not known here, or no longer. */
  | { readonly kind: 'stranger' }
  | { readonly kind: 'refused'; readonly status: number; readonly sentence: string; readonly problems: readonly ProblemDocument[] }
  | { readonly kind: 'gone' };

export const serverAddress = document.baseURI.replace(/[^/]*([?#].*)?$/, '');

export interface Operations {
  readonly me: () => Promise<Heard<Me>>;
  readonly listParties: () => Promise<Heard<{ readonly parties: readonly Party[] }>>;
  readonly listConsignments: (after?: string) => Promise<Heard<{ readonly consignments: readonly Consignment[]; readonly next: string | null }>>;
  readonly listOrders: () => Promise<Heard<{ readonly orders: readonly DispatchOrder[] }>>;
  readonly listPositions: () => Promise<Heard<{ readonly positions: readonly TrackedEvent[] }>>;
  readonly listAlarms: () => Promise<Heard<{ readonly alarms: readonly Alarm[] }>>;
  readonly listEvents: (consignment: string) => Promise<Heard<{ readonly events: readonly TrackedEvent[] }>>;
  readonly listForecasts: (consignment: string) => Promise<Heard<{ readonly forecasts: readonly Forecast[] }>>;
  readonly listWaysOn: (consignment: string) => Promise<Heard<WaysOn>>;
  readonly propose: (consignment: Consignment, way: WayOn, because: string) => Promise<Heard<Consignment>>;
  readonly agree: (consignment: Consignment) => Promise<Heard<Consignment>>;
  readonly check: (order: string, check: { readonly convoy: string; readonly item: string; readonly done: boolean }) => Promise<Heard<DispatchOrder>>;
  readonly declareReady: (order: string, convoy: string) => Promise<Heard<DispatchOrder>>;
  readonly sign: (order: string, signature: OrderSignature) => Promise<Heard<DispatchOrder>>;
  readonly withdraw: (order: string, because: string) => Promise<Heard<DispatchOrder>>;
  readonly addSigningKey: (party: string, publicKey: string) => Promise<Heard<Party>>;
  readonly acknowledge: (alarm: string, note: string) => Promise<Heard<Alarm>>;
  readonly silence: (alarm: string, until: string) => Promise<Heard<Alarm>>;
  readonly readLog: (after: number, limit: number) => Promise<Heard<{ readonly lines: readonly LogLine[]; readonly next: number | null }>>;
  readonly fetchDocument: (consignment: string, kind: string) => Promise<Heard<Blob>>;
}

export function openOperations(key: string): Operations {
  const get = <T>(path: string): Promise<Heard<T>> => ask<T>(key, path);
  const post = <T>(path: string, body: unknown): Promise<Heard<T>> => ask<T>(key, path, body);
  const of = (kind: string, id: string): string => `${kind}/${encodeURIComponent(id)}`;
  return {
    me: () => get('me'),
    listParties: () => get('parties'),
    listConsignments: (after) => get(`consignments?limit=200${after === undefined ? '' : `&after=${encodeURIComponent(after)}`}`),
    listOrders: () => get('orders'),
    listPositions: () => get('positions'),
    listAlarms: () => get('alarms'),
    listEvents: (id) => get(`${of('consignments', id)}/events`),
    listForecasts: (id) => get(`${of('consignments', id)}/forecasts`),
    listWaysOn: (id) => get(`${of('consignments', id)}/ways-on`),
    propose: ({ id, version }, { itinerary, places, replay }, because) =>
      post(`${of('consignments', id)}/proposal`, { version, itinerary, places, replay, because }),
    agree: ({ id, version }) => post(`${of('consignments', id)}/agreement`, { version }),
    check: (id, check) => post(`${of('orders', id)}/checks`, check),
    declareReady: (id, convoy) => post(`${of('orders', id)}/ready`, { convoy }),
    sign: (id, signature) => post(`${of('orders', id)}/signatures`, signature),
    withdraw: (id, because) => post(`${of('orders', id)}/withdrawal`, { because }),
    addSigningKey: (id, publicKey) => post(`${of('parties', id)}/signing-keys`, { publicKey }),
    acknowledge: (id, note) => post(`${of('alarms', id)}/acknowledgement`, { note }),
    silence: (id, until) => post(`${of('alarms', id)}/silence`, { until }),
    readLog: (after, limit) => get(`log?after=${after}&limit=${limit}`),
    fetchDocument: (id, kind) => ask(key, `${of('consignments', id)}/documents/${kind}`, undefined, (response) => response.blob()),
  };
}

async function ask<T>(
  key: string,
  path: string,
  body?: unknown,
  read: (response: Response) => Promise<unknown> = (response) => response.json(),
): Promise<Heard<T>> {
  try {
    const response = await fetch(`${serverAddress}v1/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      cache: 'no-store',
      headers: { ...authorised(key), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (response.ok) return { kind: 'answer', value: (await read(response)) as T };
    return await refusalOf(response);
  } catch {
    return { kind: 'gone' };
  }
}

/** Without a key nothing is named: what is shared by link needs none. */
const authorised = (key: string): Readonly<Record<string, string>> => (key === '' ? {} : { authorization: `Bearer ${key}` });

export async function refusalOf(response: Response): Promise<Heard<never>> {
  const { status } = response;
  if (status === 401) return { kind: 'stranger' };
  if (status === 502 || status === 503 || status === 504) return { kind: 'gone' };
  const isFault = response.headers.get('content-type')?.includes('application/problem+json') === true;
  const fault = isFault ? ((await response.json()) as FaultDocument) : undefined;
  return { kind: 'refused', status, sentence: fault?.detail ?? fault?.title ?? `HTTP ${status}`, problems: fault?.problems ?? [] };
}

/** One document of a public address: a share link. */
export const askShared = <T>(token: string): Promise<Heard<T>> => ask<T>('', `shared/${encodeURIComponent(token)}`);
