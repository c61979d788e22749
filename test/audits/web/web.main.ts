import { existsSync, mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { startTemporaryStores } from '../../../src/stack/stores.service.js';
import { Findings, kinds } from './findings.js';
import { languages } from './locale-texts.js';
import { readScreens, roles as allRoles } from './screen-table.js';

/**
 * Looks at the whole web: `npm run audit:web -- [--json] [--only PATH] [--roles A,B] [--languages nl] [--states filled]
 * [--at-once N] [--pictures DIR] [--without lighthouse,screens] [--runs N]`. Every screen of the web's own table as every role that
 * may open it, in each language, filled and empty, at three widths, light and dark, in a real browser on temporary
 * stores. Ends with 1 when something is wrong.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    roles: { type: 'string', default: allRoles.join(',') },
    languages: { type: 'string', default: languages.join(',') },
    states: { type: 'string', default: 'filled,empty' },
    'at-once': { type: 'string', default: '2' },
    pictures: { type: 'string' },
    without: { type: 'string', default: '' },
    runs: { type: 'string', default: '3' },
  },
});
const say = (line: string) => console.error(line);
const without = values.without.split(',');
const chosen = (list: string) => new Set(list.split(','));

const executablePath =
  process.env['CHROMIUM'] ??
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
    existsSync(path),
  );
if (!executablePath) throw new Error('The audit needs Chromium; set CHROMIUM to where it is.');
if (values.pictures) mkdirSync(values.pictures, { recursive: true });

const stores = await startTemporaryStores((line) => say(`▸ ${line}`));
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stores.stop().finally(() => process.exit(1)));
process.env['TEST_STACK_DATABASE_URL'] = stores.databaseUrl;
process.env['TEST_STACK_REDIS_URL'] = stores.redisUrl;
process.env['LOG_LEVEL'] = 'error';
// After the stores: what the support opens is where they are.
const { startApp } = await import('../../support/app.js');
const { emptyWorld, filledWorld } = await import('./worlds.js');
const { walk } = await import('./walk.js');
const { weigh } = await import('./weigh.js');
const { runLighthouse } = await import('./run-lighthouse.js');

const began = Date.now();
try {
  const screens = await readScreens();
  const states = chosen(values.states);
  const worlds = [];
  if (states.has('filled')) worlds.push(await filledWorld(await startApp()));
  if (states.has('empty')) worlds.push(await emptyWorld(await startApp()));
  say(`▸ ${screens.length} screens in the table; worlds made in ${seconds()} s`);

  const browser = await chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-sync',
    ],
  });
  const findings = new Findings((line) => say(line));
  const walking = { browser, screens, findings, only: values.only, pictures: values.pictures };
  const walks = without.includes('screens')
    ? []
    : worlds.flatMap((world) =>
        world.people
          .filter(({ role }) => chosen(values.roles).has(role))
          .flatMap((who) =>
            languages
              .filter((language) => chosen(values.languages).has(language))
              .map((language) => ({ world, who, language })),
          ),
      );
  let views = 0;
  const walkOn = async (): Promise<void> => {
    for (let next = walks.shift(); next; next = walks.shift()) {
      const seen = await walk(walking, next);
      views += seen;
      say(
        `▸ ${next.world.name} ${next.who.role} ${next.language}: ${seen} views; ${findings.total} findings so far, ${seconds()} s`,
      );
    }
  };
  await Promise.all(Array.from({ length: Number(values['at-once']) }, walkOn));
  const firstRoute = await weigh(browser, worlds[0]?.app.url ?? '');
  await browser.close();

  const [filled] = worlds;
  const lighthouse =
    filled && !without.includes('lighthouse')
      ? await runLighthouse(filled, executablePath, say, Number(values.runs))
      : null;
  for (const line of findings.lines()) say(line);
  const tooHeavy = firstRoute.kilobytes > 150;
  if (tooHeavy) say(`✗ the first route takes ${firstRoute.kilobytes} kB of script`);
  const tooLow = Object.values(lighthouse ?? {}).some((score) => score < 95);
  const counts = Object.fromEntries(kinds.map((kind) => [kind, findings.count(kind)]));
  const last = { screens: views, ...counts, firstRouteKb: firstRoute.kilobytes, lighthouse };
  console.log(
    values.json
      ? JSON.stringify(last)
      : `${views} views of screens, ${findings.total} findings, first route ${firstRoute.kilobytes} kB of script, in ${seconds()} s`,
  );
  process.exitCode = findings.total > 0 || tooHeavy || tooLow ? 1 : 0;
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
await stores.stop();
process.exit();

function seconds(): number {
  return Math.round((Date.now() - began) / 1000);
}
