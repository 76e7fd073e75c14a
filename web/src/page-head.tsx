/** The name, the language and the colours. */
import { type Language, languages, type Theme } from './state/address.js';
import { usePage } from './state/page-context.js';
import { useLanguage } from './words/languages.js';

const languageNames: Readonly<Record<Language, string>> = { en: 'English', 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', ru: 'Русский' };

export function PageHead() {
  const { state, change } = usePage();
  const { t, language, choose } = useLanguage();
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
        <select
          id="theme"
          value={state.theme ?? ''}
          onChange={(event) => change({ do: 'theme', theme: event.target.value === '' ? undefined : (event.target.value as Theme) })}
        >
          <option value="">{t('themeAuto')}</option>
          <option value="light">{t('themeLight')}</option>
          <option value="dark">{t('themeDark')}</option>
        </select>
      </label>
      <p className="small tagline">{t('tagline')}</p>
    </header>
  );
}
