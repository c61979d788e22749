import { resolve } from 'node:path';
import { watchForDevelopment } from './development.service.js';
import { launch } from './launch.service.js';
import { StackProblem } from './stack-problem.js';

const developing = process.argv.includes('--dev');
const stopping = new AbortController();
const begin = Date.now();
const say = (line: string) => console.log(line);
const progress = (line: string) => say(`▸ ${line}`);

function wholeNumber(name: string, fallback: number, least: number, most: number): number {
  const given = process.env[name];
  if (!given) return fallback;
  const number = Number(given);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new StackProblem(
    `${name} moet een geheel getal van ${least} tot en met ${most} zijn, niet "${given}".`,
    `${name} must be a whole number from ${least} to ${most}, not "${given}".`,
  );
}

function welcome(url: string): void {
  const seconds = ((Date.now() - begin) / 1000).toFixed(1);
  say(`\nRoutekaart draait (na ${seconds} s). Kijk op ${url}`);
  if ((process.env.ROUTEKAART_MODE || 'demo') === 'demo') {
    say(`
  Inloggen met een demo-account (vul het adres in; de link staat in de postbus):
    candidate@demo.routekaart.example     kandidaat
    employer@demo.routekaart.example      leerbedrijf
    adviser@demo.routekaart.example       adviseur, Twente
    coordinator@demo.routekaart.example   projectleider, Twente
    adviser2@demo.routekaart.example      adviseur, Groningen
  Postbus / mailbox: ${url}/dev/mailbox`);
  }
  say('\nStoppen: Ctrl-C');
}

/** `npm start` passes signals on, but when npm itself is killed nobody tells us. */
function endWithNpm(stop: (line: string) => void): void {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop('npm is weg; afsluiten…'), 500).unref();
}

async function main(): Promise<void> {
  const stop = (line: string) => {
    if (stopping.signal.aborted) return;
    say(`\n${line}`);
    stopping.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop('Afsluiten…'));

  endWithNpm(stop);
  // Whoever read our output may go away (`npm start | head`); that is no reason to fall over.
  for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);

  const launched = await launch({
    dataDir: resolve(process.env.DATA_DIR || '.data'),
    port: wholeNumber('PORT', 3000, 1, 65_535),
    workers: wholeNumber('WORKERS', 1, 0, 64),
    progress,
    giveUp: () => {
      process.exitCode = 1;
      stop(
        'Routekaart stopt, omdat een onderdeel niet blijft draaien. / Routekaart stops: a part does not keep running.',
      );
    },
    patient: developing,
    signal: stopping.signal,
  });
  welcome(launched.url);
  const development = developing ? await watchForDevelopment(launched, progress) : undefined;
  if (!stopping.signal.aborted) {
    await new Promise((resolve) => stopping.signal.addEventListener('abort', resolve, { once: true }));
  }
  await development?.stop();
  await launched.stop();
  say('Alles is gestopt.');
}

try {
  await main();
} catch (error) {
  if (!stopping.signal.aborted) {
    console.error(error instanceof StackProblem ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
process.exit();
