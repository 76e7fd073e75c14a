/** Says so when the server is gone, and as of when the screen is. */
import { useRef } from 'react';
import { useControlWords } from '../words/control/control-words.js';
import { useLanguage } from '../words/languages.js';
import { useControl } from './control-context.js';

export function ConnectionLine() {
  const { connection, board } = useControl();
  const { figures } = useLanguage();
  const c = useControlWords();
  const heard = useRef(Date.now());
  if (connection === 'live' || connection === 'unwatched') heard.current = Date.now();
  return (
    <div className="connection" role="status">
      {connection === 'opening' && board.at === '' && <p className="small">{c('opening')}</p>}
      {connection === 'unwatched' && <p className="small">{c('mayNotWatch')}</p>}
      {connection === 'gone' && (
        <p className="notice" data-trouble="gone">
          <b>{c('goneTitle')}</b> {board.at === '' ? c('goneWithout') : c('goneWith', { time: figures.clock(heard.current) })}
        </p>
      )}
    </div>
  );
}
