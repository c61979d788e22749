import { parseArgs } from 'node:util';
import { startTemporaryStores } from '../../../src/stack/stores.service.js';
import { startApp } from '../../support/app.js';
import { Desk } from './one-and-five.js';

/**
 * Are five schedulers whose jobs all arrive twice as good as one? `npm run drill:alerts-schedulers -- [--json]
 * [--seeds N]`. Ends with 1 when the same weeks ended otherwise.
 */
const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, seeds: { type: 'string', default: '50' } },
});
const began = performance.now();
const say = (line: string) => console.error(line);
const stores = await startTemporaryStores((line) => say(`▸ ${line}`));
process.env['TEST_STACK_DATABASE_URL'] = stores.databaseUrl;
process.env['TEST_STACK_REDIS_URL'] = stores.redisUrl;
try {
  const app = await startApp({ DATABASE_POOL: '20' });
  const desk = await Desk.open(app);
  let different = 0;
  let rows = 0;
  for (let seed = 1; seed <= Number(values.seeds); seed += 1) {
    const one = await desk.weeks(seed, 'ONE');
    const five = await desk.weeks(seed, 'FIVE_AND_TWICE');
    rows += one.length;
    if (JSON.stringify(one) === JSON.stringify(five)) continue;
    different += 1;
    say(
      `  seed ${seed}: ${one
        .filter((line) => !five.includes(line))
        .slice(0, 3)
        .join(' | ')}`,
    );
    say(
      `  with five: ${five
        .filter((line) => !one.includes(line))
        .slice(0, 3)
        .join(' | ')}`,
    );
  }
  await app.close();
  process.exitCode = different === 0 ? 0 : 1;
  const outcome = {
    seeds: Number(values.seeds),
    rows,
    different,
    seconds: Math.round((performance.now() - began) / 1000),
  };
  console.log(values.json ? JSON.stringify(outcome) : `${values.seeds} seeds, ${different} different`);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
await stores.stop();
process.exit();
