/** Starts the control room, the page of a joint order, and the wall: one page, three screens. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../styles/tokens.css';
import '../styles/page.css';
import '../styles/ways.css';
import '../styles/map.css';
import '../styles/charts.css';
import '../styles/narrow.css';
import '../styles/print.css';
import '../styles/control.css';
import '../styles/order.css';
import '../styles/wall.css';
import { ControlWordsProvider } from '../words/control/control-words.js';
import { LanguageProvider } from '../words/languages.js';
import { ControlPage } from './control-page.js';

const root = document.getElementById('page');
if (root === null) throw new Error('control.html has no element with the id "page"');
createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <ControlWordsProvider>
        <ControlPage />
      </ControlWordsProvider>
    </LanguageProvider>
  </StrictMode>,
);
