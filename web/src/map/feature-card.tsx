/** What was clicked in the network: its table row as it is, and its source. */
import { useEffect, useRef } from 'react';
import type { NetworkLayer } from '../state/address.js';
import { useLanguage } from '../words/languages.js';
import { SourceText } from '../ledger/source-text.js';

export interface PickedFeature {
  readonly layer: NetworkLayer;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Shown elsewhere on the card, or of use to the map only. */
const apart = new Set(['source', 'basis', 'table', 'row', 'name', 'names', 'layer']);

const cell = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '' || value === 'null';

export function FeatureCard({ picked, onClose }: { readonly picked: PickedFeature; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const { layer, properties } = picked;
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => close.current?.focus({ preventScroll: true }), [picked]);
  const text = (name: string): string => (isEmpty(properties[name]) ? '' : cell(properties[name]));
  const basis = text('basis');
  return (
    <aside className="feature-card" aria-label={t(`layer_${layer}`)} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <header>
        <div>
          <small>{t(`layer_${layer}`)}</small>
          <h2>{text('name') || text('row') || text('id')}</h2>
        </div>
        <button ref={close} type="button" className="close" aria-label={t('close')} onClick={onClose}>×</button>
      </header>
      <dl>
        {Object.entries(properties).map(([name, value]) =>
          apart.has(name) || isEmpty(value) ? null : (
            <div key={name}>
              <dt lang="en">{name}</dt>
              <dd lang="en">{cell(value)}</dd>
            </div>
          ),
        )}
      </dl>
      <p className="source-line">
        {text('table') !== '' && <span className="row-name">{t('row', { row: text('row') || text('id'), table: text('table') })}</span>}
        {basis !== '' && <span className={`basis basis-${basis}`}>{basis === 'published' || basis === 'calibrated' || basis === 'assumed' ? t(`basis_${basis}`) : basis}</span>}
        <SourceText text={text('source') || t('noSource')} />
      </p>
    </aside>
  );
}
