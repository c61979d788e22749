import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Compiles the drills, and the test support that they stand on, beside the built server: `dist/test` imports
 * `dist/src`. Types are for `npm run check`. Takes a second, so it is always done.
 */
export async function buildDrills(root) {
  const { transform } = await import('@swc/core');
  const { options } = await import(new URL('../test/support/compiled.mjs', import.meta.url).href);
  rmSync(join(root, 'dist', 'test'), { recursive: true, force: true });
  const sources = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  await Promise.all(
    sources.map(async (name) => {
      const source = join(root, 'test', name);
      const target = join(root, 'dist', 'test', name.replace(/\.ts$/, '.js'));
      const { code } = await transform(readFileSync(source, 'utf8'), {
        ...options,
        sourceMaps: 'inline',
        filename: source,
      });
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, code);
    }),
  );
}
