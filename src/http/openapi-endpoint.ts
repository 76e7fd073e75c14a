/** `GET /v1/openapi.json`: the description of all this. */
import { z } from 'zod';
import { type Endpoint, endpoint } from './endpoint.js';
import { conditional } from './not-modified.js';

/** `describe` is asked once, when the list of endpoints is complete. */
export const openapiEndpoint = (version: string, describe: () => object): Endpoint => {
  let body: Uint8Array | undefined;
  return endpoint({
    id: 'getOpenapi',
    method: 'GET',
    path: '/v1/openapi.json',
    summary: 'This description',
    about: 'OpenAPI 3.1, generated from the schemas that read the requests.',
    gives: { about: 'The description.', content: { 'application/json': { schema: z.looseObject({ openapi: z.string() }) } } },
    also: { 304: 'Not changed since the version of `if-none-match`.' },
    faults: [],
    answer: ({ header }) =>
      conditional(header('if-none-match'), `openapi-${version}`, () => {
        body ??= new TextEncoder().encode(JSON.stringify(describe()));
        return { body };
      }),
  });
};
