import '@fontsource-variable/source-sans-3/index.css';
import '@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css';
import '../styles/components.css';
import '../styles/tokens.css';
import '../styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startI18n } from '../lib/i18n.js';
import { allowEmptyingElements } from '../lib/trusted-types.js';
import { App } from './app.js';

allowEmptyingElements();
await startI18n();
const root = document.getElementById('app');
if (!root) throw new Error('the page has no #app');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
