// The Russian form among the alternate names of a GeoNames record, which carry no language.
import { plain } from './names-plain.js';

const RUSSIAN = /^[А-ЯЁа-яё][А-ЯЁа-яё \-—’'()./0-9]*$/u;
const LATIN: [RegExp, string][] = [
  [/shch/g, 'щ'],
  [/sch/g, 'ш'],
  [/zh/g, 'ж'],
  [/kh/g, 'х'],
  [/ts/g, 'ц'],
  [/ch/g, 'ч'],
  [/sh/g, 'ш'],
  [/ya/g, 'я'],
  [/yu/g, 'ю'],
  [/yo/g, 'ё'],
  [/ye/g, 'е'],
  [/ph/g, 'ф'],
  [/th/g, 'т'],
  [/ck/g, 'к'],
  [/sz/g, 'ш'],
  [/cz/g, 'ч'],
  [/rz/g, 'ж'],
  [/qu/g, 'кв'],
  [/a/g, 'а'],
  [/b/g, 'б'],
  [/c/g, 'к'],
  [/d/g, 'д'],
  [/e/g, 'е'],
  [/f/g, 'ф'],
  [/g/g, 'г'],
  [/h/g, 'х'],
  [/i/g, 'и'],
  [/j/g, 'й'],
  [/k/g, 'к'],
  [/l/g, 'л'],
  [/m/g, 'м'],
  [/n/g, 'н'],
  [/o/g, 'о'],
  [/p/g, 'п'],
  [/q/g, 'к'],
  [/r/g, 'р'],
  [/s/g, 'с'],
  [/t/g, 'т'],
  [/u/g, 'у'],
  [/v/g, 'в'],
  [/w/g, 'в'],
  [/x/g, 'кс'],
  [/y/g, 'ы'],
  [/z/g, 'з'],
];

function roughCyrillic(name: string): string {
  let text = plain(name);
  for (const [latin, cyrillic] of LATIN) text = text.replace(latin, cyrillic);
  return text.replace(/[^а-яё]/g, '');
}

function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      current[j] = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** The Cyrillic form without foreign letters that is nearest to the English name and looks least Ukrainian, Belarusian or Bulgarian. */
export function pickRussian(alternates: readonly string[], name: string): string {
  const rough = roughCyrillic(name);
  let best = '';
  let bestScore = Number.POSITIVE_INFINITY;
  for (const raw of alternates) {
    const candidate = raw.normalize('NFC').replace(/^(город|посёлок|поселок|станция|село|аул|г\.|пос\.) /iu, '');
    if (!RUSSIAN.test(candidate)) continue;
    const lower = candidate.toLowerCase();
    let score = distance(lower.replace(/[^а-яё]/g, '').replace(/ь/g, ''), rough) / Math.max(rough.length, 1);
    if (/[сцз]ьк|ець$|цьк/.test(lower)) score += 0.5;
    if (/рэ|шы|жы|чы|цы$|лё?ў|тэ|дэ|нэ|вэ/.test(lower)) score += 0.4;
    if (/[ыэ]/.test(lower)) score -= 0.05;
    if (/ь$|ь[^оaеёюя]/.test(lower)) score -= 0.2;
    if (/ьо|йо|ъ[^еёюя]|ъ$/.test(lower)) score += 0.5;
    if (/(бб|вв|гг|дд|кк|лл|мм|нн|пп|рр|сс|тт|фф)/.test(lower)) score -= 0.15;
    if (/[ ()]/.test(lower) && !/[ (]/.test(name)) score += 0.3;
    if (lower === candidate) score += 0.5;
    if (score < bestScore) {
      bestScore = score;
      best = candidate;
    }
  }
  return best;
}
