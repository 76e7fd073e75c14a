/** No way: the reason in a sentence, and a button for each limit that stands in the way, with what lifting it would give. */
import { useMemo } from 'react';
import type { PlanDocument } from '../../../src/contract/index.js';
import { selectorWords } from '../question/selector-words.js';
import { usePage } from '../state/page-context.js';
import type { Question } from '../state/question.js';
import type { MessageKey, Slots } from '../words/catalogue.js';
import { type Speech, useLanguage } from '../words/languages.js';
import { cargoWords, nameIn, shortName } from '../words/way-name.js';

type Lift = NonNullable<PlanDocument['none']>['lift'][number];
interface Offer {
  readonly key: MessageKey;
  readonly slots: Slots;
  readonly question: Question;
}

export function NoWay() {
  const { state, ask } = usePage();
  const speech = useLanguage();
  const { t, figures, language } = speech;
  const { answer, names, answeredQuestion: question } = state;
  const none = answer?.none;
  const offers = useMemo(
    () =>
      none == null || question === undefined
        ? []
        : none.lift.map((lift) => ({ lift, offer: offerOf(lift, question, (selector) => selectorWords(speech, names, selector), figures.when) })),
    [none, question, names, speech, figures],
  );
  if (answer === undefined || none == null || question === undefined) return null;
  const named = (place: { readonly id: string; readonly name: string }): string => {
    const known = names.get(place.id);
    return shortName(known === undefined ? place.name : nameIn(language, known));
  };
  const { query } = answer;
  const slots = {
    from: named(query.from),
    to: named(query.to),
    deadline: query.deadline === null ? '' : figures.day(query.deadline),
    usd: figures.usd(query.maxCostUsd ?? 0),
    n: figures.number(query.maxTransshipments ?? 0),
    count: query.maxTransshipments ?? 0,
    cargo: cargoWords(speech, query.cargo),
  };
  const reason: MessageKey =
    (['deadline', 'budget', 'transshipments', 'avoided', 'cargo', 'disconnected', 'memory'] as const)
      .map((one) => `no_${one}` as const)
      .find((key) => key === `no_${none.because}`) ?? 'no_disconnected';
  return (
    <div className="no-way" role="status">
      <h2>{t('noWayTitle')}</h2>
      <p>{t(reason, slots)}</p>
      {offers.length === 0 && <p>{t('noWayNothingHelps')}</p>}
      <ul>
        {offers.map(({ lift, offer }) => (
          <li key={lift.what}>
            {offer !== undefined && (
              <button type="button" className="strong" onClick={() => ask(offer.question)}>
                {t(offer.key, offer.slots)}
              </button>
            )}
            <span>{givesWords(speech, lift.gives)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** `the deadline`, `avoid country:RU` …: src/planning/no-way.ts. What each button does to the question. */
function offerOf({ what, gives }: Lift, question: Question, words: (selector: string) => string, when: (text: string) => string): Offer | undefined {
  const avoided = /^avoid (.+)$/.exec(what)?.[1];
  if (avoided !== undefined)
    return { key: 'lift_avoid', slots: { what: words(avoided) }, question: { ...question, avoid: question.avoid.filter((one) => one !== avoided) } };
  const arrival = /arriving (\d{4}-\d\d-\d\d)/.exec(gives)?.[1];
  switch (what) {
    case 'the deadline': {
      // a day to spare: the arrival told is the expected one
      const day = arrival === undefined ? '' : new Date(Date.parse(`${arrival}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
      return { key: 'lift_deadline', slots: { day: when(day) }, question: { ...question, deadline: day } };
    }
    case 'the budget':
      return { key: 'lift_budget', slots: {}, question: { ...question, maxCostUsd: undefined } };
    case 'the limit on transshipments':
      return { key: 'lift_transshipments', slots: {}, question: { ...question, maxTransshipments: undefined } };
    case 'the places it must pass':
      return { key: 'lift_via', slots: {}, question: { ...question, via: [] } };
    case 'all limits together':
      return {
        key: 'lift_all',
        slots: {},
        question: { ...question, deadline: '', maxCostUsd: undefined, maxTransshipments: undefined, avoid: [], via: [] },
      };
    default:
      return undefined;
  }
}

const carrierWords: Readonly<Record<string, MessageKey>> = {
  truck: 'mode_road',
  rail: 'mode_rail',
  ocean: 'mode_sea',
  feeder: 'mode_sea',
  tanker: 'mode_sea',
  'ro-ro': 'mode_ferry',
  'rail ferry': 'mode_ferry',
  air: 'mode_air',
  pipeline: 'mode_pipeline',
};

/** `truck, air, truck: 4.4 days, 53,678 USD, arriving 2026-12-05 04:40` in the reader's language. */
function givesWords({ t, figures }: Speech, gives: string): string {
  const match = /^(.+): ([\d.]+) days, ([\d,]+) USD, arriving (\S+) (\S+)$/.exec(gives);
  if (match === null) return gives;
  const [, carriers = '', days, usd = '', day, time] = match;
  const words = carriers.split(', ').map((carrier) => t(carrierWords[carrier] ?? 'mode_road'));
  const way = words.filter((word, i) => word !== words[i - 1]).join(t('listComma'));
  return t('lift_gives', {
    way: way.slice(0, 1).toLocaleUpperCase() + way.slice(1),
    days: figures.days(Number(days) * 24),
    usd: figures.usd(Number(usd.replaceAll(',', ''))),
    when: figures.dayTime(`${day}T${time}:00`),
  });
}
