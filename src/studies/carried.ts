/**
 * What ways carry over every link: the picture of an assignment or of a simulated corridor. Amounts of a way are told once and
 * counted on each link that it runs over, apart for the two directions of the link's row; a leg without links (a flight) is a hop of its own.
 */
import { type Layer, type Network, RUN } from '../network/index.js';

export interface CarriedWay {
  /** That the arcs are of: a scenario may have made several, of other departures. */
  readonly network: Network;
  readonly arcs: readonly number[];
  /** As tonnes and TEU a week. */
  readonly amounts: readonly number[];
}

export interface Carried {
  /** Id of the link; absent for a hop. */
  readonly link?: string;
  /** Ids of places: the ends of the link, or of the hop. */
  readonly from: string;
  readonly to: string;
  /** What carries: the truck on a ferry's deck and the vessel beside it are two. */
  readonly layer: Layer;
  /** From `from` to `to`, in the order of the ways' amounts. */
  readonly out: readonly number[];
  readonly back: readonly number[];
}

interface Draft extends Carried {
  readonly out: number[];
  readonly back: number[];
}

/** Links by their id, then hops by their places; of equal ones by layer. */
export function listCarried(ways: readonly CarriedWay[]): readonly Carried[] {
  const links = new Map<string, Draft>();
  const hops = new Map<string, Draft>();
  for (const way of ways) {
    const add = (into: Map<string, Draft>, run: Run): void => {
      const key = `${run.link ?? `${run.from}/${run.to}`}/${run.layer}`;
      const { isBack, ...what } = run;
      const found = into.get(key) ?? { ...what, out: way.amounts.map(() => 0), back: way.amounts.map(() => 0) };
      into.set(key, found);
      const sums = isBack ? found.back : found.out;
      for (const [i, amount] of way.amounts.entries()) sums[i] = (sums[i] ?? 0) + amount;
    };
    for (const run of listRuns(way)) add(run.link === undefined ? hops : links, run);
  }
  const byKey = ([a]: readonly [string, Draft], [b]: readonly [string, Draft]): number => (a < b ? -1 : 1);
  return [links, hops].flatMap((found) => [...found].sort(byKey).map(([, draft]) => draft));
}

interface Run extends Pick<Carried, 'link' | 'from' | 'to' | 'layer'> {
  /** Against the direction of the link's row, or of the hop's places. */
  readonly isBack: boolean;
}

function listRuns({ network, arcs: path }: CarriedWay): readonly Run[] {
  const { firstItem } = network.arcs;
  const runs: Run[] = [];
  for (const arc of path) {
    for (let item = firstItem[arc] ?? 0; item < (firstItem[arc + 1] ?? 0); item++) runs.push(...runsOf(network, arc, item));
  }
  return runs;
}

function runsOf(network: Network, arc: number, item: number): readonly Run[] {
  const { arcs, items, steps, places, nodes, tables, runClasses } = network;
  const step = items.kind[item] === RUN ? undefined : steps[items.ref[item] ?? 0];
  if (step !== undefined && step.kind !== 'ride') return [];
  const layer = step?.layer ?? runClasses[items.ref[item] ?? 0]?.layer;
  if (layer === undefined) throw new Error(`item ${item} of arc ${arc} has no layer`);
  const path = items.pathLink.subarray(items.firstPath[item], items.firstPath[item + 1]);
  if (path.length > 0) {
    return Array.from(path, (entry) => {
      const link = tables.links[entry >> 1];
      if (link === undefined) throw new Error(`links has no row ${entry >> 1}`);
      return { link: link.id, from: link.from, to: link.to, layer, isBack: entry % 2 === 1 };
    });
  }
  const ends = step === undefined ? [nodes.place[arcs.tail[arc] ?? 0], nodes.place[arcs.head[arc] ?? 0]] : [step.place, step.toPlace];
  const [tail, head] = ends.map((row) => places[row ?? 0]?.id);
  if (tail === undefined || head === undefined) throw new Error(`item ${item} of arc ${arc} has no ends`);
  if (tail === head) return [];
  return [tail < head ? { from: tail, to: head, layer, isBack: false } : { from: head, to: tail, layer, isBack: true }];
}
