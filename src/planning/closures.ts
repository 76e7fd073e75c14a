/**
 * What the query keeps out of: countries, modes, places, services, passages, layers. Marked per run class, step and arc, so the
 * metric closes whatever touches them: a road in a country, its border, its ports, a train that only passes through.
 */
import { modeOfLayer, type Network, type RunClass, type Step } from '../network/index.js';
import { arcIndexOf, markArcsAt, markArcsOf } from './arc-index.js';
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
  /** Sets 1 for the arcs that do for their ends or their way. */
  markArcs(into: Uint8Array): void;
}

const never = { run: (): boolean => false, step: (): boolean => false, markArcs: (): void => undefined };

export const usesOf = (network: Network, selector: Selector): Uses => {
  const { id } = selector;
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
      return {
        ...never,
        markArcs: (into) => {
          markArcsAt(network, row, into);
          markArcsOf(
            arcIndexOf(network).ofLink,
            flagLinks(network, ({ from, to }) => from === id || to === id),
            into,
          );
        },
      };
    }
    case 'passage':
      return {
        ...never,
        markArcs: (into) =>
          markArcsOf(
            arcIndexOf(network).ofLink,
            flagLinks(network, ({ passage }) => passage === id),
            into,
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
const flagLinks = ({ tables: { links } }: Network, test: (link: Link) => boolean): Uint8Array => {
  const flags = new Uint8Array(links.length);
  links.forEach((link, row) => {
    if (test(link)) flags[row] = 1;
  });
  return flags;
};

export const createClosures = (network: Network, avoid: readonly Selector[]): Closures => {
  const uses = avoid.map((selector) => usesOf(network, selector));
  const runs = new Uint8Array(network.runClasses.length);
  const steps = new Uint8Array(network.steps.length);
  const arcs = network.shut?.always.slice() ?? new Uint8Array(network.arcs.count);
  for (const use of uses) {
    // places and passages close arcs alone: run classes and steps, of which there are thousands, need not be asked
    if (use.run !== never.run) for (const [row, run] of network.runClasses.entries()) if (use.run(run)) runs[row] = 1;
    if (use.step !== never.step) for (const [row, step] of network.steps.entries()) if (use.step(step)) steps[row] = 1;
    use.markArcs(arcs);
  }
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
