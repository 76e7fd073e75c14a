/**
 * A network of any size that has every part and obeys every rule of checkNetwork, for tests of formats and speed. Nothing in it means
 * anything: places on a grid, `arcsPerNode` arcs from each node to the next ones, one step or run per arc.
 */
import type { Network, Place, Step, TableSet } from '../../src/network/index.js';
import { NONE } from '../../src/units/index.js';

export interface SyntheticSize {
  readonly places: number;
  readonly arcsPerNode: number;
}

const shared = {
  u8: (values: readonly number[]) => fill(new Uint8Array(new SharedArrayBuffer(values.length)), values),
  u32: (values: readonly number[]) => fill(new Uint32Array(new SharedArrayBuffer(values.length * 4)), values),
  f64: (values: readonly number[]) => fill(new Float64Array(new SharedArrayBuffer(values.length * 8)), values),
};

function fill<A extends { set(values: readonly number[]): void }>(array: A, values: readonly number[]): A {
  array.set(values);
  return array;
}

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

export function syntheticNetwork(size: SyntheticSize, tables: TableSet): Network {
  const places = range(size.places).map(syntheticPlace);
  const arcs = size.places * size.arcsPerNode;
  const tail = range(arcs).map((arc) => Math.floor(arc / size.arcsPerNode));
  const head = range(arcs).map((arc) => ((tail[arc] ?? 0) + 1 + (arc % size.arcsPerNode)) % size.places);
  const inArc = range(arcs).sort((a, b) => (head[a] ?? 0) - (head[b] ?? 0) || a - b);
  const everyNode = range(size.places + 1).map((node) => node * size.arcsPerNode);
  const steps = range(size.places).map(syntheticStep);
  return {
    formatVersion: 2,
    id: 'synthetic',
    version: '0123456789abcdef',
    places,
    nodes: {
      count: size.places,
      place: shared.u32(range(size.places)),
      layer: shared.u8(range(size.places).map((place) => place % 13)),
      service: shared.u32(range(size.places).map(() => NONE)),
    },
    arcs: {
      count: arcs,
      firstOut: shared.u32(everyNode),
      tail: shared.u32(tail),
      head: shared.u32(head),
      firstIn: shared.u32(everyNode),
      inArc: shared.u32(inArc),
      firstItem: shared.u32(range(arcs + 1)),
    },
    items: {
      count: arcs,
      kind: shared.u8(range(arcs).map((arc) => arc % 2)),
      ref: shared.u32(range(arcs).map((arc) => (arc % 2 === 0 ? 0 : arc % steps.length))),
      lengthM: shared.f64(range(arcs).map((arc) => arc * 10)),
      activityM: shared.f64(range(arcs).map((arc) => arc * 9)),
      firstPath: shared.u32(range(arcs + 1)),
      pathLink: shared.u32(range(arcs).map((arc) => arc % (tables.links.length * 2))),
    },
    runClasses: [
      {
        layer: 'truck',
        mode: 'road',
        country: 'KZ',
        speedClass: 'I',
        electrified: false,
        product: undefined,
        commodity: undefined,
        fromRegion: '',
        toRegion: '',
        service: NONE,
        speedRow: 0,
        tariffRow: [NONE, 0, 0, NONE, 0, NONE],
        factorRow: [0, 0, 0, NONE, 0, NONE],
      },
    ],
    steps,
    recipes: { operations: [[], [0, 1]], procedures: [[], [0], [0, 1]] },
    doors: [{ pickup: [0, 0, 1, 0, 0, 0], delivery: [0, 0, 1, 0, 0, 0] }],
    doorOf: shared.u32(range(size.places).map(() => 0)),
    tables,
    firstPlaceNode: shared.u32(range(size.places + 1)),
    placeNodes: shared.u32(range(size.places)),
  };
}

const countries = ['CN', 'KZ', 'AZ', 'GE', 'TR'];

function syntheticPlace(index: number): Place {
  return {
    index,
    id: `XX${index}`,
    names: { en: `Place number ${index}`, zhHans: `地点${index}号`, zhHant: `地點${index}號`, ru: `Место ${index}` },
    country: countries[index % countries.length] ?? '',
    country2: '',
    lat: (index % 140) / 2 - 35,
    lon: (index % 359) - 179,
    zone: 'Asia/Almaty',
    roles: index % 3 === 0 ? ['town', 'station'] : ['junction'],
    population: (index * 7919) % 1_000_000,
    status: 'open',
  };
}

function syntheticStep(index: number): Step {
  if (index % 4 === 0) return { kind: 'transfer', place: index, from: 'truck', to: 'ground', recipe: [1, 1, 0, 0, 1, index % 2] };
  if (index % 4 === 1) {
    return {
      kind: 'procedure',
      place: index,
      mode: 'road',
      fromCountry: 'CN',
      toCountry: 'KZ',
      recipe: [
        [1, 1, 1, 0, 1, 0],
        [2, 2, 2, 0, 2, 0],
      ],
    };
  }
  if (index % 4 === 2) return { kind: 'board', place: index, service: 0, direction: 'out', departures: [], offsetS: index * 60 };
  return {
    kind: 'ride',
    place: index,
    toPlace: index - 1,
    service: 0,
    layer: 'roro',
    country: '',
    p50S: 72_000 + index,
    p90S: 108_000 + index,
    tariffRow: [NONE, NONE, 0, NONE, NONE, NONE],
    factorRow: [NONE, NONE, 0, NONE, NONE, NONE],
    priceShare: 1,
    stopRow: 0,
  };
}
