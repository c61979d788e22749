import { resolve } from 'node:path';
import { keepAppKeys, keptAppKeys, newAppKey } from './app-keys.service.js';
import { rotatedKeys, type RotationStep } from './rotated-keys.js';

/**
 * Gives the next value of `APP_KEYS`: a new key in front of those there are, or what `--announce`, `--promote` or
 * `--retire` make of them. With `--new` it prints a first key for an installation that has none yet. Keys of the
 * environment are written by whoever set them, so the value is printed; those of a demo are replaced.
 */
if (process.argv.includes('--new')) {
  console.log(`APP_KEYS=${newAppKey()}`);
  process.exit();
}
const given = process.env.APP_KEYS;
const dataDir = resolve(process.env.DATA_DIR || '.data');
const now = (given || keptAppKeys(dataDir)).split(',').map((key) => key.trim());
const steps: readonly RotationStep[] = ['announce', 'promote', 'retire'];
const step = steps.find((each) => process.argv.includes(`--${each}`)) ?? 'renew';
const next = rotatedKeys(now, step, newAppKey);
if (!next) {
  console.error(
    'Er is maar één sleutel: voeg eerst een nieuwe toe (npm run keys:rotate). / There is only one key: add a new one first (npm run keys:rotate).',
  );
  process.exit(1);
}
if (given) console.log(`APP_KEYS=${next.join(',')}`);
else {
  keepAppKeys(dataDir, next.join(','));
  console.log(
    `De sleutels in ${dataDir} zijn vernieuwd (${next.length}); start opnieuw. / The keys in ${dataDir} have been replaced (${next.length}); start again.`,
  );
}
