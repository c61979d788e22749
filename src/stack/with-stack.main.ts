import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { newAppKey } from './app-keys.service.js';
import { childEnvironment, ownerEnvironment, endsWithParent, programPath } from './child.service.js';
import { holderOf, lockData, readAddress } from './data-lock.service.js';
import { run } from './running.service.js';
import { StackProblem } from './stack-problem.js';
import { startStores, startTemporaryStores, type Stores } from './stores.service.js';

/**
 * Runs one program of the product on the stores: those of the running stack if there is one, else started for this
 * command and ended after it. With `--temporary` on an empty database of its own that is gone afterwards.
 * Usage: with-stack.main.js [--temporary] [--migrated] PROGRAM [ARGUMENT…]; ends with the program's own exit code.
 */
const progress = (line: string) => console.error(`▸ ${line}`);
const waitForStartMs = 120_000;

/** A stack that is still starting is waited for. */
async function runningStack(dataDir: string): Promise<(Stores & { url: string }) | undefined> {
  const until = Date.now() + waitForStartMs;
  while (holderOf(dataDir)?.url) {
    const address = readAddress(dataDir);
    if (address) return { ...address, stop: async () => undefined };
    if (Date.now() > until) break;
    await pause(200);
  }
  return undefined;
}

async function ownStores(dataDir: string): Promise<Stores> {
  const lock = await lockData(dataDir, null);
  try {
    const stores = await startStores({ dataDir, progress });
    return { ...stores, stop: () => stores.stop().finally(lock.release) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function runProgram(
  path: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  quiet: boolean,
): Promise<number> {
  // What a preparing step says goes to the error output: the last line of the output belongs to the command.
  const running = await run(
    process.execPath,
    [...endsWithParent, '--enable-source-maps', path, ...args],
    { env, stdio: ['inherit', quiet ? 2 : 'inherit', 'inherit', 'ipc'] },
    [['SIGTERM', 15_000]],
  );
  const pass = (signal: NodeJS.Signals) => process.kill(running.pid, signal);
  process.on('SIGTERM', pass);
  // Ctrl-C reaches the program by itself; this process only has to outlive it.
  process.on('SIGINT', () => undefined);
  const how = await running.exited;
  process.off('SIGTERM', pass);
  return how.startsWith('code ') ? Number(how.slice(5)) : 1;
}

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  const flag = (name: string) => args[0] === name && args.shift() !== undefined;
  const temporary = flag('--temporary');
  const migrated = flag('--migrated');
  const [program, ...rest] = args;
  if (!program) throw new Error('no program given');
  const dataDir = resolve(process.env.DATA_DIR || '.data');
  const stores = temporary
    ? await startTemporaryStores(progress)
    : ((await runningStack(dataDir)) ?? (await ownStores(dataDir)));
  try {
    const env = childEnvironment(stores, dataDir, temporary ? newAppKey : undefined);
    if (migrated) {
      const code = await runProgram(programPath('migrate.main'), [], ownerEnvironment(env, stores), true);
      if (code !== 0) return code;
    }
    const isMigrating = resolve(program) === programPath('migrate.main');
    const own = isMigrating ? ownerEnvironment(env, stores) : env;
    return await runProgram(resolve(program), rest, own, false);
  } finally {
    await stores.stop();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof StackProblem ? `\n${error.message}` : error);
  process.exitCode = 1;
}
process.exit();
