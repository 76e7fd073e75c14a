/** Words of the control room, the orders, the wall and the page of a share link. */
import { createContext, type ReactNode } from 'react';
import type { Language } from '../../state/address.js';
import { type Say, type SectionCatalogue, SectionProvider, useSection } from '../section-words.js';
import { controlEn } from './en.js';

export type ControlKey = keyof typeof controlEn;
export type ControlCatalogue = SectionCatalogue<typeof controlEn>;
export type SayControl = Say<typeof controlEn>;

const load: Readonly<Record<Language, () => Promise<ControlCatalogue>>> = {
  en: async () => controlEn,
  'zh-Hans': async () => (await import('./zh-hans.js')).controlZhHans,
  'zh-Hant': async () => (await import('./zh-hant.js')).controlZhHant,
  ru: async () => (await import('./ru.js')).controlRu,
};
const WordsContext = createContext<SayControl | undefined>(undefined);

export const useControlWords = (): SayControl => useSection(WordsContext);

export function ControlWordsProvider({ children }: { readonly children: ReactNode }) {
  return (
    <SectionProvider context={WordsContext} load={load}>
      {children}
    </SectionProvider>
  );
}
