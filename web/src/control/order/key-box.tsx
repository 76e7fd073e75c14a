/** The signing key of this party in this browser: made, registered, or why not. */
import { useState } from 'react';
import { useControlWords } from '../../words/control/control-words.js';
import { useControl } from '../control-context.js';
import type { SigningPair } from '../signing/signing-key.js';
import type { SigningKeys } from './use-signing-pair.js';

export function KeyBox({ party, keys }: { readonly party: string; readonly keys: SigningKeys }) {
  const { board, operations, take } = useControl();
  const c = useControlWords();
  const [refused, setRefused] = useState('');
  const { isAble, pair, make } = keys;
  if (isAble === undefined) return null;
  if (!isAble)
    return (
      <p className="refusal" role="alert">
        {c('cannotSign')}
      </p>
    );
  const { name = party, signingKeys = [] } = board.parties.get(party) ?? {};
  const known = signingKeys.find(({ id }) => id === pair?.keyId);
  const register = async (one: SigningPair | undefined): Promise<void> => {
    if (one === undefined) return;
    const heard = await operations.addSigningKey(party, one.publicKey);
    if (heard.kind === 'answer') take({ parties: [heard.value] });
    setRefused(heard.kind === 'refused' ? heard.sentence : heard.kind === 'answer' ? '' : c('goneTitle'));
  };
  const makeOne = async (): Promise<void> => register(await make());
  return (
    <div className="key-box">
      {pair === undefined ? (
        <>
          <button type="button" onClick={makeOne}>
            {c('keyMake')}
          </button>
          <p className="small">{c('keyMakeWhat')}</p>
        </>
      ) : (
        <p className="small">{c('keyHere', { id: pair.keyId })}</p>
      )}
      {pair !== undefined && known === undefined && (
        <>
          <p className="small key-unknown">{c('keyNotRegistered', { party: name, publicKey: pair.publicKey })}</p>
          <button type="button" onClick={() => register(pair)}>
            {c('keyRegister')}
          </button>
        </>
      )}
      {known?.revokedAt != null && (
        <>
          <p className="refusal">{c('keyRevoked')}</p>
          <button type="button" onClick={makeOne}>
            {c('keyNew')}
          </button>
        </>
      )}
      {refused !== '' && (
        <p className="refusal" role="alert">
          {c('refused', { sentence: refused })}
        </p>
      )}
    </div>
  );
}
