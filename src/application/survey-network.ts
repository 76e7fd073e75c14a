/** Use case: what is in a network, and what meets at one of its places. Answers are plain documents that a door prints or sends. */
import type { Network, Place, Row } from '../network/index.js';

export interface NetworkSurvey {
  readonly id: string;
  readonly version: string;
  /** Places by role; a place with two roles counts twice. */
  readonly places: { readonly total: number; readonly byRole: readonly Count[] };
  readonly links: readonly (Count & { readonly km: number })[];
  readonly services: readonly Count[];
  readonly procedures: number;
  readonly countries: number;
  readonly nodes: number;
  readonly arcs: number;
  /** Rows by the worth of their source, over all tables. */
  readonly bases: readonly Count[];
}
interface Count {
  readonly what: string;
  readonly count: number;
}

export function surveyNetwork(network: Network): NetworkSurvey {
  const { tables, places } = network;
  return {
    id: network.id,
    version: network.version,
    places: { total: places.length, byRole: tally(places.flatMap((place) => place.roles)) },
    links: tally(tables.links.map((link) => link.mode)).map(({ what, count }) => ({
      what,
      count,
      km: tables.links.reduce((sum, link) => (link.mode === what ? sum + link.length_km : sum), 0),
    })),
    services: tally(tables.services.map((service) => `${service.mode}, ${service.behaviour.replace('_', ' ')}`)),
    procedures: tables.procedures.length,
    countries: new Set(places.map((place) => place.country).filter((country) => country !== '')).size,
    nodes: network.nodes.count,
    arcs: network.arcs.count,
    bases: tally(Object.values(tables).flatMap((rows: readonly { readonly basis: string }[]) => rows.map((row) => row.basis))),
  };
}

/** Most frequent first, then by word. */
function tally(words: readonly string[]): Count[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([what, count]) => ({ what, count })).sort((a, b) => b.count - a.count || (a.what < b.what ? -1 : 1));
}

export interface PlaceSurvey {
  readonly place: Place;
  readonly terminal:
    | {
        readonly layers: readonly string[];
        readonly handles: readonly string[];
        readonly capacityTeuYear: number | undefined;
        readonly capacityTonnesYear: number | undefined;
        readonly opensH: number | undefined;
        readonly closesH: number | undefined;
        readonly source: string;
        readonly basis: string;
      }
    | undefined;
  readonly links: readonly {
    readonly id: string;
    readonly mode: string;
    readonly line: string;
    readonly to: string;
    readonly toName: string;
    readonly km: number;
    readonly class: string;
    readonly gauge: string;
    readonly status: string;
    readonly source: string;
    readonly basis: string;
  }[];
  readonly services: readonly {
    readonly id: string;
    readonly name: string;
    readonly mode: string;
    readonly how: string;
    readonly stops: readonly string[];
    readonly source: string;
    readonly basis: string;
  }[];
  readonly procedures: readonly {
    readonly id: string;
    readonly mode: string;
    readonly from: string;
    readonly to: string;
    readonly regime: string;
    readonly p50H: number;
    readonly p90H: number;
    readonly feeUsd: number;
    readonly status: string;
    readonly source: string;
    readonly basis: string;
  }[];
}

export function surveyPlace(network: Network, place: Place): PlaceSurvey {
  const { tables } = network;
  const nameOf = new Map(network.places.map((known) => [known.id, known.names.en]));
  const terminal = tables.terminals.find((row) => row.place === place.id);
  const calling = new Set(tables.service_stops.filter((stop) => stop.place === place.id).map((stop) => stop.service));
  return {
    place,
    terminal: terminal && {
      layers: terminal.layers,
      handles: terminal.handles,
      capacityTeuYear: terminal.capacity_teu_y,
      capacityTonnesYear: terminal.capacity_t_y,
      opensH: terminal.opens_h,
      closesH: terminal.closes_h,
      source: terminal.source,
      basis: terminal.basis,
    },
    links: tables.links.filter((link) => link.from === place.id || link.to === place.id).map((link) => describeLink(link, place.id, nameOf)),
    services: tables.services
      .filter((service) => calling.has(service.id))
      .map((service) => ({
        id: service.id,
        name: service.name,
        mode: service.mode,
        how: howOften(service),
        source: service.source,
        basis: service.basis,
        stops: tables.service_stops
          .filter((stop) => stop.service === service.id && stop.direction === 'out')
          .sort((a, b) => a.seq - b.seq)
          .map((stop) => nameOf.get(stop.place) ?? stop.place),
      })),
    procedures: tables.procedures
      .filter((row) => row.scope === `place:${place.id}`)
      .map((row) => ({
        id: row.id,
        mode: row.mode,
        from: row.from_country,
        to: row.to_country,
        regime: row.regime,
        p50H: row.p50_h,
        p90H: row.p90_h,
        feeUsd: row.fee_usd,
        status: row.status,
        source: row.source,
        basis: row.basis,
      })),
  };
}

function describeLink(link: Row<'links'>, here: string, nameOf: ReadonlyMap<string, string>): PlaceSurvey['links'][number] {
  const to = link.from === here ? link.to : link.from;
  return {
    id: link.id,
    mode: link.mode,
    line: link.line ?? '',
    to,
    toName: nameOf.get(to) ?? to,
    km: link.length_km,
    class: link.speed_class,
    gauge: link.gauge_mm?.join(' + ') ?? '',
    status: link.status,
    source: link.source,
    basis: link.basis,
  };
}

export function howOften(service: Row<'services'>): string {
  switch (service.behaviour) {
    case 'timetable':
      return 'by timetable';
    case 'frequency':
      return `${service.per_week ?? '?'} a week`;
    case 'when_full':
      return `sails when full, wait p50 ${service.wait_p50_h ?? '?'} h, p90 ${service.wait_p90_h ?? '?'} h`;
  }
}
