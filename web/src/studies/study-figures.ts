/** Limits, outcomes and differences in words. */
import type { CompareDocument } from '../../../src/contract/index.js';
import type { Speech } from '../words/languages.js';
import type { SayStudy, StudyKey } from '../words/studies/study-words.js';
import type { StudyAnswer } from './run-study.js';

export const outcomeWords = (s: SayStudy, outcome: CompareDocument['pairs'][number]['outcome']): string =>
  s(`outcome_${outcome.replace(' ', '_')}` as StudyKey);

export function limitWords({ figures }: Speech, _s: SayStudy, answer: StudyAnswer | undefined, within: number): string {
  if (answer?.kind !== 'reach') return '';
  switch (answer.document.unit) {
    case 'days':
      return figures.days(within * 24);
    case 'usd':
      return figures.usd(within);
    case 'kg':
      return figures.kg(within);
  }
}

/** `5d,10d,15d` in words: the last with its unit. */
export function withinWords({ figures }: Speech, text: string): string {
  const parts = text.split(',').map((one) => /^\s*([\d.]+)\s*(\w+)/.exec(one));
  const unit = parts[0]?.[2] ?? 'd';
  const numbers = parts.map((one) => Number(one?.[1] ?? 0));
  const last = numbers.at(-1) ?? 0;
  const told = unit === 'usd' ? figures.usd(last) : unit === 'kg' ? figures.kg(last) : unit === 'h' ? figures.hours(last) : figures.days(last * 24);
  return figures.list([...numbers.slice(0, -1).map((one) => figures.number(one)), told]);
}

export const changeWords = (s: SayStudy, value: number, words: (value: number) => string): string =>
  Math.abs(value) < 1e-9 ? s('same') : s(value > 0 ? 'more' : 'less', { x: words(Math.abs(value)) });
