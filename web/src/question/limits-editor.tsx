/** Upper limits that are rarely set: changes of vehicle, price; and places to pass through. */
import { type FormEvent, useId, useState } from 'react';
import type { FoundPlace } from '../server/ask-server.js';
import type { Question } from '../state/question.js';
import { useLanguage } from '../words/languages.js';
import { PlaceBox } from './place-box.js';

type Limits = Pick<Question, 'maxTransshipments' | 'maxCostUsd'>;

interface Props {
  readonly value: Limits;
  readonly onDone: (limits: Limits) => void;
  readonly onVia: (place: FoundPlace) => void;
}

const numberOf = (text: string): number | undefined => (text === '' ? undefined : Number(text));

export function LimitsEditor({ value, onDone, onVia }: Props) {
  const { t } = useLanguage();
  const id = useId();
  const [changes, setChanges] = useState(String(value.maxTransshipments ?? ''));
  const [usd, setUsd] = useState(String(value.maxCostUsd ?? ''));
  const done = (event: FormEvent): void => {
    event.preventDefault();
    onDone({ maxTransshipments: numberOf(changes), maxCostUsd: numberOf(usd) });
  };
  return (
    <form className="fields" onSubmit={done}>
      <PlaceBox label={t('throughAdd')} value="" onPick={onVia} />
      <label htmlFor={`${id}-changes`}>
        <span>{t('maxChanges')}</span>
        <input id={`${id}-changes`} type="number" min={0} max={50} value={changes} onChange={(event) => setChanges(event.target.value)} />
      </label>
      <label htmlFor={`${id}-usd`}>
        <span>{t('maxCost')}</span>
        <input id={`${id}-usd`} type="number" min={1} step="any" value={usd} onChange={(event) => setUsd(event.target.value)} />
      </label>
      <button type="submit" className="strong">
        {t('done')}
      </button>
    </form>
  );
}
