/** The scenario as a list of changes one can edit: rows, picked on the map or by name, and as a file. A ready one becomes one's own when touched. */
import { type ChangeEvent, useEffect, useId, useState } from 'react';
import { saveBlob } from '../files/save-blob.js';
import { PlaceBox } from '../question/place-box.js';
import { type NetworkLayer, networkLayers } from '../state/address.js';
import type { MessageKey } from '../words/catalogue.js';
import { en } from '../words/en.js';
import { useLanguage } from '../words/languages.js';
import { studyEn } from '../words/studies/en.js';
import { type StudyKey, useStudyWords } from '../words/studies/study-words.js';
import { ChangeForm } from './change-form.js';
import { getScenario } from './run-study.js';
import { useScenarioName } from './scenario-chooser.js';
import type { Picked } from './study-map.js';
import type { BenchChange, BenchScenario, ScenarioTarget } from './study-question.js';
import { useBench } from './study-state.js';
import { rememberNames, useNames } from './use-names.js';

interface Props {
  readonly layers: readonly NetworkLayer[];
  readonly onLayers: (layers: readonly NetworkLayer[]) => void;
  readonly picked: Picked | undefined;
  readonly onTaken: () => void;
}

const targetOf = ({ layer, id }: Picked): ScenarioTarget =>
  layer === 'border' || layer === 'terminal' ? { place: [id] } : layer === 'ferry' || layer === 'air' ? { service: [id] } : { link: [id] };

const asList = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)]);

export function ScenarioEditor({ layers, onLayers, picked, onTaken }: Props) {
  const { question, set } = useBench();
  const { t } = useLanguage();
  const s = useStudyWords();
  const id = useId();
  const scenario = useFullScenario(question.scenario);
  const title = useScenarioName(question.scenario);
  const [open, setOpen] = useState<number>();
  const [isWrong, setWrong] = useState(false);
  const words = useChangeWords();
  const put = (changes: readonly BenchChange[]): void => {
    if (scenario === undefined) return;
    const { name, why, source, basis } = scenario;
    set({ scenario: { name: typeof question.scenario === 'string' ? s('ownScenario') : name, ...trimmed({ why, source, basis }), changes } });
  };
  const add = (what: ScenarioTarget): void => {
    put([...(scenario?.changes ?? []), { kind: 'close', what }]);
    setOpen(scenario?.changes.length ?? 0);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: one click on the map is one change
  useEffect(() => {
    if (picked === undefined || scenario === undefined) return;
    add(targetOf(picked));
    onTaken();
  }, [picked]);
  const read = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = event.target.files?.[0];
    if (file === undefined) return;
    try {
      const given = JSON.parse(await file.text()) as Partial<BenchScenario>;
      if (typeof given.name !== 'string' || !Array.isArray(given.changes)) throw new Error('no scenario');
      setWrong(false);
      set({ scenario: given as BenchScenario });
    } catch {
      setWrong(true);
    }
  };
  if (scenario === undefined) return null;
  return (
    <section className="scenario" aria-label={s('scenario')}>
      <h2>
        {title} <small>{s('changes', { n: scenario.changes.length })}</small>
      </h2>
      {scenario.changes.length === 0 && <p className="small">{s('noChanges')}</p>}
      <ol className="rows changes">
        {scenario.changes.map((change, i) => (
          <li key={i} data-change={change.kind}>
            <button
              type="button"
              className="change"
              aria-expanded={open === i}
              aria-label={s('addChange', { what: words(change) })}
              onClick={() => setOpen(open === i ? undefined : i)}
            >
              {words(change)}
            </button>
            <button
              type="button"
              className="close"
              aria-label={s('drop', { what: words(change) })}
              onClick={() => put(scenario.changes.filter((_, k) => k !== i))}
            >
              ×
            </button>
            {open === i && (
              <ChangeForm
                change={change}
                onDone={(next) => {
                  put(scenario.changes.map((one, k) => (k === i ? next : one)));
                  setOpen(undefined);
                }}
              />
            )}
          </li>
        ))}
      </ol>
      <fieldset className="layers">
        <legend>{s('showLayers')}</legend>
        {networkLayers.map((layer) => (
          <button
            key={layer}
            type="button"
            className="chip"
            aria-pressed={layers.includes(layer)}
            onClick={() => onLayers(networkLayers.filter((one) => (one === layer ? !layers.includes(one) : layers.includes(one))))}
          >
            {t(`layer_${layer}`)}
          </button>
        ))}
      </fieldset>
      {layers.length > 0 && <p className="small">{s('pickHint')}</p>}
      <PlaceBox
        key={scenario.changes.length}
        label={s('pickPlace')}
        value=""
        onPick={(place) => {
          rememberNames(place.id, place.names);
          add({ place: [place.id] });
        }}
      />
      <p className="files small">
        <button
          type="button"
          className="link"
          onClick={() => saveBlob('scenario.json', new Blob([`${JSON.stringify(scenario, undefined, 2)}\n`], { type: 'application/json' }))}
        >
          {s('saveJson')}
        </button>
        <label htmlFor={`${id}-file`} className="file">
          {s('openJson')}
          <input id={`${id}-file`} type="file" accept=".json,application/json" className="unseen" onChange={read} />
        </label>
      </p>
      {isWrong && (
        <p className="notice" role="alert">
          {s('notScenario')}
        </p>
      )}
    </section>
  );
}

const trimmed = <T extends object>(value: T): Partial<T> =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Partial<T>;

/** A ready scenario with its changes, once the server has sent them. */
function useFullScenario(scenario: string | BenchScenario): BenchScenario | undefined {
  const [full, setFull] = useState<{ readonly id: string; readonly scenario: BenchScenario }>();
  useEffect(() => {
    if (typeof scenario !== 'string' || scenario === '') return;
    let isHere = true;
    getScenario(scenario).then((reply) => {
      if (isHere && reply.kind === 'answer') setFull({ id: scenario, scenario: reply.value as unknown as BenchScenario });
    });
    return () => {
      isHere = false;
    };
  }, [scenario]);
  return typeof scenario === 'string' ? (full?.id === scenario ? full.scenario : undefined) : scenario;
}

/** `close: Port of Kuryk, days 5–19`. */
function useChangeWords(): (change: BenchChange) => string {
  const { t, figures } = useLanguage();
  const s = useStudyWords();
  const { nameOf } = useNames();
  return (change) => {
    const { kind, what = {}, factor, fromDay, toDay, from, to } = change;
    const targets = [
      ...asList(what.place).map((one) => nameOf(one)),
      ...asList(what.country).map(figures.country),
      ...asList(what.passage).map((one) => (`passage_${one}` in en ? t(`passage_${one}` as MessageKey) : one)),
      ...asList(what.mode).map((one) => t(`mode_${one}` as MessageKey)),
      ...asList(what.link),
      ...asList(what.line),
      ...asList(what.service),
    ];
    const other = (change['link'] ?? change['service'] ?? change['operation']) as { readonly name?: string; readonly id?: string } | undefined;
    const about = targets.length > 0 ? figures.list(targets) : (other?.name ?? other?.id ?? asList(change['id']).join(', '));
    const verb = `do_${kind}` in studyEn ? s(`do_${kind}` as StudyKey) : kind;
    const when =
      fromDay !== undefined || toDay !== undefined
        ? s('spanOfDays', { from: fromDay ?? 0, to: toDay ?? '…' })
        : from !== undefined || to !== undefined
          ? [from, to].map((one) => (one === undefined ? '…' : figures.when(String(one)))).join(' – ')
          : s('forGood');
    return `${verb}${factor === undefined ? '' : ` × ${figures.number(factor, 2)}`}: ${about}, ${when}`;
  };
}
