/** A source as the tables write it, in English; addresses in it can be followed. A long one opens when asked. */
import { useState } from 'react';
import { useLanguage } from '../words/languages.js';

/** Letters of a source that are shown at first. */
const shown = 130;

export function SourceText({ text }: { readonly text: string }) {
  const { t } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const cut = text.lastIndexOf(' ', shown);
  const isLong = text.length > shown + 40 && cut > 0;
  return (
    <>
      <span className="source" lang="en">
        <Linked text={isLong && !isOpen ? `${text.slice(0, cut)} …` : text} />
      </span>
      {isLong && !isOpen && (
        <>
          {' '}
          <button type="button" className="link" onClick={() => setOpen(true)}>
            {t('sourceMore')}
          </button>
        </>
      )}
    </>
  );
}

function Linked({ text }: { readonly text: string }) {
  return text.split(/(https?:\/\/[^\s,;)]+)/).map((part, i) =>
    i % 2 === 1 ? (
      <a key={i} href={part} target="_blank" rel="noreferrer noopener">
        {hostOf(part)}
      </a>
    ) : (
      part
    ),
  );
}

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : address);
