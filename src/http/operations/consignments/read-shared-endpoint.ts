/** `GET /v1/shared/{token}`: what the holder of a share link sees. */
import { z } from 'zod';
import { sharedConsignmentSchema } from '../../../contract/index.js';
import { operation, readFaults, take } from '../operation.js';
import { madeShareLinkExample, sharedConsignmentExample } from '../operations-examples.js';

export const readSharedEndpoint = operation({
  id: 'readShared',
  method: 'GET',
  path: '/v1/shared/{token}',
  needs: 'shared',
  summary: 'What a share link shows',
  about: 'One consignment, its events and its last forecast. A link that was revoked or has expired is as one that never was.',
  params: z.strictObject({ token: z.string().max(100, 'is longer than 100 characters') }),
  examples: { token: madeShareLinkExample.token },
  gives: { about: 'The consignment.', content: { 'application/json': { schema: sharedConsignmentSchema, example: sharedConsignmentExample } } },
  faults: readFaults,
  answer: async ({ desk, params }) => take(await desk.readShared(params.token)),
});
