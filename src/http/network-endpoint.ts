/** `GET /v1/network`: what the network holds. */
import { networkSurveySchema } from '../contract/index.js';
import { type Endpoint, endpoint } from './endpoint.js';
import { networkExample } from './examples.js';
import { conditional } from './not-modified.js';
import type { HttpUseCases } from './use-cases.js';

export const networkEndpoint = ({ network }: Pick<HttpUseCases, 'network'>): Endpoint => {
  const body = new TextEncoder().encode(JSON.stringify(network));
  return endpoint({
    id: 'getNetwork',
    method: 'GET',
    path: '/v1/network',
    summary: 'What the network holds',
    about: 'Identity, counts, bounds, countries, the worth of the rows of every table, and the sources that most of them cite.',
    gives: { about: 'The survey.', content: { 'application/json': { schema: networkSurveySchema, example: networkExample } } },
    also: { 304: 'Not changed since the version of `if-none-match`.' },
    faults: [],
    answer: ({ header }) => conditional(header('if-none-match'), network.version, () => ({ body })),
  });
};
