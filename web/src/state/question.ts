/** The question as the page holds it: what the sentence and its chips say, what the address keeps, what the server is asked. */
import type { PlanCall } from '../../../src/client/index.js';
import type { PlanDocument } from '../../../src/contract/index.js';

export const criteria = ['time', 'cost', 'co2', 'reliability'] as const;
export type Criterion = (typeof criteria)[number];
export const modes = ['road', 'rail', 'sea', 'ferry', 'air', 'pipeline'] as const;

export interface Question {
  /** Place ids, or `lat,lon`. */
  readonly from: string;
  readonly to: string;
  readonly via: readonly string[];
  /** In the grammar of the contract. */
  readonly cargo: string;
  /** `2026-12-01` or `2026-12-01T08:00`, local at the origin; empty: tomorrow. */
  readonly depart: string;
  /** Local at the destination; empty: none. */
  readonly deadline: string;
  readonly by: readonly Criterion[];
  /** As `country:RU`. */
  readonly avoid: readonly string[];
  readonly tir: boolean;
  readonly drivers: 1 | 2;
  readonly maxTransshipments: number | undefined;
  readonly maxCostUsd: number | undefined;
}

export const emptyQuestion: Question = {
  from: '',
  to: '',
  via: [],
  cargo: '1x40HC:20t',
  depart: '',
  deadline: '',
  by: ['time', 'cost', 'co2'],
  avoid: [],
  tir: false,
  drivers: 1,
  maxTransshipments: undefined,
  maxCostUsd: undefined,
};

export const isComplete = ({ from, to }: Question): boolean => from !== '' && to !== '';

/** Flags beside the query: docs of POST /v1/plan. */
export interface PlanFlags {
  readonly geometry: boolean;
  readonly explain: boolean;
}

export function toRequest(question: Question): PlanCall {
  const { from, to, via, cargo, depart, deadline, by, avoid, tir, drivers, maxTransshipments, maxCostUsd } = question;
  return {
    from,
    to,
    via: [...via],
    cargo,
    ...(depart === '' ? {} : { depart }),
    ...(deadline === '' ? {} : { deadline }),
    by: by.join(','),
    avoid: avoid.join(','),
    tir,
    drivers,
    ...(maxTransshipments === undefined ? {} : { maxTransshipments }),
    ...(maxCostUsd === undefined ? {} : { maxCostUsd }),
  };
}

/** Midnight is written as the day alone, and the last second of a day as that day. */
const dayOf = (instant: string): string => {
  const [day = '', time = ''] = instant.split('T');
  const clock = time.slice(0, 8);
  return clock === '00:00:00' || clock === '23:59:59' ? day : `${day}T${clock.slice(0, 5)}`;
};

/** The question behind an answer, for a first visit whose question the server chose. */
export function questionOf({ query }: PlanDocument): Question {
  return {
    from: query.from.id,
    to: query.to.id,
    via: query.via,
    cargo: query.cargo,
    depart: dayOf(query.departAt),
    deadline: query.deadline === null ? '' : dayOf(query.deadline),
    by: criteria.filter((criterion) => query.by.includes(criterion)),
    avoid: query.avoid,
    tir: query.tir,
    drivers: query.drivers === 2 ? 2 : 1,
    maxTransshipments: query.maxTransshipments ?? undefined,
    maxCostUsd: query.maxCostUsd ?? undefined,
  };
}

export const sameQuestion = (a: Question, b: Question): boolean => JSON.stringify(toRequest(a)) === JSON.stringify(toRequest(b));
