/**
 * Why nothing is offered, and the least that would change it: each limit of the query is lifted by itself and the search asked
 * again for the best in the criterion that the limit is about. An ordinary answer, not an error.
 */
import type { NoWay } from './outcome.js';
import type { PlanQuery, Selector } from './query.js';
import type { Way } from './search-ways.js';

/** What the query may be relaxed to. Undefined fields stay as asked. */
export interface Relaxation {
  readonly withoutDeadline?: boolean;
  readonly withoutBudget?: boolean;
  readonly withoutTransshipmentLimit?: boolean;
  readonly withoutAvoid?: readonly Selector[];
  readonly withoutVia?: boolean;
}

/** The best way under a relaxation, by time and by cost; undefined when there is still none. */
export type TryAgain = (relaxation: Relaxation, by: 'time' | 'cost') => Way | undefined;

export interface Words {
  readonly from: string;
  readonly to: string;
  readonly cargo: string;
  /** Local date and time at the destination. */
  readonly arrival: (way: Way) => string;
  readonly deadline: string;
  readonly name: (way: Way) => string;
}

const days = (way: Way): string => `${(way.seconds / 86_400).toFixed(1)} days`;
const usd = (way: Way): string => `${Math.round(way.cents / 100).toLocaleString('en-US')} USD`;
const spell = (selector: Selector): string => `${selector.kind}:${selector.id}`;

export const explainNoWay = (query: PlanQuery, tryAgain: TryAgain, words: Words, complete: boolean): NoWay => {
  if (!complete) {
    return {
      because: 'memory',
      sentence: 'The search reached its memory limit before it found a way.',
      lift: [{ what: 'use --epsilon 0.05', gives: 'a front within 5 % of the exact one in far less memory' }],
    };
  }
  const lift: { what: string; gives: string }[] = [];
  const found: NoWay['because'][] = [];
  const offer = (
    because: NoWay['because'],
    what: string,
    relaxation: Relaxation,
    by: 'time' | 'cost',
    gives: (way: Way) => string,
  ): Way | undefined => {
    const way = tryAgain(relaxation, by);
    if (way !== undefined) {
      found.push(because);
      lift.push({ what, gives: gives(way) });
    }
    return way;
  };
  const told = (way: Way): string => `${words.name(way)}: ${days(way)}, ${usd(way)}, arriving ${words.arrival(way)}`;
  let fastest: Way | undefined;
  if (query.deadline !== undefined) fastest = offer('deadline', 'the deadline', { withoutDeadline: true }, 'time', told);
  if (query.maxCost !== undefined) offer('budget', 'the budget', { withoutBudget: true }, 'cost', told);
  if (query.maxTransshipments !== undefined)
    offer('transshipments', 'the limit on transshipments', { withoutTransshipmentLimit: true }, 'time', told);
  for (const selector of query.avoid) offer('avoided', `avoid ${spell(selector)}`, { withoutAvoid: [selector] }, 'time', told);
  if (query.via.length > 0) offer('avoided', 'the places it must pass', { withoutVia: true }, 'time', told);
  if (lift.length === 0)
    offer(
      'avoided',
      'all limits together',
      { withoutDeadline: true, withoutBudget: true, withoutTransshipmentLimit: true, withoutAvoid: query.avoid, withoutVia: true },
      'time',
      told,
    );
  const because = found[0] ?? 'disconnected';
  return { because, sentence: sentenceFor(because, query, words, fastest), lift };
};

const sentenceFor = (because: NoWay['because'], query: PlanQuery, words: Words, fastest: Way | undefined): string => {
  const pair = `from ${words.from} to ${words.to}`;
  switch (because) {
    case 'deadline':
      return `Nothing arrives ${pair} by ${words.deadline}.${fastest === undefined ? '' : ` The fastest way (${words.name(fastest)}) is expected on ${words.arrival(fastest)}.`}`;
    case 'budget':
      return `Nothing goes ${pair} for ${Math.round((query.maxCost ?? 0) / 100).toLocaleString('en-US')} USD or less.`;
    case 'transshipments':
      return `Nothing goes ${pair} with ${query.maxTransshipments} transshipment${query.maxTransshipments === 1 ? '' : 's'} or fewer.`;
    case 'avoided':
      return `Nothing goes ${pair} under these limits.`;
    case 'cargo':
      return `Nothing in the network carries ${words.cargo} ${pair}.`;
    case 'memory':
      return 'The search reached its memory limit before it found a way.';
    case 'disconnected':
      return `No carrier in the network takes ${words.cargo} all the way ${pair}.`;
  }
};
