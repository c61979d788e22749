import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runStep } from './step.mjs';

const server = {
  title: 'Server bouwen',
  inputs: ['src', 'migrations', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'],
  ignore: /\.spec\.ts$/,
  output: 'dist/src',
  /** Without this, what was compiled from a file that is gone would still be loaded: an old migration, say. */
  stale: ['dist/src', 'dist/migrations', 'dist/.tsbuildinfo'],
  args: ['node_modules/typescript-7/bin/tsc', '-p', 'tsconfig.build.json'],
};

const web = {
  title: "Pagina's bouwen",
  inputs: [
    'web/src',
    'src/candidates/prior-education.ts',
    'web/public',
    'web/index.html',
    'web/vite.config.ts',
    'web/operations.ts',
    'web/compile-texts.ts',
    'web/list-screens.ts',
    'web/needed-tokens.ts',
    'web/pack-assets.ts',
    'web/preload-texts.ts',
    'web/tsconfig.json',
    'web/package.json',
    'schema.graphql',
    'package-lock.json',
  ],
  ignore: /\.spec\.tsx?$|graphql-env\.d\.ts$/,
  output: 'web/dist',
  stale: [],
};

/** Compiles the server when a source is not the one it was compiled from. */
export async function buildServer(root) {
  await buildWhenStale(root, 'server', server, [process.execPath], server.args);
}

/** Builds the pages when a source is not the one they were built from. */
export async function buildWeb(root) {
  const npm = process.env.npm_execpath?.endsWith('.js')
    ? [process.execPath, process.env.npm_execpath]
    : ['npm'];
  await buildWhenStale(root, 'web', web, npm, ['run', 'build', '-w', 'web']);
}

async function buildWhenStale(root, name, part, program, args) {
  const stamp = join(root, '.cache', `built-${name}.json`);
  const now = fingerprint(root, part);
  const before = existsSync(stamp) ? JSON.parse(readFileSync(stamp, 'utf8')) : {};
  if (existsSync(join(root, part.output)) && before.content === now.content) return;
  rmSync(stamp, { force: true });
  if (before.files !== now.files)
    for (const path of part.stale) rmSync(join(root, path), { recursive: true, force: true });
  await runStep(part.title, program, args, { cwd: root });
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(stamp, JSON.stringify(now));
}

function fingerprint(root, { inputs, ignore }) {
  const files = inputs.flatMap((input) => filesIn(root, input)).filter((file) => !ignore.test(file));
  const content = createHash('sha256');
  for (const file of files)
    content
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return {
    files: createHash('sha256').update(files.join('\0')).digest('hex'),
    content: content.digest('hex'),
  };
}

function filesIn(root, path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesIn(root, `${path}/${name}`));
}
