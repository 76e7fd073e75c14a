/** What went wrong and what happens next, in words: the server gone, busy, at fault, or a question that it cannot read. */
import { usePage } from '../state/page-context.js';
import type { Question } from '../state/question.js';
import type { MessageKey } from '../words/catalogue.js';
import { useLanguage } from '../words/languages.js';

const fieldWords: Readonly<Record<string, MessageKey>> = {
  from: 'from',
  to: 'to',
  via: 'through',
  cargo: 'cargoHow',
  avoid: 'avoid',
  by: 'weigh',
  maxTransshipments: 'maxChanges',
  maxCostUsd: 'maxCost',
  deadline: 'noDeadlineShort',
  depart: 'day',
};

export function Trouble() {
  const { state, ask } = usePage();
  const { t, figures } = useLanguage();
  const { trouble, question, answer } = state;
  if (trouble === undefined || state.askedAt !== undefined) return null;
  const again = (
    <button type="button" onClick={() => (state.isExample ? location.reload() : ask(question))}>
      {t('tryNow')}
    </button>
  );
  if (trouble.kind === 'gone') {
    return (
      <div className="notice" role="alert" data-trouble="gone">
        <p>
          <b>{t('goneTitle')}</b> {answer === undefined ? t('goneWithoutAnswer') : t('goneWithAnswer', { time: figures.clock(state.answeredAt) })}
        </p>
        {again}
      </div>
    );
  }
  if (trouble.kind === 'busy') {
    return (
      <div className="notice" role="alert">
        <p>
          <b>{t('busyTitle')}</b> {t('busyLine')}
        </p>
        {again}
      </div>
    );
  }
  if (trouble.kind === 'fault') {
    return (
      <div className="notice" role="alert">
        <p>
          <b>{t('faultTitle')}</b> <span lang="en">{trouble.detail}</span>
        </p>
        {again}
      </div>
    );
  }
  const choose = (field: string, id: string): void => {
    if (field === 'from' || field === 'to') ask({ ...question, [field]: id } satisfies Question);
  };
  return (
    <div className="notice" role="alert">
      <p>
        <b>{t('problemsTitle')}</b>
      </p>
      <ul>
        {trouble.problems.map(({ field, message, choices }) => (
          <li key={`${field} ${message}`}>
            <span lang="en">{t('problemAt', { field: t(fieldWords[field] ?? 'question'), message })}</span>
            {(field === 'from' || field === 'to') &&
              choices.map(({ id, label }) => (
                <button key={id} type="button" className="chip" onClick={() => choose(field, id)}>
                  {label}
                </button>
              ))}
          </li>
        ))}
      </ul>
    </div>
  );
}
