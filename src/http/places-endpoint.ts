/** `GET /v1/places`: places whose name is like a text, for a search box. */
import { z } from 'zod';
import { foundPlacesSchema } from '../contract/index.js';
import { type Endpoint, endpoint, json } from './endpoint.js';
import { foundPlaceExample } from './examples.js';
import { languageOf, languageParameter } from './language.js';
import { wholeParameter } from './read-call.js';
import type { HttpUseCases } from './use-cases.js';

export const placesEndpoint = ({ searchPlaces }: Pick<HttpUseCases, 'searchPlaces'>): Endpoint =>
  endpoint({
    id: 'searchPlaces',
    method: 'GET',
    path: '/v1/places',
    summary: 'Places by name, as you type',
    about: 'Places whose id, code or name in English, Chinese or Russian is like the text, best first. None is an empty list.',
    query: z.strictObject({
      q: z.string('must be one text').trim().max(200, 'is longer than 200 characters'),
      limit: wholeParameter(1, 50).default(8),
      lang: languageParameter,
    }),
    examples: { q: 'Khor', limit: 8, lang: 'zh-Hant' },
    gives: {
      about: 'At most `limit` places.',
      content: { 'application/json': { schema: foundPlacesSchema, example: { places: [foundPlaceExample] } } },
    },
    faults: [],
    answer: ({ query: { q, limit, lang } }) => json({ places: searchPlaces({ text: q, limit, language: languageOf(lang) }) }),
  });
