/** The reader's language: the one in the address, else the first that the browser asks for and we have. Others are fetched when chosen. */
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import { type Language, languages, readAddress } from '../state/address.js';
import { type Catalogue, type MessageKey, type Slots, say } from './catalogue.js';
import { en } from './en.js';
import { type Figures, makeFigures } from './figures.js';
import { type Terms, translate } from './terms.js';

interface Words {
  readonly catalogue: Catalogue;
  readonly terms: Terms | undefined;
}

const load: Readonly<Record<Language, () => Promise<Words>>> = {
  en: async () => ({ catalogue: en, terms: undefined }),
  'zh-Hans': () => import('./zh-hans.js'),
  'zh-Hant': () => import('./zh-hant.js'),
  ru: () => import('./ru.js'),
};

export interface Speech {
  readonly language: Language;
  /** Whether the reader chose it here, and a link should keep it. */
  readonly isChosen: boolean;
  readonly choose: (language: Language) => void;
  readonly t: (key: MessageKey, slots?: Slots) => string;
  /** A phrase that the server says in English. */
  readonly term: (text: string) => string;
  readonly figures: Figures;
}

const SpeechContext = createContext<Speech | undefined>(undefined);

export function useLanguage(): Speech {
  const speech = use(SpeechContext);
  if (speech === undefined) throw new Error('useLanguage() outside of LanguageProvider');
  return speech;
}

/** As browsers name languages: zh-TW, zh-HK and zh-Hant-… read traditional characters, other Chinese simplified ones. */
export function languageFor(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const locale = new Intl.Locale(tag).maximize();
    if (locale.language === 'zh') return locale.script === 'Hant' ? 'zh-Hant' : 'zh-Hans';
    const known = languages.find((language) => language === locale.language);
    if (known !== undefined) return known;
  }
  return 'en';
}

/** Figures and dates follow the reader's own region where it speaks the chosen language: `en-GB`, `zh-HK`. */
function localeFor(language: Language): string {
  return navigator.languages.find((tag) => languageFor([tag]) === language && tag.split('-')[0] === language.split('-')[0]) ?? language;
}

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [chosen, setChosen] = useState(() => readAddress(location.search).language);
  const language = chosen ?? languageFor(navigator.languages);
  const [spoken, setSpoken] = useState<{ readonly language: Language; readonly words: Words } | undefined>(
    language === 'en' ? { language, words: { catalogue: en, terms: undefined } } : undefined,
  );
  useEffect(() => {
    let isWanted = true;
    load[language]().then((words) => {
      if (isWanted) setSpoken({ language, words });
    });
    return () => {
      isWanted = false;
    };
  }, [language]);

  const choose = useCallback((next: Language) => setChosen(next), []);
  const speech = useMemo((): Speech | undefined => {
    if (spoken === undefined) return undefined;
    const locale = localeFor(spoken.language);
    const plural = new Intl.PluralRules(locale);
    const { catalogue, terms } = spoken.words;
    const t = (key: MessageKey, slots?: Slots): string => say(catalogue, plural, key, slots);
    return {
      language: spoken.language,
      isChosen: chosen !== undefined,
      choose,
      t,
      term: (text) => translate(terms, text),
      figures: makeFigures(locale, t),
    };
  }, [spoken, chosen, choose]);
  useEffect(() => {
    if (spoken !== undefined) document.documentElement.lang = spoken.language;
  }, [spoken]);
  return speech === undefined ? null : <SpeechContext value={speech}>{children}</SpeechContext>;
}
