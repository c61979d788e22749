import { readFileSync } from 'node:fs';
import { parseConfig } from '../../src/platform/config.js';

/** Every variable of .env.example with the value it shows. */
const shown = Object.fromEntries(
  [...readFileSync('.env.example', 'utf8').matchAll(/^#?([A-Z][A-Z_]*)=(.*)$/gm)].map(([, name, value]) => [
    name,
    value,
  ]),
) as Record<string, string>;
const ofLauncherAndTests = ['DATA_DIR', 'WORKERS', 'TEST_DATABASE_URL', 'TEST_REDIS_URL'];

describe('.env.example', () => {
  it('shows settings that are right', () => {
    const config = parseConfig(shown);
    expect(config.demo).toBe(false);
    expect(config.publicUrl).toBe(shown['PUBLIC_URL']);
  });

  it('shows every setting there is, and none that is not', () => {
    const source = readFileSync('src/platform/config.ts', 'utf8');
    const read = [...source.matchAll(/^ {2}([A-Z][A-Z_]*): z\./gm)].map(([, name]) => String(name));
    expect(Object.keys(shown).sort()).toEqual([...read, ...ofLauncherAndTests].sort());
  });

  it('shows the defaults', () => {
    const { DATABASE_URL, REDIS_URL, PUBLIC_URL, SMTP_URL } = shown;
    const needed = { DATABASE_URL, REDIS_URL, PUBLIC_URL, SMTP_URL };
    expect(parseConfig(shown)).toEqual(parseConfig(needed));
  });
});
