/** Words of one screen in the language of the page: fetched when that screen is opened, and no part of the planner. */
import { type Context, type ReactNode, use, useCallback, useEffect, useState } from 'react';
import type { Language } from '../state/address.js';
import { type Counted, type Slots, sayMessage } from './catalogue.js';
import { useLanguage } from './languages.js';

/** Every message of the English list, and where English counts, the forms that counting needs. */
export type SectionCatalogue<English> = { readonly [K in keyof English]: English[K] extends string ? string : Counted };
export type Say<English> = (key: keyof English, slots?: Slots) => string;

export function useSection<English>(context: Context<Say<English> | undefined>): Say<English> {
  const words = use(context);
  if (words === undefined) throw new Error('words of a section used outside of their provider');
  return words;
}

interface Props<English> {
  readonly context: Context<Say<English> | undefined>;
  readonly load: Readonly<Record<Language, () => Promise<SectionCatalogue<English>>>>;
  readonly children: ReactNode;
}

export function SectionProvider<English>({ context: Words, load, children }: Props<English>) {
  const { language } = useLanguage();
  const [spoken, setSpoken] = useState<{ readonly language: Language; readonly catalogue: SectionCatalogue<English> }>();
  useEffect(() => {
    let isWanted = true;
    load[language]().then((catalogue) => {
      if (isWanted) setSpoken({ language, catalogue });
    });
    return () => {
      isWanted = false;
    };
  }, [language, load]);
  const say = useCallback<Say<English>>(
    (key, slots) => (spoken === undefined ? '' : sayMessage(spoken.catalogue[key] as string | Counted, new Intl.PluralRules(spoken.language), slots)),
    [spoken],
  );
  return spoken === undefined ? null : <Words value={say}>{children}</Words>;
}
