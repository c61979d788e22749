import { parseArgs } from 'node:util';
import { startTemporaryStores } from '../../../src/stack/stores.service.js';
import { benchMatching } from './bench.js';

/**
 * How fast is a search through the whole country, beside plain SQL, PostGIS, a server without GraphQL and PostGraphile?
 * `npm run bench:matching -- [--json] [--places N] [--candidates N] [--maps N] [--seed S] [--asked N] [--seconds S]
 * [--without postgis,servers,rematch,publish]`. Ends with 1 when two ways did not give the same.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    places: { type: 'string', default: '10000' },
    candidates: { type: 'string', default: '100000' },
    maps: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    asked: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '4' },
    without: { type: 'string', default: '' },
  },
});
const say = (line: string) => console.error(`▸ ${line}`);
const stores = await startTemporaryStores(say);
process.env['TEST_STACK_DATABASE_URL'] = stores.databaseUrl;
process.env['TEST_STACK_REDIS_URL'] = stores.redisUrl;
process.env['LOG_LEVEL'] = 'silent';
try {
  const outcome = await benchMatching(
    {
      places: Number(values.places),
      candidates: Number(values.candidates),
      seed: Number(values.seed),
      maps: Number(values.maps),
      asked: Number(values.asked),
      seconds: Number(values.seconds),
      without: values.without.split(','),
    },
    say,
  );
  process.exitCode = outcome.identical ? 0 : 1;
  console.log(values.json ? JSON.stringify(outcome) : JSON.stringify(outcome, null, 2));
} catch (error) {
  // Told before the stores end: what still holds a connection then has an error of its own to tell.
  console.error(error);
  process.exitCode = 1;
}
await stores.stop();
process.exit();
