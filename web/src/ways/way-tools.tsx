/** Take it with you: a link that restores the page, paper, and files of the chosen way or of all. */
import { useRef, useState } from 'react';
import { downloadCsv, downloadGeojson, downloadIcs, downloadPng } from '../files/downloads.js';
import { hasMapPicture } from '../map/map-picture.js';
import { usePage } from '../state/page-context.js';
import { chosenWay, waysOf } from '../state/page-state.js';
import { useLanguage } from '../words/languages.js';
import { placeNamer } from '../words/way-name.js';

export function WayTools() {
  const { state } = usePage();
  const speech = useLanguage();
  const { t, language } = speech;
  const [isCopied, setCopied] = useState(false);
  const [hasPng, setPng] = useState(false);
  const menu = useRef<HTMLDetailsElement>(null);
  const way = chosenWay(state);
  const share = async (): Promise<void> => {
    await navigator.clipboard.writeText(location.href);
    setCopied(true);
    setTimeout(() => setCopied(false), 2500);
  };
  const nameOf = placeNamer(language, state.names);
  const item = (words: string, take: () => void) => (
    <li>
      <button
        type="button"
        onClick={() => {
          take();
          menu.current?.removeAttribute('open');
        }}
      >
        {words}
      </button>
    </li>
  );
  return (
    <div className="tools">
      <button type="button" onClick={share}>
        {isCopied ? t('shared') : t('share')}
      </button>
      <button type="button" onClick={() => print()}>
        {t('print')}
      </button>
      <details
        ref={menu}
        onToggle={() => setPng(hasMapPicture())}
        onKeyDown={(event) => event.key === 'Escape' && menu.current?.removeAttribute('open')}
      >
        <summary>{t('download')}</summary>
        <ul>
          {item(t('downloadGeojson'), () => downloadGeojson(waysOf(state), speech, nameOf))}
          {item(t('downloadCsv'), () => way !== undefined && downloadCsv(way, speech, nameOf))}
          {item(t('downloadIcs'), () => way !== undefined && downloadIcs(way, speech, nameOf))}
          {hasPng && item(t('downloadPng'), () => downloadPng())}
        </ul>
      </details>
    </div>
  );
}
