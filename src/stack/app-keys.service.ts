import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A new application key: 256 random bits, as `APP_KEYS` holds them. */
export function newAppKey(): string {
  return randomBytes(32).toString('base64url');
}

const fileIn = (dataDir: string) => join(dataDir, 'app-keys');

/** The keys (`APP_KEYS`) that a demo keeps in its data folder, made when they are not there yet. */
export function keptAppKeys(dataDir: string): string {
  const file = fileIn(dataDir);
  if (!existsSync(file)) keepAppKeys(dataDir, newAppKey());
  return readFileSync(file, 'utf8').trim();
}

/** Puts other keys in the place of those that are kept. Only their owner may read them. */
export function keepAppKeys(dataDir: string, keys: string): void {
  mkdirSync(dataDir, { recursive: true });
  const file = fileIn(dataDir);
  writeFileSync(`${file}.new`, `${keys}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
