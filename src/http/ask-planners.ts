/** Asks the planning threads, and turns every reply that is no answer into the fault it is. */
import type { PlanForm, PlanQueue } from '../application/index.js';
import { Fault, wrongFields } from './fault.js';
import { neighbourhoodOf } from './neighbourhood.js';
import type { Turnstile } from './turnstile.js';

export interface AskedPlanners {
  readonly plans: PlanQueue;
  readonly turnstile: Turnstile;
  readonly call: unknown;
  readonly form: PlanForm;
  readonly client: string;
  readonly signal: AbortSignal;
}

/** The document as UTF-8 bytes. */
export async function askPlanners({ plans, turnstile, call, form, client, signal }: AskedPlanners): Promise<Uint8Array> {
  const leave = turnstile.enter(neighbourhoodOf(client));
  if (leave === undefined) throw tooMany(`More than ${turnstile.most} plans of yours are already under way.`, 1);
  try {
    const reply = await plans.plan(call, form, signal);
    switch (reply.kind) {
      case 'answered':
        return reply.bytes;
      case 'problems':
        throw wrongFields(reply.problems);
      case 'full':
        throw tooMany('All planners are busy and the queue is full.', reply.retryAfterS);
      case 'too-long':
        throw new Fault('too-long', tooLong(reply.limitS), { headers: { 'retry-after': '60' } });
      case 'stopping':
      case 'cancelled':
        throw new Fault('stopping', 'The server is stopping and takes no new plans.', { headers: { 'retry-after': '10' } });
      case 'fault':
        throw new Error(reply.message);
    }
  } finally {
    leave();
  }
}

const tooMany = (why: string, seconds: number): Fault =>
  new Fault('too-many', `${why} Try again in ${seconds} s.`, { headers: { 'retry-after': String(Math.max(1, seconds)) } });

const tooLong = (limitS: number): string =>
  `The plan was not finished after ${limitS} s and is stopped. Ask for less: fewer criteria, draws or ways, or “epsilon”: 0.05.`;
