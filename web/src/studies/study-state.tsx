/** Holds the question of the bench, asks it, follows the study at work, and keeps the address in step. */
import { createContext, type ReactNode, use, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { askHealth } from '../server/ask-server.js';
import { chooseTheme } from '../state/theme.js';
import { useLanguage } from '../words/languages.js';
import { type Run, runStudy } from './run-study.js';
import { readStudyAddress, type StudyAddress, writeStudyAddress } from './study-address.js';
import { type BenchKind, type BenchQuestion, examples, type FlowMeasure, isAskable } from './study-question.js';

interface Bench extends StudyAddress {
  /** Of the kind that is shown. */
  readonly run: Run | undefined;
  readonly show: (kind: BenchKind) => void;
  readonly set: (part: Partial<BenchQuestion>) => void;
  readonly setTheme: (theme: StudyAddress['theme']) => void;
  readonly stop: () => void;
  /** Again, or on from where it was stopped. */
  readonly again: () => void;
  /** What the pointer or the focus is on, in the table or on the map. */
  readonly hover: string | undefined;
  readonly setHover: (id: string | undefined) => void;
  /** What the width of a line of an assignment is. */
  readonly measure: FlowMeasure;
  readonly setMeasure: (measure: FlowMeasure) => void;
}

const BenchContext = createContext<Bench | undefined>(undefined);

export function useBench(): Bench {
  const bench = use(BenchContext);
  if (bench === undefined) throw new Error('useBench() outside of BenchProvider');
  return bench;
}

export function BenchProvider({ children }: { readonly children: ReactNode }) {
  const { language, isChosen } = useLanguage();
  const [address, setAddress] = useState(() => readStudyAddress(location.search));
  const [questions, setQuestions] = useState<Readonly<Record<BenchKind, BenchQuestion>>>(() => ({ ...examples, [address.kind]: address.question }));
  const [runs, setRuns] = useState<Readonly<Partial<Record<BenchKind, Run>>>>({});
  const [hover, setHover] = useState<string>();
  const [measure, setMeasure] = useState<FlowMeasure>('tonnes');
  const { kind, theme } = address;
  const question = questions[kind];
  const run = runs[kind];
  const stopper = useRef<{ readonly question: BenchQuestion; readonly stop: () => void } | undefined>(undefined);

  /** The newest run of each kind: what an older one still has to tell is of the past. */
  const newest = useRef<Partial<Record<BenchKind, object>>>({});
  const begin = useCallback((asked: BenchKind, what: BenchQuestion, resumed?: string) => {
    stopper.current?.stop();
    const token = {};
    newest.current[asked] = token;
    const stop = runStudy(asked, what, resumed, (next) => {
      if (newest.current[asked] === token) setRuns((all) => ({ ...all, [asked]: { ...(all[asked] ?? { since: 0 }), ...next, question: what } }));
    });
    stopper.current = { question: what, stop };
  }, []);
  // a question that was not asked yet is asked when it is seen; what another kind was at is stopped
  const isAsked = run?.question === question;
  useEffect(() => {
    if (!isAsked && isAskable(kind, question)) begin(kind, question);
  }, [kind, question, isAsked, begin]);

  useRetry(run, () => begin(kind, question));

  useLayoutEffect(() => chooseTheme(theme), [theme]);
  const first = useRef(true);
  useEffect(() => {
    const text = writeStudyAddress({ kind, question, theme }, isChosen ? language : undefined);
    if (text !== location.search) history[first.current ? 'replaceState' : 'pushState'](null, '', `${location.pathname}${text}`);
    first.current = false;
  }, [kind, question, theme, language, isChosen]);
  useEffect(() => {
    const back = () => {
      const at = readStudyAddress(location.search);
      first.current = true;
      setAddress(at);
      setQuestions((all) => ({ ...all, [at.kind]: at.question }));
    };
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);

  const bench = useMemo(
    (): Bench => ({
      kind,
      question,
      theme,
      run,
      hover,
      setHover,
      measure,
      setMeasure,
      show: (next) => {
        setHover(undefined);
        setAddress((now) => ({ ...now, kind: next }));
      },
      set: (part) => setQuestions((all) => ({ ...all, [kind]: { ...all[kind], ...part } })),
      setTheme: (next) => setAddress((now) => ({ ...now, theme: next })),
      stop: () => stopper.current?.stop(),
      // a server that was gone may have forgotten the study: it is asked anew, and who asks the same finds what is there
      again: () => begin(kind, question, run?.phase === 'stopped' ? run.status?.id : undefined),
    }),
    [kind, question, theme, run, hover, measure, begin],
  );
  return <BenchContext value={bench}>{children}</BenchContext>;
}

const retryMs = 4000;

/** While the server is gone or busy: is it back? Then the question is asked again. The answer before stays in sight. */
function useRetry(run: Run | undefined, ask: () => void): void {
  const isDown = run?.phase === 'trouble' && (run.trouble?.kind === 'gone' || run.trouble?.kind === 'busy');
  const newest = useRef(ask);
  newest.current = ask;
  useEffect(() => {
    if (!isDown) return;
    const timer = setInterval(async () => {
      if ((await askHealth()).kind === 'answer') newest.current();
    }, retryMs);
    return () => clearInterval(timer);
  }, [isDown]);
}
