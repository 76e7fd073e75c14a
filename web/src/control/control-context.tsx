/** What every screen of the control room shares: who sits here, the board (live or replayed), the time it is shown for, and the address. */
import { createContext, type ReactNode, use, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Me } from '../../../src/contract/index.js';
import type { Theme } from '../state/address.js';
import { chooseTheme } from '../state/theme.js';
import { useLanguage } from '../words/languages.js';
import type { Board, Snapshot } from './board/board.js';
import { type ControlAddress, dropKey, keepKey, readControlAddress, takeKey, writeControlAddress } from './board/control-address.js';
import { type Connection, useLiveBoard } from './board/use-live-board.js';
import { type Replay, useReplay } from './board/use-replay.js';
import type { Operations } from './server/ask-operations.js';

const mapStepMs = 10_000;

interface Control {
  readonly address: ControlAddress;
  readonly go: (part: Partial<ControlAddress>) => void;
  readonly setTheme: (theme: Theme | undefined) => void;
  readonly board: Board;
  /** The server's time, or the replay's. */
  readonly now: number;
  /** The same in steps that a map can show: ten seconds, or whatever the tape makes. */
  readonly mapNow: number;
  readonly me: Me | undefined;
  readonly connection: Connection;
  readonly operations: Operations;
  readonly replay: Replay | undefined;
  /** Puts what the server answered on the board at once; the log brings it again. */
  readonly take: (snapshot: Snapshot) => void;
  readonly leave: () => void;
}

const ControlContext = createContext<Control | undefined>(undefined);

export function useControl(): Control {
  const control = use(ControlContext);
  if (control === undefined) throw new Error('useControl() outside of ControlProvider');
  return control;
}

export function useAddress(): { readonly address: ControlAddress; readonly go: (part: Partial<ControlAddress>) => void } {
  const { language, isChosen } = useLanguage();
  const [address, setAddress] = useState(() => readControlAddress(location.search));
  const first = useRef(true);
  useLayoutEffect(() => chooseTheme(address.theme), [address.theme]);
  useEffect(() => {
    const text = writeControlAddress(address, isChosen ? language : undefined);
    if (text !== location.search) history[first.current ? 'replaceState' : 'pushState'](null, '', `${location.pathname}${text}`);
    first.current = false;
  }, [address, language, isChosen]);
  useEffect(() => {
    const back = () => {
      first.current = true;
      setAddress(readControlAddress(location.search));
    };
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);
  const go = useCallback((part: Partial<ControlAddress>) => setAddress((now) => ({ ...now, ...part })), []);
  return { address, go };
}

/** The key that was entered in this tab; a tab that is closed forgets it. */
export function useKey(): { readonly key: string | undefined; readonly enter: (key: string) => void; readonly leave: () => void } {
  const [key, setKey] = useState(takeKey);
  const enter = useCallback((given: string) => {
    keepKey(given);
    setKey(given);
  }, []);
  const leave = useCallback(() => {
    dropKey();
    setKey(undefined);
  }, []);
  return { key, enter, leave };
}

interface Props {
  readonly accessKey: string;
  readonly address: ControlAddress;
  readonly go: (part: Partial<ControlAddress>) => void;
  readonly leave: () => void;
  readonly children: ReactNode;
}

export function ControlProvider({ accessKey, address, go, leave, children }: Props) {
  const live = useLiveBoard(accessKey);
  const replay = useReplay(live.operations, address.isReplay && live.me !== undefined);
  const [tick, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTick((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  const { clock, board, me, connection, operations, take } = live;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock is read again at every tick and with every board
  const liveNow = useMemo(() => clock(), [clock, tick, board]);
  const control: Control = {
    address,
    go,
    setTheme: (theme) => go({ theme }),
    board: replay?.board ?? board,
    now: replay?.at ?? liveNow,
    mapNow: replay?.at ?? Math.floor(liveNow / mapStepMs) * mapStepMs,
    me,
    connection,
    operations,
    replay,
    take,
    leave,
  };
  return <ControlContext value={control}>{children}</ControlContext>;
}
