// Chinese names in Russian letters by the Palladius system, from pinyin.

const INITIALS: Record<string, string> = {
  b: 'б',
  p: 'п',
  m: 'м',
  f: 'ф',
  d: 'д',
  t: 'т',
  n: 'н',
  l: 'л',
  g: 'г',
  k: 'к',
  h: 'х',
  j: 'цз',
  q: 'ц',
  x: 'с',
  zh: 'чж',
  ch: 'ч',
  sh: 'ш',
  r: 'ж',
  z: 'цз',
  c: 'ц',
  s: 'с',
};
const FINALS: Record<string, string> = {
  a: 'а',
  ai: 'ай',
  an: 'ань',
  ang: 'ан',
  ao: 'ао',
  e: 'э',
  ei: 'эй',
  en: 'энь',
  eng: 'эн',
  i: 'и',
  ia: 'я',
  ian: 'янь',
  iang: 'ян',
  iao: 'яо',
  ie: 'е',
  in: 'инь',
  ing: 'ин',
  iong: 'юн',
  iu: 'ю',
  o: 'о',
  ong: 'ун',
  ou: 'оу',
  u: 'у',
  ua: 'уа',
  uai: 'уай',
  uan: 'уань',
  uang: 'уан',
  ui: 'уй',
  un: 'унь',
  uo: 'о',
};
const WHOLE: Record<string, string> = {
  a: 'а',
  ai: 'ай',
  an: 'ань',
  ang: 'ан',
  ao: 'ао',
  e: 'э',
  en: 'энь',
  er: 'эр',
  o: 'о',
  ou: 'оу',
  ya: 'я',
  yan: 'янь',
  yang: 'ян',
  yao: 'яо',
  ye: 'е',
  yi: 'и',
  yin: 'инь',
  ying: 'ин',
  yong: 'юн',
  you: 'ю',
  yu: 'юй',
  yuan: 'юань',
  yue: 'юэ',
  yun: 'юнь',
  wa: 'ва',
  wai: 'вай',
  wan: 'вань',
  wang: 'ван',
  wei: 'вэй',
  wen: 'вэнь',
  weng: 'вэн',
  wo: 'во',
  wu: 'у',
  hui: 'хуэй',
  lü: 'люй',
  nü: 'нюй',
  lüe: 'люэ',
  nüe: 'нюэ',
};

function palladiusSyllable(syllable: string): string | undefined {
  const whole = WHOLE[syllable];
  if (whole !== undefined) return whole;
  const match = /^(zh|ch|sh|[bpmfdtnlgkhjqxrzcs])(.+)$/.exec(syllable);
  if (!match) return undefined;
  const initial = match[1] ?? '';
  const final = match[2] ?? '';
  if (/^[jqx]$/.test(initial)) {
    const umlaut: Record<string, string> = { u: 'юй', uan: 'юань', ue: 'юэ', un: 'юнь' };
    const rounded = umlaut[final];
    if (rounded !== undefined) return (INITIALS[initial] ?? '') + rounded;
    if (!final.startsWith('i') || FINALS[final] === undefined) return undefined;
    return (INITIALS[initial] ?? '') + FINALS[final];
  }
  if (/^(zh|ch|sh|r|z|c|s)$/.test(initial) && final === 'i') return `${INITIALS[initial] ?? ''}${/^(z|c|s)$/.test(initial) ? 'ы' : 'и'}`;
  if (/^(zh|ch|sh|r|z|c|s|g|k|h)$/.test(initial) && final.startsWith('i')) return undefined;
  const text = FINALS[final];
  return text === undefined ? undefined : (INITIALS[initial] ?? '') + text;
}

/** Reads pinyin as the number of syllables that the Han name has; undefined when that cannot be done. */
export function palladius(pinyin: string, syllables: number): string | undefined {
  const text = pinyin
    .toLowerCase()
    .normalize('NFC')
    .replace(/[āáǎà]/g, 'a')
    .replace(/v/g, 'ü');
  // Pinyin marks a syllable that begins with a vowel by an apostrophe: Jinan is Ji-nan, Xi'an is Xi-an.
  const search = (rest: string, left: number, bareVowel: boolean, start: boolean): string[] | undefined => {
    if (rest === '') return left === 0 ? [] : undefined;
    if (left === 0) return undefined;
    if (/^[' -]/.test(rest)) return search(rest.slice(1), left, bareVowel, true);
    if (!start && !bareVowel && /^[aoe]/.test(rest)) return undefined;
    for (let length = Math.min(6, rest.length); length > 0; length--) {
      const head = rest.slice(0, length);
      if (/[' -]/.test(head)) continue;
      const cyrillic = palladiusSyllable(head);
      if (cyrillic === undefined) continue;
      const tail = search(rest.slice(length), left - 1, bareVowel, false);
      if (tail) return [cyrillic, ...tail];
    }
    return undefined;
  };
  const parts = search(text, syllables, false, true) ?? search(text, syllables, true, true);
  if (!parts) return undefined;
  // ъ parts -нь from a vowel that follows, so that Чанъань is not read Чан-ань.
  let joined = '';
  for (const part of parts)
    joined += /[нй]$/.test(joined) && /^н?[аоэеёиюяу]/.test(part) && /н$/.test(joined) && /^[аоэеёиюяу]/.test(part) ? `ъ${part}` : part;
  return joined.charAt(0).toUpperCase() + joined.slice(1);
}
