/** Chains of points as rows of places and links: each end of a chain becomes a place, once. */
import { greatCircle, type Position, renderPolyline } from '../../geo/index.js';
import type { Chain } from './compress-chains.js';
import { type DraftLink, type DraftPlace, draftPlace } from './import-draft.js';

export interface ChainNaming {
  readonly at: (point: number) => Position;
  readonly placeId: (point: number, chain: Chain) => string;
  readonly placeSource: (point: number) => string;
  /** `number` counts the chains of one first source, from 1. */
  readonly linkId: (chain: Chain, number: number) => string;
  readonly linkFacts: (chain: Chain) => Omit<DraftLink, 'id' | 'from' | 'to' | 'length_km' | 'geometry' | 'direction'>;
}

/** Which link meets a point, and by which line of the file it does. */
export interface ChainEnd {
  readonly link: string;
  readonly place: string;
  readonly source: number;
  /** Whether the link may be driven away from here, towards here. */
  readonly leaves: boolean;
  readonly arrives: boolean;
}

export interface ChainRows {
  readonly places: readonly DraftPlace[];
  readonly placeIds: ReadonlySet<string>;
  readonly links: readonly DraftLink[];
  /** By point. */
  readonly ends: ReadonlyMap<number, readonly ChainEnd[]>;
}

/** Shortest length of a link, km: the least that the format allows. */
const LEAST_KM = 0.001;

export function createChainRows(chains: readonly Chain[], naming: ChainNaming): ChainRows {
  const places: DraftPlace[] = [];
  const placeIds = new Set<string>();
  const ends = new Map<number, ChainEnd[]>();
  const numbers = new Map<number, number>();
  const place = (point: number, chain: Chain, line: string | undefined): string => {
    const id = naming.placeId(point, chain);
    if (!placeIds.has(id)) {
      placeIds.add(id);
      const { lat, lon } = naming.at(point);
      places.push(draftPlace({ id, name: line ?? '', lat: round7(lat), lon: round7(lon), roles: ['point'], source: naming.placeSource(point) }));
    }
    return id;
  };
  const links = chains.map((chain): DraftLink => {
    const number = (numbers.get(chain.firstSource) ?? 0) + 1;
    numbers.set(chain.firstSource, number);
    const facts = naming.linkFacts(chain);
    const [first, last] = [chain.points[0] ?? 0, chain.points.at(-1) ?? 0];
    const link: DraftLink = {
      ...facts,
      id: naming.linkId(chain, number),
      from: place(first, chain, facts.line),
      to: place(last, chain, facts.line),
      length_km: Math.max(LEAST_KM, Math.round(lengthOf(chain, naming)) / 1000),
      direction: chain.twoWay ? 'both' : 'one',
      geometry: shapeOf(chain, naming),
    };
    const { twoWay, firstSource, lastSource } = chain;
    push(ends, first, { link: link.id, place: link.from, source: firstSource, leaves: true, arrives: twoWay });
    push(ends, last, { link: link.id, place: link.to, source: lastSource, leaves: twoWay, arrives: true });
    return link;
  });
  return { places, placeIds, links, ends };
}

const round7 = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;

function push(ends: Map<number, ChainEnd[]>, point: number, end: ChainEnd): void {
  const list = ends.get(point) ?? [];
  ends.set(point, list);
  list.push(end);
}

function lengthOf(chain: Chain, { at }: ChainNaming): number {
  let length = 0;
  for (let i = 1; i < chain.points.length; i++) length += greatCircle(at(chain.points[i - 1] ?? 0), at(chain.points[i] ?? 0));
  return length;
}

/** The bends, as a cell of the links table; undefined for a straight line. */
function shapeOf(chain: Chain, { at }: ChainNaming): string | undefined {
  const bends = chain.points.slice(1, -1).map(at);
  return bends.length === 0 ? undefined : renderPolyline(bends);
}
