/** One convoy on the wall: hollow marks that fill as its items are checked; once released, where it is and when it arrives. */
import { useControlWords } from '../../words/control/control-words.js';
import { useLanguage } from '../../words/languages.js';
import { shortName } from '../../words/way-name.js';
import { lastForecastOf } from '../board/board.js';
import { type FleetConvoy, kmToRunEnd } from '../board/fleet.js';
import type { Places } from '../board/use-places.js';
import { inZone } from '../board/zoned.js';
import { useControl } from '../control-context.js';
import { ArrivalBar, type TimeScale } from '../room/arrival-bar.js';

interface Props {
  readonly fleetConvoy: FleetConvoy;
  readonly places: Places;
  /** One for all convoys, so that their bars can be compared. */
  readonly scale: TimeScale;
}

export function WallConvoy({ fleetConvoy, places, scale }: Props) {
  const { board } = useControl();
  const { figures } = useLanguage();
  const c = useControlWords();
  const { order, convoy, number, isReady, isReleased, consignments } = fleetConvoy;
  const readiness = order.readiness.find((one) => one.convoy === convoy.id);
  const checks = convoy.checklist.map((item) => ({ ...item, done: readiness?.checks.find((check) => check.item === item.id)?.done === true }));
  const isArrived = consignments.length > 0 && consignments.every(({ state }) => state === 'arrived' || state === 'closed');
  const forecasts = consignments.flatMap(({ id }) => lastForecastOf(board, id) ?? []);
  // the convoy is there when its last consignment is
  const last = forecasts.sort((a, b) => Date.parse(b.arrival.p50) - Date.parse(a.arrival.p50))[0];
  const deadline = consignments.find(({ id }) => id === last?.consignment)?.deadline ?? null;
  const end = consignments[0]?.itinerary.legs.at(-1)?.to;
  const zone = places.zoneOf(end?.id ?? '');
  const local = (at: string): string => figures.dayTime(inZone(at, zone));
  return (
    <li className="wall-convoy" data-convoy={convoy.id} data-ready={isReady} data-released={isReleased}>
      <span className="disc" data-solid={isReady}>
        {number}
      </span>
      <div>
        <p className="wall-title">
          <span className="wall-name">{convoy.name}</span>
          {!isReleased && isReady && <b className="wall-ready">{c('ready')}</b>}
        </p>
        <p className="wall-where">
          {isArrived && end !== undefined ? c('reached', { place: shortName(places.nameOf(end)) }) : <Where of={fleetConvoy} places={places} />}{' '}
          <small>{board.parties.get(convoy.party)?.name ?? convoy.party}</small>
        </p>
        {isReleased && last !== undefined && !isArrived && (
          <>
            <p className="wall-arrival" title={c('fourInFive', { from: local(last.arrival.p10), to: local(last.arrival.p90) })}>
              {c('arrives', { when: local(last.arrival.p50) })}
            </p>
            <ArrivalBar forecast={last} deadline={deadline} scale={scale} />
          </>
        )}
        {!isReleased && (
          <ul className="wall-checks">
            {checks.map(({ id, text, done }) => (
              <li key={id} data-done={done}>
                {text}
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

function Where({ of: { lead, convoy, consignments }, places }: { readonly of: FleetConvoy; readonly places: Places }) {
  const { figures } = useLanguage();
  const c = useControlWords();
  if (lead === undefined) return c('assembles', { place: shortName(places.nameOfId(convoy.place)) });
  const leg = lead.leg === undefined ? undefined : consignments[0]?.itinerary.legs[lead.leg];
  const left = kmToRunEnd(lead);
  if (lead.isMoving && leg !== undefined && left !== undefined) {
    const slots = { place: shortName(places.nameOf(leg.to)), km: figures.km(Math.round(left)) };
    if (left < 1) return c('near', slots);
    return c(leg.mode === 'ferry' || leg.mode === 'sea' ? 'sails' : 'leftFor', slots);
  }
  return lead.report.place === null
    ? c('code_POSI')
    : c(lead.report.code === 'LOAD' ? 'aboard' : 'standsAt', { place: shortName(places.nameOfId(lead.report.place)) });
}
