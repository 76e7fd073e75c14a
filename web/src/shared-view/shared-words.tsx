/** Where it is and when it arrives, as one would say it on the telephone. */
import type { SharedDocument } from '../../../src/contract/index.js';
import { type FleetUnit, kmToRunEnd } from '../control/board/fleet.js';
import type { Places } from '../control/board/use-places.js';
import { inZone } from '../control/board/zoned.js';
import { type ControlKey, useControlWords } from '../words/control/control-words.js';
import { useLanguage } from '../words/languages.js';
import { shortName } from '../words/way-name.js';

interface Props {
  readonly shared: SharedDocument;
  readonly fleet: readonly FleetUnit[];
  readonly now: number;
  readonly places: Places;
}

const sentenceOf: Readonly<Record<string, ControlKey>> = {
  road: 'shared_road',
  rail: 'shared_rail',
  sea: 'shared_sea',
  ferry: 'shared_sea',
  air: 'shared_air',
  pipeline: 'shared_pipeline',
};

export function SharedWords({ shared, fleet, now, places }: Props) {
  const { figures } = useLanguage();
  const c = useControlWords();
  const { consignment, forecast, events } = shared;
  const { itinerary, deadline, state } = consignment;
  const end = itinerary.legs.at(-1)?.to;
  const endName = end === undefined ? '' : shortName(places.nameOf(end));
  const zone = places.zoneOf(end?.id ?? '');
  const local = (at: string): string => figures.dayTime(inZone(at, zone));
  const isThere = state === 'arrived' || state === 'closed';
  const heard = events.findLast(({ classifier }) => classifier === 'ACT');
  const spare = deadline === null || forecast === null ? undefined : (Date.parse(deadline) - Date.parse(forecast.arrival.p50)) / 3_600_000;
  return (
    <div className="shared-words">
      <p className="shared-where">{isThere ? c('shared_arrived', { place: endName }) : <Where shared={shared} fleet={fleet} places={places} />}</p>
      {!isThere && (
        <p className="shared-when">
          {forecast === null
            ? c('shared_noForecast', { when: local(itinerary.arrivesAt) })
            : c('shared_arrives', { place: endName, when: local(forecast.arrival.p50), zone: figures.offset(inZone(forecast.arrival.p50, zone)) })}
        </p>
      )}
      {!isThere && forecast !== null && (
        <p>
          {c('shared_spread', { from: local(forecast.arrival.p10), to: local(forecast.arrival.p90) })}{' '}
          {spare !== undefined &&
            deadline !== null &&
            c(spare < 0 ? 'shared_late' : 'shared_intime', { span: figures.span(Math.abs(spare)), when: local(deadline) })}
        </p>
      )}
      {heard !== undefined && (
        <p className="small">
          {c('shared_lastHeard', {
            when: `${figures.dayTime(heard.at)} ${figures.offset(heard.at)}`,
            span: figures.span(Math.max(0, (now - Date.parse(heard.at)) / 3_600_000)),
          })}
        </p>
      )}
    </div>
  );
}

function Where({ shared, fleet, places }: Pick<Props, 'shared' | 'fleet' | 'places'>) {
  const { figures } = useLanguage();
  const c = useControlWords();
  const { legs } = shared.consignment.itinerary;
  // the hindmost: the consignment is there when all of it is
  const unit = [...fleet].sort((a, b) => (a.km ?? 0) - (b.km ?? 0))[0];
  if (unit === undefined) return c('shared_notStarted');
  const leg = unit.leg === undefined ? undefined : legs[unit.leg];
  const left = kmToRunEnd(unit);
  if (unit.isMoving && leg !== undefined && left !== undefined) {
    const slots = { place: shortName(places.nameOf(leg.to)), km: figures.km(Math.round(left)) };
    return c(sentenceOf[leg.mode ?? ''] ?? 'shared_road', slots);
  }
  const { place } = unit.report;
  return place === null ? c('code_POSI') : c('shared_at', { place: shortName(places.nameOfId(place)) });
}
