import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { unreadable } from '../platform/delimited-text.js';
import { projectRoot } from '../platform/project-root.service.js';
import type { Result } from '../platform/problem.js';
import type { Table } from '../platform/table.js';
import { mostBytes, tooLarge } from './place-list-size.js';

/** What reading one list may take. The largest that a desk may hand in takes a few seconds and some tens of megabytes. */
export interface ReadingLimits {
  readonly heapMegabytes: number;
  readonly seconds: number;
}

const limits: ReadingLimits = { heapMegabytes: 384, seconds: 60 };
const mostAnswer = 64 * 1024 * 1024;
const program = join(projectRoot, 'dist', 'src', 'exchange', 'read-list.main.js');
// Node.js 20 has it under its first name.
const permission = process.allowedNodeEnvironmentFlags.has('--permission')
  ? '--permission'
  : '--experimental-permission';

/**
 * Reads a list that somebody handed in, in a process of its own: without our settings and secrets, without a right to
 * write, to start programs or to read anything but the program itself, with little memory and for a short time. A file
 * made to hurt ends that process; here it is one that cannot be read.
 */
export async function readListApart(
  bytes: Uint8Array,
  { heapMegabytes, seconds } = limits,
): Promise<Result<Table>> {
  if (bytes.length > mostBytes) return unreadable(tooLarge);
  const answer = await new Promise<string | null>((resolve) => {
    const child = spawn(
      process.execPath,
      [
        `--max-old-space-size=${heapMegabytes}`,
        permission,
        `--allow-fs-read=${projectRoot}/*`,
        '--no-warnings',
        program,
      ],
      { env: {}, stdio: ['pipe', 'pipe', 'ignore'] },
    );
    const timer = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
    const parts: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (part: Buffer) => {
      size += part.length;
      if (size > mostAnswer) child.kill('SIGKILL');
      else parts.push(part);
    });
    const end = (code: number | null) => {
      clearTimeout(timer);
      resolve(code === 0 ? Buffer.concat(parts).toString() : null);
    };
    child.once('error', () => end(null));
    child.once('close', end);
    // A process that has ended reads no more; that it ended is told by `close`.
    child.stdin.on('error', () => undefined);
    child.stdin.end(bytes);
  });
  if (answer === null) {
    new Logger('readListApart').warn(`A list of ${bytes.length} bytes could not be read within the limits`);
    return unreadable(tooHard);
  }
  return JSON.parse(answer) as Result<Table>;
}

const tooHard = {
  nl: 'Dit bestand kunnen we niet lezen: het is beschadigd of te ingewikkeld. Sla de lijst op als CSV en probeer het opnieuw.',
  en: 'We cannot read this file: it is damaged or too complicated. Save the list as CSV and try again.',
};
