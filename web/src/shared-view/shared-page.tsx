/** For a consignee: one consignment, where it is and when it arrives, in words; then a small map and what has happened. */
import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { SharedDocument } from '../../../src/contract/index.js';
import { listFleet } from '../control/board/fleet.js';
import { usePlaces } from '../control/board/use-places.js';
import { inZone } from '../control/board/zoned.js';
import { OperationsMap } from '../control/map/operations-map.js';
import { PageHead } from '../page-head.js';
import { readAddress, type Theme } from '../state/address.js';
import { chooseTheme } from '../state/theme.js';
import { Ribbon } from '../ways/ribbon.js';
import { useControlWords } from '../words/control/control-words.js';
import { useLanguage } from '../words/languages.js';
import { shortName, wayName } from '../words/way-name.js';
import { boardOfShared, timeOfShared, toldEventsOf } from './shared-board.js';
import { SharedWords } from './shared-words.js';
import { useShared } from './use-shared.js';

export function SharedPage() {
  const [theme, setTheme] = useState<Theme | undefined>(() => readAddress(location.search).theme);
  const { shown, trouble, askedAt } = useShared();
  const { figures } = useLanguage();
  const c = useControlWords();
  useLayoutEffect(() => chooseTheme(theme), [theme]);
  const title = shown === undefined ? undefined : c('sharedTitle', { reference: shown.consignment.reference });
  useEffect(() => {
    document.title = title === undefined ? 'Qiyun 啟運' : `${title} · Qiyun 啟運`;
  }, [title]);
  return (
    <main className="shared">
      <PageHead theme={theme} onTheme={setTheme} tagline={c('sharedTagline')} />
      {trouble === 'unknown' && (
        <p className="notice" data-trouble="unknown">
          {c('sharedUnknown')}
        </p>
      )}
      {trouble === 'gone' && (
        <p className="notice" data-trouble="gone">
          <b>{c('goneTitle')}</b> {askedAt === 0 ? c('goneWithout') : c('goneWith', { time: figures.clock(askedAt) })}
        </p>
      )}
      {shown === undefined && trouble === undefined && <p role="status">{c('sharedReading')}</p>}
      {shown !== undefined && <Shown shared={shown} askedAt={askedAt} />}
    </main>
  );
}

function Shown({ shared, askedAt }: { readonly shared: SharedDocument; readonly askedAt: number }) {
  const speech = useLanguage();
  const { figures } = speech;
  const c = useControlWords();
  const board = useMemo(() => boardOfShared(shared), [shared]);
  const consignments = useMemo(() => [...board.consignments.values()], [board]);
  const now = timeOfShared(shared, askedAt);
  const fleet = useMemo(() => listFleet(board, now), [board, now]);
  const places = usePlaces(consignments);
  const { consignment, events, expiresAt } = shared;
  const whole = consignments[0];
  const last = consignment.itinerary.legs.at(-1)?.to;
  const said = useMemo(() => toldEventsOf(events), [events]);
  return (
    <article data-consignment={consignment.id} data-state={consignment.state}>
      <h2>{c('sharedTitle', { reference: consignment.reference })}</h2>
      <SharedWords shared={shared} fleet={fleet} now={now} places={places} />
      {whole !== undefined && (
        <>
          <p className="small">{wayName(speech, places.nameOf, whole.itinerary)}</p>
          <Ribbon way={whole.itinerary as Parameters<typeof Ribbon>[0]['way']} />
        </>
      )}
      <div className="shared-map">
        <OperationsMap board={board} now={now} fleet={fleet} consignments={consignments} orders={[]} />
      </div>
      {said.length > 0 && (
        <section>
          <h3>{c('shared_events')}</h3>
          <ul className="shared-events">
            {said.map(({ event, units }) => (
              <li key={`${event.at} ${event.code} ${event.place}`}>
                <span>{figures.dayTime(event.at)}</span>
                <span>
                  {c(`code_${event.code}`)}
                  {event.place !== null && `, ${shortName(places.nameOfId(event.place))}`}
                  {units > 1 && <small> · {c('units', { n: units })}</small>}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="small">{c('shared_expires', { when: figures.day(inZone(expiresAt, places.zoneOf(last?.id ?? ''))) })}</p>
    </article>
  );
}
