/**
 * Ways beyond the front that people still ask for: the same kind of way without the country it leans on most. A border closes,
 * a sanction lands, a bank says no: then the way that everything else beats is the only one left, and it had better be known.
 * Found by asking the search again with that country closed, and kept only when it really differs from what is shown.
 */
import { type Layer, layers, type Mode, modeOfLayer, type Network, RUN } from '../network/index.js';
import type { Selector } from './query.js';
import type { Way } from './search-ways.js';

/** Least share of a way's length that makes a country one it leans on. */
const LEAN_SHARE = 0.15;

export interface Leaning {
  /** The way that leans. */
  readonly way: Way;
  readonly country: string;
  readonly metres: number;
  /** What to close when the search is asked again: the country, and the carriers this way does without. */
  readonly avoid: readonly Selector[];
}

/** Carriers that would answer the question with another kind of way altogether. */
const otherKinds: readonly Layer[] = ['aircraft', 'vessel'];

/** The transit countries with many of its kilometres, most first; the countries of both ends do not count. */
export const listLeanings = (network: Network, way: Way): readonly Leaning[] => {
  const { arcs, items, runClasses, nodes, places } = network;
  const ends = [way.origin.node, way.destination.node].map((node) => places[nodes.place[node] ?? 0]?.country);
  const metres = new Map<string, number>();
  const used = new Set<Layer>();
  let all = 0;
  for (const arc of way.arcs) {
    used.add(layers[nodes.layer[arcs.head[arc] ?? 0] ?? 0] ?? 'ground');
    for (let item = arcs.firstItem[arc] ?? 0; item < (arcs.firstItem[arc + 1] ?? 0); item++) {
      const length = items.lengthM[item] ?? 0;
      all += length;
      const country = items.kind[item] === RUN ? (runClasses[items.ref[item] ?? 0]?.country ?? '') : '';
      if (country !== '' && !ends.includes(country)) metres.set(country, (metres.get(country) ?? 0) + length);
    }
  }
  const kinds = otherKinds.filter((layer) => !used.has(layer)).map((layer): Selector => ({ kind: 'layer', id: layer }));
  return [...metres]
    .filter(([, length]) => length >= all * LEAN_SHARE)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([country, length]) => ({ way, country, metres: length, avoid: [{ kind: 'country', id: country }, ...kinds] }));
};

/** The mode that carries the cargo farthest: what a forwarder calls the way. */
export const mainModeOf = (network: Network, way: Way): Mode | undefined => {
  const { arcs, items, nodes } = network;
  const metres = new Map<Mode, number>();
  for (const arc of way.arcs) {
    const mode = modeOfLayer[layers[nodes.layer[arcs.head[arc] ?? 0] ?? 0] ?? 'ground'];
    if (mode === undefined) continue;
    for (let item = arcs.firstItem[arc] ?? 0; item < (arcs.firstItem[arc + 1] ?? 0); item++) {
      metres.set(mode, (metres.get(mode) ?? 0) + (items.lengthM[item] ?? 0));
    }
  }
  return [...metres].sort((a, b) => b[1] - a[1])[0]?.[0];
};

/** Those of `ways` that go mainly by what the leaning way goes by; all of them when none does. */
export const ofTheSameKind = (network: Network, leaning: Leaning, ways: readonly Way[]): readonly Way[] => {
  const mode = mainModeOf(network, leaning.way);
  const same = ways.filter((way) => mainModeOf(network, way) === mode);
  return same.length > 0 ? same : ways;
};
