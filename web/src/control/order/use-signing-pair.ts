/** The signing key that this browser keeps for a party, and the making of one. */
import { useCallback, useEffect, useState } from 'react';
import { canSign, findSigningKey, makeSigningKey, type SigningPair } from '../signing/signing-key.js';

export interface SigningKeys {
  /** Undefined while the browser is being asked. */
  readonly isAble: boolean | undefined;
  readonly pair: SigningPair | undefined;
  readonly make: () => Promise<SigningPair | undefined>;
}

export function useSigningPair(party: string | undefined): SigningKeys {
  const [isAble, setAble] = useState<boolean>();
  const [pair, setPair] = useState<SigningPair>();
  useEffect(() => {
    if (party === undefined) return;
    let isHere = true;
    canSign().then(async (able) => {
      const held = able ? await findSigningKey(party) : undefined;
      if (!isHere) return;
      setAble(able);
      setPair(held);
    });
    return () => {
      isHere = false;
    };
  }, [party]);
  const make = useCallback(async () => {
    if (party === undefined) return undefined;
    const made = await makeSigningKey(party);
    setPair(made);
    return made;
  }, [party]);
  return { isAble, pair, make };
}
