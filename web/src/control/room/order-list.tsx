/** The joint orders of this party: how far each is, and its page and wall. */
import type { DispatchOrder } from '../../../../src/contract/index.js';
import { useControlWords } from '../../words/control/control-words.js';
import { useControl } from '../control-context.js';

export function OrderList() {
  const { board } = useControl();
  const c = useControlWords();
  const orders = [...board.orders.values()].sort((a, b) => Date.parse(b.content.issuedAt) - Date.parse(a.content.issuedAt));
  return (
    <section className="orders" aria-labelledby="orders-head">
      <h2 id="orders-head">{c('orders')}</h2>
      {orders.length === 0 && board.at !== '' && <p className="small">{c('noOrders')}</p>}
      <ul>
        {orders.map((order) => (
          <OrderRow key={order.id} order={order} />
        ))}
      </ul>
    </section>
  );
}

function OrderRow({ order }: { readonly order: DispatchOrder }) {
  const { go } = useControl();
  const c = useControlWords();
  const { content, readiness, signatures, state } = order;
  return (
    <li className="order-row" data-order={order.id} data-state={state}>
      <p>
        <b>{content.title}</b> <span className="state">{c(`orderState_${state}`)}</span>
      </p>
      <p className="marks" aria-hidden="true">
        {readiness.map(({ convoy, ready }, i) => (
          <span key={convoy} className="disc" data-solid={ready}>
            {i + 1}
          </span>
        ))}
        <span className="bar" />
        {content.signatories.map((party) => (
          <span key={party} className="seat-mark" data-solid={signatures.some((signature) => signature.party === party)} />
        ))}
      </p>
      <p className="row-tools">
        <button type="button" onClick={() => go({ screen: 'order', order: order.id })}>
          {c('openOrder')}
        </button>
        <button type="button" onClick={() => go({ screen: 'wall', order: order.id })}>
          {c('openWall')}
        </button>
      </p>
    </li>
  );
}
