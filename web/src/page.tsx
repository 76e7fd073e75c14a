/** The page: the question and its ways on the left, the map on the right, the drawer below it, a ledger beside it when asked for. */
import { useEffect } from 'react';
import { Drawer } from './drawer/drawer.js';
import { LedgerPane } from './ledger/ledger-pane.js';
import { MapPane } from './map/map-pane.js';
import { PageHead } from './page-head.js';
import { QuestionPane } from './question/question-pane.js';
import { usePage } from './state/page-context.js';
import { WaysPane } from './ways/ways-pane.js';
import { useLanguage } from './words/languages.js';

export function Page() {
  const { t } = useLanguage();
  const { state, change } = usePage();
  useEffect(() => {
    performance.mark('interactive');
  }, []);
  return (
    <div className="page">
      <a className="skip" href="#ways">
        {t('skipToWays')}
      </a>
      <a className="skip" href="#map">
        {t('skipToMap')}
      </a>
      <main className="side">
        <PageHead theme={state.theme} onTheme={(theme) => change({ do: 'theme', theme })} tagline={t('tagline')} here="planner" />
        <QuestionPane />
        <WaysPane />
      </main>
      <div className="desk">
        <div className="desk-map">
          <MapPane />
          <LedgerPane />
        </div>
        <Drawer />
      </div>
    </div>
  );
}
