/** `POST /v1/plan`: every way there is. An ordinary no is an answer (200, `none`). */
import type { PlanQueue } from '../application/index.js';
import { featureCollectionSchema, planAnswerSchema, planCallSchema } from '../contract/index.js';
import { askPlanners } from './ask-planners.js';
import { type Answer, type Endpoint, endpoint, geojsonMediaType } from './endpoint.js';
import { planAnswerExample, planCallExample } from './examples.js';
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
      const bytes = await askPlanners({ plans, turnstile, call: body, form, client, signal });
      return { body: bytes, headers: { vary: 'accept' }, ...(form === 'geojson' ? { type: geojsonMediaType } : {}) };
    },
  });

const wantsGeojson = (accept = ''): boolean => /application\/geo\+json/i.test(accept);
