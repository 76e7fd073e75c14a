/** `GET /v1/scenarios`: the scenarios that stand ready. */
import { readyScenariosSchema } from '../contract/index.js';
import { type Endpoint, endpoint, json } from './endpoint.js';
import { scenariosExample } from './examples-of-studies.js';
import type { HttpUseCases } from './use-cases.js';

export const scenariosEndpoint = ({ scenarios }: Pick<HttpUseCases, 'scenarios'>): Endpoint =>
  endpoint({
    id: 'listScenarios',
    method: 'GET',
    path: '/v1/scenarios',
    summary: 'The scenarios that stand ready',
    about: 'Each by the name under which a plan or a comparison takes it, and why it is there.',
    gives: { about: 'The scenarios.', content: { 'application/json': { schema: readyScenariosSchema, example: scenariosExample } } },
    faults: [],
    answer: () => json({ scenarios }),
  });
