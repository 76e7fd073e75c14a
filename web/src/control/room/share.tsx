/** Links for the consignee: made here, shown once, listed with how long they work, and taken back. */
import { useCallback, useEffect, useState } from 'react';
import type { Consignment, ShareLink } from '../../../../src/contract/index.js';
import { useControlWords } from '../../words/control/control-words.js';
import { useLanguage } from '../../words/languages.js';
import { useControl } from '../control-context.js';
import { type Heard, serverAddress } from '../server/ask-operations.js';

const lifetimesDays = [7, 30, 90] as const;
const dayMs = 86_400_000;

export function Share({ consignment: { id } }: { readonly consignment: Consignment }) {
  const { operations, now, me, replay } = useControl();
  const { language } = useLanguage();
  const c = useControlWords();
  const [days, setDays] = useState<number>(30);
  const [links, setLinks] = useState<readonly ShareLink[]>([]);
  const [made, setMade] = useState<string>();
  const [said, setSaid] = useState('');
  const mayShare = replay === undefined && me?.scopes.includes('consignments:write') === true;
  const hear = useCallback(
    <T,>(heard: Heard<T>, then: (value: T) => void): void => {
      setSaid(heard.kind === 'refused' ? c('refused', { sentence: heard.sentence }) : heard.kind === 'answer' ? '' : c('goneTitle'));
      if (heard.kind === 'answer') then(heard.value);
    },
    [c],
  );
  const list = useCallback(async () => hear(await operations.listShareLinks(id), (value) => setLinks(value.links)), [operations, id, hear]);
  useEffect(() => {
    list();
  }, [list]);
  const make = async (): Promise<void> =>
    hear(await operations.createShareLink(id, new Date(now + days * dayMs).toISOString()), ({ link, token }) => {
      setMade(`${serverAddress}shared?lang=${language}#${token}`);
      setLinks((known) => [...known, link]);
    });
  const revoke = async (link: string): Promise<void> =>
    hear(await operations.revokeShareLink(link), (revoked) => setLinks((known) => known.map((one) => (one.id === link ? revoked : one))));
  return (
    <div className="papers share">
      <p>{c('shareWhat')}</p>
      {mayShare ? (
        <p className="row-tools">
          <label>
            {c('shareFor')}{' '}
            <select value={days} onChange={(event) => setDays(Number(event.target.value))}>
              {lifetimesDays.map((n) => (
                <option key={n} value={n}>
                  {c('shareDays', { n })}
                </option>
              ))}
            </select>
          </label>
          <button type="button" className="strong" onClick={make}>
            {c('shareMake')}
          </button>
        </p>
      ) : (
        <p className="small">{c('shareNot')}</p>
      )}
      {made !== undefined && <MadeLink address={made} onSaid={setSaid} />}
      <p role="status">{said}</p>
      {links.length > 0 && <h3>{c('shareLinks')}</h3>}
      <ul className="rows">
        {links.map((link) => (
          <LinkRow key={link.id} link={link} onRevoke={mayShare ? () => revoke(link.id) : undefined} />
        ))}
      </ul>
    </div>
  );
}

function MadeLink({ address, onSaid }: { readonly address: string; readonly onSaid: (sentence: string) => void }) {
  const c = useControlWords();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(address);
    onSaid(c('shareCopied'));
  };
  return (
    <p className="row-tools share-made">
      <label className="field">
        {c('shareMade')}
        <input readOnly value={address} onFocus={(event) => event.target.select()} />
      </label>
      {/* a page that was not opened over https has no clipboard; the text can be marked */}
      {navigator.clipboard !== undefined && (
        <button type="button" onClick={copy}>
          {c('shareCopy')}
        </button>
      )}
    </p>
  );
}

function LinkRow({ link, onRevoke }: { readonly link: ShareLink; readonly onRevoke: (() => void) | undefined }) {
  const { now } = useControl();
  const { figures } = useLanguage();
  const c = useControlWords();
  const isOver = Date.parse(link.expiresAt) <= now;
  const state =
    link.revokedAt !== null
      ? c('shareRevoked', { when: figures.day(link.revokedAt) })
      : c(isOver ? 'shareOver' : 'shareUntil', { when: figures.day(link.expiresAt) });
  return (
    <li data-share-link={link.id}>
      <span>
        {c('shareMadeOn', { when: figures.day(link.createdAt) })} <span className="small">{state}</span>
      </span>
      {onRevoke !== undefined && link.revokedAt === null && !isOver && (
        <span className="row-tools">
          <button type="button" onClick={onRevoke}>
            {c('shareRevoke')}
          </button>
        </span>
      )}
    </li>
  );
}
