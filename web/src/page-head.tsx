/** The head of every screen: the name, the language and the colours. */
import { type Language, languages, type Theme } from './state/address.js';
import { useLanguage } from './words/languages.js';

const languageNames: Readonly<Record<Language, string>> = { en: 'English', 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', ru: 'Русский' };

interface Props {
  readonly theme: Theme | undefined;
  readonly onTheme: (theme: Theme | undefined) => void;
  readonly tagline: string;
  /** Undefined: a page that leads to no other. */
  readonly here?: Screen;
}

const screens = ['planner', 'studies', 'control'] as const;
export type Screen = (typeof screens)[number];
const addressOf: Readonly<Record<Screen, string>> = { planner: './', studies: './studies', control: './control' };

export function PageHead({ theme, onTheme, tagline, here }: Props) {
  const { t, language, isChosen, choose } = useLanguage();
  // the other screens open in the same language and colours
  const kept = new URLSearchParams({ ...(isChosen ? { lang: language } : {}), ...(theme === undefined ? {} : { theme }) }).toString();
  return (
    <header className="page-head">
      <h1>
        Qiyun <span lang="zh-Hant">啟運</span>
      </h1>
      <label>
        <span className="unseen">{t('language')}</span>
        <select id="language" value={language} onChange={(event) => choose(event.target.value as Language)}>
          {languages.map((one) => (
            <option key={one} value={one} lang={one}>
              {languageNames[one]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="unseen">{t('theme')}</span>
        <select id="theme" value={theme ?? ''} onChange={(event) => onTheme(event.target.value === '' ? undefined : (event.target.value as Theme))}>
          <option value="">{t('themeAuto')}</option>
          <option value="light">{t('themeLight')}</option>
          <option value="dark">{t('themeDark')}</option>
        </select>
      </label>
      {here !== undefined && (
        <nav className="screens" aria-label={t('screens')}>
          {screens.map((screen) =>
            screen === here ? (
              <b key={screen} aria-current="page">
                {t(`screen_${screen}`)}
              </b>
            ) : (
              <a key={screen} href={`${addressOf[screen]}${kept === '' ? '' : `?${kept}`}`}>
                {t(`screen_${screen}`)}
              </a>
            ),
          )}
        </nav>
      )}
      <p className="small tagline">{tagline}</p>
    </header>
  );
}
