/** Starts the page of a share link. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../styles/tokens.css';
import '../styles/page.css';
import '../styles/ways.css';
import '../styles/map.css';
import '../styles/charts.css';
import '../styles/narrow.css';
import '../styles/control.css';
import '../styles/shared.css';
import { ControlWordsProvider } from '../words/control/control-words.js';
import { LanguageProvider } from '../words/languages.js';
import { SharedPage } from './shared-page.js';

const root = document.getElementById('page');
if (root === null) throw new Error('shared.html has no element with the id "page"');
createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <ControlWordsProvider>
        <SharedPage />
      </ControlWordsProvider>
    </LanguageProvider>
  </StrictMode>,
);
