/**
 * Use case: one call of a plan by a program, from whatever came in to the text that goes out. The text is made here, where the planning
 * is done (a worker thread), so that whoever serves it only passes bytes on.
 */
import { compareDefaults, type PlanSending, type ProblemDocument, planSendingSchema } from '../contract/index.js';
import type { PlanOptions } from '../planning/index.js';
import type { Instant } from '../units/index.js';
import { type CompareParts, compareScenario } from './compare-scenario.js';
import { type PlanConsignmentParts, planConsignment } from './plan-consignment.js';
import { presentGeojson } from './present-geojson.js';
import { presentPlan } from './present-plan.js';

/** `compare`: not one plan but a comparison, asked of the same planners. */
export type PlanForm = 'json' | 'geojson' | 'compare';

export interface PlanCallAsked {
  /** As received: an object with the fields of the question and those of the sending. */
  readonly call: unknown;
  readonly form: PlanForm;
  readonly now: Instant;
}

export type PlanCallOutcome =
  | { readonly kind: 'answered'; readonly ways: number; readonly text: string }
  | { readonly kind: 'problems'; readonly problems: readonly ProblemDocument[] };

export function answerPlan(parts: CompareParts, asked: PlanCallAsked, options: PlanOptions = {}): PlanCallOutcome {
  return asked.form === 'compare' ? answerCompare(parts, asked, options) : answerQuestion(parts, asked, options);
}

function answerCompare(parts: CompareParts, { call, now }: PlanCallAsked, options: PlanOptions): PlanCallOutcome {
  const outcome = compareScenario(parts, call, now, { mostPairs: compareDefaults.mostPairs, ...options });
  if (outcome.kind === 'answered') return { kind: 'answered', ways: outcome.document.all.both, text: JSON.stringify(outcome.document) };
  return { kind: 'problems', problems: outcome.problems.map((problem) => ({ ...problem, choices: [...problem.choices] })) };
}

function answerQuestion(parts: PlanConsignmentParts, { call, form, now }: PlanCallAsked, options: PlanOptions): PlanCallOutcome {
  const { sending, question, problems } = readSending(call);
  if (question === undefined) return { kind: 'problems', problems };
  // a sending that is wrong still lets the question be read, so that all its problems are told at once; it is not planned
  const outcome = planConsignment(
    sending === undefined ? { ...parts, plan: () => ({ kind: 'problems', problems: [] }) } : parts,
    question,
    now,
    options,
  );
  if (outcome.kind === 'problems' || sending === undefined) {
    const found = outcome.kind === 'problems' ? outcome.problems : [];
    return { kind: 'problems', problems: [...problems, ...found.map((problem) => ({ ...problem, choices: [...problem.choices] }))] };
  }
  const { explain, geometry, only } = sending;
  const whole = presentPlan(outcome, { explain: explain && form === 'json', geometry: geometry || form === 'geojson' });
  const document = only.length === 0 ? whole : { ...whole, itineraries: whole.itineraries.filter(({ id }) => only.includes(id)) };
  return { kind: 'answered', ways: document.itineraries.length, text: JSON.stringify(form === 'geojson' ? presentGeojson(document) : document) };
}

interface ReadSending {
  readonly sending: PlanSending | undefined;
  readonly question: unknown;
  readonly problems: readonly ProblemDocument[];
}

/** Splits a call into what is asked and what of the answer is sent. */
function readSending(call: unknown): ReadSending {
  if (typeof call !== 'object' || call === null || Array.isArray(call)) {
    const message = 'The request must be a JSON object with at least “from” and “to”.';
    return { sending: undefined, question: undefined, problems: [{ field: 'request', message, choices: [] }] };
  }
  const own = new Set(Object.keys(planSendingSchema.shape));
  const question = Object.fromEntries(Object.entries(call).filter(([key]) => !own.has(key)));
  const read = planSendingSchema.safeParse(call);
  if (read.success) return { sending: read.data, question, problems: [] };
  const problems = read.error.issues.map(({ path, message }) => ({ field: path.join('.'), message: `${path.join('.')} ${message}.`, choices: [] }));
  return { sending: undefined, question, problems };
}
