/** One way: its name, what it is best at, its ribbon, four figures in line with those of the other cards. */
import { memo } from 'react';
import type { ItineraryDocument } from '../../../src/contract/index.js';
import type { Figure } from '../state/address.js';
import type { MessageKey } from '../words/catalogue.js';
import { en } from '../words/en.js';
import { useLanguage } from '../words/languages.js';
import { type NameOf, wayName } from '../words/way-name.js';
import { Ribbon } from './ribbon.js';

interface Props {
  readonly way: ItineraryDocument;
  readonly n: number;
  readonly isChosen: boolean;
  readonly isHovered: boolean;
  /** Common scale of the thin bars, hours. */
  readonly mostHours: number;
  readonly deadlineHours: number | undefined;
  readonly nameOf: NameOf;
  readonly onChoose: (way: string) => void;
  readonly onHover: (way: string | undefined) => void;
  readonly onFigure: (figure: Figure, way: string) => void;
  readonly onDeadline: () => void;
}

export const WayCard = memo(function WayCard({
  way,
  n,
  isChosen,
  isHovered,
  mostHours,
  deadlineHours,
  nameOf,
  onChoose,
  onHover,
  onFigure,
  onDeadline,
}: Props) {
  const speech = useLanguage();
  const { t, figures } = speech;
  const name = wayName(speech, nameOf, way);
  const full = wayName(speech, nameOf, way, (one) => one);
  const figure = (key: Figure, value: string, unit: string) => (
    <button type="button" className="figure" onClick={() => onFigure(key, way.id)}>
      <b>{value}</b> <span>{unit}</span> <span className="unseen">{t('openLedger', { figure: t(`ledger_${key}`), n })}</span>
    </button>
  );
  const standing = way.legs.reduce((sum, leg) => sum + (leg.kind === 'run' ? 0 : leg.hours), 0);
  return (
    <li
      className="card"
      data-way={way.id}
      data-chosen={isChosen}
      data-hover={isHovered}
      onMouseEnter={() => onHover(way.id)}
      onMouseLeave={() => onHover(undefined)}
    >
      <h3>
        <button type="button" className="card-name" aria-pressed={isChosen} title={full} onClick={() => onChoose(way.id)}>
          <span className="disc" aria-hidden="true">
            {n}
          </span>
          <span>
            <span className="unseen">{t('showWay', { n })} </span>
            {name}
          </span>
        </button>
      </h3>
      <BestLine labels={way.labels} />
      <Ribbon way={way} />
      <div className="figures">
        {figure('time', figures.dayCount(way.hours.p50), t('days'))}
        {figure('cost', figures.number(way.costUsd), t('usd'))}
        {figure('co2e', figures.number(way.co2eKg.wtw), t('co2e'))}
        {way.onTime === null ? (
          <button type="button" className="figure unset" title={t('setDeadline')} onClick={onDeadline}>
            <b>–</b> <span>{t('noDeadlineShort')}</span> <span className="unseen">{t('setDeadline')}</span>
          </button>
        ) : (
          figure('time', figures.percent(way.onTime), t('onTime'))
        )}
      </div>
      <Range way={way} most={mostHours} deadline={deadlineHours} />
      <p className="small card-foot">
        {t('arrives', { when: figures.dayTime(way.arrivesAt) })}
        {' · '}
        {t('changes', { n: way.transshipments })}
        {' · '}
        {t('standing', { time: figures.span(standing) })}
      </p>
    </li>
  );
});

const AVOIDS = 'avoids country:';

function BestLine({ labels }: { readonly labels: readonly string[] }) {
  const { t, figures } = useLanguage();
  const best = labels.flatMap((label) => {
    if (label.startsWith(AVOIDS)) return [t('label_avoids', { country: figures.country(label.slice(AVOIDS.length)) })];
    return label !== 'different' && `label_${label}` in en ? [t(`label_${label}` as MessageKey)] : [];
  });
  const line = best.length > 0 ? t('bestLine', { what: figures.list(best) }) : labels.includes('different') ? t('differentLine') : t('fromFront');
  return <p className="best">{line.slice(0, 1).toLocaleUpperCase() + line.slice(1)}</p>;
}

/** Eight runs in ten on a scale that all cards share; the tick is the median, the long line the deadline. */
function Range({ way, most, deadline }: { readonly way: ItineraryDocument; readonly most: number; readonly deadline: number | undefined }) {
  const { t, figures } = useLanguage();
  const { p10, p50, p90 } = way.hours;
  const at = (hours: number): string => `${Math.min(100, (hours / most) * 100)}%`;
  const words = t('likelyLong', { low: figures.dayCount(p10), high: figures.days(p90), middle: figures.days(p50) });
  return (
    <div className="range" role="img" aria-label={words} title={words}>
      <i className="range-bar" style={{ left: at(p10), width: at(p90 - p10) }} />
      <i className="range-middle" style={{ left: at(p50) }} />
      {deadline !== undefined && deadline <= most && <i className="range-deadline" style={{ left: at(deadline) }} />}
    </div>
  );
}
