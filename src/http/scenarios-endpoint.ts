/** `GET /v1/scenarios` and `GET /v1/scenarios/{id}`: the scenarios that stand ready, and one of them with its changes. */
import { z } from 'zod';
import { readyScenariosSchema, scenarioSchema } from '../contract/index.js';
import { type Endpoint, endpoint, json } from './endpoint.js';
import { compareCallExample, scenariosExample } from './examples-of-studies.js';
import { Fault } from './fault.js';
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

export const scenarioEndpoint = ({ readyScenario, scenarios }: Pick<HttpUseCases, 'readyScenario' | 'scenarios'>): Endpoint =>
  endpoint({
    id: 'getScenario',
    method: 'GET',
    path: '/v1/scenarios/{id}',
    summary: 'One scenario that stands ready',
    about: 'With its changes, to be altered and sent with a plan or a study.',
    params: z.strictObject({ id: z.string() }),
    examples: { id: 'suez-closed' },
    gives: { about: 'The scenario.', content: { 'application/json': { schema: scenarioSchema, example: compareCallExample.scenario } } },
    faults: ['not-found'],
    answer: ({ params: { id } }) => {
      const scenario = readyScenario(id);
      if (scenario !== undefined) return json(scenario);
      const message = `No scenario “${id.slice(0, 80)}” stands ready; GET /v1/scenarios lists those that do.`;
      throw new Fault('not-found', message, {
        problems: [{ field: 'id', message, choices: scenarios.map((one) => ({ id: one.id, label: one.name })) }],
      });
    },
  });
