/** `GET /v1/me`: whose key this is, what the server's time is, and where the log stands. */
import { meSchema } from '../../contract/index.js';
import { operation } from './operation.js';
import { meExample } from './operations-examples.js';

export const meEndpoint = operation({
  id: 'getMe',
  method: 'GET',
  path: '/v1/me',
  needs: 'key',
  summary: 'Whose key this is',
  about:
    'Party and scopes of the key; the server’s time, by which windows of orders open and close; the number of the last line of the log, to watch on from.',
  gives: { about: 'The caller.', content: { 'application/json': { schema: meSchema, example: meExample } } },
  faults: [],
  answer: async ({ desk, actor, operations: { now } }) => ({
    party: actor.party ?? null,
    scopes: actor.scopes,
    now: new Date(now()).toISOString(),
    head: await desk.logHead(),
  }),
});
