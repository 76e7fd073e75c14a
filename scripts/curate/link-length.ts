import type { Draft } from './draft.js';
import { greatCircleKm } from './great-circle.js';

const LEAST_CIRCUITY = 1.02;

/** No link is shorter than its great circle: a length below is raised to 1.02 times it. */
export function raiseShortLinks(draft: Draft): number {
  let raised = 0;
  for (const link of draft.links) {
    const a = draft.places.get(link.a);
    const b = draft.places.get(link.b);
    if (a === undefined || b === undefined) throw new Error(`a link names ${link.a} or ${link.b}, which is no place`);
    const least = greatCircleKm(a, b);
    if (link.km >= least && link.km > 0) continue;
    raised += 1;
    link.source = `${link.source}; ${link.km} km is below the great circle, raised to 1.02 times it`;
    link.km = Math.max(0.1, Math.ceil(least * LEAST_CIRCUITY * 10) / 10);
  }
  return raised;
}
