/** From the events of a way to the itinerary people read: legs in order with times, figures, titles and a ledger with sources. */
import type { Layer, Mode, Network } from '../network/index.js';
import { modeOfLayer } from '../network/index.js';
import { after, seconds as asSeconds, type Instant, NONE, usdCents } from '../units/index.js';
import { ledgerOf } from './ledger.js';
import type { LegDraft } from './leg-draft.js';
import type { Itinerary, Leg, LegKind } from './outcome.js';
import type { Pricing } from './pricing.js';
import type { Way } from './search-ways.js';
import type { Simulated } from './simulate.kernel.js';
import type { WayEvent } from './way-events.js';
import { lineOf } from './way-geometry.js';
import { townsOnTheWay } from './way-towns.js';
import { legTitle, vehicleOf, wayName } from './way-words.js';

const waits = new Set(['dwell', 'wait', 'cutoff', 'weather', 'stop', 'shut']);

const kindOf = (event: WayEvent): LegKind => {
  if (event.kind === 'run' || event.part.what === 'ride') return 'run';
  if (event.part.what === 'procedure') return 'procedure';
  return waits.has(event.part.what) ? 'wait' : 'operation';
};

/** What must be equal for two neighbouring events to share a leg. */
const groupOf = (event: WayEvent): string => {
  const kind = kindOf(event);
  if (event.kind === 'run') return `${kind}/${event.layer}/${event.run.service}`;
  if (event.part.what === 'shut') return `shut/${event.from}/${event.why}`;
  const service = event.step !== undefined && 'service' in event.step ? event.step.service : NONE;
  return kind === 'run' ? `${kind}/${event.layer}/${service}/${event.from}` : `${kind}/${event.stepRow}/${event.from}`;
};

/** A step that costs nothing at all (a border inside a customs union) makes no leg. */
const isEmpty = (event: WayEvent): boolean =>
  event.kind === 'part' && event.seconds === 0 && event.cents === 0 && event.gramsWtt + event.gramsTtw === 0 && event.metres === 0;

export const draftLegs = (events: readonly WayEvent[]): readonly LegDraft[] => {
  const legs: { kind: LegKind; group: string; events: WayEvent[] }[] = [];
  for (const event of events) {
    if (isEmpty(event)) continue;
    const group = groupOf(event);
    const last = legs.at(-1);
    if (last !== undefined && last.group === group) last.events.push(event);
    else legs.push({ kind: kindOf(event), group, events: [event] });
  }
  return legs;
};

export interface BuildOptions {
  readonly departAt: Instant;
  readonly labels: readonly string[];
  readonly simulated: Simulated;
  readonly drivers: 1 | 2;
}

export const buildItinerary = (pricing: Pricing, way: Way, drafts: readonly LegDraft[], options: BuildOptions): Itinerary => {
  const { network } = pricing;
  let now = options.departAt;
  const legs = drafts.map((draft): Leg => {
    const leg = buildLeg(pricing, draft, now, options.drivers);
    now = leg.arrivesAt;
    return leg;
  });
  const sum = (figure: (leg: Leg) => number): number => legs.reduce((total, leg) => total + figure(leg), 0);
  const { simulated } = options;
  return {
    id: wayId(network, way),
    labels: options.labels,
    name: wayName(legs),
    departsAt: options.departAt,
    arrivesAt: now,
    seconds: {
      mean: asSeconds(sum((leg) => leg.seconds)),
      p10: asSeconds(Math.round(simulated.p10)),
      p50: asSeconds(Math.round(simulated.p50)),
      p90: asSeconds(Math.round(simulated.p90)),
    },
    onTime: simulated.onTime,
    cents: usdCents(sum((leg) => leg.cents)),
    gramsWtt: sum((leg) => leg.gramsWtt),
    gramsTtw: sum((leg) => leg.gramsTtw),
    metres: sum((leg) => leg.metres),
    transshipments: way.lifts,
    legs,
    arcs: way.arcs,
  };
};

const buildLeg = (pricing: Pricing, draft: LegDraft, departsAt: Instant, drivers: 1 | 2): Leg => {
  const { network } = pricing;
  const first = draft.events[0] as WayEvent;
  const last = draft.events.at(-1) as WayEvent;
  const sum = (figure: (event: WayEvent) => number): number => draft.events.reduce((total, event) => total + figure(event), 0);
  const from = network.places[first.from];
  const to = network.places[last.to];
  if (from === undefined || to === undefined) throw new Error(`leg ends at place rows ${first.from} and ${last.to}; one of them does not exist`);
  const duration = asSeconds(sum((event) => event.seconds));
  const layer = first.layer;
  return {
    kind: draft.kind,
    mode: draft.kind === 'run' || draft.kind === 'procedure' ? modeOf(first, layer) : undefined,
    layer,
    title: legTitle(pricing, draft),
    from,
    to,
    departsAt,
    arrivesAt: after(departsAt, duration),
    seconds: duration,
    metres: sum((event) => event.metres),
    cents: usdCents(sum((event) => event.cents)),
    gramsWtt: sum((event) => event.gramsWtt),
    gramsTtw: sum((event) => event.gramsTtw),
    through: draft.kind === 'run' ? townsOnTheWay(network, draft.events) : [],
    vehicle: draft.kind === 'run' ? vehicleOf(pricing, first) : '',
    service: serviceOf(network, first),
    lines: ledgerOf(pricing, draft, drivers),
    geometry: lineOf(network, draft.events),
  };
};

const modeOf = (event: WayEvent, layer: Layer): Mode | undefined =>
  event.kind === 'part' && event.step?.kind === 'procedure' ? event.step.mode : modeOfLayer[layer];

const serviceOf = (network: Network, event: WayEvent): Leg['service'] => {
  const row = event.kind === 'run' ? event.run.service : event.step !== undefined && 'service' in event.step ? event.step.service : NONE;
  const service = network.tables.services[row];
  return service === undefined ? undefined : { id: service.id, name: service.name };
};

/** FNV-1a over the stable names of what the way passes: the same way has the same id in every build of the same data. */
const wayId = (network: Network, way: Way): string => {
  let hash = 0x811c9dc5;
  const eat = (text: string): void => {
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  };
  for (const arc of way.arcs) {
    const node = network.arcs.head[arc] ?? 0;
    eat(
      `${network.places[network.nodes.place[node] ?? 0]?.id}/${network.nodes.layer[node]}/${network.tables.services[network.nodes.service[node] ?? NONE]?.id ?? ''};`,
    );
  }
  return `w${hash.toString(16).padStart(8, '0')}`;
};
