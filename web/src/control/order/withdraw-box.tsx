/** Whoever issued an order may withdraw it before it is in force, and says why. */
import { useState } from 'react';
import type { DispatchOrder } from '../../../../src/contract/index.js';
import { useControlWords } from '../../words/control/control-words.js';
import { useControl } from '../control-context.js';

export function WithdrawBox({ order }: { readonly order: DispatchOrder }) {
  const { me, operations, take, replay } = useControl();
  const c = useControlWords();
  const [because, setBecause] = useState('');
  const [refused, setRefused] = useState('');
  const isOpen = order.state === 'offered' || order.state === 'countersigned' || order.state === 'amended';
  if (!isOpen || replay !== undefined || me?.party !== order.content.issuedBy) return null;
  const withdraw = async (): Promise<void> => {
    const heard = await operations.withdraw(order.id, because);
    if (heard.kind === 'answer') take({ orders: [heard.value] });
    setRefused(heard.kind === 'refused' ? c('refused', { sentence: heard.sentence }) : heard.kind === 'answer' ? '' : c('goneTitle'));
  };
  return (
    <details className="withdraw">
      <summary>{c('withdraw')}</summary>
      <label className="field">
        {c('withdrawWhy')}
        <input value={because} onChange={(event) => setBecause(event.target.value)} />
      </label>
      <button type="button" disabled={because.trim() === ''} onClick={withdraw}>
        {c('withdraw')}
      </button>
      {refused !== '' && (
        <p className="refusal" role="alert">
          {refused}
        </p>
      )}
    </details>
  );
}
