import { watch } from 'node:fs';
import { resolve } from 'node:path';
import { endsWithParent } from './child.service.js';
import type { Launched } from './launch.service.js';
import { run } from './running.service.js';

/** A pause after the last written file, so that one compilation gives one restart. */
const quietMs = 400;

/**
 * For developing: compiles the server at every change and restarts api and workers on it, and serves the pages with
 * hot reload, passing everything else on to the api.
 */
export async function watchForDevelopment(
  launched: Launched,
  progress: (line: string) => void,
): Promise<{ stop(): Promise<void> }> {
  const tool = (path: string, args: string[], cwd: string, env: NodeJS.ProcessEnv) =>
    run(
      process.execPath,
      [...endsWithParent, path, ...args],
      { cwd: resolve(cwd), env, detached: true, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
      [['SIGTERM', 3_000]],
    );
  const compiler = await tool(
    resolve('node_modules/typescript-7/bin/tsc'),
    ['-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'],
    '.',
    process.env,
  );
  const pages = await tool(resolve('node_modules/vite/bin/vite.js'), [], 'web', {
    ...process.env,
    API_URL: launched.url,
  });

  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(resolve('dist/src'), { recursive: true }, (_event, file) => {
    if (!file?.endsWith('.js')) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      progress('Nieuwe code: API en worker starten opnieuw');
      void launched.restart();
    }, quietMs);
  });

  return {
    stop: async () => {
      clearTimeout(timer);
      watcher.close();
      await Promise.all([compiler.stop(), pages.stop()]);
    },
  };
}
