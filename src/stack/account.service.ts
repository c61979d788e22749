import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { StackProblem } from './stack-problem.js';

/** The user and group that the stores run as. */
export interface Account {
  uid: number;
  gid: number;
}

/**
 * Who the stores run as when we are root: `postgres` if the machine knows it, else `nobody`.
 * PostgreSQL refuses to run as root, and Redis has no need of it. Undefined when we are not root.
 */
export function storeAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) =>
        Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      continue;
    }
  }
  throw new StackProblem(
    'PostgreSQL mag niet als root draaien en deze machine kent geen gebruiker "postgres" of "nobody". Start als gewone gebruiker.',
    'PostgreSQL may not run as root and this machine has no user "postgres" or "nobody". Start as an ordinary user.',
  );
}

function accountCan(account: Account, tests: string, path: string): boolean {
  const asked = spawnSync('/bin/sh', ['-c', tests, 'sh', path], { ...account, cwd: '/', stdio: 'ignore' });
  return asked.status === 0;
}

/**
 * A folder that the account can write in: the wanted one, or, where a folder above it is closed to the account
 * (a checkout under /root), one under /var/lib with the same life: it is found by an id kept in the wanted folder,
 * so that removing the wanted folder starts afresh.
 */
export function writableFolder(wanted: string, account: Account | undefined): string {
  mkdirSync(wanted, { recursive: true });
  if (!account) return wanted;
  chownSync(wanted, account.uid, account.gid);
  if (accountCan(account, 'test -w "$1" && test -x "$1"', wanted)) return wanted;
  const note = join(wanted, 'stored-elsewhere');
  const elsewhere = existsSync(note)
    ? readFileSync(note, 'utf8').trim()
    : `/var/lib/routekaart/${randomUUID()}`;
  mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
  chownSync(elsewhere, account.uid, account.gid);
  writeFileSync(note, `${elsewhere}\n`);
  return elsewhere;
}

/** Where `writableFolder` put what belongs to the wanted folder, without making anything. */
export function folderInUse(wanted: string): string {
  const note = join(wanted, 'stored-elsewhere');
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : wanted;
}

/**
 * A folder of programs that the account can run: the folder itself, or a copy under /var/cache.
 * @param name names the copy; it holds the version, so that a newer package gets a copy of its own
 * @param program a file in the folder, to try with
 */
export function runnableFolder(
  folder: string,
  name: string,
  program: string,
  account: Account | undefined,
): string {
  if (!account || accountCan(account, 'test -r "$1" && test -x "$1"', join(folder, program))) return folder;
  const copy = `/var/cache/routekaart/${name}`;
  if (existsSync(join(copy, program))) return copy;
  const unfinished = `${copy}.${randomUUID()}`;
  mkdirSync('/var/cache/routekaart', { recursive: true, mode: 0o755 });
  cpSync(folder, unfinished, { recursive: true, verbatimSymlinks: true });
  chmodSync(unfinished, 0o755);
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(join(copy, program))) throw error;
  }
  return copy;
}
