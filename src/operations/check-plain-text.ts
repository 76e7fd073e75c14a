/**
 * What JSON may carry and the log may not: half a surrogate pair has no UTF-8, so nobody could hash or sign it; the character zero is in no
 * text that people write and not every database keeps it; and what is nested without end is not a document.
 */
import type { Problem } from './outcome.js';

export const plainTextLimits = { depth: 60 };

const odd = /\0|\p{Surrogate}/u;

/** Every place in `value` with such a text, as “goods[0].description”. */
export function checkPlainText(value: unknown, at = '', depth = 0): readonly Problem[] {
  if (typeof value === 'string')
    return odd.test(value) ? [{ at, sentence: `${at || 'The text'} has a character that is none: half a surrogate pair, or zero.` }] : [];
  if (typeof value !== 'object' || value === null) return [];
  if (depth > plainTextLimits.depth) return [{ at, sentence: `${at} is nested deeper than ${plainTextLimits.depth} levels.` }];
  if (Array.isArray(value)) return value.flatMap((inner, i) => checkPlainText(inner, `${at}[${i}]`, depth + 1));
  return Object.entries(value).flatMap(([name, inner]) => {
    if (odd.test(name)) return [{ at, sentence: `${at || 'The document'} has a field whose name has a character that is none.` }];
    return checkPlainText(inner, at === '' ? name : `${at}.${name}`, depth + 1);
  });
}

/** Such a text with signs of replacement: for a note of what was refused. */
export const toPlainText = (text: string): string => text.replaceAll(/\0|\p{Surrogate}/gu, '\ufffd');
