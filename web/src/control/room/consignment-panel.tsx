/** One consignment below the map: its timeline, what was reported, its documents, ways on from where it is, and links for the consignee. */
import { type KeyboardEvent, useEffect, useMemo } from 'react';
import type { Consignment } from '../../../../src/contract/index.js';
import { useControlWords } from '../../words/control/control-words.js';
import { useLanguage } from '../../words/languages.js';
import { wayName } from '../../words/way-name.js';
import { lastForecastOf, listEventsOf } from '../board/board.js';
import { consignmentTabs } from '../board/control-address.js';
import { usePlaces } from '../board/use-places.js';
import { useControl } from '../control-context.js';
import { EventTable } from './event-table.js';
import { Papers } from './papers.js';
import { Share } from './share.js';
import { StageTimeline } from './stage-timeline.js';
import { WaysOnPanel } from './ways-on.js';

export function ConsignmentPanel({ consignment }: { readonly consignment: Consignment }) {
  const { address, board, go, operations, take, replay } = useControl();
  const speech = useLanguage();
  const c = useControlWords();
  const { tab } = address;
  const places = usePlaces(useMemo(() => [consignment], [consignment]));
  const { id } = consignment;
  const isLive = replay === undefined;
  // the log brings what is new; what was before is asked for once
  useEffect(() => {
    if (!isLive) return;
    operations.listEvents(id).then((heard) => heard.kind === 'answer' && take(heard.value));
    operations.listForecasts(id).then((heard) => heard.kind === 'answer' && take(heard.value));
  }, [operations, id, take, isLive]);
  const events = useMemo(() => listEventsOf(board, consignment), [board, consignment]);
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const next = consignmentTabs[(consignmentTabs.indexOf(tab) + step + consignmentTabs.length) % consignmentTabs.length] ?? 'timeline';
    go({ tab: next });
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <section className="panel" aria-label={consignment.reference} data-consignment={id}>
      <header>
        <h2>
          {consignment.reference} <span className="small">{wayName(speech, places.nameOf, consignment.itinerary)}</span>
        </h2>
        <div className="tabs" role="tablist" aria-label={consignment.reference} onKeyDown={move}>
          {consignmentTabs.map((one) => (
            <button
              key={one}
              id={`tab-${one}`}
              type="button"
              role="tab"
              aria-selected={one === tab}
              aria-controls="panel-body"
              tabIndex={one === tab ? 0 : -1}
              onClick={() => go({ tab: one })}
            >
              {c(one)}
            </button>
          ))}
        </div>
        <button type="button" className="close" aria-label={c('close')} onClick={() => go({ consignment: undefined })}>
          ×
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="panel-body" id="panel-body" role="tabpanel" aria-labelledby={`tab-${tab}`} tabIndex={0}>
        {tab === 'timeline' && <StageTimeline consignment={consignment} events={events} forecast={lastForecastOf(board, id)} places={places} />}
        {tab === 'events' && <EventTable events={events} places={places} />}
        {tab === 'papers' && <Papers consignment={consignment} />}
        {tab === 'waysOn' && <WaysOnPanel consignment={consignment} />}
        {tab === 'share' && <Share key={id} consignment={consignment} />}
      </div>
    </section>
  );
}
