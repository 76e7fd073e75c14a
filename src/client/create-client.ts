/** A client of Qiyun's HTTP door: one function an operation, typed by the OpenAPI document. Needs nothing but `fetch`. */
import { type Fault, type Operations, operations } from './api.js';

export type OperationId = keyof Operations;

/** What the server says instead of an answer; `fault` is missing where it said nothing readable. */
export class QiyunError extends Error {
  readonly status: number;
  readonly fault: Fault | undefined;
  constructor(status: number, fault: Fault | undefined) {
    super(fault?.detail ?? `The server answered ${status}.`);
    this.name = 'QiyunError';
    this.status = status;
    this.fault = fault;
  }
}

export interface CallOptions<Accept extends string> {
  readonly signal?: AbortSignal;
  /** Another of the forms that the operation can answer in. */
  readonly accept?: Accept;
  /** Sent with this request, as `idempotency-key`. */
  readonly headers?: Readonly<Record<string, string>>;
}

type Answers<K extends OperationId> = Operations[K]['answers'];
type Input<K extends OperationId> = Operations[K]['input'];
type Call<K extends OperationId> = <Accept extends keyof Answers<K> & string = Operations[K]['first'] & keyof Answers<K> & string>(
  ...given: Record<never, never> extends Input<K>
    ? [input?: Input<K>, options?: CallOptions<Accept>]
    : [input: Input<K>, options?: CallOptions<Accept>]
) => Promise<Answers<K>[Accept]>;

export type Client = { readonly [K in OperationId]: Call<K> };

export interface ClientOptions {
  /** As `http://127.0.0.1:8080/`. */
  readonly baseUrl: string;
  /** Instead of the global one. */
  readonly fetch?: typeof globalThis.fetch;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
}

export function createClient(options: ClientOptions): Client {
  const ids = Object.keys(operations) as OperationId[];
  const call =
    (id: OperationId) =>
    (input: Readonly<Record<string, unknown>> = {}, given: CallOptions<string> = {}) =>
      ask(options, id, input, given);
  return Object.fromEntries(ids.map((id) => [id, call(id)])) as unknown as Client;
}

async function ask(
  { baseUrl, fetch = globalThis.fetch, headers = {} }: ClientOptions,
  id: OperationId,
  { body, ...parameters }: Readonly<Record<string, unknown>>,
  { signal, accept = operations[id].first, headers: own = {} }: CallOptions<string>,
): Promise<unknown> {
  const { method } = operations[id];
  const response = await fetch(addressOf(baseUrl, id, parameters), {
    method,
    headers: { accept, ...headers, ...own, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  if (response.ok) return accept.includes('json') ? response.json() : response.text();
  throw new QiyunError(response.status, await readFault(response));
}

/** Words of the path take their places; what is left is the query. */
function addressOf(baseUrl: string, id: OperationId, parameters: Readonly<Record<string, unknown>>): string {
  const rest = new Map(Object.entries(parameters).filter(([, value]) => value !== undefined));
  const path = operations[id].path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest.get(name);
    rest.delete(name);
    return encodeURIComponent(String(value));
  });
  const address = new URL(path.slice(1), baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`);
  for (const [name, value] of rest) address.searchParams.set(name, String(value));
  return address.href;
}

async function readFault(response: Response): Promise<Fault | undefined> {
  if (!response.headers.get('content-type')?.includes('application/problem+json')) return undefined;
  return (await response.json()) as Fault;
}
