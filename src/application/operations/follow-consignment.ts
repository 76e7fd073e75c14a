/**
 * From a stored consignment to a way that can be replayed. Its arcs are good for the network they were planned on; in another version of it the same
 * legs are searched again, and where they are no longer the same legs there is no forecast, with the reason, rather than one about another way.
 */
import type { Consignment, Replay } from '../../contract/index.js';
import { type FollowedWay, followWay } from '../../operations/index.js';
import { type Ends, type PlanQuery, type Retracing, retraceWay, searchSameWay } from '../../planning/index.js';
import { type Instant, instant } from '../../units/index.js';
import { type PlanConsignmentParts, queryReader } from '../plan-consignment.js';
import { readScenario } from '../read-scenario.js';

export type Following =
  | { readonly kind: 'way'; readonly followed: FollowedWay; readonly query: PlanQuery }
  | { readonly kind: 'none'; readonly sentence: string };

type Followable = Pick<Consignment, 'itinerary' | 'replay' | 'cargo' | 'papers'>;

/** Ways kept: of a few hundred kilobytes each, shared by all consignments of the same itinerary, to the letter of what is followed. */
const MOST_KEPT = 1000;

export function createFollower(parts: PlanConsignmentParts): (consignment: Followable) => Following {
  const kept = new Map<string, Following>();
  return (consignment) => {
    const { itinerary } = consignment;
    const replay = consignment.replay ?? itinerary.replay;
    const key = keyOf(consignment, replay);
    const following = kept.get(key) ?? follow(parts, consignment, replay);
    kept.delete(key);
    kept.set(key, following);
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
    return following;
  };
}

/**
 * All that decides what is followed, or why it is not: an itinerary is given by whoever opens the consignment, so its id says nothing of its legs, and
 * one consignment must not take away the forecast of another.
 */
function keyOf(consignment: Followable, replay: Replay | undefined): string {
  const { itinerary } = consignment;
  const legs = itinerary.legs.map(({ kind, mode, layer, title, from, to, service, arrivesAt }) => [
    ...[kind, mode, layer, title, arrivesAt],
    ...[from, to, service],
  ]);
  return JSON.stringify([itinerary.departsAt, legs, replay ?? questionOf(consignment)]);
}

function follow(parts: PlanConsignmentParts, consignment: Followable, replay: Replay | undefined): Following {
  const { itinerary } = consignment;
  const asked = readQuestion(parts, replay?.query ?? questionOf(consignment));
  if ('sentence' in asked) return { kind: 'none', sentence: asked.sentence };
  const { query, ends, network } = asked;
  const isSame = replay !== undefined && replay.network.id === parts.network.id && replay.network.version === parts.network.version;
  const retracing: Retracing = isSame ? retraceWay(network, query, ends, replay.arcs) : searchSameWay(network, query, ends, itinerary.legs);
  if (retracing.kind === 'none') return { kind: 'none', sentence: withReason(isSame, retracing.sentence) };
  const positions = new Map(network.places.map(({ id, lat, lon }) => [id, { lat, lon }]));
  const followed = followWay(itinerary, retracing.way, (place) => positions.get(place));
  if (followed === undefined) return { kind: 'none', sentence: withReason(isSame, 'Its legs are no longer those of the itinerary.') };
  return { kind: 'way', followed, query };
}

const withReason = (isSame: boolean, sentence: string): string =>
  isSame
    ? `The itinerary cannot be replayed. ${sentence}`
    : `The itinerary was planned on another network, and cannot be told on this one. ${sentence} Ask for the ways on from here.`;

/** Without a kept question: what the consignment itself says of it. */
const questionOf = ({ itinerary, cargo, papers }: Followable): Replay['query'] => ({
  from: itinerary.legs[0]?.from.id ?? '',
  to: itinerary.legs.at(-1)?.to.id ?? '',
  cargo,
  depart: itinerary.departsAt,
  tir: papers.some(({ kind }) => kind === 'TIR'),
});

interface ReadQuestion {
  readonly query: PlanQuery;
  readonly ends: Ends;
  readonly network: PlanConsignmentParts['network'];
}

function readQuestion(parts: PlanConsignmentParts, question: Replay['query']): ReadQuestion | { readonly sentence: string } {
  const { scenario: asked, ...plain } = question;
  const reading = queryReader(parts, BEFORE_ALL)(plain);
  const scenario = asked === undefined ? undefined : readScenario(asked, parts.network, parts.readyScenarios ?? new Map());
  const problems = [...(reading.problems ?? []), ...(scenario?.kind === 'problems' ? scenario.problems : [])];
  if (reading.query === undefined || scenario?.kind === 'problems') {
    return { sentence: `The question that was kept with the itinerary cannot be read here: ${problems.map(({ message }) => message).join(' ')}` };
  }
  const ends = parts.readEnds(reading.query);
  if (ends.kind === 'problems') return { sentence: ends.problems.map(({ message }) => message).join(' ') };
  return { query: reading.query, ends, network: scenario?.applied.networkAt(reading.query.departAt) ?? parts.network };
}

/** A kept question says its departure; the present moment would matter to a warning only, which nobody reads here. */
const BEFORE_ALL: Instant = instant(0);
