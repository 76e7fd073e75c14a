/** Starts the study bench. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../styles/tokens.css';
import '../styles/page.css';
import '../styles/question.css';
import '../styles/map.css';
import '../styles/charts.css';
import '../styles/narrow.css';
import '../styles/studies.css';
import { LanguageProvider } from '../words/languages.js';
import { StudyWordsProvider } from '../words/studies/study-words.js';
import { StudiesPage } from './studies-page.js';
import { BenchProvider } from './study-state.js';

const root = document.getElementById('page');
if (root === null) throw new Error('studies.html has no element with the id "page"');
createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <StudyWordsProvider>
        <BenchProvider>
          <StudiesPage />
        </BenchProvider>
      </StudyWordsProvider>
    </LanguageProvider>
  </StrictMode>,
);
