/**
 * Which points of the roads one can get to and away from. A position is read as a street only there: a car park behind a one-way that leads
 * nowhere would otherwise answer "no way" to whoever lives beside it.
 */
import { buildGraph, strongComponents, weakComponents } from '../../graph/index.js';
import type { IssueLog } from '../issue-log.js';
import type { DraftPlace, ImportDraft } from './import-draft.js';

/** A strongly connected part of at least so many places counts as a network of its own: an island with its streets. */
const LEAST_PLACES = 50;

export interface StreetCounts {
  /** Parts that hang together when one-ways are taken both ways. */
  readonly weak: number;
  readonly strong: number;
  /** Places in the largest strongly connected part, as a share of all that have a road; 0 without roads. */
  readonly largestShare: number;
}

export function classifyStreets(draft: ImportDraft, file: string, log: IssueLog): { readonly draft: ImportDraft; readonly counts: StreetCounts } {
  const nodeOf = new Map<string, number>();
  const node = (id: string): number => {
    const known = nodeOf.get(id) ?? nodeOf.size;
    nodeOf.set(id, known);
    return known;
  };
  const tails: number[] = [];
  const heads: number[] = [];
  const add = (from: string, to: string): void => {
    tails.push(node(from));
    heads.push(node(to));
  };
  for (const link of draft.links) {
    if (link.mode !== 'road') continue;
    add(link.from, link.to);
    if (link.direction === 'both') add(link.to, link.from);
  }
  // a ferry that takes trucks joins two shores
  for (const [i, stop] of draft.service_stops.entries()) {
    const next = draft.service_stops[i + 1];
    if (next?.service === stop.service && next.direction === stop.direction && nodeOf.has(stop.place) && nodeOf.has(next.place))
      add(stop.place, next.place);
  }
  const { graph } = buildGraph(nodeOf.size, tails, heads);
  const strong = strongComponents(graph);
  const largest = strong.sizes.reduce((most, size) => Math.max(most, size), 0);
  const sizeOf = (place: DraftPlace): number | undefined => {
    const at = nodeOf.get(place.id);
    return at === undefined ? undefined : strong.sizes[strong.of[at] ?? 0];
  };
  let astray = 0;
  const places = draft.places.map((place): DraftPlace => {
    if (place.roles.length !== 1 || place.roles[0] !== 'point') return place;
    const size = sizeOf(place);
    if (size === undefined) return place;
    if (size >= Math.min(LEAST_PLACES, largest)) return { ...place, roles: ['street'] };
    astray++;
    return place;
  });
  if (astray > 0) {
    const message = `from ${astray} of ${nodeOf.size} points of the roads one cannot get to the rest and back; they are kept, but no position is read as one of them`;
    log.report('import/islands', { file }, message);
  }
  return {
    draft: { ...draft, places },
    counts: { weak: weakComponents(graph).count, strong: strong.count, largestShare: nodeOf.size === 0 ? 0 : largest / nodeOf.size },
  };
}
