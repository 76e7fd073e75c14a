/** The desk of a server elsewhere, asked over HTTP with a party's access key: what the command line can do beside a store, it can do from afar. */
import { type Actor, type CommandDesk, type Outcome, type Refusal, type Refused, StoreGone } from '../application/index.js';
import type { FaultDocument } from '../contract/index.js';

export type RemoteDesk = CommandDesk & {
  /** Events in a form of their own: JSON, NDJSON or GPX, as the server reads them. */
  readonly postText: (path: string, type: string, text: string) => Promise<Outcome<unknown>>;
};

const timeoutMs = 60_000;

export function openRemoteDesk(baseUrl: string, accessKey: string): RemoteDesk {
  const ask = async (
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    sent?: { readonly type: string; readonly text: string },
  ): Promise<Outcome<unknown>> => {
    const response = await reach(new URL(path, baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`), {
      method,
      headers: { authorization: `Bearer ${accessKey}`, accept: 'application/json', ...(sent === undefined ? {} : { 'content-type': sent.type }) },
      ...(sent === undefined ? {} : { body: sent.text }),
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
    });
    if (response.ok) return { kind: 'done', value: await readJson(response) };
    const fault = (await readJson(response)) as FaultDocument;
    if (typeof fault.detail !== 'string') throw new StoreGone(`${baseUrl} answers ${response.status}, and not as Qiyun does.`);
    return refusalOf(fault);
  };
  const get = <T>(path: string): Promise<Outcome<T>> => ask('GET', path) as Promise<Outcome<T>>;
  const post = <T>(path: string, body: unknown): Promise<Outcome<T>> =>
    ask('POST', path, { type: 'application/json', text: JSON.stringify(body) }) as Promise<Outcome<T>>;
  const list = async <T>(path: string, name: string): Promise<Outcome<T>> => {
    const outcome = await get<Record<string, T>>(path);
    return outcome.kind === 'done' ? { kind: 'done', value: outcome.value[name] as T } : outcome;
  };
  const e = encodeURIComponent;
  return {
    listParties: async () => required(await list('v1/parties', 'parties')),
    addParty: (_, party) => post('v1/parties', party),
    changeParty: (_, party, change) => post(`v1/parties/${e(party)}/changes`, change),
    addSigningKey: (_, party, publicKey) => post(`v1/parties/${e(party)}/signing-keys`, { publicKey }),
    revokeSigningKey: (_, party, key) => ask('DELETE', `v1/parties/${e(party)}/signing-keys/${e(key)}`) as never,
    createAccessKey: (_, key) => post('v1/access-keys', key),
    rotateAccessKey: (_, id) => post(`v1/access-keys/${e(id)}/rotation`, {}),
    revokeAccessKey: (_, id) => ask('DELETE', `v1/access-keys/${e(id)}`) as never,
    listAccessKeys: async () => required(await list('v1/access-keys', 'accessKeys')),
    readOrder: (_, id) => get(`v1/orders/${e(id)}`),
    signOrder: (_, id, signature) => post(`v1/orders/${e(id)}/signatures`, signature),
    writeOrderFile: (_, id) => get(`v1/orders/${e(id)}/file`),
    readConsignment: (_, id) => get(`v1/consignments/${e(id)}`),
    changeConsignment: (_, id, change) => post(`v1/consignments/${e(id)}/changes`, change),
    writePaper: (_, id, { kind, unit }) =>
      get(`v1/consignments/${e(id)}/documents/${kind}?format=json${unit === undefined ? '' : `&unit=${e(unit)}`}`),
    writeOrderManifest: (_, id, convoy) => get(`v1/orders/${e(id)}/manifest?format=json${convoy === undefined ? '' : `&convoy=${e(convoy)}`}`),
    listEvents: (_, id) => list(`v1/consignments/${e(id)}/events`, 'events'),
    listForecasts: (_, id) => list(`v1/consignments/${e(id)}/forecasts`, 'forecasts'),
    postText: (path, type, text) => ask('POST', path, { type, text }),
  };
}

/** Who asks is known to the server by the key. */
export const remoteActor: Actor = { party: undefined, accessKey: undefined, scopes: [] };

async function reach(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new StoreGone(`${url.origin} cannot be reached: ${cause}`);
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw new StoreGone(`${response.url} answers ${response.status}, and not as Qiyun does.`);
  }
}

const refusalByKind: Readonly<Record<string, Refusal>> = {
  'not-found': 'unknown',
  'not-now': 'not-now',
  stale: 'stale',
  conflict: 'conflict',
  'wrong-fields': 'invalid',
  malformed: 'invalid',
  'too-large': 'invalid',
};

const refusalOf = ({ type, detail, problems }: FaultDocument): Refused => ({
  kind: 'refused',
  because: refusalByKind[type.replace('urn:qiyun:', '')] ?? 'not-yours',
  sentence: detail,
  problems: problems.map(({ field, message }) => ({ at: field, sentence: message })),
});

function required<T>(outcome: Outcome<T>): T {
  if (outcome.kind === 'done') return outcome.value;
  throw new StoreGone(outcome.sentence);
}
