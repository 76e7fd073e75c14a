/**
 * What can fail, and the arcs that fail with it: a link with every arc that runs over it, a place with every arc that touches it (a train
 * that only passes through, too), a service with its boardings, rides and stops. Found once per network.
 */
import { type Network, RUN } from '../network/index.js';
import { NONE } from '../units/index.js';

export const thingKinds = ['link', 'place', 'service'] as const;
export type ThingKind = (typeof thingKinds)[number];

/** Things of one kind are the rows of their table: links, places, services. */
export interface ThingColumns {
  /** Arcs of thing `t` are `arcs[firstArc[t]] … arcs[firstArc[t + 1] − 1]`, ascending. Rows: things + 1. */
  readonly firstArc: Uint32Array;
  readonly arcs: Uint32Array;
}

const known = new WeakMap<Network, Readonly<Record<ThingKind, ThingColumns>>>();

export const thingsOf = (network: Network): Readonly<Record<ThingKind, ThingColumns>> => {
  const found = known.get(network) ?? {
    link: groupArcs(network, network.tables.links.length, 'link'),
    place: groupArcs(network, network.places.length, 'place'),
    service: groupArcs(network, network.tables.services.length, 'service'),
  };
  known.set(network, found);
  return found;
};

/** Rows of the things that an arc uses, each once, ascending. */
export const listThings = (network: Network, arc: number, kind: ThingKind): number[] => {
  const { arcs, items, nodes } = network;
  const found = new Set<number>();
  const ends = kind === 'place' ? linkEnds(network) : undefined;
  if (kind === 'place') for (const node of [arcs.tail[arc], arcs.head[arc]]) found.add(nodes.place[node ?? 0] ?? 0);
  for (let item = arcs.firstItem[arc] ?? 0; item < (arcs.firstItem[arc + 1] ?? 0); item++) {
    if (kind === 'service') {
      const service = serviceOf(network, item);
      if (service !== NONE) found.add(service);
      continue;
    }
    for (let at = items.firstPath[item] ?? 0; at < (items.firstPath[item + 1] ?? 0); at++) {
      const link = (items.pathLink[at] ?? 0) >> 1;
      if (ends === undefined) found.add(link);
      else for (const end of [ends[2 * link], ends[2 * link + 1]]) if (end !== undefined) found.add(end);
    }
  }
  return [...found].sort((a, b) => a - b);
};

const serviceOf = ({ items, runClasses, steps }: Network, item: number): number => {
  const row = items.ref[item] ?? 0;
  if (items.kind[item] === RUN) return runClasses[row]?.service ?? NONE;
  const step = steps[row];
  return step !== undefined && 'service' in step ? step.service : NONE;
};

const ends = new WeakMap<Network, Uint32Array>();

/** Rows of places at both ends of link `l`, at `2 l` and `2 l + 1`. */
const linkEnds = (network: Network): Uint32Array => {
  const found = ends.get(network);
  if (found !== undefined) return found;
  const rows = new Map(network.places.map((place) => [place.id, place.index]));
  const made = Uint32Array.from(network.tables.links.flatMap(({ from, to }) => [rows.get(from) ?? NONE, rows.get(to) ?? NONE]));
  ends.set(network, made);
  return made;
};

const groupArcs = (network: Network, things: number, kind: ThingKind): ThingColumns => {
  const lists = Array.from({ length: things }, (): number[] => []);
  for (let arc = 0; arc < network.arcs.count; arc++) for (const thing of listThings(network, arc, kind)) lists[thing]?.push(arc);
  const firstArc = new Uint32Array(things + 1);
  for (const [thing, list] of lists.entries()) firstArc[thing + 1] = (firstArc[thing] ?? 0) + list.length;
  return { firstArc, arcs: Uint32Array.from(lists.flat()) };
};
