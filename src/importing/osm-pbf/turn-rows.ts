/** Turn restrictions of OpenStreetMap as rows of the turns table: from which link, at which place, not into which link. */
import type { Row } from '../../network/index.js';
import type { ChainEnd } from '../draft/chain-rows.js';
import type { IssueLog } from '../issue-log.js';
import type { CollectedTurn, CollectedWays } from './collect-ways.js';
import { type OsmNaming, osmSource } from './osm-naming.js';

export function buildTurns(
  { turns, nodes, ways }: CollectedWays,
  ends: ReadonlyMap<number, readonly ChainEnd[]>,
  { file }: OsmNaming,
  log: IssueLog,
): Row<'turns'>[] {
  const known = new Set(ways.map((way) => way.id));
  const rows: Row<'turns'>[] = [];
  const seen = new Set<string>();
  for (const turn of turns) {
    // a restriction between ways that trucks do not use at all forbids nothing to them
    if (!turn.from.some((id) => known.has(id)) || (!turn.only && !turn.to.some((id) => known.has(id)))) continue;
    const point = nodes.rowOf(turn.via);
    const at = point === undefined ? [] : (ends.get(point) ?? []);
    const found = pairsOf(turn, at);
    if (found === undefined) {
      log.report('osm/turn', { file, entity: `relation ${turn.relation}` }, 'the ways of the restriction do not end at its node; it is not used');
      continue;
    }
    for (const [from, to] of found) {
      const key = `${from.place} ${from.link} ${to.link}`;
      if (seen.has(key)) continue;
      seen.add(key);
      rows.push({ at: from.place, from_link: from.link, to_link: to.link, source: osmSource(file, `relation ${turn.relation}`), basis: 'published' });
    }
  }
  return rows;
}

/** Forbidden pairs; undefined when it is unclear which link is meant. */
function pairsOf(turn: CollectedTurn, at: readonly ChainEnd[]): (readonly [ChainEnd, ChainEnd])[] | undefined {
  const by = (ids: readonly number[], can: (end: ChainEnd) => boolean) => at.filter((end) => ids.includes(end.source) && can(end));
  const from = by(turn.from, (end) => end.arrives);
  const to = by(turn.to, (end) => end.leaves);
  // a way that passes through the node arrives by two links, and the restriction does not say which
  if (new Set(from.map((end) => end.source)).size < from.length) return undefined;
  if (from.length === 0) return at.some((end) => turn.from.includes(end.source)) ? [] : undefined;
  if (turn.only) {
    if (to.length === 0) return undefined;
    const allowed = new Set(to.map((end) => end.link));
    return from.flatMap((start) =>
      at.filter((end) => end.leaves && !allowed.has(end.link) && end.link !== start.link).map((end) => [start, end] as const),
    );
  }
  return from.flatMap((start) => to.map((end) => [start, end] as const));
}
