/** What was clicked in the network: its table row, and its source. */
import { useEffect, useRef } from 'react';
import { SourceText } from '../ledger/source-text.js';
import type { NetworkLayer } from '../state/address.js';
import type { MessageKey } from '../words/catalogue.js';
import { en } from '../words/en.js';
import { type Speech, useLanguage } from '../words/languages.js';
import { nameIn } from '../words/way-name.js';

export interface PickedFeature {
  readonly layer: NetworkLayer;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The table that a layer is drawn from. */
const tableOf: Readonly<Record<NetworkLayer, string>> = {
  road: 'links',
  rail1435: 'links',
  rail1520: 'links',
  sea: 'links',
  pipeline: 'links',
  ferry: 'services',
  air: 'services',
  border: 'procedures',
  terminal: 'terminals',
};

interface Wait {
  readonly mode: string;
  readonly from: string;
  readonly to: string;
  readonly regime: 'tir' | 'no_tir';
  readonly p50H: number;
  readonly p90H: number;
  readonly feeUsd: number;
}

/** MapLibre hands nested values over as JSON. */
function parsed<T>(value: unknown): T | undefined {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return undefined;
  try {
    return JSON.parse(value) as T;
  } catch {
    return undefined;
  }
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '' || value === 'null' || value === '[]';

function cellWords({ t, figures, term }: Speech, name: string, value: unknown): string {
  if (typeof value === 'number') return figures.number(value, Number.isInteger(value) ? 0 : 1);
  if (typeof value !== 'string') return String(value);
  if (name === 'country' || name === 'country2') return figures.country(value);
  const list = parsed<readonly string[]>(value);
  return (list ?? value.split(', ')).map((word) => (`mode_${word}` in en ? t(`mode_${word}` as MessageKey) : term(word))).join(', ');
}

export function FeatureCard({ picked, onClose }: { readonly picked: PickedFeature; readonly onClose: () => void }) {
  const speech = useLanguage();
  const { t, language } = speech;
  const { layer, properties } = picked;
  const close = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another feature is another card
  useEffect(() => close.current?.focus({ preventScroll: true }), [picked]);
  const text = (name: string): string => (isEmpty(properties[name]) ? '' : String(properties[name]));
  const names = parsed<{ en: string; zhHans: string; zhHant: string; ru: string }>(properties['names']);
  const basis = text('basis');
  const rows = Object.entries(properties).filter(([name, value]) => `prop_${name}` in en && !isEmpty(value));
  const waits = parsed<readonly Wait[]>(properties['waits']) ?? [];
  return (
    <aside className="feature-card" aria-label={t(`layer_${layer}`)} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <header>
        <div>
          <small>{t(`layer_${layer}`)}</small>
          <h2>{names === undefined ? text('name') || text('id') : nameIn(language, names)}</h2>
        </div>
        <button ref={close} type="button" className="close" aria-label={t('close')} onClick={onClose}>
          ×
        </button>
      </header>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`prop_${name}` as MessageKey)}</dt>
            <dd>{cellWords(speech, name, value)}</dd>
          </div>
        ))}
      </dl>
      {waits.length > 0 && (
        <ul className="waits">
          {waits.map((wait) => (
            <WaitLine key={`${wait.mode} ${wait.from} ${wait.to} ${wait.regime}`} wait={wait} />
          ))}
        </ul>
      )}
      <p className="source-line">
        <span className="row-name">{t('row', { row: text('id'), table: tableOf[layer] })}</span>
        {basis !== '' && (
          <span className={`basis basis-${basis}`}>
            {basis === 'published' || basis === 'calibrated' || basis === 'assumed' ? t(`basis_${basis}`) : basis}
          </span>
        )}
        <SourceText key={text('id')} text={text('source') || t('noSource')} />
      </p>
    </aside>
  );
}

function WaitLine({ wait }: { readonly wait: Wait }) {
  const { t, figures } = useLanguage();
  const { mode, from, to, regime, p50H, p90H, feeUsd } = wait;
  const how = `mode_${mode}` in en ? t(`mode_${mode}` as MessageKey) : mode;
  return (
    <li>
      <span>
        {from} → {to}, {how}
        {mode === 'road' && `, ${t(regime === 'tir' ? 'leg_withTir' : 'leg_withoutTir')}`}
      </span>
      <span>
        {t('waitRange', { p50: figures.hours(p50H), p90: figures.hours(p90H) })}, {figures.usd(feeUsd)}
      </span>
    </li>
  );
}
