/** `GET /v1/health`: whether it works, and how much there is to do. */
import { type HealthDocument, healthSchema } from '../contract/index.js';
import { type Endpoint, endpoint, json } from './endpoint.js';
import { healthExample } from './examples.js';
import type { HttpUseCases } from './use-cases.js';

export const healthEndpoint = ({ version, network, plans }: Pick<HttpUseCases, 'version' | 'network' | 'plans'>): Endpoint =>
  endpoint({
    id: 'getHealth',
    method: 'GET',
    path: '/v1/health',
    summary: 'Whether it works',
    about: 'Answers 200 as long as plans are taken; a server that stops answers 503 to everything.',
    gives: { about: 'It works.', content: { 'application/json': { schema: healthSchema, example: healthExample } } },
    faults: [],
    answer: () => {
      const health: HealthDocument = { status: 'ok', version, network: { id: network.id, version: network.version }, plans: plans.load() };
      return { ...json(health), headers: { 'cache-control': 'no-store' } };
    },
  });
