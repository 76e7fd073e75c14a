/** `GET /v1/positions`: where every unit was last. */
import { positionListSchema } from '../../../contract/index.js';
import { operation } from '../operation.js';
import { eventExample } from '../operations-examples.js';

export const listPositionsEndpoint = operation({
  id: 'listPositions',
  method: 'GET',
  path: '/v1/positions',
  needs: 'events:read',
  summary: 'Last positions',
  about: 'Of every unit that you see: its last actual event with a position or a place.',
  gives: { about: 'The positions.', content: { 'application/json': { schema: positionListSchema, example: { positions: [eventExample] } } } },
  faults: [],
  answer: async ({ desk, actor }) => ({ positions: await desk.listPositions(actor) }),
});
