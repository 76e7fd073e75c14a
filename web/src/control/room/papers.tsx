/** Documents of the consignment: those that are held, and those that Qiyun writes, as PDF and as data. */
import { useState } from 'react';
import type { Consignment } from '../../../../src/contract/index.js';
import { saveBlob } from '../../files/save-blob.js';
import { useControlWords } from '../../words/control/control-words.js';
import { useLanguage } from '../../words/languages.js';
import { useControl } from '../control-context.js';

const kinds = ['cmr', 'tir', 'smgs', 'cim-smgs', 'manifest'] as const;
const forms = ['pdf', 'json'] as const;

export function Papers({ consignment }: { readonly consignment: Consignment }) {
  const { operations } = useControl();
  const { figures } = useLanguage();
  const c = useControlWords();
  const [said, setSaid] = useState('');
  /** One vehicle or container; empty: all of it. */
  const [unit, setUnit] = useState('');
  const fetchOne = async (kind: string, form: string): Promise<void> => {
    setSaid(c('fetching'));
    const heard = await operations.fetchDocument(consignment.id, kind, form, unit);
    setSaid(heard.kind === 'refused' ? c('refused', { sentence: heard.sentence }) : heard.kind === 'gone' ? c('goneTitle') : '');
    if (heard.kind === 'answer') saveBlob(`${[consignment.reference, kind, ...(unit === '' ? [] : [unit])].join('-')}.${form}`, heard.value);
  };
  return (
    <div className="papers">
      <p className="small">{c('papersWhat')}</p>
      <label className="paper-unit">
        {c('paperFor')}{' '}
        <select value={unit} onChange={(event) => setUnit(event.target.value)}>
          <option value="">{c('paperForAll')}</option>
          {consignment.units.map(({ id }) => (
            <option key={id}>{id}</option>
          ))}
        </select>
      </label>
      <ul className="rows">
        {kinds.map((kind) => (
          <li key={kind}>
            {c(`paper_${kind}`)}
            <span className="row-tools">
              {forms.map((form) => (
                <button key={form} type="button" aria-label={`${c(`paper_${kind}`)}, ${form.toUpperCase()}`} onClick={() => fetchOne(kind, form)}>
                  {form.toUpperCase()}
                </button>
              ))}
            </span>
          </li>
        ))}
      </ul>
      <p role="status">{said}</p>
      {consignment.papers.length > 0 && (
        <>
          <h3>{c('heldPapers')}</h3>
          <ul className="rows">
            {consignment.papers.map(({ kind, number, expiresAt }) => (
              <li key={`${kind} ${number}`}>
                {kind} {number}
                {expiresAt !== null && <span className="small">{c('expires', { when: figures.day(expiresAt) })}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
