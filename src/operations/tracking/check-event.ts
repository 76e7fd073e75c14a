/** What is wrong or odd about one event that somebody tells (SPEC TR4, TR5, TR7). */
import type { NewEvent } from '../../contract/index.js';
import type { Instant } from '../../units/index.js';
import { listContainerWarnings, looksLikeContainer } from '../consignment/index.js';
import { instantOf } from '../moment.js';
import type { Problem } from '../outcome.js';

export const trackingLimits = {
  aheadMinutes: 10, // that an actual event may lie ahead of the server's clock: clocks of phones and gates differ
};

export function listEventProblems(event: NewEvent, { at, now }: { readonly at: string; readonly now: Instant }): readonly Problem[] {
  const problems: Problem[] = [];
  const { aheadMinutes } = trackingLimits;
  if (event.classifier === 'ACT' && instantOf(event.at) > now + aheadMinutes * 60_000)
    problems.push({
      at: `${at}.at`,
      sentence: `It cannot have happened at ${event.at}, over ${aheadMinutes} minutes from now; give it as PLN or EST.`,
    });
  if (event.code === 'POSI' && event.position === null) problems.push({ at: `${at}.position`, sentence: 'A position report needs a position.' });
  return problems;
}

export function listEventWarnings(event: NewEvent): readonly string[] {
  const warnings: string[] = looksLikeContainer(event.unit) ? [...listContainerWarnings(event.unit)] : [];
  if (event.place === null && event.position === null)
    warnings.push(`Event “${event.id}” says neither place nor position: it tells little of where the unit is.`);
  return warnings;
}
