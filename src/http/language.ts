/** Languages of names, by the tags that browsers use. */
import { z } from 'zod';
import type { Language } from '../network/index.js';

const tags = ['en', 'zh-Hans', 'zh-Hant', 'ru', 'zhHans', 'zhHant'] as const;
export const languageParameter = z.enum(tags, `must be one of ${tags.slice(0, 4).join(', ')}`).default('en');

const languages: Readonly<Record<(typeof tags)[number], Language>> = {
  en: 'en',
  'zh-Hans': 'zhHans',
  'zh-Hant': 'zhHant',
  ru: 'ru',
  zhHans: 'zhHans',
  zhHant: 'zhHant',
};
export const languageOf = (tag: (typeof tags)[number]): Language => languages[tag];
