/** The study bench: the question and where it stands on the left, the map on the right, the table below it. */
import { type KeyboardEvent, useEffect, useState } from 'react';
import { PageHead } from '../page-head.js';
import type { NetworkLayer } from '../state/address.js';
import { useLanguage } from '../words/languages.js';
import { useStudyWords } from '../words/studies/study-words.js';
import { Progress } from './progress.js';
import { ScenarioEditor } from './scenario-editor.js';
import { type Picked, StudyMap } from './study-map.js';
import { studyKinds } from './study-question.js';
import { StudySentence } from './study-sentence.js';
import { useBench } from './study-state.js';
import { StudyTable } from './study-table.js';

const noLayers: readonly NetworkLayer[] = [];

export function StudiesPage() {
  const { kind, question, theme, setTheme, run } = useBench();
  const { t } = useLanguage();
  const s = useStudyWords();
  const [layers, setLayers] = useState(noLayers);
  const [picked, setPicked] = useState<Picked>();
  const edits = kind === 'compare' && question.scenario !== '';
  const answer = run?.answer?.kind === kind ? run.answer : undefined;
  useEffect(() => {
    document.title = `${s(`kind_${kind}`)} · ${s('title')} · Qiyun 啟運`;
  }, [s, kind]);
  return (
    <div className="page studies">
      <a className="skip" href="#map">
        {t('skipToMap')}
      </a>
      <main className="side">
        <PageHead theme={theme} onTheme={setTheme} tagline={s('tagline')} here="studies" />
        <Kinds />
        <div id="study-panel" role="tabpanel" aria-labelledby={`kind-${kind}`}>
          <StudySentence />
          <Progress />
          {edits && <ScenarioEditor layers={layers} onLayers={setLayers} picked={picked} onTaken={() => setPicked(undefined)} />}
        </div>
      </main>
      <div className="desk">
        <div className="desk-map">
          <StudyMap layers={edits ? layers : noLayers} onPick={setPicked} />
        </div>
        {answer !== undefined && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          <section className="study-table" aria-label={s('table')} tabIndex={0} data-kind={kind}>
            <StudyTable answer={answer} />
          </section>
        )}
      </div>
    </div>
  );
}

function Kinds() {
  const { kind, show } = useBench();
  const s = useStudyWords();
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const next = studyKinds[(studyKinds.indexOf(kind) + step + studyKinds.length) % studyKinds.length] ?? 'compare';
    show(next);
    document.getElementById(`kind-${next}`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={s('kinds')} onKeyDown={move}>
      {studyKinds.map((one) => (
        <button
          key={one}
          id={`kind-${one}`}
          type="button"
          role="tab"
          aria-selected={one === kind}
          aria-controls="study-panel"
          tabIndex={one === kind ? 0 : -1}
          onClick={() => show(one)}
        >
          {s(`kind_${one}`)}
        </button>
      ))}
    </div>
  );
}
