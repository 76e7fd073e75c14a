/** The ledger of one figure of one way: every leg that makes it, every line with its formula, table row and source. */
import { useEffect, useRef } from 'react';
import type { ItineraryDocument, LedgerLineDocument, LegDocument, SourceDocument } from '../../../src/contract/index.js';
import { figures as allFigures, type Figure } from '../state/address.js';
import { usePage } from '../state/page-context.js';
import { chosenWay, waysOf } from '../state/page-state.js';
import { inkOf } from '../state/stages.js';
import type { Figures } from '../words/figures.js';
import { useLanguage } from '../words/languages.js';
import { legTitle, placeNamer, shortName, wayName } from '../words/way-name.js';
import { SourceText } from './source-text.js';

type Measured = Pick<LegDocument, 'hours' | 'costUsd' | 'co2eKg' | 'distanceKm'>;

const amountOf: Readonly<Record<Figure, (of: Measured) => number>> = {
  time: ({ hours }) => hours,
  cost: ({ costUsd }) => costUsd,
  co2e: ({ co2eKg }) => co2eKg.wtw,
  distance: ({ distanceKm }) => distanceKm,
};

const write = (figure: Figure, f: Figures): ((amount: number) => string) => ({ time: f.span, cost: f.usd, co2e: f.kg, distance: f.km })[figure];

const totalOf = (figure: Figure, way: ItineraryDocument): number =>
  ({ time: way.hours.mean, cost: way.costUsd, co2e: way.co2eKg.wtw, distance: way.distanceKm })[figure];

const least: Readonly<Record<Figure, number>> = { time: 0.005, cost: 0.005, co2e: 0.0005, distance: 0.005 };

export function LedgerPane() {
  const { state, change } = usePage();
  const speech = useLanguage();
  const { t, language } = speech;
  const figure = state.ledger;
  const way = chosenWay(state);
  const heading = useRef<HTMLHeadingElement>(null);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    if (figure === undefined) return;
    opener.current = document.activeElement;
    heading.current?.focus({ preventScroll: true });
  }, [figure]);
  if (figure === undefined || way === undefined) return null;
  const close = (): void => {
    change({ do: 'ledger', figure: undefined });
    if (opener.current instanceof HTMLElement) opener.current.focus();
  };
  const n = waysOf(state).indexOf(way) + 1;
  const nameOf = placeNamer(language, state.names);
  return (
    <aside className="ledger" aria-label={t('ledger')} onKeyDown={(event) => event.key === 'Escape' && close()}>
      <header>
        <div>
          <h2 ref={heading} tabIndex={-1}>
            {t('ledgerOf', { figure: t(`ledger_${figure}`), n })}
          </h2>
          <p>{wayName(speech, nameOf, way)}</p>
        </div>
        <button type="button" className="close" aria-label={t('close')} onClick={close}>
          ×
        </button>
      </header>
      <nav aria-label={t('ledger')}>
        {allFigures.map((one) => (
          <button key={one} type="button" aria-pressed={one === figure} onClick={() => change({ do: 'ledger', figure: one })}>
            {t(`ledger_${one}`)}
          </button>
        ))}
      </nav>
      <LedgerHead figure={figure} way={way} draws={state.answer?.query.draws ?? 0} />
      <ol className="ledger-legs">
        {way.legs.map((leg, i) => (
          <LedgerLeg
            key={i}
            leg={leg}
            figure={figure}
            total={totalOf(figure, way)}
            where={shortName(nameOf(leg.to))}
            onHover={(on) => change({ do: 'hover', way: on ? way.id : undefined, leg: on ? i : undefined })}
          />
        ))}
      </ol>
    </aside>
  );
}

function LedgerHead({ figure, way, draws }: { readonly figure: Figure; readonly way: ItineraryDocument; readonly draws: number }) {
  const { t, figures } = useLanguage();
  const { hours, co2eKg } = way;
  if (figure === 'time') {
    return (
      <p className="ledger-head">
        {t('ledgerTime', {
          draws: figures.number(draws),
          p50: figures.days(hours.p50),
          p10: figures.dayCount(hours.p10),
          p90: figures.days(hours.p90),
          mean: figures.days(hours.mean),
        })}
      </p>
    );
  }
  return (
    <p className="ledger-head">
      {t('ledgerSum', { total: write(figure, figures)(totalOf(figure, way)) })}
      {figure === 'co2e' && ` ${t('ledgerSplit', { wtt: figures.kg(co2eKg.wtt), ttw: figures.kg(co2eKg.ttw) })}`}
    </p>
  );
}

interface LegProps {
  readonly leg: LegDocument;
  readonly figure: Figure;
  readonly total: number;
  readonly where: string;
  readonly onHover: (on: boolean) => void;
}

function LedgerLeg({ leg, figure, total, where, onHover }: LegProps) {
  const speech = useLanguage();
  const { t, figures } = speech;
  const amount = amountOf[figure](leg);
  if (amount < least[figure]) return null;
  const ink = inkOf(leg);
  const lines = (leg.lines ?? []).filter((line) => amountOf[figure](line) >= least[figure]);
  const share = total > 0 ? amount / total : 0;
  return (
    <li onMouseEnter={() => onHover(true)} onMouseLeave={() => onHover(false)}>
      <div className="ledger-leg">
        <span className={`swatch fill-${ink}`} aria-hidden="true" />
        <span className="what">
          {legTitle(speech, leg)} <small>{leg.kind === 'run' ? `→ ${where}` : where}</small>
        </span>
        <span className="amount">{write(figure, figures)(amount)}</span>
        <span className="share-bar" role="img" aria-label={t('share_of', { share: figures.percent(share) })}>
          <i className={`fill-${ink}`} style={{ width: `${share * 100}%` }} />
        </span>
      </div>
      <ul>
        {lines.map((line, i) => (
          <LedgerLine key={i} line={line} figure={figure} alone={lines.length === 1} />
        ))}
      </ul>
    </li>
  );
}

function LedgerLine({ line, figure, alone }: { readonly line: LedgerLineDocument; readonly figure: Figure; readonly alone: boolean }) {
  const { t, term, figures } = useLanguage();
  const how = figure === 'distance' ? '' : line.how[figure];
  const sources = line.sources.filter((source) => source.figure === figure);
  const [first, ...more] = groupSources(sources);
  return (
    <li>
      {!alone && (
        <div className="line-head">
          <span>{term(line.what)}</span>
          <span className="amount">{write(figure, figures)(amountOf[figure](line))}</span>
        </div>
      )}
      {how !== '' && <code>{term(how)}</code>}
      {first === undefined ? <p className="source-line">{t('noSource')}</p> : <SourceLine source={first} />}
      {more.length > 0 && (
        <details>
          <summary>{t('ledgerMoreRows', { n: more.length })}</summary>
          {more.map((source) => (
            <SourceLine key={`${source.table} ${source.row}`} source={source} />
          ))}
        </details>
      )}
    </li>
  );
}

/** Rows with one and the same source text are told together. */
const groupSources = (sources: readonly SourceDocument[]): readonly SourceDocument[] => [
  ...new Map(sources.map((source) => [`${source.table} ${source.row}`, source])).values(),
];

function SourceLine({ source }: { readonly source: SourceDocument }) {
  const { t } = useLanguage();
  const { basis } = source;
  return (
    <p className="source-line">
      <span className="row-name" lang="en">
        {source.table} · {source.row}
      </span>
      <span className={`basis basis-${basis}`}>
        {basis === 'published' || basis === 'calibrated' || basis === 'assumed' ? t(`basis_${basis}`) : basis}
      </span>
      <SourceText text={source.source} />
    </p>
  );
}
