/** Limits, outcomes and differences in words. */
import type { CompareDocument, CriticalDocument } from '../../../src/contract/index.js';
import type { MessageKey } from '../words/catalogue.js';
import { en } from '../words/en.js';
import type { Speech } from '../words/languages.js';
import type { SayStudy, StudyKey } from '../words/studies/study-words.js';
import type { StudyAnswer } from './run-study.js';

export const outcomeWords = (s: SayStudy, outcome: CompareDocument['pairs'][number]['outcome']): string =>
  s(`outcome_${outcome.replace(' ', '_')}` as StudyKey);

/** Days without a decimal where they are whole. */
const wholeDays = ({ figures, t }: Speech, days: number): string =>
  Number.isInteger(days) ? t('unit_days', { n: figures.number(days), count: days }) : figures.days(days * 24);

export function limitWords(speech: Speech, answer: StudyAnswer | undefined, within: number): string {
  const { figures } = speech;
  if (answer?.kind !== 'reach') return '';
  switch (answer.document.unit) {
    case 'days':
      return wholeDays(speech, within);
    case 'usd':
      return figures.usd(within);
    case 'kg':
      return figures.kg(within);
  }
}

/** `5d,10d,15d` in words: the last with its unit. */
export function withinWords(speech: Speech, text: string): string {
  const { figures } = speech;
  const parts = text.split(',').map((one) => /^\s*([\d.]+)\s*(\w+)/.exec(one));
  const unit = parts[0]?.[2] ?? 'd';
  const numbers = parts.map((one) => Number(one?.[1] ?? 0));
  const last = numbers.at(-1) ?? 0;
  const told = unit === 'usd' ? figures.usd(last) : unit === 'kg' ? figures.kg(last) : unit === 'h' ? figures.hours(last) : wholeDays(speech, last);
  return figures.list([...numbers.slice(0, -1).map((one) => figures.number(one)), told]);
}

export const changeWords = (s: SayStudy, same: 'sameDays' | 'sameUsd', value: number, words: (value: number) => string): string =>
  Math.abs(value) < 1e-9 ? s(same) : s(value > 0 ? 'more' : 'less', { x: words(Math.abs(value)) });

/** A wait, and what it was where there are two sides. */
export function waitWords({ figures }: Speech, before: number | null | undefined, after: number | null | undefined): string {
  const told = (hours: number | null | undefined): string => (hours === null || hours === undefined ? '–' : figures.span(hours));
  return before === undefined || told(before) === told(after) ? told(after) : `${told(before)} → ${told(after)}`;
}

/** A place by its name, a link by its ends, a service by its own name. */
export function thingName(
  t: Speech['t'],
  nameOf: (id: string, otherwise?: string) => string,
  { kind, id, name }: CriticalDocument['things'][number],
): string {
  if (kind === 'place') return nameOf(id, name);
  const [from = '', to = '', mode = ''] = id.split('/');
  if (kind === 'service' || mode === '') return name;
  const [fromName = from, toName = to] = name.replace(/, \w+$/, '').split(' – ');
  return `${nameOf(from, fromName)} – ${nameOf(to, toName)}, ${`mode_${mode}` in en ? t(`mode_${mode}` as MessageKey) : mode}`;
}
