/**
 * Where a consignment starts and ends. A town means a door in it: a truck comes, at the price of a pick-up. A port, an airport, a
 * station or a terminal means its yard. An accompanied truck starts on its wheels; a liquid starts in the tank farm.
 */
import { type Layer, layers, type Network, type Place } from '../network/index.js';
import type { Part, Pricing, StepPrice } from './pricing.js';

export interface Endpoint {
  readonly node: number;
  /** What happens at the door; undefined in a yard or for a truck on its wheels. */
  readonly door: StepPrice | undefined;
  /** 1 when ending here on the ground means one lifting that is no transshipment. */
  readonly ground: boolean;
}

const nodesOf = (network: Network, place: Place, wanted: (layer: Layer) => boolean): number[] => {
  const found: number[] = [];
  for (let at = network.firstPlaceNode[place.index] ?? 0; at < (network.firstPlaceNode[place.index + 1] ?? 0); at++) {
    const node = network.placeNodes[at] ?? 0;
    const layer = layers[network.nodes.layer[node] ?? 0] ?? 'ground';
    if (network.nodes.service[node] === 0xffff_ffff && wanted(layer)) found.push(node);
  }
  return found;
};

const isRail = (layer: Layer): boolean => layer.startsWith('rail1');

export const findEndpoints = (pricing: Pricing, place: Place, end: 'origin' | 'destination'): readonly Endpoint[] => {
  const { network, load } = pricing;
  const at = (wanted: (layer: Layer) => boolean): Endpoint[] =>
    nodesOf(network, place, wanted).map((node) => ({ node, door: undefined, ground: false }));
  const yard = at((layer) => layer === 'ground').map((endpoint) => ({ ...endpoint, ground: true }));
  const wheels = at((layer) => layer === 'truck');
  switch (load.cargoClass) {
    case 'truck':
      return wheels;
    case 'wagon':
      return yard.length > 0 ? yard : at(isRail);
    case 'liquid':
      return [...yard, ...at((layer) => layer === 'pipe'), ...doorstep(pricing, place, end, wheels)];
    default: {
      const doors = doorstep(pricing, place, end, wheels);
      const town = place.roles.includes('town');
      if (town && doors.length > 0) return doors;
      return yard.length > 0 ? yard : doors;
    }
  }
};

const doorstep = (pricing: Pricing, place: Place, end: 'origin' | 'destination', wheels: readonly Endpoint[]): Endpoint[] => {
  const parts = doorParts(pricing, place, end);
  if (parts.length === 0) return [];
  const sum = (figure: (part: Part) => number): number => parts.reduce((total, part) => total + figure(part), 0);
  const door: StepPrice = {
    parts,
    seconds: sum((part) => part.seconds),
    varianceH2: sum((part) => part.varianceH2),
    cents: sum((part) => part.cents),
    gramsWtt: sum((part) => part.gramsWtt),
    gramsTtw: sum((part) => part.gramsTtw),
    timed: false,
  };
  return wheels.map((endpoint) => ({ ...endpoint, door }));
};

const doorParts = (pricing: Pricing, place: Place, end: 'origin' | 'destination'): readonly Part[] => {
  const door = pricing.network.doors[pricing.network.doorOf[place.index] ?? 0];
  const recipe = (end === 'origin' ? door?.pickup : door?.delivery)?.[pricing.load.classIndex] ?? 0;
  return (pricing.network.recipes.operations[recipe] ?? []).map((row) => pricing.operationPart(row, 'truck'));
};
