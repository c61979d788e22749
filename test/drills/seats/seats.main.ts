import { parseArgs } from 'node:util';
import { startTemporaryStores } from '../../../src/stack/stores.service.js';
import { drillSeats } from './drill.js';
import { plants, type Plant } from './plant.js';

/**
 * Is every seat given out once, whoever asks at the same time? `npm run drill:seats -- [--json] [--races N] [--racers M]
 * [--stale N] [--seed S] [--plant no-lock | seat-uncounted | nobody-waits]`.
 * Ends with 1 when a place was overbooked, a race cannot be explained, a seat stayed empty, or a stale edit was let in;
 * with a plant, when nothing was noticed of it.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    races: { type: 'string', default: '1000' },
    racers: { type: 'string', default: '20' },
    stale: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    plant: { type: 'string' },
  },
});
const say = (line: string) => console.error(line);
if (values.plant !== undefined && !(values.plant in plants)) {
  say(`--plant: ${Object.keys(plants).join(' | ')}`);
  process.exit(1);
}
const stores = await startTemporaryStores((line) => say(`▸ ${line}`));
process.env['TEST_STACK_DATABASE_URL'] = stores.databaseUrl;
process.env['TEST_STACK_REDIS_URL'] = stores.redisUrl;
try {
  const outcome = await drillSeats({
    races: Number(values.races),
    racers: Number(values.racers),
    stale: Number(values.stale),
    seed: Number(values.seed),
    plant: values.plant as Plant | undefined,
    say,
  });
  const { overbooked, unexplained, unfilled, staleAccepted, refusedWrongly, halfWritten } = outcome;
  const isRight = overbooked + unexplained + unfilled + staleAccepted + refusedWrongly + halfWritten === 0;
  process.exitCode = isRight === (values.plant === undefined) ? 0 : 1;
  say(
    isRight
      ? '✓ elke plek één keer vergeven / every seat given out once'
      : '✗ niet elke uitkomst klopt / not every outcome is right',
  );
  console.log(
    values.json
      ? JSON.stringify({ ...outcome, plant: values.plant ?? null })
      : Object.entries(outcome)
          .map(([what, count]) => `${what} ${JSON.stringify(count)}`)
          .join(', '),
  );
} catch (error) {
  // Told before the stores end: what still holds a connection then has an error of its own to tell.
  console.error(error);
  process.exitCode = 1;
}
await stores.stop();
process.exit();
