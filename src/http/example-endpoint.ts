/** `GET /v1/plan/example`: a question that works, to start from. */
import { planCallSchema } from '../contract/index.js';
import { type Endpoint, endpoint, json } from './endpoint.js';
import { exampleQuestionExample } from './examples.js';
import type { HttpUseCases } from './use-cases.js';

export const exampleEndpoint = ({ example }: Pick<HttpUseCases, 'example'>): Endpoint =>
  endpoint({
    id: 'getPlanExample',
    method: 'GET',
    path: '/v1/plan/example',
    summary: 'A question that works',
    about: 'The body of a plan that has an answer on the default network, leaving two weeks from now.',
    gives: { about: 'A body for `POST /v1/plan`.', content: { 'application/json': { schema: planCallSchema, example: exampleQuestionExample } } },
    faults: [],
    answer: () => ({ ...json(example()), headers: { 'cache-control': 'no-store' } }),
  });
