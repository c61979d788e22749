import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, chmodSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A folder for data of one test, gone after it. */
export function temporaryDataDir(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'routekaart-launch-'));
  chmodSync(path, 0o755);
  const elsewhere = join(path, 'postgres', 'stored-elsewhere');
  return {
    path,
    remove: () => {
      if (existsSync(elsewhere))
        rmSync(readFileSync(elsewhere, 'utf8').trim(), { recursive: true, force: true });
      rmSync(path, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A TCP port that is free at this moment, on every address. */
export async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

/** A program of the project, given by its path in it, as a process of its own. */
export class StackProcess {
  output = '';
  readonly ended: Promise<number | string>;
  readonly pid: number;
  private readonly child: ChildProcess;

  constructor(program: string, args: string[], env: Record<string, string>) {
    const path = resolve(program);
    if (!existsSync(path))
      throw new Error(`${path} is missing: these tests run the built product, "npm test" builds it`);
    const { DATABASE_URL: _database, REDIS_URL: _redis, ROUTEKAART_MODE: _mode, ...inherited } = process.env;
    this.child = spawn(process.execPath, [path, ...args], {
      env: { ...inherited, NODE_OPTIONS: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.pid = this.child.pid as number;
    this.child.stdout?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.child.stderr?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.ended = new Promise((done) => this.child.once('close', (code, signal) => done(signal ?? code ?? 1)));
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Waits until the output holds the words; fails with the whole output when the process ends before that. */
  async says(words: string): Promise<void> {
    const end = this.ended.then(() => 'ended');
    while (!this.output.includes(words)) {
      if ((await Promise.race([end, pause(50)])) === 'ended' && !this.output.includes(words)) {
        throw new Error(`It ended before it said "${words}":\n${this.output}`);
      }
    }
  }
}

/** The launcher, as `npm start` runs it. */
export function startLauncher(dataDir: string, port: number, env: Record<string, string> = {}): StackProcess {
  return new StackProcess('bin/run.mjs', ['start'], { DATA_DIR: dataDir, PORT: String(port), ...env });
}

/** Waits until something holds; fails with its name after the limit. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  limitMs = 30_000,
): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Not within ${limitMs} ms: ${what}`);
    await pause(100);
  }
}

/** The processes whose command line holds all of the words. */
export function processesWith(...words: string[]): number[] {
  const lines = execFileSync('ps', ['-ww', '-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return lines
    .filter((line) => words.every((word) => line.includes(word)))
    .map((line) => Number.parseInt(line, 10));
}
