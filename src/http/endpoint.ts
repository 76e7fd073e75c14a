/** What an endpoint is: one address and method, what it takes and gives as schemas with real examples, and the function that answers. */
import type { z } from 'zod';
import type { Actor } from '../application/index.js';
import type { Scope } from '../contract/index.js';
import type { FaultKind } from './fault.js';

/** Who may call: anybody, whoever holds a share link, a party with any access key, or with one that has this scope. */
export type Access = Scope | 'public' | 'shared' | 'key';

export interface Call<Params, Query> {
  readonly params: Params;
  readonly query: Query;
  /** As parsed from JSON, unchecked. */
  readonly body: unknown;
  readonly header: (name: string) => string | undefined;
  /** Address of who asks. */
  readonly client: string;
  /** Whose access key it is; nobody's where none is needed. */
  readonly actor: Actor;
  /** Aborted when who asks has gone. */
  readonly signal: AbortSignal;
}

export interface Answer {
  readonly status?: number;
  readonly type?: string;
  /** An iterable is sent piece by piece as it comes, uncompressed. */
  readonly body: string | Uint8Array | AsyncIterable<string>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Content {
  readonly schema: z.ZodType;
  readonly example?: unknown;
}

export interface Endpoint<Params extends z.ZodType = z.ZodType, Query extends z.ZodType = z.ZodType> {
  /** Name of the operation in the document and in the client. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** As in OpenAPI: `/v1/places/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly about: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Content;
  /** Other types of body, as text. */
  readonly textBodies?: Readonly<Record<string, { readonly about: string }>>;
  /** Largest body; absent = the server's. */
  readonly bodyBytes?: number;
  readonly needs: Access;
  /** Header fields that are read, for the document. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What it gives, by media type. */
  readonly gives: { readonly about: string; readonly content: Readonly<Record<string, Content>> };
  /** Other statuses without a body, as 304. */
  readonly also?: Readonly<Record<number, string>>;
  /** What may go wrong, besides what may go wrong everywhere. */
  readonly faults: readonly FaultKind[];
  /** Names and example values of the path's and the query's parameters, for the document. */
  readonly examples?: Readonly<Record<string, unknown>>;
  readonly answer: (call: Call<z.output<Params>, z.output<Query>>) => Answer | Promise<Answer>;
}

/** Keeps the types of parameters inside, and lets endpoints of any kind stand in one list. Anybody may call it; what needs a key is an `operation`. */
export const endpoint = <Params extends z.ZodType, Query extends z.ZodType>(made: Omit<Endpoint<Params, Query>, 'needs'>): Endpoint =>
  ({ ...made, needs: 'public' }) as unknown as Endpoint;

export const json = (value: unknown): Answer => ({ body: JSON.stringify(value) });
export const jsonMediaType = 'application/json; charset=utf-8';
export const geojsonMediaType = 'application/geo+json; charset=utf-8';
