/** `POST /v1/studies/compare`: a scenario against the network as it is, for few pairs, at once. */
import type { PlanQueue } from '../application/index.js';
import { compareAnswerSchema, compareCallSchema, compareDefaults } from '../contract/index.js';
import { askPlanners } from './ask-planners.js';
import { type Endpoint, endpoint } from './endpoint.js';
import { compareAnswerExample, compareCallExample } from './examples-of-studies.js';
import type { Turnstile } from './turnstile.js';

const about = `Every pair is planned on both sides with the same draws; the way that is taken is the least by one rule (\`by\`). At most
${compareDefaults.mostPairs} pairs in a call. Computed on a worker thread; it ends when the client goes away.`;

export const compareEndpoint = (plans: PlanQueue, turnstile: Turnstile): Endpoint =>
  endpoint({
    id: 'compare',
    method: 'POST',
    path: '/v1/studies/compare',
    summary: 'Before and after a scenario, pair by pair',
    about,
    body: { schema: compareCallSchema, example: compareCallExample },
    gives: {
      about: 'Figures of both sides, and all pairs together.',
      content: { 'application/json': { schema: compareAnswerSchema, example: compareAnswerExample } },
    },
    faults: ['too-large', 'wrong-type', 'too-many', 'too-long'],
    answer: async ({ body, client, signal }) => ({ body: await askPlanners({ plans, turnstile, call: body, form: 'compare', client, signal }) }),
  });
