/** The places of an answer that are shown by name. */
import { largestReached } from './map-content.js';
import type { StudyAnswer } from './run-study.js';

/** Of a long list, those that a screen shows. */
export const rowsShown = 60;
/** Of one flow. */
export const waysShown = 4;

export function idsOf(answer: StudyAnswer | undefined): readonly string[] {
  switch (answer?.kind) {
    case undefined:
      return [];
    case 'compare':
      return answer.document.pairs.flatMap(({ from, to, base, scenario }) => [
        from.id,
        to.id,
        ...[base, scenario].flatMap((side) => (side?.legs ?? []).filter(({ kind }) => kind === 'run').map((leg) => leg.to.id)),
      ]);
    case 'reach':
      return [answer.document.from.id, ...largestReached(answer).map(({ id }) => id)];
    case 'critical':
      return answer.document.things
        .slice(0, rowsShown)
        .flatMap(({ kind, id }) => (kind === 'place' ? [id] : kind === 'link' ? id.split('/').slice(0, 2) : []));
    case 'matrix':
      return [...answer.document.origins.slice(0, rowsShown), ...answer.document.destinations.slice(0, rowsShown)].map(({ id }) => id);
    case 'assign':
      return [
        ...answer.document.flows
          .slice(0, rowsShown)
          .flatMap(({ origin, destination, ways }) => [
            origin.id,
            destination.id,
            ...ways.slice(0, waysShown).flatMap(({ legs }) => legs.map(({ to }) => to)),
          ]),
        ...answer.document.capacities.slice(0, rowsShown).flatMap(({ places }) => places),
      ];
    case 'simulate': {
      const { base, under } = answer.document;
      return [
        ...base.flows.flatMap(({ from, to }) => [from.id, to.id]),
        ...[base, under].flatMap((side) => (side?.stations ?? []).map(({ place }) => place.id)),
      ];
    }
  }
}
