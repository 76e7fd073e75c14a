/** Words of the study bench in the language of the page; fetched when they are wanted, and no part of the planner. */
import { createContext, type ReactNode, use, useCallback, useEffect, useState } from 'react';
import type { Language } from '../../state/address.js';
import { type Counted, type Slots, sayMessage } from '../catalogue.js';
import { useLanguage } from '../languages.js';
import { studyEn } from './en.js';

export type StudyKey = keyof typeof studyEn;
export type StudyCatalogue = { readonly [K in StudyKey]: (typeof studyEn)[K] extends string ? string : Counted };
export type SayStudy = (key: StudyKey, slots?: Slots) => string;

const load: Readonly<Record<Language, () => Promise<StudyCatalogue>>> = {
  en: async () => studyEn,
  'zh-Hans': async () => (await import('./zh-hans.js')).studyZhHans,
  'zh-Hant': async () => (await import('./zh-hant.js')).studyZhHant,
  ru: async () => (await import('./ru.js')).studyRu,
};

const WordsContext = createContext<SayStudy | undefined>(undefined);

export function useStudyWords(): SayStudy {
  const words = use(WordsContext);
  if (words === undefined) throw new Error('useStudyWords() outside of StudyWordsProvider');
  return words;
}

export function StudyWordsProvider({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage();
  const [spoken, setSpoken] = useState<{ readonly language: Language; readonly catalogue: StudyCatalogue }>();
  useEffect(() => {
    let isWanted = true;
    load[language]().then((catalogue) => {
      if (isWanted) setSpoken({ language, catalogue });
    });
    return () => {
      isWanted = false;
    };
  }, [language]);
  const say = useCallback<SayStudy>(
    (key, slots) => (spoken === undefined ? '' : sayMessage(spoken.catalogue[key], new Intl.PluralRules(spoken.language), slots)),
    [spoken],
  );
  return spoken === undefined ? null : <WordsContext value={say}>{children}</WordsContext>;
}
