/** One convoy: its checklist, and its word that it is ready. Its own party ticks; all see all. Hollow becomes solid. */
import { useState } from 'react';
import type { Convoy, DispatchOrder } from '../../../../src/contract/index.js';
import { useControlWords } from '../../words/control/control-words.js';
import { useLanguage } from '../../words/languages.js';
import { shortName } from '../../words/way-name.js';
import type { Places } from '../board/use-places.js';
import { inReaderZone } from '../board/zoned.js';
import { useControl } from '../control-context.js';
import type { Heard } from '../server/ask-operations.js';

interface Props {
  readonly order: DispatchOrder;
  readonly convoy: Convoy;
  readonly number: number;
  readonly places: Places;
}

/** As the server rules: an order that somebody has signed, or that is over, keeps its readiness. */
const isOpen = ({ state, signatures }: DispatchOrder): boolean => (state === 'offered' || state === 'amended') && signatures.length === 0;

export function ConvoyReadiness({ order, convoy, number, places }: Props) {
  const { board, me, operations, take, replay } = useControl();
  const { figures } = useLanguage();
  const c = useControlWords();
  const [refused, setRefused] = useState('');
  const readiness = order.readiness.find((one) => one.convoy === convoy.id);
  const checks = new Map((readiness?.checks ?? []).map((check) => [check.item, check]));
  const done = convoy.checklist.filter(({ id }) => checks.get(id)?.done === true).length;
  const isReady = readiness?.ready === true;
  const isOwn = me?.party === convoy.party;
  const mayTick = isOwn && isOpen(order) && replay === undefined;
  const party = board.parties.get(convoy.party)?.name ?? convoy.party;
  const act = async (asked: Promise<Heard<DispatchOrder>>): Promise<void> => {
    const heard = await asked;
    if (heard.kind === 'answer') take({ orders: [heard.value] });
    setRefused(heard.kind === 'refused' ? heard.sentence : heard.kind === 'answer' ? '' : c('goneTitle'));
  };
  const all = convoy.checklist.length;
  return (
    <li className="convoy" data-convoy={convoy.id} data-ready={isReady}>
      <h3>
        <span className="disc" data-solid={isReady}>
          {number}
        </span>
        <span>
          {convoy.name}
          <small>
            {c('convoyAt', { party, place: shortName(places.nameOfId(convoy.place)) })} · {c(convoy.kind, { n: convoy.units.length })}
          </small>
        </span>
      </h3>
      <ul className="checklist">
        {convoy.checklist.map(({ id, text }) => {
          const check = checks.get(id);
          const isDone = check?.done === true;
          return (
            <li key={id} data-done={isDone}>
              <label>
                <input
                  type="checkbox"
                  checked={isDone}
                  disabled={!mayTick || isReady}
                  onChange={(event) => act(operations.check(order.id, { convoy: convoy.id, item: id, done: event.target.checked }))}
                />
                <span>{text}</span>
                {check?.at != null && isDone && <small>{figures.dayTime(inReaderZone(check.at))}</small>}
              </label>
            </li>
          );
        })}
      </ul>
      <p className="ready-line" data-ready={isReady}>
        {isReady
          ? readiness?.declaredAt == null
            ? c('ready')
            : c('readySince', { when: figures.dayTime(inReaderZone(readiness.declaredAt)) })
          : done < all
            ? c('notReady', { n: done, all })
            : c('toReady', { party })}
      </p>
      {mayTick && !isReady && (
        <button type="button" className="strong" disabled={done < all} onClick={() => act(operations.declareReady(order.id, convoy.id))}>
          {c('declareReady')}
        </button>
      )}
      {!isOwn && isOpen(order) && !isReady && <p className="small">{c('othersReady', { party })}</p>}
      {refused !== '' && (
        <p className="refusal" role="alert">
          {c('refused', { sentence: refused })}
        </p>
      )}
    </li>
  );
}
