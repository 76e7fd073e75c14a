/** The question of a study as a sentence: each part a button that opens its editor below. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { AvoidEditor } from '../question/avoid-editor.js';
import { CargoEditor } from '../question/cargo-editor.js';
import { PlaceBox } from '../question/place-box.js';
import { selectorWords } from '../question/selector-words.js';
import { WhenEditor } from '../question/when-editor.js';
import type { FoundPlace } from '../server/ask-server.js';
import { useLanguage } from '../words/languages.js';
import { type StudyKey, useStudyWords } from '../words/studies/study-words.js';
import { cargoWords, shortName } from '../words/way-name.js';
import { FlowsEditor, PairsEditor, PlacesEditor, RemoveEditor, WithinEditor } from './list-editors.js';
import { GateEditor, PricesEditor } from './price-editors.js';
import { ScenarioChooser, useScenarioName } from './scenario-chooser.js';
import { withinWords } from './study-figures.js';
import type { BenchQuestion } from './study-question.js';
import { useBench } from './study-state.js';
import { rememberNames, useNames } from './use-names.js';

type Part =
  | 'scenario'
  | 'cargo'
  | 'depart'
  | 'avoid'
  | 'pairs'
  | 'from'
  | 'within'
  | 'origins'
  | 'destinations'
  | 'remove'
  | 'demand'
  | 'prices'
  | 'gates';

export function StudySentence() {
  const { kind, question, set } = useBench();
  const speech = useLanguage();
  const { t, figures } = speech;
  const s = useStudyWords();
  const [open, setOpen] = useState<Part>();
  const opener = useRef<HTMLElement | null>(null);
  const editor = useRef<HTMLDivElement>(null);
  const { nameOf: named } = useNames();
  const nameOf = (id: string): string => (id.startsWith('towns:') ? s('largestTowns', { n: id.slice(6) }) : named(id));
  const scenarioName = useScenarioName(question.scenario);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another kind has other parts
  useEffect(() => setOpen(undefined), [kind]);
  useEffect(() => {
    if (open !== undefined) editor.current?.querySelector<HTMLElement>('input, select, button')?.focus();
  }, [open]);
  const close = (): void => {
    setOpen(undefined);
    opener.current?.focus();
  };
  const put = (part: Partial<BenchQuestion>, stay = false): void => {
    set(part);
    if (!stay) close();
  };
  const remember = (place: FoundPlace): string => {
    rememberNames(place.id, place.names);
    return place.id;
  };
  const slot = (part: Part, words: string, key: string = part): ReactNode => (
    <button
      key={key}
      type="button"
      className="slot"
      title={words}
      aria-label={s('change', { what: words })}
      aria-expanded={open === part}
      aria-controls="study-editor"
      onClick={(event) => {
        opener.current = event.currentTarget;
        setOpen(open === part ? undefined : part);
      }}
    >
      {words}
    </button>
  );
  const few = (list: readonly string[]): string =>
    list.length > 0 && list.length <= 4 ? figures.list(list.map((id) => shortName(nameOf(id)))) : s('nPlaces', { n: list.length });
  const slots: Readonly<Record<string, () => ReactNode>> = {
    scenario: () =>
      slot(
        'scenario',
        kind === 'compare'
          ? s('quoted', { name: scenarioName || s('ownScenario') })
          : question.scenario === ''
            ? s('asItIs')
            : s('under', { name: scenarioName }),
      ),
    cargo: () => slot('cargo', cargoWords(speech, question.cargo)),
    depart: () =>
      slot('depart', question.depart === '' ? (kind === 'simulate' ? s('fromTomorrow') : t('leavesTomorrow')) : figures.when(question.depart)),
    pairs: () => slot('pairs', s('nPairs', { n: question.pairs.length })),
    from: () => slot('from', question.from === '' ? t('nowhere') : shortName(nameOf(question.from))),
    within: () => slot('within', withinWords(speech, question.within)),
    origins: () => slot('origins', few(question.origins)),
    destinations: () => slot('destinations', few(question.destinations)),
    remove: () => slot('remove', figures.list(question.remove.map((one) => s(`remove_${one}`)))),
    demand: () => slot('demand', s('nFlows', { n: question.demand.length })),
    co2Price: () => slot('prices', figures.usd(question.prices.co2), 'co2Price'),
    timePrice: () => slot('prices', figures.usd(question.prices.time), 'timePrice'),
  };
  const isOpen = open !== undefined;
  const avoids = kind !== 'critical' && kind !== 'assign';
  return (
    <section className="question" aria-label={t('question')}>
      <p className="small">{s(`about_${kind}`)}</p>
      <p className="sentence">
        {s(`ask_${kind}`)
          .split(/\{(\w+)\}/)
          .map((part, i) => (i % 2 === 1 ? slots[part]?.() : part))}
      </p>
      <ul className="study-chips">
        {avoids &&
          question.avoid.map((selector) => {
            const words = `${t('avoid')}: ${selectorWords(speech, new Map(), selector)}`;
            return (
              <li key={selector}>
                <button
                  type="button"
                  className="chip held"
                  aria-label={t('remove', { what: words })}
                  onClick={() => put({ avoid: question.avoid.filter((one) => one !== selector) }, true)}
                >
                  {words} <span aria-hidden="true">×</span>
                </button>
              </li>
            );
          })}
        {avoids && (
          <li>
            <button
              type="button"
              className="chip"
              aria-expanded={open === 'avoid'}
              onClick={(event) => {
                opener.current = event.currentTarget;
                setOpen(open === 'avoid' ? undefined : 'avoid');
              }}
            >
              {t('avoid')} +
            </button>
          </li>
        )}
        <li>
          <button type="button" className="chip" aria-pressed={question.tir} onClick={() => put({ tir: !question.tir }, true)}>
            {t('tir')}
          </button>
        </li>
        {kind === 'assign' &&
          question.capacities.map((one) => (
            <Held
              key={`${one.kind} ${one.id}`}
              words={s('capacityIs', { name: nameOf(one.id), n: figures.number(one.perWeek), unit: s(`unit_${one.unit}` as StudyKey) })}
              onDrop={() => put({ capacities: question.capacities.filter((other) => other !== one) }, true)}
            />
          ))}
        {kind === 'simulate' &&
          question.gates.map((gate) => (
            <Held
              key={gate.border}
              words={s('gateIs', { name: nameOf(gate.border), n: figures.number(gate.perDay) })}
              onDrop={() => put({ gates: question.gates.filter((other) => other !== gate) }, true)}
            />
          ))}
        {kind === 'simulate' && (
          <li>
            <button
              type="button"
              className="chip"
              aria-expanded={open === 'gates'}
              onClick={(event) => {
                opener.current = event.currentTarget;
                setOpen(open === 'gates' ? undefined : 'gates');
              }}
            >
              {s('gate')} +
            </button>
          </li>
        )}
      </ul>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the editor wherever the focus is in it */}
      <div id="study-editor" ref={editor} hidden={!isOpen} onKeyDown={(event) => event.key === 'Escape' && close()}>
        {isOpen && (
          <div className="editor">
            {open === 'scenario' && (
              <ScenarioChooser value={question.scenario} canBeNone={kind !== 'compare'} onDone={(scenario) => put({ scenario })} />
            )}
            {open === 'cargo' && <CargoEditor value={question.cargo} onDone={(cargo) => put({ cargo })} />}
            {open === 'depart' && <WhenEditor value={question.depart} emptyWords={t('leavesTomorrow')} onDone={(depart) => put({ depart })} />}
            {open === 'avoid' && (
              <AvoidEditor
                avoid={question.avoid}
                onChange={(avoid, place) => {
                  if (place !== undefined) remember(place);
                  put({ avoid }, true);
                }}
              />
            )}
            {open === 'from' && (
              <PlaceBox label={t('from')} value={nameOf(question.from)} autoFocus onPick={(place) => put({ from: remember(place) })} />
            )}
            {open === 'within' && <WithinEditor value={question.within} onDone={(within) => put({ within })} />}
            {open === 'pairs' && <PairsEditor pairs={question.pairs} nameOf={nameOf} onChange={(pairs) => put({ pairs }, true)} />}
            {open === 'origins' && (
              <PlacesEditor label={t('from')} places={question.origins} nameOf={nameOf} onChange={(origins) => put({ origins }, true)} />
            )}
            {open === 'destinations' && (
              <PlacesEditor label={t('to')} places={question.destinations} nameOf={nameOf} onChange={(destinations) => put({ destinations }, true)} />
            )}
            {open === 'remove' && <RemoveEditor remove={question.remove} onChange={(remove) => put({ remove }, true)} />}
            {open === 'prices' && <PricesEditor prices={question.prices} onDone={(prices) => put({ prices })} />}
            {open === 'gates' && (
              <GateEditor onAdd={(gate) => put({ gates: [...question.gates.filter(({ border }) => border !== gate.border), gate] })} />
            )}
            {open === 'demand' && <FlowsEditor demand={question.demand} onChange={(demand) => put({ demand }, true)} />}
            <button type="button" className="close" aria-label={t('close')} onClick={close}>
              ×
            </button>
          </div>
        )}
      </div>
    </section>
  );
}

/** Something that was added to the question, and can be taken out of it. */
function Held({ words, onDrop }: { readonly words: string; readonly onDrop: () => void }) {
  const { t } = useLanguage();
  return (
    <li>
      <button type="button" className="chip held" aria-label={t('remove', { what: words })} onClick={onDrop}>
        {words} <span aria-hidden="true">×</span>
      </button>
    </li>
  );
}
