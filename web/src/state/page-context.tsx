/** Holds the state of the page, asks the server when the question changes, and keeps the address in step. */
import { createContext, type ReactNode, use, useCallback, useEffect, useLayoutEffect, useMemo, useReducer, useRef } from 'react';
import type { PlanDocument } from '../../../src/contract/index.js';
import { askExample, askFront, askHealth, askPlan, askWay, type Reply } from '../server/ask-server.js';
import { useLanguage } from '../words/languages.js';
import { readAddress, writeAddress } from './address.js';
import { type Change, changePage, chosenWay, type PageState, startState, waysOf } from './page-state.js';
import { isComplete, type Question } from './question.js';
import { chooseTheme } from './theme.js';

interface Page {
  readonly state: PageState;
  readonly change: (change: Change) => void;
  readonly ask: (question: Question) => void;
  readonly stop: () => void;
}

const PageContext = createContext<Page | undefined>(undefined);

export function usePage(): Page {
  const page = use(PageContext);
  if (page === undefined) throw new Error('usePage() outside of PageProvider');
  return page;
}

const retryMs = 4000;

export function PageProvider({ children }: { readonly children: ReactNode }) {
  const { language, isChosen } = useLanguage();
  const [state, change] = useReducer(changePage, undefined, () => startState(readAddress(location.search), Date.now()));
  const asking = useRef<AbortController | undefined>(undefined);

  const ask = useCallback((question: Question) => change({ do: 'ask', question, at: Date.now() }), []);
  const stop = useCallback(() => {
    asking.current?.abort();
    change({ do: 'stop' });
  }, []);

  // one request at a time: a new question takes the place of the one on its way
  // biome-ignore lint/correctness/useExhaustiveDependencies: askedAt names the request; the question is read as it was then
  useEffect(() => {
    const { askedAt, isExample, question } = state;
    if (askedAt === undefined || (!isExample && !isComplete(question))) return;
    const controller = new AbortController();
    asking.current = controller;
    const reply = isExample ? askExample(controller.signal) : askPlan(question, { geometry: true, explain: true }, controller.signal);
    reply.then((got) => {
      if (!controller.signal.aborted) change(changeFor(got, isExample));
    });
    return () => controller.abort();
  }, [state.askedAt]);

  useRetry(state, change);
  useFront(state, change);
  useAddress(state, change, isChosen ? language : undefined);

  useLayoutEffect(() => chooseTheme(state.theme), [state.theme]);

  const page = useMemo(() => ({ state, change, ask, stop }), [state, ask, stop]);
  return <PageContext value={page}>{children}</PageContext>;
}

function changeFor(reply: Reply<PlanDocument>, example: boolean): Change {
  switch (reply.kind) {
    case 'answer':
      return { do: 'answer', answer: reply.value, at: Date.now(), example };
    case 'stopped':
      return { do: 'stop' };
    case 'gone':
      return { do: 'trouble', trouble: { kind: 'gone', since: Date.now() } };
    default:
      return { do: 'trouble', trouble: reply };
  }
}

/** While the server is gone or busy: is it back? Then the question is asked again. */
function useRetry(state: PageState, change: (change: Change) => void): void {
  const { trouble, isExample, question, answer } = state;
  const isDown = trouble?.kind === 'gone' || trouble?.kind === 'busy';
  const hasAnswer = answer !== undefined && state.answeredQuestion === question;
  useEffect(() => {
    if (!isDown) return;
    const timer = setInterval(async () => {
      const reply = await askHealth();
      if (reply.kind !== 'answer') return;
      if (hasAnswer) change({ do: 'recovered' });
      else if (isExample) location.reload();
      else change({ do: 'ask', question, at: Date.now() });
    }, retryMs);
    return () => clearInterval(timer);
  }, [isDown, isExample, question, hasAnswer, change]);
}

/** The whole front, once its tab is open; and a way of it that is not on the shortlist, once it is chosen. */
function useFront(state: PageState, change: (change: Change) => void): void {
  const { answer, answeredQuestion, front, tab, wantedWay, trouble } = state;
  const hasWays = answer !== undefined && answer.itineraries.length > 0;
  const missing = hasWays && wantedWay !== undefined && waysOf(state).every((way) => way.id !== wantedWay) ? wantedWay : undefined;
  useEffect(() => {
    if (tab !== 'front' || !hasWays || answeredQuestion === undefined || front !== undefined || trouble !== undefined) return;
    const controller = new AbortController();
    askFront(answeredQuestion, controller.signal).then((reply) => {
      if (reply.kind === 'answer') change({ do: 'front', front: reply.value });
      else if (reply.kind === 'gone') change({ do: 'trouble', trouble: { kind: 'gone', since: Date.now() } });
    });
    return () => controller.abort();
  }, [tab, hasWays, answeredQuestion, front, trouble, change]);
  useEffect(() => {
    if (missing === undefined || answeredQuestion === undefined) return;
    const controller = new AbortController();
    askWay(answeredQuestion, missing, controller.signal).then((reply) => {
      if (reply.kind === 'answer') change({ do: 'extra', answer: reply.value });
    });
    return () => controller.abort();
  }, [missing, answeredQuestion, change]);
}

/** A new question is a step in the history; a look at another way or tab is not. */
function useAddress(state: PageState, change: (change: Change) => void, language: ReturnType<typeof useLanguage>['language'] | undefined): void {
  const written = useRef<Question | undefined>(undefined);
  const { question, tab, ledger, layers, theme, isExample, answer } = state;
  const way = answer === undefined ? state.wantedWay : state.wantedWay === undefined ? undefined : (chosenWay(state)?.id ?? state.wantedWay);
  const kept = isExample && way === undefined && ledger === undefined ? undefined : isComplete(question) ? question : undefined;
  useEffect(() => {
    const text = writeAddress({ question: kept, way, tab, ledger, layers, language, theme });
    if (text === location.search) return;
    const isNew = written.current !== undefined && kept !== undefined && written.current !== kept;
    history[isNew ? 'pushState' : 'replaceState'](null, '', `${location.pathname}${text}`);
    written.current = kept;
  }, [kept, way, tab, ledger, layers, language, theme]);
  useEffect(() => {
    const back = () => change({ do: 'address', address: readAddress(location.search), at: Date.now() });
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, [change]);
}
