/** The shortlist, and the words for every state in which there is none: thinking, troubles, no way. */
import { useCallback, useEffect, useState } from 'react';
import type { Figure } from '../state/address.js';
import { usePage } from '../state/page-context.js';
import { chosenWay, waysOf } from '../state/page-state.js';
import { isComplete } from '../state/question.js';
import { useLanguage } from '../words/languages.js';
import { nameIn, placeNamer, shortName } from '../words/way-name.js';
import { NoWay } from './no-way.js';
import { Trouble } from './trouble.js';
import { WayCard } from './way-card.js';
import { WayTools } from './way-tools.js';

export function WaysPane() {
  const { state, change } = usePage();
  const { t, figures, language } = useLanguage();
  const { answer, hoverWay, askedAt } = state;
  const ways = waysOf(state);
  const chosen = chosenWay(state);
  const nameOf = placeNamer(language, state.names);
  const onChoose = useCallback((way: string) => change({ do: 'choose', way }), [change]);
  const onHover = useCallback((way: string | undefined) => change({ do: 'hover', way }), [change]);
  const onFigure = useCallback((figure: Figure, way: string) => change({ do: 'ledger', figure, way }), [change]);
  const onDeadline = useCallback(() => dispatchEvent(new Event('qiyun-deadline')), []);
  const hasWays = ways.length > 0;
  useEffect(() => {
    if (hasWays) performance.mark('answered');
  }, [hasWays]);
  const most = Math.max(...ways.map((way) => way.hours.p90), 1);
  const deadline = deadlineHours(answer?.query.departAt, answer?.query.deadline);
  const isAsking = askedAt !== undefined && (state.isExample || isComplete(state.question));
  return (
    <section className="ways" id="ways" aria-label={t('ways')} aria-busy={isAsking}>
      <div className="status" aria-live="polite">
        {isAsking ? <Thinking since={askedAt} /> : <Answered />}
      </div>
      <Trouble />
      {answer !== undefined && answer.none !== null && !isAsking && <NoWay />}
      {hasWays && (
        <>
          <ol className="cards" data-stale={isAsking || state.trouble !== undefined}>
            {ways.map((way, i) => (
              <WayCard
                key={way.id}
                way={way}
                n={i + 1}
                isChosen={way.id === chosen?.id}
                isHovered={way.id === hoverWay}
                mostHours={most}
                deadlineHours={deadline}
                nameOf={nameOf}
                onChoose={onChoose}
                onHover={onHover}
                onFigure={onFigure}
                onDeadline={onDeadline}
              />
            ))}
          </ol>
          <WayTools />
          <p className="small">{t('aside_figures', { draws: figures.number(answer?.query.draws ?? 0) })}</p>
        </>
      )}
    </section>
  );
}

const deadlineHours = (departAt: string | undefined, deadline: string | null | undefined): number | undefined =>
  departAt === undefined || deadline === undefined || deadline === null ? undefined : (Date.parse(deadline) - Date.parse(departAt)) / 3_600_000;

function Thinking({ since }: { readonly since: number }) {
  const { state, stop } = usePage();
  const { t, figures, language } = useLanguage();
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const named = (id: string): string => {
    const names = state.names.get(id);
    return names === undefined ? id : shortName(nameIn(language, names));
  };
  const seconds = Math.floor((now - since) / 1000);
  return (
    <div className="thinking">
      <p>
        {state.isExample ? t('thinkingFirst') : t('thinking', { from: named(state.question.from), to: named(state.question.to) })}
        {seconds > 1 && <span className="small"> {t('thinkingFor', { seconds: t('unit_s', { n: figures.number(seconds) }) })}</span>}
      </p>
      {state.answer !== undefined && (
        <button type="button" onClick={stop}>
          {t('stop')}
        </button>
      )}
    </div>
  );
}

function Answered() {
  const { state, change } = usePage();
  const { t, figures } = useLanguage();
  const { answer, isExample } = state;
  if (answer === undefined) return isComplete(state.question) || isExample ? null : <p>{t('incomplete')}</p>;
  if (answer.itineraries.length === 0) return null;
  const { size, criteria, exact, epsilon } = answer.front;
  const words = criteria.map((criterion) =>
    criterion === 'time' || criterion === 'cost' || criterion === 'co2' || criterion === 'reliability' ? t(`criterion_${criterion}`) : criterion,
  );
  return (
    <p className="small">
      {isExample && <>{t('exampleLine')} </>}
      {t('answeredLine', { shown: figures.number(answer.itineraries.length), n: figures.number(size), count: size, criteria: figures.list(words) })}{' '}
      {!exact && t('notExact', { share: figures.percent(epsilon) })}
      <button type="button" className="link" onClick={() => change({ do: 'tab', tab: 'front' })}>
        {t('shownAll')}
      </button>
    </p>
  );
}
