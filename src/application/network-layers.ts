/**
 * Use case: the network itself as GeoJSON, layer by layer, each feature with the figures of its row that a reader wants and their source.
 * Links and borders come from the tables and the compiled steps; ferries and flights are drawn from stop to stop.
 */
import type { NetworkLayerName } from '../contract/index.js';
import type { Network } from '../network/index.js';
import { listBorders } from './layer-borders.js';
import { listLinkFeatures } from './layer-links.js';
import { listServiceFeatures } from './layer-services.js';
import { listTerminals } from './layer-terminals.js';
import type { Feature } from './present-geojson.js';

/** What a layer shows, in a sentence. */
export const layerAbout: Readonly<Record<NetworkLayerName, string>> = {
  road: 'Roads that trucks use, with their class.',
  rail1435: 'Railways of 1435 mm gauge.',
  rail1520: 'Railways of 1520 mm gauge.',
  sea: 'Sea lanes.',
  ferry: 'Ferries for trucks and for wagons, from stop to stop.',
  air: 'Flights that carry freight, along the great circle.',
  pipeline: 'Pipelines for crude oil, gas and products.',
  border: 'Border crossings, with the median wait and that which one in ten exceeds.',
  terminal: 'Places where cargo changes its carrier.',
};

export function listLayerFeatures(network: Network, layer: NetworkLayerName): readonly Feature[] {
  switch (layer) {
    case 'road':
    case 'rail1435':
    case 'rail1520':
    case 'sea':
    case 'pipeline':
      return listLinkFeatures(network, layer);
    case 'ferry':
    case 'air':
      return listServiceFeatures(network, layer);
    case 'border':
      return listBorders(network);
    case 'terminal':
      return listTerminals(network);
  }
}

/** West, south, east, north, degrees; west > east crosses the 180th meridian. */
export type Box = readonly [number, number, number, number];

/** The box around a feature, never across the 180th meridian: lines are cut there. */
export function boxOf({ geometry }: Feature): Box {
  const lines = geometry.type === 'Point' ? [[geometry.coordinates]] : geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon, lat] of lines.flat()) {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}

export function boxesMeet([west, south, east, north]: Box, asked: Box): boolean {
  if (north < asked[1] || south > asked[3]) return false;
  return asked[0] <= asked[2] ? east >= asked[0] && west <= asked[2] : east >= asked[0] || west <= asked[2];
}
