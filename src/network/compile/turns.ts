/**
 * Turns that are not allowed. A node cannot tell where a truck came from, so a place with such turns is seen by as many nodes as there are sets
 * of forbidden ways on: an arc that arrives by a link with a ban ends at the node of that ban, which has every way on but the forbidden
 * ones. All are nodes of the one place: whoever ends there may have come by any of them (docs/decisions/0048-imported-networks.md).
 */
import type { CompileContext } from './context.js';
import type { DraftItem } from './draft.js';

/** An arc over a link, before it is known at which node of a place it begins. */
export interface LinkArc {
  readonly row: number;
  readonly from: number;
  readonly head: number;
  readonly items: readonly DraftItem[];
}

export interface Turns {
  /** What tells the node apart at which an arc over link `row` arrives in `place`: empty without a ban. */
  sideAfter(place: number, row: number): string;
  /** Called for every arc; those out of places with bans are kept for `finish`. */
  note(arc: LinkArc): void;
  /** Adds the ways on from every node with a ban. `nodeOf` gives the node of a place by the side told before. */
  finish(nodeOf: (place: number, side: string) => number): void;
}

export const createTurns = (context: CompileContext): Turns => {
  const bans = groupBans(context);
  const leaving = new Map<number, LinkArc[]>();
  const sides = new Map<number, Map<string, ReadonlySet<number>>>();
  return {
    sideAfter: (place, row) => {
      const banned = bans.get(place)?.get(row);
      if (banned === undefined) return '';
      const side = `not ${[...banned].sort((a, b) => a - b).join()}`;
      const known = sides.get(place) ?? new Map<string, ReadonlySet<number>>();
      sides.set(place, known.set(side, banned));
      return side;
    },
    note: (arc) => {
      if (!bans.has(arc.from)) return;
      const list = leaving.get(arc.from) ?? [];
      leaving.set(arc.from, list);
      list.push(arc);
    },
    finish: (nodeOf) => {
      for (const [place, known] of sides) {
        for (const [side, banned] of known) {
          const tail = nodeOf(place, side);
          for (const arc of leaving.get(place) ?? []) if (!banned.has(arc.row)) context.draft.arc(tail, arc.head, arc.items);
        }
      }
    },
  };
};

/** By place, by the link of arrival: the links that one may not go on by. */
const groupBans = (context: CompileContext): ReadonlyMap<number, ReadonlyMap<number, ReadonlySet<number>>> => {
  const { turns, links } = context.tables;
  const bans = new Map<number, Map<number, Set<number>>>();
  if (turns.length === 0) return bans;
  const rowOf = new Map(links.map((link, row) => [link.id, row]));
  const requireRow = (id: string): number => {
    const row = rowOf.get(id);
    if (row === undefined) throw new Error(`link '${id}' is not in the links table; the package was not checked before compiling`);
    return row;
  };
  for (const turn of turns) {
    const place = context.placeRow(turn.at);
    const from = requireRow(turn.from_link);
    const byLink = bans.get(place) ?? new Map<number, Set<number>>();
    bans.set(place, byLink);
    byLink.set(from, (byLink.get(from) ?? new Set<number>()).add(requireRow(turn.to_link)));
  }
  return bans;
};
