/** The question that a page or a reader starts from: it works with the default network whenever it is asked. */
import type { PlanCall } from '../contract/index.js';
import type { Instant } from '../units/index.js';

const DAYS_AHEAD = 14;

/** One container from Xi'an to Baku, leaving two weeks from now. */
export const exampleQuestion = (now: Instant): PlanCall => ({
  from: "Xi'an",
  to: 'Baku',
  cargo: '1x40HC:20t',
  depart: new Date(now + DAYS_AHEAD * 86_400_000).toISOString().slice(0, 10),
  by: 'time,cost,co2',
  avoid: '',
});
