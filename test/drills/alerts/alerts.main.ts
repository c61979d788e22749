import { parseArgs } from 'node:util';
import { drillAlerts, inFlight } from './drill.js';
import { plants, type Plant } from './plants.js';

/**
 * Does everybody hear in time, and once, whatever breaks? `npm run drill:alerts -- [--json] [--alerts N] [--kills K]
 * [--flushes F] [--seed S] [--workers W] [--plant no-lock | lease-for-ever | exactly-today]`. Ends with 1 when an alert or
 * mail was lost, or told twice or too late; with a plant, when nothing was noticed of it.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    alerts: { type: 'string', default: '3000' },
    kills: { type: 'string', default: '12' },
    flushes: { type: 'string', default: '4' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '3' },
    plant: { type: 'string' },
  },
});
const say = (line: string) => console.error(line);
if (values.plant !== undefined && !(values.plant in plants)) {
  say(`--plant: ${Object.keys(plants).join(' | ')}`);
  process.exit(1);
}
const kills = Number(values.kills);
const workers = Number(values.workers);
try {
  const outcome = await drillAlerts({
    alerts: Number(values.alerts),
    kills,
    flushes: Number(values.flushes),
    seed: Number(values.seed),
    workers,
    plant: values.plant === undefined ? undefined : plants[values.plant as Plant],
    say,
  });
  const { expected, sent, superseded, cancelled } = outcome;
  const isRight =
    sent + superseded + cancelled === expected &&
    expected >= Number(values.alerts) &&
    outcome.lost + outcome.doubled + outcome.mailsLost + outcome.afterClose === 0 &&
    outcome.mailsDoubled <= (kills + workers) * inFlight;
  process.exitCode = isRight === (values.plant === undefined) ? 0 : 1;
  say(
    isRight
      ? '✓ niets verloren, niets dubbel / nothing lost, nothing twice'
      : '✗ het klopt niet / it is not right',
  );
  console.log(
    values.json
      ? JSON.stringify(outcome)
      : Object.entries(outcome)
          .map(([what, count]) => `${what} ${count}`)
          .join(', '),
  );
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
process.exit();
