import { parseArgs } from 'node:util';
import { startTemporaryStores } from '../../../src/stack/stores.service.js';
import { drill } from './drill.js';

/**
 * Tries to see and do what is somebody else's: `npm run drill:rights -- [--json] [--seed N] [--no-planted |
 * --only-planted] [--planted WORDS]`.
 * Ends with 1 when a field is unclassified, anything leaked, or fewer than 95 in 100 planted faults were caught.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    planted: { type: 'string' },
    'only-planted': { type: 'boolean', default: false },
    'no-planted': { type: 'boolean', default: false },
  },
});
const say = (line: string) => console.error(line);
const stores = await startTemporaryStores((line) => say(`▸ ${line}`));
process.env['TEST_STACK_DATABASE_URL'] = stores.databaseUrl;
process.env['TEST_STACK_REDIS_URL'] = stores.redisUrl;
try {
  const outcome = await drill({
    seed: Number(values.seed),
    planted: values['no-planted'] ? 'none' : (values.planted ?? 'all'),
    onlyPlanted: values['only-planted'],
    say,
  });
  const { fields, unclassified, checks, leaks, planted, plantedCaught } = outcome;
  const isGood = unclassified === 0 && leaks === 0 && plantedCaught >= planted * 0.95;
  say(isGood ? '✓ niets gelekt / nothing leaked' : '✗ zie hierboven / see above');
  process.exitCode = isGood ? 0 : 1;
  console.log(
    values.json
      ? JSON.stringify({ fields, unclassified, checks, leaks, planted, plantedCaught })
      : `fields ${fields}, unclassified ${unclassified}, checks ${checks}, leaks ${leaks}, planted ${planted}, caught ${plantedCaught}`,
  );
} catch (error) {
  // Told before the stores end: what still holds a connection then has an error of its own to tell.
  console.error(error);
  process.exitCode = 1;
}
await stores.stop();
process.exit();
