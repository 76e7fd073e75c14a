/** Every consignment on one scale of time: where it is, when it arrives, how sure that is, and its deadline. */
import { useEffect, useMemo, useState } from 'react';
import type { Consignment } from '../../../../src/contract/index.js';
import { useControlWords } from '../../words/control/control-words.js';
import { useLanguage } from '../../words/languages.js';
import { shortName } from '../../words/way-name.js';
import { lastForecastOf } from '../board/board.js';
import type { FleetUnit } from '../board/fleet.js';
import { usePlaces } from '../board/use-places.js';
import { inZone } from '../board/zoned.js';
import { useControl } from '../control-context.js';
import { ArrivalBar, scaleOf, type TimeScale } from './arrival-bar.js';
import { agoWords, whereWords } from './where-words.js';

const pageRows = 40;

export function ConsignmentList({ fleet }: { readonly fleet: readonly FleetUnit[] }) {
  const { board, now, operations, take, replay } = useControl();
  const c = useControlWords();
  const [rows, setRows] = useState(pageRows);
  const all = useMemo(() => sorted([...board.consignments.values()]), [board.consignments]);
  const shown = useMemo(() => all.slice(0, rows), [all, rows]);
  const isLive = replay === undefined;
  // a snapshot has no forecasts: they are asked for as their rows are shown, and come by the log from then on
  const missing = isLive ? shown.filter(({ id, state }) => state !== 'draft' && !board.forecasts.has(id)).map(({ id }) => id) : [];
  useAskEach(missing, async (id) => {
    const heard = await operations.listForecasts(id);
    if (heard.kind === 'answer') take(heard.value);
  });
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

const asked = new Set<string>();
/** Each id once, four at a time. */
function useAskEach(ids: readonly string[], ask: (id: string) => Promise<void>): void {
  const wanted = ids.filter((id) => !asked.has(id)).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked when other ids are wanted, not when the asker is made anew
  useEffect(() => {
    if (wanted === '') return;
    const waiting = wanted.split('\n');
    for (const id of waiting) asked.add(id);
    const work = async (): Promise<void> => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) await ask(id);
    };
    for (let i = 0; i < 4; i++) work();
  }, [wanted]);
}

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
  const isDone = state === 'arrived' || state === 'closed';
  return (
    <li className="consignment" data-consignment={id} data-chosen={isChosen} data-state={state}>
      <button type="button" className="consignment-name" aria-pressed={isChosen} onClick={() => go({ consignment: isChosen ? undefined : id })}>
        <b>{reference}</b>
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
        {unit !== undefined && <span className="small"> · {c('reportedAgo', { span: agoWords(unit.report.at, now, speech) })}</span>}
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
