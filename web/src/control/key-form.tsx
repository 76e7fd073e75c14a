/** The door: an access key, typed or pasted, once a tab. */
import { type FormEvent, useState } from 'react';
import { useControlWords } from '../words/control/control-words.js';

interface Props {
  readonly isWrong: boolean;
  readonly onKey: (key: string) => void;
}

export function KeyForm({ isWrong, onKey }: Props) {
  const c = useControlWords();
  const [key, setKey] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (key.trim() !== '') onKey(key.trim());
  };
  return (
    <form className="key-form" onSubmit={submit}>
      <h2>{c('keyAsk')}</h2>
      <p>{c('keyWhat')}</p>
      {isWrong && (
        <p className="refusal" role="alert">
          {c('keyWrong')}
        </p>
      )}
      <label htmlFor="access-key">{c('keyField')}</label>
      <div className="key-row">
        <input
          id="access-key"
          type="password"
          autoComplete="off"
          spellCheck={false}
          value={key}
          aria-describedby="key-kept"
          onChange={(event) => setKey(event.target.value)}
        />
        <button type="submit" className="strong">
          {c('keyEnter')}
        </button>
      </div>
      <p className="small" id="key-kept">
        {c('keyKept')}
      </p>
    </form>
  );
}
