/** A joint order as a document that one signs: what it says, who is ready, a seat for each signatory. It is read on a phone, too. */
import { useEffect, useMemo } from 'react';
import { PageHead } from '../../page-head.js';
import { useControlWords } from '../../words/control/control-words.js';
import { useLanguage } from '../../words/languages.js';
import { usePlaces } from '../board/use-places.js';
import { inReaderZone } from '../board/zoned.js';
import { ConnectionLine } from '../connection-line.js';
import { useControl } from '../control-context.js';
import { ConvoyReadiness } from './convoy-readiness.js';
import { OrderTerms } from './order-terms.js';
import { SeatStrip } from './seat-strip.js';
import { SignBox } from './sign-box.js';
import { useOrder } from './use-order.js';
import { WithdrawBox } from './withdraw-box.js';

export function OrderPage() {
  const { address, go, setTheme, board } = useControl();
  const c = useControlWords();
  const order = useOrder();
  const consignments = useMemo(() => [...board.consignments.values()], [board.consignments]);
  const places = usePlaces(consignments);
  useEffect(() => {
    document.title = `${order?.content.title ?? c('order')} · Qiyun 啟運`;
  }, [order, c]);
  return (
    <main className="order-page">
      <PageHead theme={address.theme} onTheme={setTheme} tagline={c('tagline')} here="control" />
      <nav className="order-nav">
        <button type="button" className="link" onClick={() => go({ screen: 'room' })}>
          ‹ {c('openRoom')}
        </button>
        {order !== undefined && (
          <button type="button" className="link" onClick={() => go({ screen: 'wall', order: order.id })}>
            {c('openWall')}
          </button>
        )}
      </nav>
      <ConnectionLine />
      {order === undefined ? (
        <p>{board.at === '' ? '' : c('noOrders')}</p>
      ) : (
        <article className="order-sheet" data-order={order.id} data-state={order.state}>
          <OrderTerms order={order} />
          <section aria-labelledby="convoys-head">
            <h2 id="convoys-head">{c('convoys')}</h2>
            <ol className="convoys">
              {order.content.convoys.map((convoy, i) => (
                <ConvoyReadiness key={convoy.id} order={order} convoy={convoy} number={i + 1} places={places} />
              ))}
            </ol>
          </section>
          <section aria-labelledby="signatures-head">
            <h2 id="signatures-head">{c('signatures')}</h2>
            <SeatStrip order={order} />
            <SignBox order={order} />
          </section>
          <Small order={order} />
        </article>
      )}
    </main>
  );
}

function Small({ order }: { readonly order: NonNullable<ReturnType<typeof useOrder>> }) {
  const { board } = useControl();
  const { figures } = useLanguage();
  const c = useControlWords();
  return (
    <footer className="order-foot">
      <p className="small">
        {c('hash')}
        <br />
        <code>{order.contentHash.replace(/(.{8})(?=.)/g, '$1 ')}</code>
      </p>
      {order.earlier.length > 0 && (
        <details>
          <summary>{c('earlier', { n: order.earlier.length })}</summary>
          <ul>
            {order.earlier.map(({ content, contentHash, signatures }) => (
              <li key={contentHash} className="small">
                {c('version', { n: content.version })} · {figures.dayTime(inReaderZone(content.issuedAt))} · {content.title} ·{' '}
                {figures.list(signatures.map(({ party }) => board.parties.get(party)?.name ?? party))}
              </li>
            ))}
          </ul>
        </details>
      )}
      <WithdrawBox order={order} />
    </footer>
  );
}
