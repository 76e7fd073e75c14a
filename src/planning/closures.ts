/**
 * What the query keeps out of: countries, modes, places, services, passages, layers. Marked per run class, step and arc, so the
 * metric closes whatever touches them: a road in a country, its border, its ports, a train that only passes through.
 */
import { modeOfLayer, type Network, type RunClass, type Step } from '../network/index.js';
import type { Selector } from './query.js';

export interface Closures {
  /** 1 = closed. Rows: run classes. */
  readonly runs: Uint8Array;
  /** Rows: steps. */
  readonly steps: Uint8Array;
  /** Closed for its ends or its way. Rows: arcs. */
  readonly arcs: Uint8Array;
  /** How often the cargo is lifted off a vehicle. Rows: arcs. */
  readonly lifts: Uint8Array;
}

/** Whether the thing uses what the selector names; one test serves `avoid`, `via` and "why not". */
export interface Uses {
  run(run: RunClass): boolean;
  step(step: Step): boolean;
  arc(arc: number): boolean;
}

export const usesOf = (network: Network, selector: Selector): Uses => {
  const { id } = selector;
  const never = { run: () => false, step: () => false, arc: () => false };
  switch (selector.kind) {
    case 'country':
      return { ...never, run: (run) => run.country === id, step: (step) => stepInCountry(network, step, id) };
    case 'mode':
      return { ...never, run: (run) => run.mode === id, step: (step) => step.kind === 'ride' && modeOfLayer[step.layer] === id };
    case 'layer':
      return { ...never, run: (run) => run.layer === id, step: (step) => step.kind === 'ride' && step.layer === id };
    case 'service': {
      const row = network.tables.services.findIndex((service) => service.id === id);
      return { ...never, run: (run) => run.service === row, step: (step) => 'service' in step && step.service === row };
    }
    case 'place': {
      const row = network.places.findIndex((place) => place.id === id);
      const byLink = someLink(
        network,
        flagLinks(network, ({ from, to }) => from === id || to === id),
      );
      const { nodes, arcs } = network;
      return { ...never, arc: (arc) => nodes.place[arcs.tail[arc] ?? 0] === row || nodes.place[arcs.head[arc] ?? 0] === row || byLink(arc) };
    }
    case 'passage':
      return {
        ...never,
        arc: someLink(
          network,
          flagLinks(network, ({ passage }) => passage === id),
        ),
      };
  }
};

const stepInCountry = (network: Network, step: Step, country: string): boolean => {
  const at = (place: number): boolean => network.places[place]?.country === country && network.places[place]?.country2 === '';
  switch (step.kind) {
    case 'procedure':
      return step.fromCountry === country || step.toCountry === country;
    case 'ride':
      return at(step.place) || at(step.toPlace);
    default:
      return at(step.place);
  }
};

type Link = Network['tables']['links'][number];

/** Links are few, the paths over them many: what a link is asked, it is asked once. */
const flagLinks = (network: Network, test: (link: Link) => boolean): Uint8Array =>
  Uint8Array.from(network.tables.links, (link) => (test(link) ? 1 : 0));

const someLink = ({ arcs, items }: Network, flags: Uint8Array): ((arc: number) => boolean) => {
  return (arc) => {
    const from = items.firstPath[arcs.firstItem[arc] ?? 0] ?? 0;
    const to = items.firstPath[arcs.firstItem[arc + 1] ?? 0] ?? 0; // paths of consecutive items follow one another
    for (let at = from; at < to; at++) if (flags[(items.pathLink[at] ?? 0) >> 1] === 1) return true;
    return false;
  };
};

export const createClosures = (network: Network, avoid: readonly Selector[]): Closures => {
  const uses = avoid.map((selector) => usesOf(network, selector));
  const runs = Uint8Array.from(network.runClasses, (run) => (uses.some((use) => use.run(run)) ? 1 : 0));
  const steps = new Uint8Array(network.steps.length);
  if (uses.length > 0) for (const [row, step] of network.steps.entries()) steps[row] = uses.some((use) => use.step(step)) ? 1 : 0;
  const arcs = network.shut?.always.slice() ?? new Uint8Array(network.arcs.count);
  const byWay = uses.filter((_, i) => avoid[i]?.kind === 'place' || avoid[i]?.kind === 'passage');
  if (byWay.length > 0) for (let arc = 0; arc < network.arcs.count; arc++) if (byWay.some((use) => use.arc(arc))) arcs[arc] = 1;
  return { runs, steps, arcs, lifts: liftsOf(network) };
};

const known = new WeakMap<Network, Uint8Array>();

/** Depends on the structure alone, so it is found once per network. A bogie change does not lift the cargo; a transload does. */
const liftsOf = (network: Network): Uint8Array => {
  const found = known.get(network);
  if (found !== undefined) return found;
  const lifting = network.steps.map((step) => step.kind === 'transfer' && liftsCargo(network, step));
  const lifts = new Uint8Array(network.arcs.count);
  const { arcs, items } = network;
  for (let arc = 0; arc < arcs.count; arc++) {
    for (let item = arcs.firstItem[arc] ?? 0; item < (arcs.firstItem[arc + 1] ?? 0); item++) {
      if (items.kind[item] === 1 && lifting[items.ref[item] ?? 0]) lifts[arc] = (lifts[arc] ?? 0) + 1;
    }
  }
  known.set(network, lifts);
  return lifts;
};

/** Off a vehicle to the ground, or from wagon to wagon where the gauge changes by transloading. */
export const liftsCargo = (network: Network, step: Extract<Step, { kind: 'transfer' }>): boolean => {
  if (step.to === 'ground') return true;
  if (!step.from.startsWith('rail1') || !step.to.startsWith('rail1')) return false;
  return step.recipe.some((recipe) => (network.recipes.operations[recipe] ?? []).some((row) => network.tables.operations[row]?.kind === 'transload'));
};
