import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { startTemporaryStores } from '../../../src/stack/stores.service.js';
import { startApp } from '../../support/app.js';
import { games } from './games.js';
import { Stage } from './play.js';

/**
 * Do alerts go as the rules say, whatever is done in whatever order? `npm run drill:alerts-model -- [--json]
 * [--sequences N] [--seed S]`. Sequences of publishing, extending, withdrawing, filling, acknowledging, absence and time
 * on the product and on a pure model of it, compared after every turn. Ends with 1 when they differ.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    sequences: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
  },
});
const lanes = 40;
const began = performance.now();
const say = (line: string) => console.error(line);
const stores = await startTemporaryStores((line) => say(`▸ ${line}`));
process.env['TEST_STACK_DATABASE_URL'] = stores.databaseUrl;
process.env['TEST_STACK_REDIS_URL'] = stores.redisUrl;
try {
  const app = await startApp();
  const stage = await Stage.set(app);
  let sequences = 0;
  let divergences = 0;
  const runs = Math.ceil(Number(values.sequences) / lanes);
  for (const game of fc.sample(games(lanes), { numRuns: runs, seed: Number(values.seed) })) {
    const different = await stage.play(game);
    sequences += lanes;
    divergences += different.length;
    for (const each of different.slice(0, 5)) say(`  ${each}`);
    if (sequences % 1000 === 0) say(`▸ ${sequences} sequences, ${divergences} divergences`);
  }
  await app.close();
  process.exitCode = divergences === 0 ? 0 : 1;
  const outcome = {
    sequences,
    divergences,
    seed: Number(values.seed),
    seconds: Math.round((performance.now() - began) / 1000),
  };
  console.log(values.json ? JSON.stringify(outcome) : `${sequences} sequences, ${divergences} divergences`);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
await stores.stop();
process.exit();
