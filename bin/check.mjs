import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInFront } from './step.mjs';

const node = (path, ...args) => [process.execPath, [path, ...args]];

/** Everything that holds the house in shape, besides the tests. */
const steps = [
  {
    name: 'format',
    title: 'opmaak (prettier)',
    run: node('node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
  },
  {
    // Before the linter: it makes the types of the API that the linter looks at.
    name: 'types-web',
    title: "types van de pagina's",
    run: process.env.npm_execpath?.endsWith('.js')
      ? node(process.env.npm_execpath, 'run', '--silent', 'typecheck', '-w', 'web')
      : ['npm', ['run', '--silent', 'typecheck', '-w', 'web']],
  },
  {
    name: 'lint',
    title: 'regels (oxlint)',
    run: node('node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings'),
  },
  {
    name: 'types',
    title: 'types van server en tests',
    run: node('node_modules/typescript-7/bin/tsc', '--noEmit', '--incremental', 'false'),
  },
  {
    name: 'imports',
    title: 'volgorde van de straat, zuiverheid, geen kringen (dependency-cruiser)',
    run: node(
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '.dependency-cruiser.mjs',
      'src',
      'migrations',
      'test',
      'web/src',
    ),
  },
  { name: 'files', title: 'plaats, naam en lengte van bestanden', run: node('bin/check-files.mjs') },
  {
    name: 'house',
    title: 'schema, contract, rechten, migraties gelijk aan entiteiten, heen en terug',
    run: node(
      'node_modules/jest/bin/jest.js',
      '--selectProjects',
      'stack',
      '--ci',
      '--json',
      '--outputFile=.cache/house.json',
      '--',
      'test/house',
    ),
  },
];

/**
 * Runs the steps, or those that are named, each to its end whatever the others say.
 * Leaves the count in .cache/check.json. @returns the exit code
 */
export async function check(root, names) {
  const chosen = names.length ? steps.filter(({ name }) => names.includes(name)) : steps;
  const failed = [];
  for (const { name, title, run } of chosen) {
    process.stderr.write(`▸ ${name}: ${title}\n`);
    const [program, args] = run;
    if ((await runInFront(program, args, { cwd: root })) !== 0) failed.push(name);
  }
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(
    join(root, '.cache', 'check.json'),
    JSON.stringify({ passed: chosen.length - failed.length, failed: failed.length }),
  );
  process.stderr.write(failed.length ? `✗ mislukt / failed: ${failed.join(', ')}\n` : '✓ alles in orde\n');
  return failed.length ? 1 : 0;
}
