import { Redis } from 'ioredis';
import { parseArgs } from 'node:util';
import { SMTPServer } from 'smtp-server';
import { buffer } from 'node:stream/consumers';
import { startTemporaryStores } from '../../../src/stack/stores.service.js';
import type { Attack, Received } from './attack.js';

/**
 * Attacks the product as a stranger would: `npm run drill:attacks -- [--json] [--seed N] [--pairs N]`. The real server
 * in production mode, on temporary stores, with a real mail server and a real browser. Ends with 1 when one succeeded.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    pairs: { type: 'string', default: '200' },
    only: { type: 'string', default: '' },
  },
});
const say = (line: string) => console.error(line);

const received: Received[] = [];
const mailServer = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData: (stream, session, done) => {
    buffer(stream).then((raw) => {
      received.push({
        recipients: session.envelope.rcptTo.map(({ address }) => address),
        raw: raw.toString(),
      });
      done();
    }, done);
  },
});
const smtpPort = await new Promise<number>((resolve) => {
  const server = mailServer.listen(0, '127.0.0.1', () =>
    resolve((server.address() as { port: number }).port),
  );
});

const stores = await startTemporaryStores((line) => say(`▸ ${line}`));
process.env['TEST_STACK_DATABASE_URL'] = stores.databaseUrl;
process.env['TEST_STACK_REDIS_URL'] = stores.redisUrl;
process.env['LOG_LEVEL'] = 'silent';
// After the stores: what the support opens is where they are.
const { startApp } = await import('../../support/app.js');
const { chanceFrom } = await import('./attack.js');
const { queryAttacks } = await import('./query-attacks.js');
const { requestAttacks } = await import('./request-attacks.js');
const { signInAttacks } = await import('./sign-in-attacks.js');
const { knowingAttacks } = await import('./knowing-attacks.js');
const { mailAttacks } = await import('./content-attacks.js');
const { screenAttacks } = await import('./screen-attacks.js');

try {
  const production = {
    ROUTEKAART_MODE: 'production',
    PUBLIC_URL: 'https://routekaart.example.nl',
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
  };
  // The limits as they are by default, but that more requests, and more sign-ins, fit in the time the drill takes; where
  // time is measured there are none.
  const open = await startApp({
    ...production,
    SIGN_INS_PER_QUARTER: '200',
    LIMITS_TIMES: '1',
    REQUESTS_PER_MINUTE: '1000000',
  });
  const closed = await startApp({ ...production, FREE_OPERATIONS: 'off' });
  const timed = await startApp(production);
  const field = { open, closed, received, chance: chanceFrom(Number(values.seed)) };
  const groups: Record<string, () => Promise<Attack[]>> = {
    queries: () => queryAttacks(field),
    requests: () => requestAttacks(field),
    knowing: () => knowingAttacks({ ...field, closed: timed }, Number(values.pairs)),
    mail: () => mailAttacks(field),
    'sign-in': () => signInAttacks(field),
    screens: () => screenAttacks(Number(values.seed), say),
  };
  const attacks: Attack[] = [];
  const redis = new Redis(stores.redisUrl);
  for (const [name, attack] of Object.entries(groups)) {
    if (values.only && values.only !== name) continue;
    // Each group begins with nothing counted: what one used up of a limit is not another's.
    await redis.flushdb();
    for (const each of await attack()) {
      attacks.push(each);
      say(`${each.succeeded === 0 ? '✓' : '✗'} ${each.name}: ${each.tried} tried; ${each.seen}`);
      if (!values.json) continue;
      console.log(JSON.stringify(each));
    }
  }
  const tried = attacks.reduce((sum, each) => sum + each.tried, 0);
  const succeeded = attacks.reduce((sum, each) => sum + each.succeeded, 0);
  console.log(
    values.json
      ? JSON.stringify({ kinds: attacks.length, tried, succeeded, seed: Number(values.seed) })
      : `${attacks.length} kinds of attack, ${tried} tried, ${succeeded} succeeded`,
  );
  process.exitCode = succeeded === 0 ? 0 : 1;
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
await stores.stop();
process.exit();
