/** `GET /v1/consignments/{id}/forecasts`: when it arrives, how sure that is, and what moved it. */
import { forecastListSchema } from '../../../contract/index.js';
import { idParameter, operation, readFaults, take } from '../operation.js';
import { consignmentExample, forecastExample } from '../operations-examples.js';

export const listForecastsEndpoint = operation({
  id: 'listForecasts',
  method: 'GET',
  path: '/v1/consignments/{id}/forecasts',
  needs: 'consignments:read',
  summary: 'Forecasts of a consignment',
  about: 'The last is the present one; each says why it was issued.',
  params: idParameter,
  examples: { id: consignmentExample.id },
  gives: { about: 'The first first.', content: { 'application/json': { schema: forecastListSchema, example: { forecasts: [forecastExample] } } } },
  faults: readFaults,
  answer: async ({ desk, actor, params }) => ({ forecasts: take(await desk.listForecasts(actor, params.id)) }),
});
