/** `GET /v1/places/nearest`: places near a point, as clicked on a map. */
import { z } from 'zod';
import { foundPlacesSchema } from '../contract/index.js';
import { type Endpoint, endpoint, json } from './endpoint.js';
import { nearPlaceExample } from './examples.js';
import { languageOf, languageParameter } from './language.js';
import { numberParameter, wholeParameter } from './read-call.js';
import type { HttpUseCases } from './use-cases.js';

export const nearestEndpoint = ({ listPlacesNear }: Pick<HttpUseCases, 'listPlacesNear'>): Endpoint =>
  endpoint({
    id: 'listPlacesNear',
    method: 'GET',
    path: '/v1/places/nearest',
    summary: 'Places near a position',
    about: 'On the great circle, nearest first; points out at sea are no places.',
    query: z.strictObject({
      lat: numberParameter('must be degrees from -90 to 90', -90, 90),
      lon: numberParameter('must be degrees from -180 to 180', -180, 180),
      limit: wholeParameter(1, 50).default(8),
      lang: languageParameter,
    }),
    examples: { lat: 44.2, lon: 80.4, limit: 1 },
    gives: {
      about: 'At most `limit` places.',
      content: { 'application/json': { schema: foundPlacesSchema, example: { places: [nearPlaceExample] } } },
    },
    faults: [],
    answer: ({ query: { lat, lon, limit, lang } }) => json({ places: listPlacesNear({ lat, lon, limit, language: languageOf(lang) }) }),
  });
