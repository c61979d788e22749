import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { endsWithParent } from '../../../src/stack/child.service.js';

/** A server in a process of its own, and what it said of itself. */
export interface ChildServer {
  readonly url: string;
  readonly cookie?: string;
  stop(): Promise<void>;
}

/**
 * Starts a server that takes its settings as JSON and says on its first line, as JSON, where it listens; null when it
 * ends without. It ends when this process does. What it complains of goes to the standard error.
 */
export async function startChild(program: string, settings: object): Promise<ChildServer | null> {
  const child = spawn(process.execPath, [...endsWithParent, program, JSON.stringify(settings)], {
    env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = new Promise<null>((done) => child.once('close', () => done(null)));
  const lines = createInterface({ input: child.stdout as Readable });
  const said = await Promise.race([
    new Promise<string>((done) => lines.on('line', (line) => line.startsWith('{') && done(line))),
    ended,
  ]);
  if (said === null) return null;
  return {
    ...(JSON.parse(said) as { url: string; cookie?: string }),
    stop: async () => {
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), 5000);
      await ended;
      clearTimeout(force);
    },
  };
}
