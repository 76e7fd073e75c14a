/** The control room: what needs somebody, orders and consignments on the left; the map; the chosen consignment below it. */
import { useEffect, useMemo } from 'react';
import { PageHead } from '../../page-head.js';
import { useControlWords } from '../../words/control/control-words.js';
import { useLanguage } from '../../words/languages.js';
import { listFleet } from '../board/fleet.js';
import { ConnectionLine } from '../connection-line.js';
import { useControl } from '../control-context.js';
import { OperationsMap } from '../map/operations-map.js';
import { AlarmList } from './alarm-list.js';
import { ConsignmentList } from './consignment-list.js';
import { ConsignmentPanel } from './consignment-panel.js';
import { OrderList } from './order-list.js';

export function Room() {
  const { address, go, setTheme, board, mapNow, me, leave, replay } = useControl();
  const { t } = useLanguage();
  const c = useControlWords();
  const fleet = useMemo(() => listFleet(board, mapNow), [board, mapNow]);
  const consignments = useMemo(() => [...board.consignments.values()].filter(({ state }) => state !== 'closed' && state !== 'cancelled'), [board]);
  const orders = useMemo(() => [...board.orders.values()].filter(({ state }) => state !== 'withdrawn' && state !== 'expired'), [board]);
  const chosen = board.consignments.get(address.consignment ?? '');
  useEffect(() => {
    document.title = `${c('title')} · Qiyun 啟運`;
  }, [c]);
  const party = me?.party ?? undefined;
  return (
    <div className="page room">
      <a className="skip" href="#map">
        {t('skipToMap')}
      </a>
      <main className="side">
        <PageHead theme={address.theme} onTheme={setTheme} tagline={c('tagline')} here="control" />
        <p className="who small">
          {me !== undefined && (party === undefined ? c('youAreSystem') : c('youAre', { party: board.parties.get(party)?.name ?? party }))}
          <button type="button" className="link" onClick={leave}>
            {c('leave')}
          </button>
          {replay === undefined && (
            <button type="button" className="link" onClick={() => go({ isReplay: true })}>
              {c('replay')}
            </button>
          )}
        </p>
        <ConnectionLine />
        <AlarmList />
        <OrderList />
        <ConsignmentList fleet={fleet} />
      </main>
      <div className="desk">
        <div className="desk-map">
          <OperationsMap
            board={board}
            now={mapNow}
            fleet={fleet}
            consignments={consignments}
            orders={orders}
            chosen={chosen?.id}
            onChoose={(consignment) => go({ consignment })}
            glideMs={replay?.isPlaying === true ? 100 : 900}
          />
        </div>
        {chosen !== undefined && <ConsignmentPanel key={chosen.id} consignment={chosen} />}
      </div>
    </div>
  );
}
