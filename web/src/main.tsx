/** Starts the page. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/tokens.css';
import './styles/page.css';
import './styles/question.css';
import './styles/ways.css';
import './styles/map.css';
import './styles/ledger.css';
import './styles/charts.css';
import './styles/narrow.css';
import './styles/print.css';
import { Page } from './page.js';
import { PageProvider } from './state/page-context.js';
import { LanguageProvider } from './words/languages.js';

const root = document.getElementById('page');
if (root === null) throw new Error('index.html has no element with the id "page"');
createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <PageProvider>
        <Page />
      </PageProvider>
    </LanguageProvider>
  </StrictMode>,
);
