/** Letters that Unicode decomposition leaves whole. */
const WHOLE: Readonly<Record<string, string>> = { ß: 'ss', ı: 'i', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', þ: 'th', ð: 'd' };

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[ßıøłđæœþð]/g, (c) => WHOLE[c] ?? c)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');

/** For comparing names: no case, accents, hyphens, apostrophes, or remarks in parentheses. */
export const comparable = (name: string): string => plain(name.replace(/\(.*?\)/g, '')).replace(/[^a-z0-9]/g, '');

/** For ids: lower-case ASCII words joined by hyphens. */
export const slug = (name: string): string =>
  plain(name)
    .replace(/['’`]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** A readable name from a seed: without the remarks and the country code that only told two seeds apart. */
export const cleanName = (name: string, country: string): string =>
  name
    .replace(/\s*\((?:border|G7)\)/g, '')
    .replace(/ 1435$/, '')
    .replace(new RegExp(` ${country}$`), '')
    .trim();
