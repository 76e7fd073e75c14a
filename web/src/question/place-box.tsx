/** A place by typing a part of its name in any of four languages: a combobox with a list (ARIA 1.2 pattern). */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { askPlaces, type FoundPlace } from '../server/ask-server.js';
import type { MessageKey } from '../words/catalogue.js';
import { useLanguage } from '../words/languages.js';
import { nameIn } from '../words/way-name.js';

const afterMs = 120;

interface Props {
  readonly label: string;
  readonly value: string;
  readonly autoFocus?: boolean;
  readonly onPick: (place: FoundPlace) => void;
}

export function PlaceBox({ label, value, autoFocus = false, onPick }: Props) {
  const { t, figures, language } = useLanguage();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const [found, setFound] = useState<readonly FoundPlace[]>();
  const [at, setAt] = useState(0);
  const [isOpen, setOpen] = useState(false);

  useEffect(() => {
    if (autoFocus) input.current?.select();
  }, [autoFocus]);

  useEffect(() => {
    const wanted = text.trim();
    if (!isOpen || wanted === '') return setFound(undefined);
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      const reply = await askPlaces(wanted, language, controller.signal);
      if (controller.signal.aborted) return;
      setFound(reply.kind === 'answer' ? reply.value.places : []);
      setAt(0);
    }, afterMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [text, isOpen, language]);

  const pick = (place: FoundPlace): void => {
    setText(nameIn(language, place.names));
    setOpen(false);
    onPick(place);
  };
  const onKey = (event: KeyboardEvent): void => {
    const places = found ?? [];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      if (places.length > 0) setAt((at + (event.key === 'ArrowDown' ? 1 : places.length - 1)) % places.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const place = places[at];
      if (isOpen && place !== undefined) pick(place);
    } else if (event.key === 'Escape' && isOpen && found !== undefined) {
      event.stopPropagation();
      setOpen(false);
    }
  };
  const count =
    found === undefined
      ? isOpen && text.trim() !== ''
        ? t('placeSearching')
        : ''
      : found.length === 0
        ? t('placeNone')
        : t('placeCount', { n: found.length });
  const showsList = isOpen && found !== undefined && found.length > 0;
  return (
    <div className="place-box">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={input}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        placeholder={t('placeHint')}
        aria-autocomplete="list"
        aria-expanded={showsList}
        aria-controls={`${id}-list`}
        aria-activedescendant={showsList ? `${id}-${at}` : undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
        }}
        onKeyDown={onKey}
        onBlur={() => setTimeout(() => setOpen(false), 150)}
      />
      <p className="small" role="status">
        {count}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the listbox of a combobox, as ARIA 1.2 draws it */}
      <ul id={`${id}-list`} role="listbox" aria-label={label} hidden={!showsList}>
        {(found ?? []).map((place, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input holds the focus and takes the keys of the list
          <li
            key={place.id}
            id={`${id}-${i}`}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: an option of that listbox
            role="option"
            tabIndex={-1}
            aria-selected={i === at}
            onMouseDown={(event) => event.preventDefault()}
            onMouseEnter={() => setAt(i)}
            onClick={() => pick(place)}
          >
            <span>{nameIn(language, place.names)}</span>
            <small>
              {[
                [place.country, place.country2]
                  .filter((code) => code !== '')
                  .map(figures.country)
                  .join(' / '),
                ...place.roles.slice(0, 2).map((role) => roleWord(t, role)),
              ]
                .filter((part) => part !== '')
                .join(', ')}
            </small>
          </li>
        ))}
      </ul>
    </div>
  );
}

const roleKeys: ReadonlySet<string> = new Set([
  'town',
  'junction',
  'station',
  'border',
  'port',
  'dry_port',
  'terminal',
  'airport',
  'oil',
  'waypoint',
  'street',
  'point',
]);
const roleWord = (t: (key: MessageKey) => string, role: string): string => (roleKeys.has(role) ? t(`role_${role}` as MessageKey) : role);
