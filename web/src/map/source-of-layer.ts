/** The source of the map that holds a layer of the network; known before the map itself is fetched. */
import type { NetworkLayer } from '../state/address.js';

export const sourceOfLayer = (layer: NetworkLayer): string => `network-${layer}`;
