import { parseArgs } from 'node:util';
import { drillNaive, rivals, type Rival } from './naive.js';

/**
 * What would have become of the same alerts in a queue that is believed? `npm run drill:alerts-naive -- [--json]
 * [--alerts N] [--kills K] [--flushes F] [--seed S] [--only bullmq | pg-boss]`: delayed jobs in plain BullMQ and in
 * pg-boss, with the faults of `drill:alerts`. It only tells.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    alerts: { type: 'string', default: '3000' },
    kills: { type: 'string', default: '12' },
    flushes: { type: 'string', default: '4' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '3' },
    only: { type: 'string' },
  },
});
const say = (line: string) => console.error(line);
try {
  const outcomes = [];
  for (const rival of rivals.filter((each: Rival) => values.only === undefined || each === values.only)) {
    const outcome = await drillNaive(
      rival,
      {
        alerts: Number(values.alerts),
        kills: Number(values.kills),
        flushes: Number(values.flushes),
        seed: Number(values.seed),
        workers: Number(values.workers),
      },
      say,
    );
    say(`▸ ${JSON.stringify(outcome)}`);
    outcomes.push(outcome);
  }
  if (values.json) console.log(JSON.stringify(outcomes));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
process.exit();
