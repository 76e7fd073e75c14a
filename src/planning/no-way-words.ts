/** The words an ordinary no is told in: local dates, the cargo, and the short name of a way that would be open. */
import { after, type Instant, zoneOffsetS } from '../units/index.js';
import type { Words } from './no-way.js';
import type { Ends, Prepared } from './prepare.js';
import type { Way } from './search-ways.js';
import { carrierName } from './way-words.js';

export const noWayWords = (prepared: Prepared, ends: Ends): Words => {
  const local = (at: Instant): string => {
    const shifted = new Date(at + zoneOffsetS(ends.to.zone, at) * 1000).toISOString();
    return `${shifted.slice(0, 10)} ${shifted.slice(11, 16)}`;
  };
  const { departAt, deadline } = prepared.query;
  return {
    from: ends.from.names.en,
    to: ends.to.names.en,
    cargo: `${prepared.pricing.load.tonnes} t of ${prepared.pricing.load.cargoClass} cargo`,
    arrival: (way) => local(after(departAt, way.seconds)),
    deadline: deadline === undefined ? '' : local(deadline),
    name: (way) => nameOf(prepared, way),
  };
};

/** Carriers in order, once each. The way was priced under a relaxed query: only its structure is read here. */
const nameOf = (prepared: Prepared, way: Way): string => {
  const { network } = prepared.pricing;
  const words: string[] = [];
  for (const arc of way.arcs) {
    const word = carrierName(network.nodes.layer[network.arcs.head[arc] ?? 0] ?? 0);
    if (word !== 'yard' && words.at(-1) !== word) words.push(word);
  }
  return words.join(', ');
};
