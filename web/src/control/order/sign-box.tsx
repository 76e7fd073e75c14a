/** The act itself: read, tick, sign, in this browser, with a key that never leaves it. What stands in the way is said before anything is pressed. */
import { useState } from 'react';
import type { DispatchOrder } from '../../../../src/contract/index.js';
import { type ControlKey, useControlWords } from '../../words/control/control-words.js';
import { useLanguage } from '../../words/languages.js';
import { inReaderZone } from '../board/zoned.js';
import { useControl } from '../control-context.js';
import { signOrder } from '../signing/sign-order.js';
import type { SigningPair } from '../signing/signing-key.js';
import { KeyBox } from './key-box.js';
import { useSigningPair } from './use-signing-pair.js';

/** Why nobody can sign now; undefined: one can. */
function obstacleOf({ state, readiness, content }: DispatchOrder, now: number): ControlKey | undefined {
  if (state !== 'offered' && state !== 'countersigned' && state !== 'amended') return 'signWaits_over';
  if (Date.parse(content.window.closesAt) < now) return 'signWaits_closed';
  if (readiness.some(({ ready }) => !ready)) return 'signWaits_ready';
  return Date.parse(content.window.opensAt) > now ? 'signWaits_opens' : undefined;
}

export function SignBox({ order }: { readonly order: DispatchOrder }) {
  const { me, now, replay, board } = useControl();
  const { figures } = useLanguage();
  const c = useControlWords();
  const party = me?.party ?? undefined;
  const keys = useSigningPair(party);
  if (replay !== undefined || me === undefined || order.inForceAt !== null) return null;
  if (party === undefined || !order.content.signatories.includes(party)) return <p className="small">{c('signNotParty')}</p>;
  if (order.signatures.some((one) => one.party === party)) return <p className="sign-done">{c('signDone')}</p>;
  const obstacle = obstacleOf(order, now);
  const { opensAt, closesAt } = order.content.window;
  const moment = obstacle === 'signWaits_closed' ? closesAt : opensAt;
  const known = board.parties.get(party)?.signingKeys.find(({ id }) => id === keys.pair?.keyId);
  return (
    <div className="sign-box">
      <KeyBox party={party} keys={keys} />
      {obstacle !== undefined ? (
        <p className="sign-waits">{c(obstacle, { when: figures.dayTime(inReaderZone(moment)), state: c(`orderState_${order.state}`) })}</p>
      ) : (
        keys.pair !== undefined && known !== undefined && known.revokedAt === null && <SignForm order={order} pair={keys.pair} party={party} />
      )}
    </div>
  );
}

function SignForm({ order, pair, party }: { readonly order: DispatchOrder; readonly pair: SigningPair; readonly party: string }) {
  const { operations, take, board } = useControl();
  const c = useControlWords();
  const [read, setRead] = useState('');
  const [state, setState] = useState<'idle' | 'signing'>('idle');
  const [refused, setRefused] = useState('');
  const isLast = order.signatures.length === order.content.signatories.length - 1;
  const sign = async (): Promise<void> => {
    setState('signing');
    setRefused('');
    const signed = await signOrder(order, pair);
    if (signed.kind === 'altered') setRefused(c('altered'));
    else {
      const heard = await operations.sign(order.id, signed.signature);
      if (heard.kind === 'answer') take({ orders: [heard.value] });
      setRefused(heard.kind === 'refused' ? c('refused', { sentence: heard.sentence }) : heard.kind === 'answer' ? '' : c('goneTitle'));
    }
    setState('idle');
  };
  // an amendment under the reader's hand is not what was read
  const isRead = read === order.contentHash;
  return (
    <div className="sign-form">
      <label>
        <input type="checkbox" checked={isRead} onChange={(event) => setRead(event.target.checked ? order.contentHash : '')} />
        <span>{c('iHaveRead', { n: order.content.version, party: board.parties.get(party)?.name ?? party })}</span>
      </label>
      {isLast && <p>{c('signLast')}</p>}
      <button type="button" className="strong sign" disabled={!isRead || state === 'signing'} onClick={sign}>
        {c(state === 'signing' ? 'signing' : 'sign')}
      </button>
      {refused !== '' && (
        <p className="refusal" role="alert">
          {refused}
        </p>
      )}
    </div>
  );
}
