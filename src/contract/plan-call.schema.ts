/** The body of `POST /v1/plan`: the question of `qiyun plan`, and what of the answer is sent. */
import { z } from 'zod';
import { planQuerySchema } from './plan-query.schema.js';
import { scenarioSchema } from './scenario.schema.js';

const yesOrNo = z.boolean('must be true or false');

/** What of the answer is sent; the question itself does not depend on it. */
export const planSendingSchema = z.object({
  /** Every leg carries its ledger lines: formula and source of every figure. */
  explain: yesOrNo.default(false),
  /** Every leg carries the points of its way. */
  geometry: yesOrNo.default(false),
  /** Ids of ways: the others are left out of the answer. */
  only: z.array(z.string('must be the id of a way').max(64), 'must be a list of ids').max(50, 'names more than 50 ways').default([]),
});
export const planCallSchema = planQuerySchema.extend({
  /** The name of a ready scenario (`GET /v1/scenarios`), or a scenario: the network is as it says. */
  scenario: z.union([z.string(), scenarioSchema]).optional(),
  ...planSendingSchema.shape,
});

export type PlanCall = z.input<typeof planCallSchema>;
export type PlanSending = z.output<typeof planSendingSchema>;
