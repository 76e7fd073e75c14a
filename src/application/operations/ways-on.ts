/** Ways on from where a consignment is, now: one plan, with its cargo and deadline, on the planners' threads. */
import { type Consignment, type PlanDocument, planAnswerSchema } from '../../contract/index.js';
import { type FollowedWay, momentOf, type Outlook, type Whereabouts } from '../../operations/index.js';
import type { Instant } from '../../units/index.js';
import type { PlanQueue, PlanReply } from '../plan-queue.js';
import type { WaysOn } from './forecaster.js';

export interface WaysOnAsked {
  readonly consignment: Consignment;
  readonly followed: FollowedWay;
  readonly outlook: Outlook;
  readonly now: Instant;
}

const MOST_WAYS = 5;

export async function listWaysOn(plans: Pick<PlanQueue, 'plan'>, asked: WaysOnAsked): Promise<WaysOn> {
  const start = startOf(asked);
  const { consignment } = asked;
  const kept = consignment.replay?.query ?? consignment.itinerary.replay?.query ?? {};
  const { via, maxTransshipments, maxCostUsd, deadline: _planned, front, whyNot, ...same } = kept;
  const question = {
    ...same,
    cargo: consignment.cargo,
    from: start.from,
    to: asked.followed.legs.at(-1)?.to.id ?? '',
    depart: momentOf(start.at),
    top: MOST_WAYS,
  };
  const inTime = consignment.deadline !== null && Date.parse(consignment.deadline) > start.at;
  const first = await ask(plans, inTime ? { ...question, deadline: consignment.deadline } : question);
  if (typeof first === 'string') return { from: start.inWords, ways: [], none: first };
  // none in time: then what there is, however late
  const found = first.itineraries.length > 0 || !inTime ? first : await ask(plans, question);
  if (typeof found === 'string') return { from: start.inWords, ways: [], none: found };
  const late = found === first ? '' : ` None of them is expected before the deadline, ${consignment.deadline}.`;
  const ways = found.itineraries.map((itinerary) => ({ itinerary, places: found.places, replay: itinerary.replay ?? null }));
  return { from: start.inWords + late, ways, none: ways.length > 0 ? undefined : (found.none?.sentence ?? 'There is no way on from here.') };
}

interface Start {
  readonly from: string;
  readonly at: Instant;
  readonly inWords: string;
}

/** A truck can turn anywhere; a train, a ship and an aircraft first come to where they are going. */
function startOf({ followed, outlook, now }: WaysOnAsked): Start {
  const { spot } = outlook.from;
  const leg = followed.legs[spot.leg];
  if (leg === undefined) throw new Error('a consignment that has arrived has no way on');
  const isUnderWay = leg.kind === 'run' && (spot.share > 0 || outlook.from.event?.code === 'DEPA');
  if (!isUnderWay) return { from: leg.from.id, at: now, inWords: `From ${leg.from.name}, where it is, now.` };
  const position = positionOf(outlook.from);
  if (leg.mode === 'road' && position !== undefined) return { from: position, at: now, inWords: `From its last position, ${position}, now.` };
  if (leg.mode === 'road') return { from: leg.from.id, at: now, inWords: `From ${leg.from.name}, where it was last heard of, now.` };
  const ends = outlook.ahead[0]?.ends.p50 ?? now;
  return { from: leg.to.id, at: ends, inWords: `From ${leg.to.name}, where it comes next, most likely at ${momentOf(ends)}.` };
}

const positionOf = ({ event }: Whereabouts): string | undefined => {
  const position = event?.position ?? undefined;
  return position === undefined ? undefined : `${position.lat},${position.lon}`;
};

async function ask(plans: Pick<PlanQueue, 'plan'>, question: unknown): Promise<PlanDocument | string> {
  // nobody stops waiting for a plan of a few seconds
  const reply = await plans.plan(question, 'json');
  return reply.kind === 'answered' ? planAnswerSchema.parse(JSON.parse(new TextDecoder().decode(reply.bytes))) : refusalOf(reply);
}

function refusalOf(reply: Exclude<PlanReply, { readonly kind: 'answered' }>): string {
  switch (reply.kind) {
    case 'problems':
      return reply.problems.map(({ message }) => message).join(' ');
    case 'full':
      return `The planners are busy: ask again in ${reply.retryAfterS} s.`;
    case 'too-long':
      return `The search took longer than ${reply.limitS} s.`;
    case 'stopping':
    case 'cancelled':
      return 'The server is stopping: ask again in a minute.';
    case 'fault':
      throw new Error(reply.message);
  }
}
