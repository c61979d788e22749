import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformFileSync } from '@swc/core';

/**
 * Starts one temporary PostgreSQL and Redis for the whole run and tells the tests where they are:
 * TEST_STACK_DATABASE_URL (superuser, database `postgres`) and TEST_STACK_REDIS_URL.
 */
export default async function startTestStack() {
  const { startTemporaryStores } = await import(
    pathToFileURL(join(compileStack(), 'stores.service.js')).href
  );
  try {
    globalThis.routekaartTestStores = await startTemporaryStores((line) => console.error(line));
  } catch (error) {
    if (error.name === 'StackProblem') error.stack = error.message;
    throw error;
  }
  process.env.TEST_STACK_DATABASE_URL = globalThis.routekaartTestStores.databaseUrl;
  process.env.TEST_STACK_REDIS_URL = globalThis.routekaartTestStores.redisUrl;
}

/** Jest does not transform what a global setup imports when it is ESM; the stores are compiled here, so they are never stale. */
function compileStack() {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const source = join(root, 'src', 'stack');
  const target = join(root, 'node_modules', '.cache', 'routekaart-test-stack', String(process.pid));
  mkdirSync(target, { recursive: true });
  process.once('exit', () => rmSync(target, { recursive: true, force: true }));
  for (const name of readdirSync(source).filter((file) => /^[^.]+(\.service)?\.ts$/.test(file))) {
    const { code } = transformFileSync(join(source, name), {
      swcrc: false,
      jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    });
    writeFileSync(join(target, name.replace(/\.ts$/, '.js')), code);
  }
  return target;
}
