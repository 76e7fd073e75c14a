/** `GET /v1/consignments/{id}/ways-on`: a plan from where it is, now. */
import { waysOnSchema } from '../../../contract/index.js';
import { idParameter, operation, take } from '../operation.js';
import { consignmentExample, waysOnExample } from '../operations-examples.js';

export const listWaysOnEndpoint = operation({
  id: 'listWaysOn',
  method: 'GET',
  path: '/v1/consignments/{id}/ways-on',
  needs: 'consignments:read',
  summary: 'Ways on from here',
  about: 'Planned from the last event. No way on is an answer: `none` says why.',
  params: idParameter,
  examples: { id: consignmentExample.id },
  gives: { about: 'The ways.', content: { 'application/json': { schema: waysOnSchema, example: waysOnExample } } },
  faults: ['not-found', 'not-now'],
  answer: async ({ desk, actor, params }) => {
    const { none, ...ways } = take(await desk.listWaysOn(actor, params.id));
    return { ...ways, none: none ?? null };
  },
});
