import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env['API_URL'] ?? 'http://localhost:3000';

/** The server serves `dist/`; in development Vite serves the pages and passes the rest on to a running server. */
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
    // Nothing may be inlined as data: the server's content security policy only allows its own origin.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // The component library marks nothing as free of side effects, and names every component by assignment.
      treeshake: {
        propertyWriteSideEffects: false,
        moduleSideEffects: (id) => !id.includes('@utrecht/') || id.endsWith('.css'),
      },
    },
  },
  server: { proxy: { '/graphql': { target: api, ws: true }, '/health': api, '/dev': api } },
});
