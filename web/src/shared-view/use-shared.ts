/** What a share link shows, asked again every minute. The token stands behind the `#`, which no server writes into its log. */
import { useEffect, useState } from 'react';
import type { SharedDocument } from '../../../src/contract/index.js';
import { askShared } from '../control/server/ask-operations.js';

export interface SharedState {
  readonly shown: SharedDocument | undefined;
  /** `gone`: the server does not answer, what is shown is as of before; otherwise the link shows nothing. */
  readonly trouble: 'gone' | 'unknown' | undefined;
  readonly askedAt: number;
}

const everyMs = 60_000;
const retryMs = 5000;

export function useShared(): SharedState {
  const [state, setState] = useState<SharedState>({ shown: undefined, trouble: undefined, askedAt: 0 });
  useEffect(() => {
    let isHere = true;
    let timer: ReturnType<typeof setTimeout>;
    const ask = async (): Promise<void> => {
      const token = decodeURIComponent(location.hash.slice(1));
      const heard = await askShared(token);
      if (!isHere) return;
      setState((now) => {
        if (heard.kind === 'answer') return { shown: heard.value, trouble: undefined, askedAt: Date.now() };
        return heard.kind === 'gone' ? { ...now, trouble: 'gone' } : { shown: undefined, trouble: 'unknown', askedAt: Date.now() };
      });
      if (heard.kind === 'answer' || heard.kind === 'gone') timer = setTimeout(ask, heard.kind === 'gone' ? retryMs : everyMs);
    };
    const restart = (): void => {
      clearTimeout(timer);
      ask();
    };
    ask();
    addEventListener('hashchange', restart);
    return () => {
      isHere = false;
      clearTimeout(timer);
      removeEventListener('hashchange', restart);
    };
  }, []);
  return state;
}
