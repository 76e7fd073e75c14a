/** Errors of this door: thrown by whoever finds one, sent as problem details (RFC 9457). The only place that knows what each is called. */
import type { FaultDocument, ProblemDocument } from '../contract/index.js';

export const faultKinds = {
  malformed: { status: 400, title: 'The request cannot be read' },
  'no-key': { status: 401, title: 'An access key is needed' },
  'not-allowed': { status: 403, title: 'This key may not do this' },
  'not-yours': { status: 403, title: 'This is another party’s to do' },
  'no-operations': { status: 404, title: 'This server keeps no operations' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'wrong-method': { status: 405, title: 'This address does not take this method' },
  'not-ready': { status: 409, title: 'This is not ready yet' },
  'not-now': { status: 409, title: 'Its state does not allow this' },
  stale: { status: 409, title: 'It was changed meanwhile' },
  conflict: { status: 409, title: 'The name is taken' },
  'slow-request': { status: 408, title: 'The request did not arrive in time' },
  'too-large': { status: 413, title: 'The request is too large' },
  'long-address': { status: 414, title: 'The address is too long' },
  'wrong-type': { status: 415, title: 'The body is not of a type that is read here' },
  'wrong-fields': { status: 422, title: 'The request is understood and wrong' },
  'too-many': { status: 429, title: 'Too many requests' },
  'large-head': { status: 431, title: 'The header fields are too large' },
  fault: { status: 500, title: 'A fault of Qiyun' },
  'too-long': { status: 503, title: 'This takes too long' },
  'store-away': { status: 503, title: 'The store cannot be reached' },
  'not-known': { status: 503, title: 'It is not known whether it was done' },
  stopping: { status: 503, title: 'The server is stopping' },
} as const;
export type FaultKind = keyof typeof faultKinds;

interface FaultParts {
  readonly problems?: readonly ProblemDocument[];
  readonly headers?: Readonly<Record<string, string>>;
}

export class Fault extends Error {
  readonly kind: FaultKind;
  readonly parts: FaultParts;
  constructor(kind: FaultKind, detail: string, parts: FaultParts = {}) {
    super(detail);
    this.kind = kind;
    this.parts = parts;
  }
}

export const faultMediaType = 'application/problem+json; charset=utf-8';

export function presentFault({ kind, message, parts }: Fault, requestId: string): FaultDocument {
  const { status, title } = faultKinds[kind];
  return { type: `urn:qiyun:${kind}`, title, status, detail: message, instance: requestId, problems: [...(parts.problems ?? [])] };
}

/** One sentence out of all that is wrong, the first few told. */
export function wrongFields(problems: readonly ProblemDocument[]): Fault {
  const told = problems.slice(0, 3).map((problem) => problem.message);
  const more = problems.length - told.length;
  return new Fault('wrong-fields', `${told.join(' ')}${more > 0 ? ` And ${more} more.` : ''}`, { problems });
}
