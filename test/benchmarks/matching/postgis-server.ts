import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  chmodSync,
  chownSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { runnableFolder, storeAccount } from '../../../src/stack/account.service.js';
import { withLibraries } from '../../../src/stack/redis-programs.service.js';
import { freePort, run } from '../../../src/stack/running.service.js';

/** A PostgreSQL of the distribution that has PostGIS. */
export interface PostgisServer {
  /** A superuser's, for the database `postgres`. */
  readonly url: string;
  readonly version: string;
  stop(): Promise<void>;
}

const execute = promisify(execFile);
const quietly = async (program: string, args: string[], cwd: string): Promise<string | undefined> => {
  try {
    const env = { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' };
    return (await execute(program, args, { cwd, env, timeout: 300_000, maxBuffer: 20_000_000 })).stdout;
  } catch {
    return undefined;
  }
};

/** The distribution's newest PostGIS with its PostgreSQL, unpacked in the project's cache and not installed; null when there is none. */
async function programs(): Promise<string | null> {
  const cached = resolve('.cache', 'postgis');
  if (existsSync(cached)) return cached;
  const work = resolve('.cache', `postgis.${process.pid}`);
  const lists = join(work, 'lists');
  mkdirSync(join(lists, 'partial'), { recursive: true });
  mkdirSync(join(work, 'archives', 'partial'), { recursive: true });
  const own = [`Dir::State::lists=${lists}`, `Dir::Cache=${work}`, 'APT::Sandbox::User='];
  try {
    for (const settings of [[], own]) {
      const options = [...settings, 'Debug::NoLocking=1'].flatMap((setting) => ['-o', setting]);
      if (settings === own) await quietly('apt-get', [...options, '-q', 'update'], work);
      const all = (await quietly('apt-cache', [...options, 'pkgnames', 'postgresql-'], work)) ?? '';
      const major = Math.max(
        0,
        ...[...all.matchAll(/^postgresql-(\d+)-postgis-3$/gm)].map(([, each]) => Number(each)),
      );
      if (major === 0) continue;
      const wanted = [
        `postgresql-${major}-postgis-3`,
        `postgresql-${major}-postgis-3-scripts`,
        `postgresql-${major}`,
      ];
      const plan = await quietly(
        'apt-get',
        [...options, '-s', 'install', '--no-install-recommends', ...wanted],
        work,
      );
      const needed = [...(plan ?? '').matchAll(/^Inst (\S+)/gm)].map(([, each]) => each as string);
      const names = [...new Set([...wanted, ...needed, 'proj-data'])];
      if ((await quietly('apt-get', [...options, '-q', 'download', ...names], work)) === undefined) continue;
      for (const archive of readdirSync(work).filter((file) => file.endsWith('.deb')))
        await quietly('dpkg', ['-x', join(work, archive), join(work, 'tree')], work);
      // Which of its versions is meant is said by the distribution when it installs.
      const extensions = join(work, 'tree/usr/share/postgresql', String(major), 'extension');
      cpSync(join(extensions, 'postgis-3.control'), join(extensions, 'postgis.control'));
      cpSync(join(work, 'tree'), join(work, 'ready'), { recursive: true, verbatimSymlinks: true });
      renameSync(join(work, 'ready'), cached);
      return cached;
    }
    return null;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Starts it in a temporary folder, with the settings of the other temporary stores; null when it cannot be had here. */
export async function startPostgis(): Promise<PostgisServer | null> {
  const tree = await programs();
  const major = tree && readdirSync(join(tree, 'usr/lib/postgresql')).sort().at(-1);
  if (!tree || !major) return null;
  const account = storeAccount();
  const path = join('usr/lib/postgresql', major, 'bin', 'postgres');
  const home = runnableFolder(tree, `postgis-${major}`, path, account);
  const libraries = ['usr/lib', 'lib'].flatMap((folder) => {
    const at = join(home, folder);
    return existsSync(at)
      ? readdirSync(at)
          .filter((name) => name.includes('-linux-gnu'))
          .map((name) => join(at, name))
      : [];
  });
  const proj = join(home, 'usr/share/proj');
  const env = { ...withLibraries(libraries), LC_ALL: 'C', TZ: 'UTC', PROJ_DATA: proj, PROJ_LIB: proj };
  const folder = mkdtempSync(join(tmpdir(), 'routekaart-postgis-'));
  chmodSync(folder, 0o755);
  if (account) chownSync(folder, account.uid, account.gid);
  const cluster = join(folder, 'cluster');
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const initdb = join(home, 'usr/lib/postgresql', major, 'bin', 'initdb');
    await execute(
      initdb,
      ['-D', cluster, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
      { ...account, cwd: '/', env },
    );
    const port = await freePort();
    const settings = [
      'listen_addresses=127.0.0.1',
      `port=${port}`,
      'unix_socket_directories=',
      'max_connections=200',
      'timezone=UTC',
      'fsync=off',
      'synchronous_commit=off',
      'full_page_writes=off',
    ];
    const running = await run(
      join(home, path),
      ['-D', cluster, ...settings.flatMap((setting) => ['-c', setting])],
      { ...account, cwd: '/', env, stdio: 'ignore' },
      [['SIGINT', 20_000]],
    );
    const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
    const version = await firstAnswer(url);
    const stop = async () => {
      await running.stop();
      remove();
    };
    if (version) return { url, version, stop };
    await stop();
    return null;
  } catch {
    remove();
    return null;
  }
}

/** Its version, once it answers. */
async function firstAnswer(url: string): Promise<string | undefined> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      const { rows } = await client.query<{ version: string }>(
        `SELECT current_setting('server_version') AS version`,
      );
      return rows[0]?.version;
    } catch {
      await pause(100);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return undefined;
}
