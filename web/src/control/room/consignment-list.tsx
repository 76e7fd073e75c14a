/** Every consignment on one scale of time: where it is, when it arrives, how sure that is, and its deadline. */
import { useMemo, useState } from 'react';
import type { Consignment, DispatchOrder } from '../../../../src/contract/index.js';
import { useControlWords } from '../../words/control/control-words.js';
import { useLanguage } from '../../words/languages.js';
import { shortName } from '../../words/way-name.js';
import { lastForecastOf } from '../board/board.js';
import type { FleetUnit } from '../board/fleet.js';
import { usePlaces } from '../board/use-places.js';
import { inZone } from '../board/zoned.js';
import { useControl } from '../control-context.js';
import { useForecasts } from '../use-forecasts.js';
import { ArrivalBar, scaleOf, type TimeScale } from './arrival-bar.js';
import { agoWords, whereWords } from './where-words.js';

const pageRows = 40;

export function ConsignmentList({ fleet }: { readonly fleet: readonly FleetUnit[] }) {
  const { board, now } = useControl();
  const c = useControlWords();
  const [rows, setRows] = useState(pageRows);
  const all = useMemo(() => sorted([...board.consignments.values()]), [board.consignments]);
  const shown = useMemo(() => all.slice(0, rows), [all, rows]);
  useForecasts(shown);
  const scale = useMemo(() => scaleOf(shown, board.forecasts, now), [shown, board.forecasts, now]);
  return (
    <section className="consignments" aria-labelledby="consignments-head">
      <h2 id="consignments-head">
        {c('consignments')} {all.length > 0 && <span className="count">{all.length}</span>}
      </h2>
      {all.length === 0 && board.at !== '' && <p className="small">{c('noConsignments')}</p>}
      <ul>
        {shown.map((consignment) => (
          <ConsignmentRow key={consignment.id} consignment={consignment} unit={leadOf(fleet, consignment.id)} scale={scale} />
        ))}
      </ul>
      {all.length > rows && (
        <button type="button" onClick={() => setRows(rows + pageRows)}>
          {c('more', { n: Math.min(pageRows, all.length - rows) })}
        </button>
      )}
    </section>
  );
}

const weight: Readonly<Record<Consignment['state'], number>> = { 'under-way': 0, booked: 1, draft: 2, arrived: 3, closed: 4, cancelled: 5 };
const sorted = (all: readonly Consignment[]): readonly Consignment[] =>
  [...all].sort((a, b) => weight[a.state] - weight[b.state] || a.reference.localeCompare(b.reference));

/** The unit that is furthest behind: the consignment is there when it is. */
const leadOf = (fleet: readonly FleetUnit[], consignment: string): FleetUnit | undefined =>
  fleet
    .filter((unit) => unit.consignment.id === consignment)
    .sort((a, b) => (a.km ?? 0) - (b.km ?? 0))
    .at(0);

function ConsignmentRow({
  consignment,
  unit,
  scale,
}: {
  readonly consignment: Consignment;
  readonly unit: FleetUnit | undefined;
  readonly scale: TimeScale;
}) {
  const { board, now, address, go } = useControl();
  const speech = useLanguage();
  const { figures } = speech;
  const c = useControlWords();
  const places = usePlaces(useMemo(() => [consignment], [consignment]));
  const { id, reference, state, deadline, itinerary } = consignment;
  const forecast = lastForecastOf(board, id);
  const [first, last] = [itinerary.legs[0]?.from, itinerary.legs.at(-1)?.to];
  const zone = places.zoneOf(last?.id ?? '');
  const isChosen = address.consignment === id;
  const alarms = [...board.alarms.values()].filter((alarm) => alarm.consignment === id && alarm.state !== 'cleared');
  const worst = (['critical', 'warning', 'notice'] as const).find((severity) => alarms.some((alarm) => alarm.severity === severity));
  const convoy = useMemo(() => convoyOf([...board.orders.values()], id), [board.orders, id]);
  const isDone = state === 'arrived' || state === 'closed';
  return (
    <li className="consignment" data-consignment={id} data-chosen={isChosen} data-state={state}>
      <button type="button" className="consignment-name" aria-pressed={isChosen} onClick={() => go({ consignment: isChosen ? undefined : id })}>
        <b>
          {convoy !== undefined && (
            <span className="disc" data-solid={convoy.isReleased} title={c('inConvoy', { n: convoy.number, order: convoy.title })}>
              {convoy.number}
            </span>
          )}
          {reference}
        </b>
        <span className="state">{c(`state_${state}`)}</span>
      </button>
      <p className="small">
        {first !== undefined && last !== undefined && c('between', { from: shortName(places.nameOf(first)), to: shortName(places.nameOf(last)) })}
        {' · '}
        {c('units', { n: consignment.units.length })}
        {worst !== undefined && (
          <b className="severity" data-severity={worst}>
            {c(`severity_${worst}`)}
          </b>
        )}
      </p>
      <p>
        {whereWords(unit, consignment, c, speech, places)}
        {unit !== undefined && (
          <span className="small">
            {' '}
            · {c('reportedAgo', { span: agoWords(unit.report.at, now, speech) })}
            {unit.isReckoned && `, ${c('reckoned')}`}
          </span>
        )}
      </p>
      {forecast !== undefined && !isDone && (
        <>
          <ArrivalBar forecast={forecast} deadline={deadline} scale={scale} />
          <p>
            <b>{c('arrives', { when: figures.dayTime(inZone(forecast.arrival.p50, zone)) })}</b>
            <span className="small">
              {' '}
              {deadline === null ? c('noDeadline') : c('deadline', { when: figures.dayTime(inZone(deadline, zone)) })}
              {forecast.onTime !== null && ` · ${c('onTime', { share: figures.percent(forecast.onTime) })}`}
            </span>
          </p>
        </>
      )}
      {forecast === undefined && !isDone && state !== 'cancelled' && <p className="small">{c('notForecast')}</p>}
    </li>
  );
}

/** The convoy in which a consignment is launched: of the order that is still to be heeded. */
function convoyOf(orders: readonly DispatchOrder[], consignment: string) {
  for (const { content, state, inForceAt } of orders) {
    if (state === 'withdrawn' || state === 'expired') continue;
    const nth = content.convoys.findIndex(({ consignments }) => consignments.includes(consignment));
    if (nth >= 0) return { number: nth + 1, title: content.title, isReleased: inForceAt !== null };
  }
  return undefined;
}
