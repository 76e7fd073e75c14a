/** An endpoint of operations: it needs a key, its body is read by its schema, and it asks the desk. An ordinary no becomes the fault it is. */
import { z } from 'zod';
import type { OperationsDesk, Outcome, Refusal } from '../../application/index.js';
import { type Access, type Answer, type Call, type Content, type Endpoint, json } from '../endpoint.js';
import { Fault, type FaultKind, wrongFields } from '../fault.js';
import type { Gate } from '../gate.js';
import { readBody } from '../read-body.js';
import type { HttpOperations } from '../use-cases.js';
import type { LogHub } from './log/log-hub.js';

export interface OperationParts {
  /** Undefined: this server plans only, and the gate lets nobody in. */
  readonly operations: (HttpOperations & { readonly hub: LogHub }) | undefined;
  readonly gate: Pick<Gate, 'forget' | 'isKnown'>;
}

export interface OperationCall<Params, Query, Body> extends Omit<Call<Params, Query>, 'body'>, Pick<OperationParts, 'gate'> {
  readonly body: Body;
  readonly desk: OperationsDesk;
  readonly operations: NonNullable<OperationParts['operations']>;
}

interface Made<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>
  extends Omit<Endpoint<Params, Query>, 'answer' | 'body' | 'needs'> {
  readonly needs: Exclude<Access, 'public'>;
  readonly body?: Content & { readonly schema: Body };
  /** What it answers, as JSON unless it is an `Answer` already. */
  readonly answer: (call: OperationCall<z.output<Params>, z.output<Query>, z.output<Body>>) => Promise<object>;
}

export type Operation = (parts: OperationParts) => Endpoint;

export const operation =
  <Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>(made: Made<Params, Query, Body>): Operation =>
  ({ operations, gate }) =>
    ({
      ...made,
      answer: async (call: Call<z.output<Params>, z.output<Query>>): Promise<Answer> => {
        if (operations === undefined) throw new Error(`${made.id} was let through without operations`);
        // who reads another type of body does so itself
        const isText = typeof call.body === 'string' && made.textBodies !== undefined;
        const body = made.body === undefined || isText ? call.body : readBody(made.body.schema, call.body);
        const answer = await made.answer({ ...call, body: body as z.output<Body>, desk: operations.desk, operations, gate });
        return isAnswer(answer) ? answer : { ...json(answer), headers: fresh };
      },
    }) as unknown as Endpoint;

const fresh = { 'cache-control': 'no-store' };
const isAnswer = (value: object): value is Answer => 'body' in value && 'type' in value;

/** The value of an outcome; an ordinary no is thrown as the fault it is. */
export function take<T>(outcome: Outcome<T>): T {
  if (outcome.kind === 'done') return outcome.value;
  const { because, sentence } = outcome;
  const problems = outcome.problems.map(({ at, sentence: message }) => ({ field: at, message, choices: [] }));
  // what is wrong with a request is wrong with a field of it
  if (because === 'invalid' && problems.length === 0) throw wrongFields([{ field: 'request', message: sentence, choices: [] }]);
  throw new Fault(kindOfRefusal[because], sentence, { problems });
}

const kindOfRefusal: Readonly<Record<Refusal, FaultKind>> = {
  unknown: 'not-found',
  'not-yours': 'not-yours',
  'not-now': 'not-now',
  stale: 'stale',
  invalid: 'wrong-fields',
  conflict: 'conflict',
};

/** Faults of an endpoint that reads one thing, and of one that changes it. */
export const readFaults: readonly FaultKind[] = ['not-found'];
export const changeFaults: readonly FaultKind[] = ['not-found', 'not-yours', 'not-now', 'stale', 'conflict', 'too-large', 'wrong-type'];

export const idParameter = z.strictObject({ id: z.string().max(100, 'is longer than 100 characters') });

/** Header field of the POSTs that create: the same request again finds what it made. */
export const idempotencyHeader = {
  'idempotency-key': 'A name of yours for this request, 1 to 100 visible characters: sent again, it finds what it made and makes nothing new',
};

export function readIdempotencyKey(header: (name: string) => string | undefined): string | undefined {
  const key = header('idempotency-key');
  if (key === undefined || /^[\x21-\x7e]{1,100}$/.test(key)) return key;
  throw wrongFields([{ field: 'idempotency-key', message: 'idempotency-key must have 1 to 100 visible characters of ASCII.', choices: [] }]);
}
