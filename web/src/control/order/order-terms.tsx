/** The order's own text: what is released, by whom it was issued, when it may be signed, and where it stands. */
import type { DispatchOrder } from '../../../../src/contract/index.js';
import { useControlWords } from '../../words/control/control-words.js';
import { useLanguage } from '../../words/languages.js';
import { inReaderZone } from '../board/zoned.js';
import { useControl } from '../control-context.js';

export function OrderTerms({ order }: { readonly order: DispatchOrder }) {
  const { board, now } = useControl();
  const { figures } = useLanguage();
  const c = useControlWords();
  const { content, state, inForceAt, withdrawn } = order;
  const local = (at: string): string => `${figures.dayTime(inReaderZone(at))} ${figures.offset(inReaderZone(at))}`;
  const nameOf = (party: string): string => board.parties.get(party)?.name ?? party;
  const { opensAt, closesAt } = content.window;
  const opensIn = Date.parse(opensAt) - now;
  const closesIn = Date.parse(closesAt) - now;
  const isOpen = state === 'offered' || state === 'countersigned' || state === 'amended';
  return (
    <header className="order-terms">
      <p className="order-state">
        <b>{c(`orderState_${state}`)}</b> · {c('version', { n: content.version })}
      </p>
      <h2 className="order-title">{content.title}</h2>
      <p className="small">{c('instruction')}</p>
      <p className="instruction">{content.instruction}</p>
      <p className="small">
        {c('issued', { party: nameOf(content.issuedBy), when: local(content.issuedAt) })}
        <br />
        {c('window', { from: local(opensAt), to: local(closesAt) })}
        {isOpen && (
          <b>
            {' · '}
            {opensIn > 0
              ? c('windowOpens', { span: figures.span(opensIn / 3_600_000) })
              : closesIn > 0
                ? c('windowCloses', { span: figures.span(closesIn / 3_600_000) })
                : c('windowClosed')}
          </b>
        )}
      </p>
      {inForceAt !== null && <p className="in-force">{c('inForceSince', { when: local(inForceAt) })}</p>}
      {withdrawn !== null && (
        <p className="refusal">{c('withdrawnBy', { party: nameOf(withdrawn.by), when: local(withdrawn.at), because: withdrawn.because })}</p>
      )}
    </header>
  );
}
