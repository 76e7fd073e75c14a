/** `GET /v1/places/{id}`: one place and all that meets there, with sources. */
import { z } from 'zod';
import { placeSurveySchema } from '../contract/index.js';
import { type Endpoint, endpoint, json } from './endpoint.js';
import { placeSurveyExample } from './examples.js';
import { Fault } from './fault.js';
import type { HttpUseCases } from './use-cases.js';

export const placeEndpoint = ({ describePlace, readPlace }: Pick<HttpUseCases, 'describePlace' | 'readPlace'>): Endpoint =>
  endpoint({
    id: 'getPlace',
    method: 'GET',
    path: '/v1/places/{id}',
    summary: 'One place and all that meets there',
    about: 'Links, terminals, border procedures and services of a place, each with its source.',
    params: z.strictObject({ id: z.string() }),
    examples: { id: 'KZKUR' },
    gives: { about: 'The place.', content: { 'application/json': { schema: placeSurveySchema, example: placeSurveyExample } } },
    faults: ['not-found'],
    answer: ({ params: { id } }) => {
      const place = describePlace(id);
      if (place !== undefined) return json(place);
      const reading = readPlace(id);
      const choices = reading.kind === 'unclear' ? reading.choices : [{ id: reading.place.id, label: reading.place.names.en }];
      const message = `No place has the id “${id}”.`;
      throw new Fault('not-found', choices.length > 0 ? `${message} Near it: ${choices.map((choice) => choice.id).join(', ')}.` : message, {
        problems: [{ field: 'id', message, choices: [...choices] }],
      });
    },
  });
