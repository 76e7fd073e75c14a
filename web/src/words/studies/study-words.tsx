/** Words of the study bench in the language of the page. */
import { createContext, type ReactNode } from 'react';
import type { Language } from '../../state/address.js';
import { type Say, type SectionCatalogue, SectionProvider, useSection } from '../section-words.js';
import { studyEn } from './en.js';

export type StudyKey = keyof typeof studyEn;
export type StudyCatalogue = SectionCatalogue<typeof studyEn>;
export type SayStudy = Say<typeof studyEn>;

const load: Readonly<Record<Language, () => Promise<StudyCatalogue>>> = {
  en: async () => studyEn,
  'zh-Hans': async () => (await import('./zh-hans.js')).studyZhHans,
  'zh-Hant': async () => (await import('./zh-hant.js')).studyZhHant,
  ru: async () => (await import('./ru.js')).studyRu,
};
const WordsContext = createContext<SayStudy | undefined>(undefined);

export const useStudyWords = (): SayStudy => useSection(WordsContext);

export function StudyWordsProvider({ children }: { readonly children: ReactNode }) {
  return (
    <SectionProvider context={WordsContext} load={load}>
      {children}
    </SectionProvider>
  );
}
