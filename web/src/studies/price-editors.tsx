/** Editors of what an assignment pays for, and of what borders let pass in a simulation. */
import { type FormEvent, useId, useState } from 'react';
import { PlaceBox } from '../question/place-box.js';
import { useLanguage } from '../words/languages.js';
import { useStudyWords } from '../words/studies/study-words.js';
import type { Gate, Prices } from './study-question.js';
import { rememberNames } from './use-names.js';

const terms = ['co2', 'time', 'unmet'] as const;

export function PricesEditor({ prices, onDone }: { readonly prices: Prices; readonly onDone: (prices: Prices) => void }) {
  const { t } = useLanguage();
  const s = useStudyWords();
  const id = useId();
  const done = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [co2 = 0, time = 0, unmet = 0] = terms.map((term) => Math.max(0, Number(form.get(term))));
    onDone({ co2, time, unmet });
  };
  return (
    <form className="fields" onSubmit={done}>
      {terms.map((term) => (
        <label key={term} htmlFor={`${id}-${term}`}>
          <span>{s(`price_${term}`)}</span>
          <input id={`${id}-${term}`} name={term} type="number" min={0} max={1e9} step="any" required defaultValue={prices[term]} />
        </label>
      ))}
      <button type="submit" className="strong">
        {t('done')}
      </button>
    </form>
  );
}

export function GateEditor({ onAdd }: { readonly onAdd: (gate: Gate) => void }) {
  const s = useStudyWords();
  const id = useId();
  const [border, setBorder] = useState<string>();
  const add = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const perDay = Number(new FormData(event.currentTarget).get('perDay'));
    if (border !== undefined && perDay > 0) onAdd({ border, perDay });
  };
  return (
    <form className="fields" onSubmit={add}>
      <PlaceBox
        label={s('gateAt')}
        value=""
        onPick={(place) => {
          rememberNames(place.id, place.names);
          setBorder(place.id);
        }}
      />
      <label htmlFor={`${id}-n`}>
        <span>{s('gatePerDay')}</span>
        <input id={`${id}-n`} name="perDay" type="number" min={0.1} max={100_000} step="any" required defaultValue={200} />
      </label>
      <button type="submit" className="strong" disabled={border === undefined}>
        {s('add')}
      </button>
    </form>
  );
}
