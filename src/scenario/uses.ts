/**
 * Which steps, runs and links a thing stands for, and which arcs touch it. The same reading as `avoid` of a plan: a country is its
 * roads, railways, borders and yards; a place is whatever begins, ends or passes there; a service is its rides.
 */
import { modeOfLayer, type Network, RUN, type RunClass, type Step } from '../network/index.js';
import type { Thing } from './thing.js';

export interface Uses {
  readonly run: (run: RunClass) => boolean;
  readonly step: (step: Step) => boolean;
  /** 1 = meant. Rows: links; undefined when no link is meant by itself. */
  readonly links: Uint8Array | undefined;
  /** 1 = meant: an arc that begins or ends there. Rows: places; undefined when no place is meant. */
  readonly places: Uint8Array | undefined;
}

const never = (): boolean => false;

export const usesOf = (network: Network, thing: Thing): Uses => {
  const ids = new Set(thing.ids);
  const none = { run: never, step: never, links: undefined, places: undefined };
  const { links, places, services } = network.tables;
  switch (thing.kind) {
    case 'link':
      return { ...none, links: Uint8Array.from(links, (link) => (ids.has(link.id) ? 1 : 0)) };
    case 'passage':
      return { ...none, links: Uint8Array.from(links, (link) => (link.passage !== undefined && ids.has(link.passage) ? 1 : 0)) };
    case 'place':
      return {
        ...none,
        links: Uint8Array.from(links, (link) => (ids.has(link.from) || ids.has(link.to) ? 1 : 0)),
        places: Uint8Array.from(places, ({ id }) => (ids.has(id) ? 1 : 0)),
      };
    case 'service': {
      const rows = new Set(services.flatMap((service, row) => (ids.has(service.id) ? [row] : [])));
      return { ...none, run: (run) => rows.has(run.service), step: (step) => 'service' in step && rows.has(step.service) };
    }
    case 'mode':
      return { ...none, run: (run) => run.mode === thing.mode, step: (step) => stepMode(step) === thing.mode };
    case 'country':
      return {
        ...none,
        run: (run) => ids.has(run.country) && (thing.mode === undefined || run.mode === thing.mode),
        step: (step) => stepInCountry(network, step, ids) && (thing.mode === undefined || stepMode(step) === thing.mode),
      };
  }
};

/** The mode of what moves or is let pass; handling in a yard has none. */
const stepMode = (step: Step): string | undefined => {
  if (step.kind === 'ride') return modeOfLayer[step.layer];
  return step.kind === 'procedure' ? step.mode : undefined;
};

const stepInCountry = (network: Network, step: Step, countries: ReadonlySet<string>): boolean => {
  const at = (row: number): boolean => {
    const place = network.places[row];
    return place !== undefined && place.country2 === '' && countries.has(place.country);
  };
  switch (step.kind) {
    case 'procedure':
      return countries.has(step.fromCountry) || countries.has(step.toCountry);
    case 'ride':
      return at(step.place) || at(step.toPlace);
    default:
      return at(step.place);
  }
};

/** 1 = the arc touches the thing. Rows: arcs. One pass. */
export const markArcs = (network: Network, uses: Uses): Uint8Array => {
  const { arcs, items, nodes } = network;
  const runs = Uint8Array.from(network.runClasses, (run) => (uses.run(run) ? 1 : 0));
  const steps = Uint8Array.from(network.steps, (step) => (uses.step(step) ? 1 : 0));
  const marked = new Uint8Array(arcs.count);
  const placeOf = (node: number | undefined): number => nodes.place[node ?? 0] ?? 0;
  for (let arc = 0; arc < arcs.count; arc++) {
    let meant = uses.places !== undefined && (uses.places[placeOf(arcs.tail[arc])] === 1 || uses.places[placeOf(arcs.head[arc])] === 1);
    for (let item = arcs.firstItem[arc] ?? 0; item < (arcs.firstItem[arc + 1] ?? 0) && !meant; item++) {
      const row = items.ref[item] ?? 0;
      meant = (items.kind[item] === RUN ? runs[row] === 1 : steps[row] === 1) || (uses.links !== undefined && passes(network, item, uses.links));
    }
    marked[arc] = meant ? 1 : 0;
  }
  return marked;
};

const passes = ({ items }: Network, item: number, links: Uint8Array): boolean => {
  for (let at = items.firstPath[item] ?? 0; at < (items.firstPath[item + 1] ?? 0); at++) if (links[(items.pathLink[at] ?? 0) >> 1] === 1) return true;
  return false;
};

/** Share of an item's way that is meant, 0 … 1, by length of links. */
export const shareOf = (network: Network, item: number, uses: Uses, wholly: boolean): number => {
  if (wholly) return 1;
  const { items, tables } = network;
  if (uses.links === undefined) return 0;
  let meant = 0;
  let all = 0;
  for (let at = items.firstPath[item] ?? 0; at < (items.firstPath[item + 1] ?? 0); at++) {
    const link = (items.pathLink[at] ?? 0) >> 1;
    const km = tables.links[link]?.length_km ?? 0;
    all += km;
    if (uses.links[link] === 1) meant += km;
  }
  return all === 0 ? 0 : meant / all;
};
