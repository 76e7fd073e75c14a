/** `POST /v1/plan`: every way there is. An ordinary no is an answer (200, `none`). */
import type { PlanQueue } from '../application/index.js';
import { featureCollectionSchema, planAnswerSchema, planCallSchema } from '../contract/index.js';
import { type Answer, type Endpoint, endpoint, geojsonMediaType } from './endpoint.js';
import { planAnswerExample, planCallExample } from './examples.js';
import { Fault, wrongFields } from './fault.js';
import type { Turnstile } from './turnstile.js';

const about = `The question of \`qiyun plan\` as JSON, and what of the answer is sent (\`explain\`, \`geometry\`, \`only\`).
Planned on a worker thread; the search ends when the client goes away. With \`Accept: application/geo+json\` the answer is GeoJSON.`;

export const planEndpoint = (plans: PlanQueue, turnstile: Turnstile): Endpoint =>
  endpoint({
    id: 'plan',
    method: 'POST',
    path: '/v1/plan',
    summary: 'Every way there is from a place to a place',
    about,
    body: { schema: planCallSchema, example: planCallExample },
    gives: {
      about: 'The ways, or `none`: an ordinary no with its reason and what to lift.',
      content: {
        'application/json': { schema: planAnswerSchema, example: planAnswerExample },
        'application/geo+json': { schema: featureCollectionSchema },
      },
    },
    faults: ['too-large', 'wrong-type', 'too-many', 'too-long'],
    answer: async ({ body, header, client, signal }): Promise<Answer> => {
      const form = wantsGeojson(header('accept')) ? 'geojson' : 'json';
      const leave = turnstile.enter(client);
      if (leave === undefined) throw tooMany(`More than ${turnstile.most} plans of yours are already under way.`, 1);
      try {
        const reply = await plans.plan(body, form, signal);
        switch (reply.kind) {
          case 'answered':
            return { body: reply.bytes, headers: { vary: 'accept' }, ...(form === 'geojson' ? { type: geojsonMediaType } : {}) };
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
    },
  });

const wantsGeojson = (accept = ''): boolean => /application\/geo\+json/i.test(accept);

const tooMany = (why: string, seconds: number): Fault =>
  new Fault('too-many', `${why} Try again in ${seconds} s.`, { headers: { 'retry-after': String(Math.max(1, seconds)) } });

const tooLong = (limitS: number): string =>
  `The plan was not finished after ${limitS} s and is stopped. Ask for less: fewer criteria, draws or ways, or “epsilon”: 0.05.`;
