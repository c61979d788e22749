#!/usr/bin/env node
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const oldest = [20, 19];
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
  console.error(
    `Node.js ${oldest.join('.')} of nieuwer is nodig; dit is ${process.versions.node}. / Node.js ${oldest.join('.')} or later is needed.`,
  );
  process.exit(1);
}

const { installWhenNeeded } = await import('./install.mjs');
const { buildServer, buildWeb } = await import('./build.mjs');
const { progress, runInFront, StepFailed } = await import('./step.mjs');
const { check } = await import('./check.mjs');

/** Runs a compiled program in this very process, so that signals and the exit code are its own. */
async function runHere(name, args) {
  const path = join(root, 'dist', 'src', `${name}.js`);
  process.setSourceMapsEnabled(true);
  process.argv.splice(1, process.argv.length - 1, path, ...args);
  await import(pathToFileURL(path).href);
}

/** A program that needs the stores: those of the running stack, or its own for as long as it takes. */
const onStack = (program, { migrated = false, before = [] } = {}) => ({
  server: true,
  run: (args) =>
    runHere('stack/with-stack.main', [
      ...(migrated ? ['--migrated'] : []),
      `dist/src/${program}.js`,
      ...before,
      ...args,
    ]),
});

/** TypeORM compares the entities with an empty database that has had every migration. */
const generate = (args) =>
  runHere('stack/with-stack.main', [
    '--temporary',
    '--migrated',
    'node_modules/typeorm/cli.js',
    'migration:generate',
    '-d',
    'dist/src/data-source.main.js',
    ...(args.includes('--check')
      ? ['migrations/drift', '--check']
      : args.map((arg) => (arg.startsWith('-') ? arg : `migrations/${arg}`))),
  ]);

/** A drill tries the built product out on temporary stores of its own. */
const drill = (program, { web = false } = {}) => ({
  server: true,
  web,
  run: async (args) => {
    const { buildDrills } = await import('./build-drills.mjs');
    await buildDrills(root);
    await runHere(`../test/drills/${program}`, args);
  },
});

const commands = {
  start: { server: true, web: true, run: (args) => runHere('stack/launch.main', args) },
  dev: { server: true, run: (args) => runHere('stack/launch.main', ['--dev', ...args]) },
  build: { server: true, web: true, run: async () => undefined },
  test: {
    server: true,
    web: true,
    run: async (args) =>
      void (process.exitCode = await runInFront(
        process.execPath,
        ['node_modules/jest/bin/jest.js', ...args],
        { cwd: root },
      )),
  },
  check: { run: async (args) => void (process.exitCode = await check(root, args)) },
  seed: onStack('demo/seed.main', { migrated: true }),
  'reference:load': onStack('reference/load-reference.main', { migrated: true }),
  'import:class-starts': onStack('colleges/import-class-starts.main', { migrated: true }),
  'operator:add': onStack('add-operator.main', { migrated: true }),
  'audit:verify': onStack('verify-audit.main', { migrated: true }),
  'privacy:replay-erasures': onStack('replay-erasures.main', { migrated: true }),
  'import:places': onStack('import-places.main', { migrated: true }),
  'schema:write': {
    server: true,
    run: () =>
      runHere('stack/with-stack.main', ['--temporary', '--migrated', 'dist/src/write-schema.main.js']),
  },
  'keys:rotate': { server: true, run: (args) => runHere('stack/rotate-keys.main', args) },
  'migration:generate': { server: true, run: generate },
  'migration:run': onStack('migrate.main'),
  'migration:revert': onStack('migrate.main', { before: ['--revert'] }),
  'drill:rights': drill('rights/rights.main'),
  'drill:regions': drill('regions/regions.main'),
  'drill:seats': drill('seats/seats.main'),
  'drill:erasure': drill('erasure/erasure.main', { web: true }),
  'bench:matching': drill('../benchmarks/matching/matching.main'),
  'bench:rescue': drill('../benchmarks/rescue/rescue.main'),
  'bench:alerts': drill('../benchmarks/alerts/alerts.main'),
  'drill:alerts': drill('alerts/alerts.main'),
  'drill:alerts-naive': drill('alerts-naive/alerts-naive.main'),
  'drill:alerts-model': drill('alerts-model/alerts-model.main'),
  'drill:alerts-schedulers': drill('alerts-schedulers/alerts-schedulers.main'),
  'drill:attacks': drill('attacks/attacks.main', { web: true }),
  'audit:web': drill('../audits/web/web.main', { web: true }),
  ci: {
    run: async () =>
      void (process.exitCode = await runInFront('bash', [join(root, '.ci', 'run')], { cwd: root })),
  },
};

const [name = '', ...rest] = process.argv.slice(2);
const command = commands[name];
if (!command) {
  console.error(`Gebruik / usage: node bin/run.mjs ${Object.keys(commands).join(' | ')}`);
  process.exit(1);
}
// Paths that people give are seen from where they stand; everything else is seen from the project.
process.env.ROUTEKAART_CALLED_FROM = process.env.INIT_CWD ?? process.cwd();
process.chdir(root);
try {
  if (name !== 'ci') await installWhenNeeded(root);
  if (command.server) await buildServer(root);
  if (command.web) await buildWeb(root);
  await command.run(rest);
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  progress(error.message);
  process.exitCode = 1;
}
