import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const tables = ['screens.ts', 'desk-screens.ts'];

/** Leaves `screens.json` with the build: the paths of all screens, so that the server knows which address has none. */
export function listScreens(): Plugin {
  return {
    name: 'list-screens',
    apply: 'build',
    generateBundle() {
      const paths = tables.flatMap((table) => {
        const source = readFileSync(join(import.meta.dirname, 'src', 'app', table), 'utf8');
        return [...source.matchAll(/path: '(\/[^']*)'/g)].map(([, path]) => path);
      });
      this.emitFile({
        type: 'asset',
        fileName: 'screens.json',
        source: JSON.stringify([...new Set(paths)].sort()),
      });
    },
  };
}
