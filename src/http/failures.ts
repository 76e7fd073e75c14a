/** What Fastify and Node say when a request cannot be read, in the words of this door. */
import type { Socket } from 'node:net';
import { StoreGone, StoreUnsure } from '../application/index.js';
import { Fault, type FaultKind, faultKinds, faultMediaType, presentFault } from './fault.js';

/** Any error of a request as a fault; what nobody expected is our bug. */
export function readFailure(error: unknown, bodyBytes: number): Fault {
  if (error instanceof Fault) return error;
  if (error instanceof StoreUnsure) return new Fault('not-known', notKnown, inFiveSeconds);
  if (error instanceof StoreGone) return new Fault('store-away', away, inFiveSeconds);
  const { code = '', message = '', statusCode = 500 } = error as { code?: string; message?: string; statusCode?: number };
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Fault('too-large', `The body is larger than ${bodyBytes / 1024} kB.`);
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Fault('wrong-type', 'The body must be application/json.');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return new Fault('malformed', 'The body is empty; it must be a JSON object.');
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new Fault('malformed', 'The body is not as long as content-length says.');
    case 'FST_ERR_BAD_URL':
      return new Fault('malformed', 'The address has a % that is not followed by two hexadecimal digits of UTF-8.');
    case 'FST_ERR_MAX_PARAM_LENGTH':
    case 'FST_ERR_ASYNC_CONSTRAINT':
      return new Fault('long-address', 'A part of the address is too long.');
  }
  if (error instanceof SyntaxError || statusCode === 400) return new Fault('malformed', `The body is not JSON: ${lastSentence(message)}`);
  return new Fault('fault', 'Something went wrong inside Qiyun; the id of this request is in its log.');
}

const inFiveSeconds = { headers: { 'retry-after': '5' } };
const away = 'The store of operations cannot be reached; nothing was changed. Try again in 5 s.';
const notKnown =
  'The store of operations was lost while it wrote this: it is not known whether it was changed. Send it again in 5 s, with the same Idempotency-Key if it had one; else look first.';

const lastSentence = (message: string): string => `${message.slice(0, 200).replace(/[.\s]+$/, '')}.`;

const kindOfCode: Readonly<Record<string, FaultKind>> = { HPE_HEADER_OVERFLOW: 'large-head', ERR_HTTP_REQUEST_TIMEOUT: 'slow-request' };
const details: Partial<Record<FaultKind, string>> = {
  'large-head': 'The header fields together are larger than 16 kB.',
  'slow-request': 'The request did not arrive whole in time.',
};

/** Answers a connection whose request never became one, and ends it. */
export function refuseConnection(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const kind = kindOfCode[error.code ?? ''] ?? 'malformed';
  const fault = new Fault(kind, details[kind] ?? 'This is not an HTTP/1.1 request.');
  const body = JSON.stringify(presentFault(fault, ''));
  const head = [`HTTP/1.1 ${faultKinds[kind].status} ${faultKinds[kind].title}`, `content-type: ${faultMediaType}`];
  socket.end(`${head.join('\r\n')}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`);
}
