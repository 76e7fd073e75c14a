/**
 * The form in which two spellings of one name are equal: small letters without diacritics, apostrophes dropped, everything that is neither
 * letter nor digit a blank. `Xi'an` = `Xian` = `XI’AN`, `Алматы` in any case, `Пётр` = `Петр`, `Bakı` = `Baki`, `Ələt` = `Alat`.
 * Simplified and traditional characters are not mapped: a place has both names.
 */
export interface NormalName {
  /** Words separated by one blank. */
  readonly spaced: string;
  /** The same without blanks: `ulaan baatar` and `ulaanbaatar` are one name. */
  readonly compact: string;
}

/** Letters that no Unicode decomposition takes apart. */
const plainLetters: Readonly<Record<string, string>> = {
  ı: 'i',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ə: 'a',
  ѐ: 'е',
  ў: 'у',
  қ: 'к',
  ғ: 'г',
  ң: 'н',
  ұ: 'у',
  ү: 'у',
  ө: 'о',
  ә: 'а',
  һ: 'х',
  і: 'и',
};

/** Letters that are their own normal form: the rest of the work is for the few names with other signs. */
const simple = /^[a-z0-9 а-ик-я\u4e00-\u9fff]*$/;
const marks = /\p{M}+/gu;
const apostrophes = /['’‘`´ʻʼʹʺ′"“”]/g;
const separators = /[^\p{L}\p{N}]+/gu;
const unusual = /[ıøłđðħßæœþəѐўқғңұүөәһі]/g;

export function normaliseName(text: string): NormalName {
  let folded = text.toLowerCase().replaceAll('й', 'и').replaceAll('ё', 'е');
  if (!simple.test(folded)) {
    folded = folded
      .normalize('NFKD')
      .replace(marks, '')
      .toLowerCase()
      .replace(unusual, (letter) => plainLetters[letter] ?? letter);
    folded = folded.replace(apostrophes, '').replace(separators, ' ');
  }
  const spaced = folded.includes('  ') ? folded.replace(/ +/g, ' ').trim() : folded.trim();
  return { spaced, compact: spaced.includes(' ') ? spaced.replaceAll(' ', '') : spaced };
}
