import { parseArgs } from 'node:util';
import { startTemporaryStores } from '../../../src/stack/stores.service.js';
import { drillRegions } from './drill.js';
import { plants, type Plant } from './plant.js';

/**
 * Do regions stay apart when everybody shares a few connections? `npm run drill:regions -- [--json] [--queries N]
 * [--connections C] [--seed S] [--plant session-setting | beyond-left-open | rows-together]`.
 * Ends with 1 when a foreign row was seen, an own one was missing, or nobody was answered; with a plant, when nothing
 * was noticed of it.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    queries: { type: 'string', default: '1000000' },
    connections: { type: 'string', default: '4' },
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
  const outcome = await drillRegions({
    queries: Number(values.queries),
    connections: Number(values.connections),
    seed: Number(values.seed),
    plant: values.plant as Plant | undefined,
    say,
  });
  const isApart = outcome.foreignRows === 0 && outcome.missingRows === 0;
  process.exitCode = isApart === (values.plant === undefined) ? 0 : 1;
  say(
    isApart
      ? '✓ geen rij van een ander gezien / no row of anybody else was seen'
      : '✗ rijen van een ander gezien / rows of somebody else were seen',
  );
  console.log(
    values.json
      ? JSON.stringify({ ...outcome, plant: values.plant ?? null })
      : Object.entries(outcome)
          .map(([what, count]) => `${what} ${count}`)
          .join(', '),
  );
} catch (error) {
  // Told before the stores end: what still holds a connection then has an error of its own to tell.
  console.error(error);
  process.exitCode = 1;
}
await stores.stop();
process.exit();
