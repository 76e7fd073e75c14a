/** `GET /v1/network/layers/{layer}.geojson`: one layer, whole or in a box. */
import { z } from 'zod';
import { type Box, boxesMeet } from '../application/index.js';
import { featureCollectionSchema, type NetworkLayerName, networkLayerNames } from '../contract/index.js';
import { type Endpoint, endpoint, geojsonMediaType } from './endpoint.js';
import { layerExample } from './examples.js';
import { conditional } from './not-modified.js';
import type { HttpUseCases, LayerFeature } from './use-cases.js';

const boxSentence = 'must be west,south,east,north in degrees, south below north; west greater than east crosses the 180th meridian';
const boxForm = /^\s*-?\d{1,3}(\.\d{1,15})?(\s*,\s*-?\d{1,3}(\.\d{1,15})?){3}\s*$/;
const boxParameter = z.string(boxSentence).refine(isBox, boxSentence).optional();

function isBox(text: string): boolean {
  const [west = NaN, south = NaN, east = NaN, north = NaN] = boxForm.test(text) ? text.split(',').map(Number) : [];
  return [west, east].every((lon) => Math.abs(lon) <= 180) && [south, north].every((lat) => Math.abs(lat) <= 90) && south <= north;
}

const encoder = new TextEncoder();
const collection = (features: readonly LayerFeature[]): Uint8Array =>
  encoder.encode(`{"type":"FeatureCollection","features":[${features.map((feature) => feature.text).join(',')}]}`);

export const layerEndpoint = ({ layers, network }: Pick<HttpUseCases, 'layers' | 'network'>): Endpoint => {
  const whole = new Map<NetworkLayerName, Uint8Array>();
  const wholeOf = (layer: NetworkLayerName): Uint8Array => {
    const bytes = whole.get(layer) ?? collection(layers.get(layer)?.features ?? []);
    whole.set(layer, bytes);
    return bytes;
  };
  return endpoint({
    id: 'getLayer',
    method: 'GET',
    path: '/v1/network/layers/{layer}.geojson',
    summary: 'A layer of the network as GeoJSON',
    about: 'Features with the figures of their table rows and the source of each; those that meet the box, where one is given.',
    params: z.strictObject({ layer: z.enum(networkLayerNames, `must be one of ${networkLayerNames.join(', ')}`) }),
    query: z.strictObject({ bbox: boxParameter }),
    examples: { layer: 'ferry', bbox: '46,36,56,47' },
    gives: { about: 'The features.', content: { 'application/geo+json': { schema: featureCollectionSchema, example: layerExample } } },
    also: { 304: 'Not changed since the version of `if-none-match`.' },
    faults: ['not-found'],
    answer: ({ params: { layer }, query: { bbox }, header }) => {
      const asked = bbox?.split(',').map(Number) as Box | undefined;
      const tag = [network.version, layer, ...(asked ?? [])].join('-');
      return conditional(header('if-none-match'), tag, () => ({
        type: geojsonMediaType,
        body: asked === undefined ? wholeOf(layer) : collection((layers.get(layer)?.features ?? []).filter(({ box }) => boxesMeet(box, asked))),
      }));
    },
  });
};
