/** A day, and an hour where it matters, on the clock of the place. */
import { type FormEvent, useId, useState } from 'react';
import { useLanguage } from '../words/languages.js';

interface Props {
  readonly value: string;
  /** The words of the button that empties it; undefined: a day must be named. */
  readonly emptyWords: string | undefined;
  readonly onDone: (when: string) => void;
}

export function WhenEditor({ value, emptyWords, onDone }: Props) {
  const { t } = useLanguage();
  const id = useId();
  const [day, setDay] = useState(value.slice(0, 10));
  const [hour, setHour] = useState(value.slice(11, 16));
  const done = (event: FormEvent): void => {
    event.preventDefault();
    if (day !== '') onDone(hour === '' ? day : `${day}T${hour}`);
  };
  return (
    <form className="fields" onSubmit={done}>
      <label htmlFor={`${id}-day`}>
        <span>{t('day')}</span>
        <input id={`${id}-day`} type="date" required value={day} onChange={(event) => setDay(event.target.value)} />
      </label>
      <label htmlFor={`${id}-hour`}>
        <span>{t('hour')}</span>
        <input id={`${id}-hour`} type="time" value={hour} onChange={(event) => setHour(event.target.value)} />
      </label>
      <button type="submit" className="strong">
        {t('done')}
      </button>
      {emptyWords !== undefined && (
        <button type="button" onClick={() => onDone('')}>
          {emptyWords}
        </button>
      )}
    </form>
  );
}
