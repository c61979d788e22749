import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { StackProblem } from './stack-problem.js';

const execute = promisify(execFile);
const names = ['redis-server', 'valkey-server'];
/** BullMQ needs Redis 6.2 or later; Valkey counts on from there. */
const least = [6, 2] as const;

/** A Redis server that runs here. */
export interface RedisProgram {
  program: string;
  /** The folder to copy when another user must be able to run it. */
  folder: string;
  /** The program's path in that folder. */
  path: string;
  /** Where its libraries are, when they are not the system's. */
  libraries: string[];
}

/**
 * Finds a real Redis or Valkey (6.2 or later): on the PATH, else in the project's cache, else fetched into that cache
 * with the system's own package tool (Debian and Ubuntu, no root needed), else installed with Homebrew.
 * @throws StackProblem that says what to install
 */
export async function redisProgram(cache: string, progress: (line: string) => void): Promise<RedisProgram> {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) {
      const found = { program: join(folder, name), folder, path: name, libraries: [] };
      if (folder && existsSync(found.program) && runs(found)) return found;
    }
  }
  const cached = inTree(join(cache, 'redis'));
  if (cached) return cached;
  const fetched = (await fetchWithApt(cache, progress)) ?? (await installWithHomebrew(progress));
  if (fetched) return fetched;
  throw new StackProblem(
    'Redis (6.2 of nieuwer) ontbreekt. Installeer het pakket redis-server of valkey, of geef met REDIS_URL een eigen Redis.',
    'Redis (6.2 or later) is missing. Install the package redis-server or valkey, or point REDIS_URL at a Redis of your own.',
  );
}

function runs({ program, libraries }: RedisProgram): boolean {
  try {
    const said = execFileSync(program, ['--version'], {
      encoding: 'utf8',
      env: withLibraries(libraries),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [, major, minor] = /v=(\d+)\.(\d+)/.exec(said) ?? [];
    return Number(major) > least[0] || (Number(major) === least[0] && Number(minor) >= least[1]);
  } catch {
    return false;
  }
}

/** The environment in which a program finds its libraries. */
export function withLibraries(libraries: readonly string[]): NodeJS.ProcessEnv {
  const { PATH, LD_LIBRARY_PATH } = process.env;
  if (libraries.length === 0) return { PATH, LD_LIBRARY_PATH };
  return {
    PATH,
    LD_LIBRARY_PATH: [...libraries, ...(LD_LIBRARY_PATH ? [LD_LIBRARY_PATH] : [])].join(delimiter),
  };
}

function inTree(tree: string): RedisProgram | undefined {
  for (const name of names) {
    const path = join('usr', 'bin', name);
    if (!existsSync(join(tree, path))) continue;
    const libraries = ['usr/lib', 'lib'].flatMap((folder) => {
      const libs = join(tree, folder);
      if (!existsSync(libs)) return [];
      return [
        libs,
        ...readdirSync(libs, { withFileTypes: true })
          .filter((entry) => entry.isDirectory() && entry.name.includes('-linux-gnu'))
          .map((entry) => join(libs, entry.name)),
      ];
    });
    const found = { program: join(tree, path), folder: tree, path, libraries };
    if (runs(found)) return found;
  }
  return undefined;
}

/**
 * Unpacks the distribution's package, with those it needs and the machine has not, without installing anything.
 * The machine's package lists are tried first; when they are missing or stale, private ones are fetched.
 */
async function fetchWithApt(
  cache: string,
  progress: (line: string) => void,
): Promise<RedisProgram | undefined> {
  if (!hasProgram('apt-get') || !hasProgram('dpkg')) return undefined;
  progress('Redis ophalen met apt-get (eenmalig, zonder te installeren)');
  const work = join(cache, `redis.${process.pid}`);
  const lists = join(work, 'lists');
  mkdirSync(join(lists, 'partial'), { recursive: true });
  mkdirSync(join(work, 'archives', 'partial'), { recursive: true });
  const own = [
    '-o',
    `Dir::State::lists=${lists}`,
    '-o',
    `Dir::Cache=${work}`,
    '-o',
    'APT::Sandbox::User=',
    '-o',
    'Debug::NoLocking=1',
  ];
  try {
    for (const options of [['-o', 'Debug::NoLocking=1'], own]) {
      if (options === own) await quietly('apt-get', [...own, '-q', 'update'], work);
      for (const name of names) {
        const unpacked = await unpack(name, options, work);
        if (!unpacked) continue;
        rmSync(join(cache, 'redis'), { recursive: true, force: true });
        cpSync(unpacked, join(work, 'ready'), { recursive: true, verbatimSymlinks: true });
        renameSync(join(work, 'ready'), join(cache, 'redis'));
        const found = inTree(join(cache, 'redis'));
        if (found) return found;
      }
    }
    return undefined;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @returns the folder that the package was unpacked in, if it runs from there */
async function unpack(name: string, options: string[], work: string): Promise<string | undefined> {
  const plan = await quietly('apt-get', [...options, '-s', 'install', '--no-install-recommends', name], work);
  const needed = [...(plan ?? '').matchAll(/^Inst (\S+)/gm)].map(([, wanted]) => wanted as string);
  if (!needed.includes(name)) needed.push(name, ...(name === 'redis-server' ? ['redis-tools'] : []));
  const folder = join(work, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if ((await quietly('apt-get', [...options, '-q', 'download', ...needed], folder)) === undefined)
    return undefined;
  const tree = join(folder, 'tree');
  for (const archive of readdirSync(folder).filter((file) => file.endsWith('.deb'))) {
    if ((await quietly('dpkg', ['-x', join(folder, archive), tree], work)) === undefined) return undefined;
  }
  return inTree(tree) ? tree : undefined;
}

async function installWithHomebrew(progress: (line: string) => void): Promise<RedisProgram | undefined> {
  if (!hasProgram('brew')) return undefined;
  progress('Redis installeren met Homebrew (eenmalig)');
  await quietly('brew', ['install', 'redis'], process.cwd());
  const prefix = (await quietly('brew', ['--prefix'], process.cwd()))?.trim();
  const folder = join(prefix ?? '/usr/local', 'bin');
  const found = { program: join(folder, 'redis-server'), folder, path: 'redis-server', libraries: [] };
  return existsSync(found.program) && runs(found) ? found : undefined;
}

function hasProgram(name: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => folder && existsSync(join(folder, name)));
}

async function quietly(program: string, args: string[], cwd: string): Promise<string | undefined> {
  try {
    const env = { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' };
    return (await execute(program, args, { cwd, env, timeout: 180_000, maxBuffer: 10_000_000 })).stdout;
  } catch {
    return undefined;
  }
}
