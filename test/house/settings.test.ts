import { readFileSync } from 'node:fs';
import { parseConfig } from '../../src/platform/config.js';
import { appKey } from '../support/app-key.js';

/** Every variable of .env.example with the value it shows. */
const shown = Object.fromEntries(
  [...readFileSync('.env.example', 'utf8').matchAll(/^#?([A-Z][A-Z_]*)=(.*)$/gm)].map(([, name, value]) => [
    name,
    value,
  ]),
) as Record<string, string>;
/** Secrets have no example that somebody could leave as it is. */
const secrets = { APP_KEYS: appKey };
const ofLauncherAndTests = ['DATABASE_OWNER_URL', 'WORKERS', 'TEST_DATABASE_URL', 'TEST_REDIS_URL'];

describe('.env.example', () => {
  it('shows settings that are right', () => {
    const config = parseConfig({ ...shown, ...secrets });
    expect(config.demo).toBe(false);
    expect(config.publicUrl).toBe(shown['PUBLIC_URL']);
  });

  it('shows no secret', () => {
    for (const name of Object.keys(secrets)) expect(shown[name]).toBe('');
  });

  it('shows every setting there is, and none that is not', () => {
    const source = readFileSync('src/platform/config.ts', 'utf8');
    const read = [...source.matchAll(/^ {2}([A-Z][A-Z_]*): /gm)].map(([, name]) => String(name));
    expect(Object.keys(shown).sort()).toEqual([...read, ...ofLauncherAndTests].sort());
  });

  it('shows the defaults', () => {
    const { DATABASE_URL, REDIS_URL, PUBLIC_URL, SMTP_URL } = shown;
    const needed = { DATABASE_URL, REDIS_URL, PUBLIC_URL, SMTP_URL, ...secrets };
    expect(parseConfig({ ...shown, ...secrets })).toEqual(parseConfig(needed));
  });
});
