/** Where a unit is, in words: at a place, or so far from the next one. */
import type { Consignment } from '../../../../src/contract/index.js';
import type { SayControl } from '../../words/control/control-words.js';
import type { Speech } from '../../words/languages.js';
import { shortName } from '../../words/way-name.js';
import { type FleetUnit, kmToRunEnd } from '../board/fleet.js';
import type { Places } from '../board/use-places.js';

export function whereWords(
  unit: FleetUnit | undefined,
  { itinerary }: Pick<Consignment, 'itinerary'>,
  say: SayControl,
  speech: Speech,
  places: Places,
): string {
  const [first] = itinerary.legs;
  if (unit === undefined) return first === undefined ? '' : say('notReported', { place: shortName(places.nameOf(first.from)) });
  const leg = unit.leg === undefined ? undefined : itinerary.legs[unit.leg];
  const left = kmToRunEnd(unit);
  if (unit.isMoving && leg !== undefined && left !== undefined)
    return say(left < 1 ? 'near' : 'toward', { km: speech.figures.km(Math.round(left)), place: shortName(places.nameOf(leg.to)) });
  const { place } = unit.report;
  return place === null ? say('code_POSI') : say('at', { place: shortName(places.nameOfId(place)) });
}

/** How long ago, in the words of the page. */
export const agoWords = (since: string, now: number, speech: Speech): string =>
  speech.figures.span(Math.max(0, (now - Date.parse(since)) / 3_600_000));
