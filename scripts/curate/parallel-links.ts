import { type LinkDraft, STATUS_ORDER } from './draft.js';

/** Parallel links of one mode and gauge between the same ends: the open one stays, then the shorter. */
export function dropParallels(links: readonly LinkDraft[]): LinkDraft[] {
  const best = new Map<string, LinkDraft>();
  for (const link of links) {
    const key = [link.mode, link.gauge, ...[link.a, link.b].sort()].join(' | ');
    const held = best.get(key);
    const rank = (l: LinkDraft): number => STATUS_ORDER.indexOf(l.status) * 1e6 + l.km;
    if (held === undefined || rank(link) < rank(held)) best.set(key, link);
  }
  return [...best.values()];
}
