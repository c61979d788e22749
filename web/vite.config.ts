import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { compileTexts } from './compile-texts.js';
import { listOperations } from './operations.js';
import { listScreens } from './list-screens.js';
import { keepNeededTokens } from './needed-tokens.js';
import { packAssets } from './pack-assets.js';
import { preloadTexts } from './preload-texts.js';

const api = process.env['API_URL'] ?? 'http://localhost:3000';

/**
 * Every component of the library names itself by assignment, which keeps all of them in the bundle, used or not (with a
 * calendar and its languages: 55 kB). The names only serve debugging.
 */
const shakeComponentLibrary: Plugin = {
  name: 'shake-component-library',
  apply: 'build',
  transform: {
    filter: { id: /@utrecht\/[\w-]+-react\/dist\/.*\.mjs/ },
    handler: (code) => ({ code: code.replace(/^\w+\.displayName = .*;$/gm, ''), map: null }),
  },
};

/** The server serves `dist/`; in development Vite serves the pages and passes the rest on to a running server. */
export default defineConfig({
  plugins: [
    compileTexts(),
    react(),
    shakeComponentLibrary,
    listOperations(),
    listScreens(),
    keepNeededTokens('voorbeeld-theme'),
    preloadTexts(),
    packAssets(),
  ],
  // The server puts a fresh nonce in its place in every answer.
  html: { cspNonce: '{{nonce}}' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
    // Nothing may be inlined as data: the server's content security policy only allows its own origin.
    assetsInlineLimit: 0,
    // The component library does not say so, but only its styles do anything by being imported.
    rolldownOptions: {
      treeshake: { moduleSideEffects: (id) => !id.includes('@utrecht/') || id.endsWith('.css') },
    },
  },
  server: {
    proxy: {
      '/graphql': { target: api, ws: true },
      '/exchange': api,
      '/papieren': api,
      '/antwoord': api,
      '/school': api,
      '/bericht': api,
      '/mail': api,
      '/verloopkalender.ics': api,
      '/health': api,
      '/dev': api,
    },
  },
});
