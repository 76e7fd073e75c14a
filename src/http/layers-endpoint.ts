/** `GET /v1/network/layers`: which layers there are. */
import { networkLayersSchema } from '../contract/index.js';
import { type Endpoint, endpoint, json } from './endpoint.js';
import { layersExample } from './examples.js';
import type { HttpUseCases } from './use-cases.js';

export const layersEndpoint = ({ layers }: Pick<HttpUseCases, 'layers'>): Endpoint =>
  endpoint({
    id: 'listLayers',
    method: 'GET',
    path: '/v1/network/layers',
    summary: 'Layers of the network',
    about: 'What can be shown on a map, and where each layer is fetched.',
    gives: { about: 'The layers.', content: { 'application/json': { schema: networkLayersSchema, example: layersExample } } },
    faults: [],
    answer: () =>
      json({
        layers: [...layers].map(([layer, { about, features }]) => ({
          layer,
          features: features.length,
          about,
          href: `/v1/network/layers/${layer}.geojson`,
        })),
      }),
  });
