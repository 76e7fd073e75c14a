// The Han form among the alternate names of a GeoNames record, and the step from simplified to traditional script.
import * as OpenCC from 'opencc-js';

const toTaiwan = OpenCC.Converter({ from: 'cn', to: 'tw' });
const toMainland = OpenCC.Converter({ from: 't', to: 'cn' });

/** Characters that the phrase tables of OpenCC turn wrongly inside transcribed place names. */
const KEEP: [RegExp, string][] = [
  [/[裡裏]/g, '里'],
  [/[佈]/g, '布'],
  [/[佔]/g, '占'],
  [/[遊]/g, '游'],
  [/[幹]/g, '干'],
  [/[鬆]/g, '松'],
  [/[託]/g, '托'],
  [/[範]/g, '范'],
  [/[剋]/g, '克'],
  [/[睏]/g, '困'],
  [/[澱]/g, '淀'],
  [/[誌]/g, '志'],
  [/[捲]/g, '卷'],
  [/[採]/g, '采'],
  [/[薑]/g, '姜'],
  [/[醜]/g, '丑'],
  [/[麴]/g, '曲'],
  [/[矇]/g, '蒙'],
  [/[紮]/g, '扎'],
  [/[鬥]/g, '斗'],
  [/[籲]/g, '吁'],
  [/[巖]/g, '岩'],
  [/[於]/g, '于'],
];

/** Script conversion only: place names that differ between Taiwan and the mainland are kept by hand. */
export function traditional(hans: string): string {
  let text = toTaiwan(hans);
  for (const [wrong, right] of KEEP) text = text.replace(wrong, right);
  return text;
}

const HAN = /^[\p{Script=Han}·・\-—]+$/u;
const simplify = (text: string): string => toMainland(text).replace(/[・·]/g, '·');

function shortHan(text: string): string {
  const length = [...text].length;
  if (length >= 3 && /(市|县|镇|鎮|區|区)$/u.test(text) && !/(自治县|新区|开发区)$/u.test(text)) return text.slice(0, -1);
  return text;
}

/** The form that most alternate names share once simplified and cut to the short form (西安市 is 西安). */
export function pickHan(alternates: readonly string[]): string {
  const votes = new Map<string, number>();
  for (const alternate of alternates) {
    if (!HAN.test(alternate)) continue;
    const base = shortHan(simplify(alternate));
    votes.set(base, (votes.get(base) ?? 0) + 1);
  }
  const ranked = [...votes].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1));
  return ranked[0]?.[0] ?? '';
}
