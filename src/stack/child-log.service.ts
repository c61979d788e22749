import { createWriteStream, existsSync, mkdirSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const largestBytes = 10_000_000;
const silenceMs = 10_000;
const levels: Record<number, string> = { 40: 'let op', 50: 'fout', 60: 'fatale fout' };

/** The log of one child process: kept whole in a file, and in short on the terminal where something is wrong. */
export interface ChildLog {
  /** Takes in an output of the process until it ends. */
  follow: (output: Readable) => void;
  /** The last line that was no log line but looked like an error: why a process could not even begin. */
  lastError: () => string | undefined;
}

/**
 * Keeps `<name>.log` and one older `<name>.log.1`, each at most 10 MB. A line that warns is summarised to `tell`;
 * the same sentence at most once in ten seconds.
 */
export function childLog(folder: string, name: string, tell: (line: string) => void): ChildLog {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.log`);
  let stream: WriteStream | undefined;
  let size = existsSync(file) ? statSync(file).size : 0;
  let error: string | undefined;
  const told = new Map<string, number>();

  const write = (line: string) => {
    if (size > largestBytes) {
      stream?.end();
      renameSync(file, `${file}.1`);
      stream = undefined;
      size = 0;
    }
    if (!stream) {
      stream = createWriteStream(file, { flags: 'a', mode: 0o600 });
      // A full disk must not end the launcher; the database says so in its own words.
      stream.on('error', () => undefined);
    }
    stream.write(`${line}\n`);
    size += Buffer.byteLength(line) + 1;
  };

  const summarise = (line: string) => {
    const summary = line.startsWith('{') ? warning(line) : undefined;
    if (!line.startsWith('{') && /^\s*(\w*Error|Uncaught)\b/.test(line)) error = line.trim();
    if (!summary) return;
    const now = Date.now();
    if (now - (told.get(summary) ?? 0) < silenceMs) return;
    if (told.size > 200) told.clear();
    told.set(summary, now);
    tell(`[${name}] ${summary}`);
  };

  return {
    follow: (output) => {
      createInterface({ input: output }).on('line', (line) => {
        write(line);
        summarise(line);
      });
    },
    lastError: () => error,
  };
}

function warning(line: string): string | undefined {
  try {
    const entry = JSON.parse(line) as { level?: number; msg?: string; err?: { message?: string } };
    const level = levels[entry.level ?? 0];
    return level && `${level}: ${entry.msg ?? entry.err?.message ?? ''}`;
  } catch {
    return undefined;
  }
}
