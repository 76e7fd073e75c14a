/**
 * A way told once, in order of happening, for all who need it: the itinerary's legs, the ledger, the simulation. An event is a
 * run over links of one kind, or one part of a step; its figures are the whole numbers the search added up.
 */
import { type Layer, layers, type Network, RUN, type RunClass, type Spell, type Step } from '../network/index.js';
import { NONE } from '../units/index.js';
import type { Metric } from './metric.kernel.js';
import { isRefused, type Part, type Pricing, type RunPrice } from './pricing.js';
import type { Way } from './search-ways.js';
import { type Calendar, waitBefore } from './timed-arcs.js';

interface Figures {
  readonly seconds: number;
  readonly cents: number;
  readonly gramsWtt: number;
  readonly gramsTtw: number;
  readonly metres: number;
  readonly activityM: number;
  /** Rows of `places`. */
  readonly from: number;
  readonly to: number;
  readonly layer: Layer;
  /** Path entries (see ItemColumns.pathLink). */
  readonly links: readonly number[];
  /** What may be found shut before it begins: its draws wait, whatever the mean does. Only of the first event of an arc. */
  readonly spells?: readonly Spell[];
}
export type RunEvent = Figures & { readonly kind: 'run'; readonly run: RunClass; readonly price: RunPrice };
export type PartEvent = Figures & {
  readonly kind: 'part';
  readonly part: Part;
  /** Undefined at a door. */
  readonly step: Step | undefined;
  /** Row in `steps`, or −1 at a door. */
  readonly stepRow: number;
  /** Included in `seconds`: what the clock added before the part could begin. */
  readonly waited: number;
  /** Why it is shut, of a wait for that. */
  readonly why?: string;
};
export type WayEvent = RunEvent | PartEvent;

export const listEvents = (pricing: Pricing, metric: Metric, calendar: Calendar, way: Way): readonly WayEvent[] => {
  const { network } = pricing;
  const events: WayEvent[] = [];
  let now = 0;
  const push = (event: WayEvent): void => {
    events.push(event);
    now += event.seconds;
  };
  for (const part of way.origin.door?.parts ?? []) push(doorEvent(network, part, way.origin.node));
  for (const arc of way.arcs) {
    const spells = calendar.spellsOf(arc);
    const found = spells.length === 0 ? undefined : calendar.shutAt(arc, now);
    if (found !== undefined) push({ ...shutEvent(network, arc, found.waitS), spells, why: found.spell.why });
    const first = events.length;
    for (let item = network.arcs.firstItem[arc] ?? 0; item < (network.arcs.firstItem[arc + 1] ?? 0); item++) {
      if (network.items.kind[item] === RUN) push(keptRun(pricing, arc, item));
      else for (const event of keptParts(network, metric, arc, item)) push(withWait(network, calendar, event, now));
    }
    const begun = events[first];
    if (spells.length > 0 && found === undefined && begun !== undefined) events[first] = { ...begun, spells };
  }
  for (const part of way.destination.door?.parts ?? []) push(doorEvent(network, part, way.destination.node));
  return events;
};

const placeOf = (network: Network, node: number | undefined): number => network.nodes.place[node ?? 0] ?? 0;

const doorEvent = (network: Network, part: Part, node: number): PartEvent => {
  const place = placeOf(network, node);
  return {
    kind: 'part',
    part,
    step: undefined,
    stepRow: -1,
    waited: 0,
    seconds: part.seconds,
    cents: part.cents,
    gramsWtt: part.gramsWtt,
    gramsTtw: part.gramsTtw,
    metres: 0,
    activityM: 0,
    from: place,
    to: place,
    layer: 'truck',
    links: [],
  };
};

/** A wait for an arc that is shut when the mean of the way comes to it. */
const shutEvent = (network: Network, arc: number, seconds: number): PartEvent => {
  const place = placeOf(network, network.arcs.tail[arc]);
  return {
    kind: 'part',
    part: {
      table: 'services',
      row: NONE,
      what: 'shut',
      seconds: 0,
      varianceH2: 0,
      cents: 0,
      gramsWtt: 0,
      gramsTtw: 0,
      time: { kind: 'fixed' },
      tariffRow: NONE,
      factorRow: NONE,
      opens: undefined,
    },
    step: undefined,
    stepRow: -1,
    waited: seconds,
    seconds,
    cents: 0,
    gramsWtt: 0,
    gramsTtw: 0,
    metres: 0,
    activityM: 0,
    from: place,
    to: place,
    layer: layers[network.nodes.layer[network.arcs.tail[arc] ?? 0] ?? 0] ?? 'ground',
    links: [],
  };
};

const linksOf = (network: Network, item: number): number[] =>
  Array.from(network.items.pathLink.subarray(network.items.firstPath[item], network.items.firstPath[item + 1]));

/** Ends of a run inside a longer arc are those of its links; a run without links joins the ends of its arc. */
const runEnds = (network: Network, arc: number, links: readonly number[]): { from: number; to: number } => {
  const end = (entry: number | undefined, last: boolean): number | undefined => {
    const link = entry === undefined ? undefined : network.tables.links[entry >> 1];
    if (link === undefined || entry === undefined) return undefined;
    return placeIndex(network, last === ((entry & 1) === 0) ? link.to : link.from);
  };
  return {
    from: end(links[0], false) ?? placeOf(network, network.arcs.tail[arc]),
    to: end(links.at(-1), true) ?? placeOf(network, network.arcs.head[arc]),
  };
};

const indexes = new WeakMap<Network, Map<string, number>>();
export const placeIndex = (network: Network, id: string): number | undefined => {
  const known = indexes.get(network) ?? new Map(network.places.map((place) => [place.id, place.index]));
  indexes.set(network, known);
  return known.get(id);
};

/** What an item is told as depends on its prices alone, and a study tells the same items thousands of times. Rows: items. */
const runs = new WeakMap<Pricing, RunEvent[]>();
const keptRun = (pricing: Pricing, arc: number, item: number): RunEvent => {
  const known = runs.get(pricing) ?? [];
  runs.set(pricing, known);
  const event = known[item] ?? runEvent(pricing, arc, item);
  known[item] = event;
  return event;
};

const parts = new WeakMap<Metric, (readonly PartEvent[])[]>();
const keptParts = (network: Network, metric: Metric, arc: number, item: number): readonly PartEvent[] => {
  const known = parts.get(metric) ?? [];
  parts.set(metric, known);
  const events = known[item] ?? partEvents(network, metric, arc, item);
  known[item] = events;
  return events;
};

const runEvent = (pricing: Pricing, arc: number, item: number): RunEvent => {
  const { network } = pricing;
  const run = network.runClasses[network.items.ref[item] ?? 0];
  const price = run === undefined ? undefined : pricing.runPrice(run);
  if (run === undefined || price === undefined || isRefused(price)) throw new Error(`arc ${arc} was searched but cannot be priced`);
  const metres = network.items.lengthM[item] ?? 0;
  const activityM = network.items.activityM[item] ?? 0;
  const links = linksOf(network, item);
  return {
    kind: 'run',
    run,
    price,
    metres,
    activityM,
    links,
    layer: run.layer,
    ...runEnds(network, arc, links),
    seconds: Math.round(metres * price.secondsPerM),
    cents: Math.round(metres * price.centsPerM) + price.fixedCents,
    gramsWtt: Math.round(activityM * price.wttPerM),
    gramsTtw: Math.round(activityM * price.ttwPerM),
  };
};

const partEvents = (network: Network, metric: Metric, arc: number, item: number): PartEvent[] => {
  const stepRow = network.items.ref[item] ?? 0;
  const step = network.steps[stepRow];
  const price = metric.stepPrice(item);
  if (step === undefined || price === undefined) throw new Error(`arc ${arc} was searched but cannot be priced`);
  const ride = step.kind === 'ride';
  const links = ride ? linksOf(network, item) : [];
  return price.parts.map((part) => ({
    kind: 'part',
    part,
    step,
    stepRow,
    waited: 0,
    seconds: part.seconds,
    cents: part.cents,
    gramsWtt: part.gramsWtt,
    gramsTtw: part.gramsTtw,
    metres: ride ? (network.items.lengthM[item] ?? 0) : 0,
    activityM: ride ? (network.items.activityM[item] ?? 0) : 0,
    from: step.place,
    to: ride ? step.toPlace : step.place,
    layer: layerOfStep(network, step, arc),
    links,
  }));
};

/** The layer a step is felt on: what carries, or what is being handled. */
const layerOfStep = (network: Network, step: Step, arc: number): Layer => {
  switch (step.kind) {
    case 'ride':
      return step.layer;
    case 'transfer':
      return step.to === 'ground' ? step.from : step.to;
    case 'procedure':
      return layers[network.nodes.layer[network.arcs.head[arc] ?? 0] ?? 0] ?? 'ground';
    default:
      return network.tables.services[step.service]?.layer ?? 'ground';
  }
};

const withWait = (network: Network, calendar: Calendar, event: PartEvent, now: number): PartEvent => {
  const waited = waitBefore(network, calendar, event.stepRow, event.part, now);
  return waited === 0 ? event : { ...event, waited, seconds: event.seconds + waited };
};
