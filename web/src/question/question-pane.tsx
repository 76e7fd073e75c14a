/** The question as a sentence: each part a button that opens its editor below; chips for what is avoided, weighed and limited. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { askPlace, type FoundPlace } from '../server/ask-server.js';
import { usePage } from '../state/page-context.js';
import { criteria, isComplete, type Question } from '../state/question.js';
import { useLanguage } from '../words/languages.js';
import { cargoWords, nameIn, shortName } from '../words/way-name.js';
import { AvoidEditor } from './avoid-editor.js';
import { CargoEditor } from './cargo-editor.js';
import { LimitsEditor } from './limits-editor.js';
import { PlaceBox } from './place-box.js';
import { selectorWords } from './selector-words.js';
import { WhenEditor } from './when-editor.js';

type Part = 'cargo' | 'from' | 'to' | 'depart' | 'deadline' | 'avoid' | 'limits';

export function QuestionPane() {
  const { state, ask, change } = usePage();
  const speech = useLanguage();
  const { t, figures, language } = speech;
  const { question, names } = state;
  const [open, setOpen] = useState<Part>();
  const opener = useRef<HTMLElement | null>(null);
  const editor = useRef<HTMLDivElement>(null);
  useUnknownNames(question);

  useEffect(() => {
    if (open !== undefined) editor.current?.querySelector<HTMLElement>('input, select')?.focus();
  }, [open]);
  // a deadline is asked for from the cards, too
  useEffect(() => {
    const onAsk = () => setOpen('deadline');
    addEventListener('qiyun-deadline', onAsk);
    return () => removeEventListener('qiyun-deadline', onAsk);
  }, []);

  const close = (): void => {
    setOpen(undefined);
    opener.current?.focus();
  };
  const set = (part: Partial<Question>, stay = false): void => {
    const next = { ...question, ...part };
    if (isComplete(next)) ask(next);
    if (!stay) close();
  };
  const remember = (place: FoundPlace): string => {
    change({ do: 'names', id: place.id, names: place.names });
    return place.id;
  };
  const nameOf = (id: string): string => {
    const known = names.get(id);
    return known === undefined ? id : nameIn(language, known);
  };
  const slot = (part: Part, words: string, label: string): ReactNode => (
    <button
      key={part}
      type="button"
      className="slot"
      title={words}
      aria-label={label}
      aria-expanded={open === part}
      aria-controls="question-editor"
      onClick={(event) => {
        opener.current = event.currentTarget;
        setOpen(open === part ? undefined : part);
      }}
    >
      {words}
    </button>
  );
  const from = question.from === '' ? t('nowhere') : nameOf(question.from);
  const to = question.to === '' ? t('nowhere') : nameOf(question.to);
  const depart = question.depart === '' ? t('leavesTomorrow') : figures.when(question.depart);
  const deadline = question.deadline === '' ? t('noDeadline') : t('arriveBy', { when: figures.when(question.deadline) });
  const cargo = cargoWords(speech, question.cargo);
  const slots: Readonly<Record<string, ReactNode>> = {
    cargo: slot('cargo', cargo, t('editCargo', { cargo })),
    from: slot('from', shortName(from), t('editFrom', { place: from })),
    to: slot('to', shortName(to), t('editTo', { place: to })),
    depart: slot('depart', depart, t('editDepart', { when: depart })),
    deadline: slot('deadline', deadline, t('editDeadline', { when: deadline })),
  };
  const isOpen = open !== undefined;

  return (
    <section className="question" aria-label={t('question')}>
      <p className="sentence">
        {t('sentence')
          .split(/\{(\w+)\}/)
          .map((part, i) => (i % 2 === 1 ? slots[part] : part))}
        <button
          type="button"
          className="swap"
          aria-label={t('swap')}
          title={t('swap')}
          onClick={() => set({ from: question.to, to: question.from }, true)}
        >
          ⇄
        </button>
      </p>
      <Chips question={question} slot={slot} set={set} words={(selector) => selectorWords(speech, names, selector)} nameOf={nameOf} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the editor wherever the focus is in it */}
      <div id="question-editor" ref={editor} hidden={!isOpen} onKeyDown={(event) => event.key === 'Escape' && close()}>
        {isOpen && (
          <div className="editor">
            {open === 'cargo' && <CargoEditor value={question.cargo} onDone={(next) => set({ cargo: next })} />}
            {open === 'from' && (
              <PlaceBox
                key="from"
                label={t('from')}
                value={question.from === '' ? '' : from}
                autoFocus
                onPick={(place) => set({ from: remember(place) })}
              />
            )}
            {open === 'to' && (
              <PlaceBox key="to" label={t('to')} value={question.to === '' ? '' : to} autoFocus onPick={(place) => set({ to: remember(place) })} />
            )}
            {open === 'depart' && <WhenEditor key="depart" value={question.depart} emptyWords={undefined} onDone={(when) => set({ depart: when })} />}
            {open === 'deadline' && (
              <WhenEditor key="deadline" value={question.deadline} emptyWords={t('clearDeadline')} onDone={(when) => set({ deadline: when })} />
            )}
            {open === 'avoid' && (
              <AvoidEditor
                avoid={question.avoid}
                onChange={(avoid, place) => {
                  if (place !== undefined) remember(place);
                  set({ avoid }, true);
                }}
              />
            )}
            {open === 'limits' && (
              <LimitsEditor
                value={question}
                onDone={(limits) => set(limits)}
                onVia={(place) => set({ via: [...question.via, remember(place)] }, true)}
              />
            )}
            <button type="button" className="close" aria-label={t('close')} onClick={close}>
              ×
            </button>
          </div>
        )}
      </div>
    </section>
  );
}

interface ChipsProps {
  readonly question: Question;
  readonly slot: (part: Part, words: string, label: string) => ReactNode;
  readonly set: (part: Partial<Question>, stay?: boolean) => void;
  readonly words: (selector: string) => string;
  readonly nameOf: (id: string) => string;
}

function Chips({ question, slot, set, words, nameOf }: ChipsProps) {
  const { t, figures } = useLanguage();
  const { avoid, via, by, tir, drivers, maxTransshipments, maxCostUsd } = question;
  const without = <T,>(list: readonly T[], one: T): readonly T[] => list.filter((other) => other !== one);
  const chip = (key: string, text: string, remove: () => void): ReactNode => (
    <li key={key}>
      <button type="button" className="chip held" aria-label={t('remove', { what: text })} title={text} onClick={remove}>
        <span>{text}</span> <span aria-hidden="true">×</span>
      </button>
    </li>
  );
  const press = (key: string, text: string, on: boolean, toggle: () => void): ReactNode => (
    <li key={key}>
      <button type="button" className="chip" aria-pressed={on} onClick={toggle}>
        {text}
      </button>
    </li>
  );
  return (
    <dl className="chips">
      <div>
        <dt>{t('avoid')}</dt>
        <dd>
          <ul>
            {avoid.map((selector) => chip(selector, words(selector), () => set({ avoid: without(avoid, selector) }, true)))}
            <li>{slot('avoid', '+', t('avoidAdd'))}</li>
          </ul>
        </dd>
      </div>
      <div>
        <dt>{t('weigh')}</dt>
        <dd>
          <ul>
            {criteria.map((criterion) =>
              press(criterion, t(`criterion_${criterion}`), by.includes(criterion), () => {
                const next = by.includes(criterion) ? without(by, criterion) : criteria.filter((one) => one === criterion || by.includes(one));
                if (next.length > 0) set({ by: next }, true);
              }),
            )}
          </ul>
        </dd>
      </div>
      <div>
        <dt>{t('terms')}</dt>
        <dd>
          <ul>
            {press('tir', t('tir'), tir, () => set({ tir: !tir }, true))}
            {press('drivers', t('twoDrivers'), drivers === 2, () => set({ drivers: drivers === 2 ? 1 : 2 }, true))}
            {via.map((id) => chip(id, `${t('through')} ${nameOf(id)}`, () => set({ via: without(via, id) }, true)))}
            {maxTransshipments !== undefined &&
              chip('changes', t('atMostChanges', { n: maxTransshipments }), () => set({ maxTransshipments: undefined }, true))}
            {maxCostUsd !== undefined && chip('usd', t('atMostUsd', { usd: figures.usd(maxCostUsd) }), () => set({ maxCostUsd: undefined }, true))}
            <li>{slot('limits', '+', t('moreLimits'))}</li>
          </ul>
        </dd>
      </div>
    </dl>
  );
}

/** Places that a link names and no answer has named yet. */
function useUnknownNames({ from, to, via, avoid }: Question): void {
  const { state, change } = usePage();
  const { names } = state;
  const wanted = [from, to, ...via, ...avoid.filter((one) => one.startsWith('place:')).map((one) => one.slice(6))];
  const missing = wanted.filter((id) => id !== '' && !names.has(id) && !id.includes(',')).join('\n');
  const tried = useRef(new Set<string>());
  useEffect(() => {
    for (const id of missing.split('\n')) {
      if (id === '' || tried.current.has(id)) continue;
      tried.current.add(id);
      askPlace(id).then((reply) => {
        if (reply.kind === 'answer') change({ do: 'names', id, names: reply.value.names });
      });
    }
  }, [missing, change]);
}
