/** The wall, for everyone watching: the map, the convoys' readiness, and the joint order as one strip along the bottom. Nothing to press. */
import { useEffect, useMemo } from 'react';
import { useControlWords } from '../../words/control/control-words.js';
import { useLanguage } from '../../words/languages.js';
import { shortName } from '../../words/way-name.js';
import { lastForecastOf, listOpenAlarms } from '../board/board.js';
import { listConvoys, listFleet } from '../board/fleet.js';
import { usePlaces } from '../board/use-places.js';
import { inZone } from '../board/zoned.js';
import { ConnectionLine } from '../connection-line.js';
import { useControl } from '../control-context.js';
import { OperationsMap } from '../map/operations-map.js';
import { SeatStrip } from '../order/seat-strip.js';
import { useOrder } from '../order/use-order.js';
import { alarmSentence } from '../room/alarm-sentence.js';
import { scaleOf } from '../room/arrival-bar.js';
import { useForecasts } from '../use-forecasts.js';
import { Lately } from './lately.js';
import { WallConvoy } from './wall-convoy.js';

export function Wall() {
  const { board, now, mapNow, go, replay } = useControl();
  const speech = useLanguage();
  const { figures, t } = speech;
  const c = useControlWords();
  const order = useOrder();
  const orders = useMemo(() => (order === undefined ? [] : [order]), [order]);
  const named = order?.content.convoys.flatMap((convoy) => convoy.consignments).join(' ') ?? '';
  const consignments = useMemo(() => {
    const own = new Set(named.split(' '));
    return [...board.consignments.values()].filter(({ id }) => own.has(id));
  }, [board.consignments, named]);
  const fleet = useMemo(
    () => listFleet(board, mapNow).filter(({ consignment }) => consignments.some(({ id }) => id === consignment.id)),
    [board, mapNow, consignments],
  );
  const convoys = useMemo(() => listConvoys(orders, board, fleet), [orders, board, fleet]);
  const places = usePlaces(consignments);
  useForecasts(consignments);
  const scale = useMemo(() => scaleOf(consignments, board.forecasts, mapNow), [consignments, board.forecasts, mapNow]);
  useEffect(() => {
    document.title = `${order?.content.title ?? c('openWall')} · Qiyun 啟運`;
  }, [order, c]);
  if (order === undefined)
    return (
      <main className="wall wall-empty">
        <ConnectionLine />
        {board.at !== '' && <p>{c('noOrders')}</p>}
        <button type="button" onClick={() => go({ screen: 'room' })}>
          {c('openRoom')}
        </button>
      </main>
    );
  const zone = places.zoneOf(order.content.convoys[0]?.place ?? '');
  const clock = inZone(now, zone);
  const opensAt = Date.parse(order.content.window.opensAt);
  const isOpen = order.state === 'offered' || order.state === 'amended' || order.state === 'countersigned';
  const waits = order.readiness.some(({ ready }) => !ready) ? 'waitsForConvoys' : opensAt > now ? 'waitsForWindow' : 'waitsForSignatures';
  const stateWords = isOpen ? c(waits, { when: figures.dayTime(inZone(opensAt, zone)) }) : c(`orderState_${order.state}`);
  const alarms = listOpenAlarms(board, now).filter(({ consignment }) => consignments.some(({ id }) => id === consignment));
  return (
    <main className="wall" data-order={order.id} data-state={order.state}>
      <header className="wall-head">
        <p className="brand">
          Qiyun <span lang="zh-Hant">啟運</span>
        </p>
        <h1>{order.content.title}</h1>
        <p className="wall-clock">
          <b>{figures.time(clock)}</b>
          <span>
            {figures.day(clock)} · {shortName(places.nameOfId(order.content.convoys[0]?.place ?? ''))} {figures.offset(clock)}
          </span>
        </p>
      </header>
      <div className="wall-map">
        <a className="skip" href="#wall-convoys">
          {t('skipToWays')}
        </a>
        <OperationsMap
          board={board}
          now={mapNow}
          fleet={fleet}
          consignments={consignments}
          orders={orders}
          size={1.25}
          follow
          glideMs={replay?.isPlaying === true ? 100 : 900}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="wall-convoys" id="wall-convoys" aria-label={c('convoys')} tabIndex={0}>
        <ConnectionLine />
        {alarms.length > 0 && (
          <ul className="wall-alarms" aria-label={c('alarms')}>
            {alarms.slice(0, 3).map((alarm) => (
              <li key={alarm.id} data-severity={alarm.severity}>
                <b className="severity">{c(`severity_${alarm.severity}`)}</b>
                <span title={alarmSentence(alarm, { say: c, speech, places, forecast: lastForecastOf(board, alarm.consignment) })}>
                  <b>{c(`alarm_${alarm.kind}`)}</b> {board.consignments.get(alarm.consignment)?.reference}
                </span>
              </li>
            ))}
          </ul>
        )}
        <ol>
          {convoys.map((one) => (
            <WallConvoy key={one.convoy.id} fleetConvoy={one} places={places} scale={scale} />
          ))}
        </ol>
        <Lately lines={board.recent} places={places} zone={zone} />
      </section>
      <footer className="wall-strip">
        <p className="instruction">
          {order.content.instruction} <span className="order-state">{stateWords}</span>
        </p>
        <SeatStrip order={order} zone={zone} />
        <nav className="wall-nav">
          <button type="button" className="link" onClick={() => go({ screen: 'room' })}>
            {c('openRoom')}
          </button>
          <button type="button" className="link" onClick={() => go({ screen: 'order', order: order.id })}>
            {c('openOrder')}
          </button>
          {replay === undefined && (
            <button type="button" className="link" onClick={() => go({ isReplay: true })}>
              {c('replay')}
            </button>
          )}
        </nav>
      </footer>
    </main>
  );
}
