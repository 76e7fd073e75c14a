/**
 * The HTTP door on Fastify: limits, request ids, headers, compression and errors in one place, one route per endpoint. What Fastify
 * would say in its own words (a body too large, no such route) is said as problem details, like everything else.
 */
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Actor } from '../application/index.js';
import { checkPlainText } from '../operations/index.js';
import { chooseEncoding, compress } from './compress.js';
import type { Answer, Endpoint } from './endpoint.js';
import { jsonMediaType } from './endpoint.js';
import { listEndpoints } from './endpoints.js';
import { readFailure, refuseConnection } from './failures.js';
import { Fault, faultKinds, faultMediaType, presentFault, wrongFields } from './fault.js';
import { createGate, type Gate, type GateOptions, nobody } from './gate.js';
import { createMetrics } from './metrics.js';
import { createLogHub } from './operations/log/log-hub.js';
import { createPage } from './page.js';
import { readParameters } from './read-call.js';
import { securityHeaders } from './security-headers.js';
import { createTurnstile } from './turnstile.js';
import type { HttpUseCases } from './use-cases.js';

export const serverDefaults = {
  bodyBytes: 64 * 1024, // of a request
  plansPerClient: 100, // under way at once, from one address
  requestMs: 20_000, // until a request has arrived whole
};
export type ServerOptions = Partial<typeof serverDefaults> & {
  /** Told what went wrong inside: our bug. */
  readonly onFault?: (error: unknown, request: string) => void;
  readonly gate?: Partial<GateOptions>;
  readonly hub?: Parameters<typeof createLogHub>[1];
  /** Addresses of reverse proxies whose word about the caller's address is taken. */
  readonly trustProxy?: readonly string[];
};

export interface QiyunServer {
  readonly fastify: FastifyInstance;
  /** From now on everything is refused with 503; what is under way goes on. */
  readonly drain: () => void;
}

export function createServer(use: HttpUseCases, options: ServerOptions = {}): QiyunServer {
  const { bodyBytes, plansPerClient, requestMs } = { ...serverDefaults, ...options };
  const metrics = createMetrics(use.plans.load);
  const gate = createGate({ desk: use.operations?.desk, clock: () => performance.now() }, options.gate);
  const hub = use.operations === undefined ? undefined : createLogHub({ desk: use.operations.desk, clock: () => performance.now() }, options.hub);
  const endpoints = listEndpoints(use, { metrics, gate, hub, turnstile: createTurnstile(plansPerClient) });
  const page = createPage(use.page);
  let draining = false;

  const fail = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const fault = readFailure(error, bodyBytes);
    if (fault.kind === 'fault') options.onFault?.(error, `${request.method} ${request.routeOptions.url ?? request.url} ${request.id}`);
    const { status } = faultKinds[fault.kind];
    for (const [name, value] of Object.entries(fault.parts.headers ?? {})) reply.header(name, value);
    // an address that cannot be read comes here before any hook
    reply.headers({ ...securityHeaders, 'x-request-id': request.id });
    return reply
      .code(status)
      .header('cache-control', 'no-store')
      .type(faultMediaType)
      .send(JSON.stringify(presentFault(fault, request.id)));
  };

  const fastify = Fastify({
    bodyLimit: bodyBytes,
    requestTimeout: requestMs,
    genReqId: ({ headers }) => readRequestId(headers['x-request-id']),
    return503OnClosing: false, // said by the hook below, as problem details
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 500, ignoreTrailingSlash: false },
    frameworkErrors: (error, request, reply) => void fail(error, request as FastifyRequest, reply as FastifyReply),
    clientErrorHandler: refuseConnection,
    trustProxy: options.trustProxy === undefined ? false : [...options.trustProxy],
  });
  fastify.removeContentTypeParser('text/plain');
  fastify.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...securityHeaders, 'x-request-id': request.id });
    if (draining) throw new Fault('stopping', 'The server is stopping and takes no new requests.', { headers: { 'retry-after': '10' } });
  });
  // what was under way when the end was asked for is finished, and its connection with it
  fastify.addHook('onSend', async (_request, reply) => {
    if (draining) reply.header('connection', 'close');
  });
  fastify.addHook('onResponse', async (request, reply) => {
    metrics.observe(request.routeOptions.url ?? 'other', request.method, reply.statusCode, reply.elapsedTime / 1000);
  });
  fastify.addHook('onClose', async () => {
    metrics.close();
    hub?.close();
  });
  fastify.setErrorHandler(fail);

  const texts = [...new Set(endpoints.flatMap((one) => Object.keys(one.textBodies ?? {})))];
  if (texts.length > 0) fastify.addContentTypeParser(texts, { parseAs: 'string' }, (_request, body, done) => done(null, body));
  for (const one of endpoints) addRoute(fastify, one, { gate, texts });
  fastify.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const other = methodsAt(endpoints, path);
    if (other.length > 0) {
      throw new Fault('wrong-method', `“${path}” takes ${other.join(' and ')}, not ${request.method}.`, { headers: { allow: other.join(', ') } });
    }
    const answer = request.method === 'GET' || request.method === 'HEAD' ? page(path.slice(1), request.headers['if-none-match']) : undefined;
    if (answer === undefined) throw new Fault('not-found', `There is nothing at “${path.slice(0, 200)}”; /v1/openapi.json lists what there is.`);
    return send(request, reply, answer, true);
  });
  return {
    fastify,
    drain: () => {
      draining = true;
      // streams do not end by themselves
      hub?.close();
    },
  };
}

/** Who calls, as the gate has established before the body was read. */
const admitted = new WeakMap<FastifyRequest, Actor>();

interface RouteParts {
  readonly gate: Gate;
  /** Types of body that some endpoint reads as text. */
  readonly texts: readonly string[];
}

function addRoute(fastify: FastifyInstance, one: Endpoint, { gate, texts }: RouteParts): void {
  const own = Object.keys(one.textBodies ?? {});
  fastify.route({
    method: one.method,
    url: one.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    ...(one.bodyBytes === undefined ? {} : { bodyLimit: one.bodyBytes }),
    onRequest: async (request) => {
      const [subject] = Object.values((request.params ?? {}) as Record<string, string>);
      admitted.set(request, await gate.admit(one, { client: request.ip, authorization: request.headers.authorization, subject }));
    },
    preParsing: async (request) => {
      const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
      const isForeign = type !== undefined && texts.includes(type) && !own.includes(type);
      if (isForeign) throw new Fault('wrong-type', 'The body must be application/json.');
    },
    handler: async (request, reply) => send(request, reply, await answerCall(one, request, reply), one.method === 'GET'),
  });
}

async function answerCall(one: Endpoint, request: FastifyRequest, reply: FastifyReply): Promise<Answer> {
  const params = readParameters(one.params, request.params);
  const query = readParameters(one.query, request.query);
  // a word in the path that is not one of a list names nothing
  const [first] = params.problems;
  if (first !== undefined) throw new Fault('not-found', first.message, { problems: params.problems });
  if (query.problems.length > 0) throw wrongFields(query.problems);
  refuseOddText(request.body);
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  return one.answer({
    params: params.value,
    query: query.value,
    body: request.body,
    header: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    },
    client: request.ip,
    actor: admitted.get(request) ?? nobody,
    signal: gone.signal,
  });
}

/** What JSON may carry and nobody can hash, sign or keep is refused here, for every endpoint, before any of them reads it. */
function refuseOddText(body: unknown): void {
  // other types of body are texts, whose reader finds what they hold
  if (typeof body !== 'object') return;
  const problems = checkPlainText(body).map(({ at, sentence }) => ({ field: at === '' ? 'request' : at, message: sentence, choices: [] }));
  if (problems.length > 0) throw wrongFields(problems);
}

/** `keep`: the same bytes will be sent again, so they are worth a thorough compression. */
async function send(request: FastifyRequest, reply: FastifyReply, answer: Answer, keep: boolean): Promise<FastifyReply> {
  const { status = 200, type = jsonMediaType, body, headers = {} } = answer;
  reply.code(status).headers(headers);
  if (status === 304) return reply.send();
  if (typeof body !== 'string' && !(body instanceof Uint8Array)) {
    // a connection that has carried a stream carries nothing after it: left open it would hold up the end of the server for a minute
    reply.type(type).header('connection', 'close');
    // who asks for the head alone would have the stream read to an end that does not come
    return request.method === 'HEAD' ? reply.send() : reply.send(Readable.from(body));
  }
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const vary = headers['vary'] === undefined ? 'accept-encoding' : `${headers['vary']}, accept-encoding`;
  reply.type(type).header('vary', vary);
  const encoding = /^image\/(?!svg)|font/.test(type) ? undefined : chooseEncoding(request.headers['accept-encoding']);
  const compressed = encoding === undefined ? undefined : await compress(bytes, encoding, keep && typeof body !== 'string');
  if (compressed === undefined) return reply.send(toBuffer(bytes));
  return reply.header('content-encoding', encoding).send(toBuffer(compressed));
}

const toBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer => Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);

/** What a client calls its request, if it is a plain word; else a name of ours. */
const readRequestId = (given: string | string[] | undefined): string =>
  typeof given === 'string' && /^[\w.:-]{1,64}$/.test(given) ? given : randomUUID();

function methodsAt(endpoints: readonly Endpoint[], path: string): string[] {
  const here = endpoints.filter((one) => new RegExp(`^${one.path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path));
  return [...new Set(here.flatMap((one) => (one.method === 'GET' ? ['GET', 'HEAD'] : [one.method])))];
}
