/** Which scenario: none, one that stands ready, or one of the reader's own. */
import { useEffect, useState } from 'react';
import type { ReadyScenario } from '../../../src/contract/index.js';
import { studyEn } from '../words/studies/en.js';
import type { StudyKey } from '../words/studies/study-words.js';
import { useStudyWords } from '../words/studies/study-words.js';
import { listScenarios } from './run-study.js';
import type { BenchScenario } from './study-question.js';

let listed: Promise<readonly ReadyScenario[]> | undefined;
export function useReadyScenarios(): readonly ReadyScenario[] {
  const [ready, setReady] = useState<readonly ReadyScenario[]>([]);
  useEffect(() => {
    listed ??= listScenarios().then((reply) => {
      if (reply.kind === 'answer') return reply.value.scenarios as readonly ReadyScenario[];
      listed = undefined;
      return [];
    });
    let isHere = true;
    listed.then((list) => {
      if (isHere) setReady(list);
    });
    return () => {
      isHere = false;
    };
  }, []);
  return ready;
}

/** In the reader's language where it is one of those that ship; else as it calls itself. */
export function useScenarioName(scenario: string | BenchScenario): string {
  const s = useStudyWords();
  const ready = useReadyScenarios();
  if (typeof scenario !== 'string') return scenario.name;
  const key = `ready_${scenario}`;
  return key in studyEn ? s(key as StudyKey) : (ready.find(({ id }) => id === scenario)?.name ?? scenario);
}

interface Props {
  readonly value: string | BenchScenario;
  readonly canBeNone: boolean;
  readonly onDone: (scenario: string | BenchScenario) => void;
}

export function ScenarioChooser({ value, canBeNone, onDone }: Props) {
  const s = useStudyWords();
  const ready = useReadyScenarios();
  return (
    <fieldset className="choices">
      <legend>{s('scenarioReady')}</legend>
      {canBeNone && <Choice id="" isOn={value === ''} onPick={() => onDone('')} words={s('asItIs')} />}
      {ready.map(({ id, name }) => (
        <Choice
          key={id}
          id={id}
          isOn={value === id}
          onPick={() => onDone(id)}
          words={`ready_${id}` in studyEn ? s(`ready_${id}` as StudyKey) : name}
        />
      ))}
      <Choice
        id="own"
        isOn={typeof value !== 'string'}
        onPick={() => onDone(typeof value === 'string' ? { name: s('ownScenario'), changes: [] } : value)}
        words={s('ownScenario')}
      />
    </fieldset>
  );
}

function Choice({ id, isOn, words, onPick }: { readonly id: string; readonly isOn: boolean; readonly words: string; readonly onPick: () => void }) {
  return (
    <button type="button" className="choice" aria-pressed={isOn} data-scenario={id} onClick={onPick}>
      {words}
    </button>
  );
}
