/** Every request of the control room, to its own server only, by the generated client and with the access key of whoever sits here. */
import { createClient, QiyunError } from '../../../../src/client/index.js';
import type {
  Alarm,
  Consignment,
  DispatchOrder,
  Forecast,
  LogLine,
  Me,
  OrderSignature,
  Party,
  ProblemDocument,
  SharedDocument,
  ShareLink,
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

/** The generated types call free JSON `unknown`; the contract’s name the same documents. */
async function hear<T>(asked: Promise<unknown>): Promise<Heard<T>> {
  try {
    return { kind: 'answer', value: (await asked) as T };
  } catch (error) {
    return error instanceof QiyunError ? refusalOf(error) : { kind: 'gone' };
  }
}

function refusalOf({ status, message, fault }: QiyunError): Heard<never> {
  if (status === 401) return { kind: 'stranger' };
  if (status === 502 || status === 503 || status === 504) return { kind: 'gone' };
  return { kind: 'refused', status, sentence: message, problems: fault?.problems ?? [] };
}

export function openOperations(key: string) {
  const client = createClient({ baseUrl: serverAddress, headers: { authorization: `Bearer ${key}` } });
  return {
    me: () => hear<Me>(client.getMe()),
    listParties: () => hear<{ readonly parties: readonly Party[] }>(client.listParties()),
    listConsignments: (after?: string) =>
      hear<{ readonly consignments: readonly Consignment[]; readonly next: string | null }>(
        client.listConsignments({ limit: 200, ...(after === undefined ? {} : { after }) }),
      ),
    listOrders: () => hear<{ readonly orders: readonly DispatchOrder[] }>(client.listOrders()),
    listPositions: () => hear<{ readonly positions: readonly TrackedEvent[] }>(client.listPositions()),
    listAlarms: () => hear<{ readonly alarms: readonly Alarm[] }>(client.listAlarms()),
    listEvents: (id: string) => hear<{ readonly events: readonly TrackedEvent[] }>(client.listEvents({ id })),
    listForecasts: (id: string) => hear<{ readonly forecasts: readonly Forecast[] }>(client.listForecasts({ id })),
    listWaysOn: (id: string) => hear<WaysOn>(client.listWaysOn({ id })),
    propose: ({ id, version }: Consignment, way: WayOn, because: string) =>
      hear<Consignment>(
        client.proposeItinerary({ id, body: { version, itinerary: way.itinerary, places: way.places, replay: way.replay, because } }),
      ),
    agree: ({ id, version }: Consignment) => hear<Consignment>(client.agreeToItinerary({ id, body: { version } })),
    check: (id: string, check: { readonly convoy: string; readonly item: string; readonly done: boolean }) =>
      hear<DispatchOrder>(client.checkItem({ id, body: check })),
    declareReady: (id: string, convoy: string) => hear<DispatchOrder>(client.declareReady({ id, body: { convoy } })),
    sign: (id: string, signature: OrderSignature) => hear<DispatchOrder>(client.signOrder({ id, body: signature })),
    withdraw: (id: string, because: string) => hear<DispatchOrder>(client.withdrawOrder({ id, body: { because } })),
    addSigningKey: (id: string, publicKey: string) => hear<Party>(client.addSigningKey({ id, body: { publicKey } })),
    acknowledge: (id: string, note: string) => hear<Alarm>(client.acknowledgeAlarm({ id, body: { note } })),
    silence: (id: string, until: string) => hear<Alarm>(client.silenceAlarm({ id, body: { until } })),
    listShareLinks: (id: string) => hear<{ readonly links: readonly ShareLink[] }>(client.listShareLinks({ id })),
    createShareLink: (id: string, expiresAt: string) =>
      hear<{ readonly link: ShareLink; readonly token: string }>(client.createShareLink({ id, body: { expiresAt } })),
    revokeShareLink: (id: string) => hear<ShareLink>(client.revokeShareLink({ id })),
    readLog: (after: number, limit: number) =>
      hear<{ readonly lines: readonly LogLine[]; readonly next: number | null }>(client.readLog({ after, limit })),
    fetchDocument: (id: string, kind: string, format: string, unit: string) => {
      const query = new URLSearchParams({ format, ...(unit === '' ? {} : { unit }) });
      return hear<Blob>(fetchFile(key, `consignments/${encodeURIComponent(id)}/documents/${kind}?${query}`));
    },
  };
}
export type Operations = ReturnType<typeof openOperations>;

/** A file as it is: the generated client reads text and JSON. */
async function fetchFile(key: string, path: string): Promise<Blob> {
  const response = await fetch(`${serverAddress}v1/${path}`, { headers: { authorization: `Bearer ${key}` } });
  if (response.ok) return response.blob();
  const isFault = response.headers.get('content-type')?.includes('application/problem+json') === true;
  throw new QiyunError(response.status, isFault ? await response.json() : undefined);
}

/** What a link shows; it needs no key. */
export const askShared = (token: string): Promise<Heard<SharedDocument>> =>
  hear<SharedDocument>(createClient({ baseUrl: serverAddress }).readShared({ token }));
