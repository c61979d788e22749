import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runStep } from './step.mjs';

/**
 * Installs the dependencies when those in node_modules are not the ones of package-lock.json.
 * npm writes its own list at the very end of an install, so one that was broken off counts as not installed.
 */
export async function installWhenNeeded(root) {
  if (isInstalled(root)) return;
  await runStep(
    'Pakketten installeren (npm ci)',
    process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'],
    ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: root },
  );
}

function isInstalled(root) {
  const list = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(list)) return false;
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const present = JSON.parse(readFileSync(list, 'utf8')).packages;
    return Object.entries(wanted).every(
      ([path, { version, link, optional }]) =>
        !path.includes('node_modules/') ||
        link ||
        present[path]?.version === version ||
        (optional && !present[path]),
    );
  } catch {
    return false;
  }
}
