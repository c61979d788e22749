import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import { unusedPort } from '../../support/stack-process.js';
import type { World } from './worlds.js';

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
export type Scores = Record<(typeof categories)[number], number>;

interface Result {
  readonly lhr: {
    readonly categories: Record<
      string,
      { score: number | null; auditRefs: { id: string; weight: number }[] }
    >;
    readonly audits: Record<string, { title: string; score: number | null; displayValue?: string }>;
    readonly runtimeError?: { message: string };
  };
}
type Lighthouse = (url: string, flags: object) => Promise<Result | undefined>;

/** The pages that somebody finds without an account. */
async function publicPages({ app }: World): Promise<string[]> {
  const [place] = await app.db((tx) =>
    tx.query<{ id: string }>(`SELECT id FROM place WHERE status = 'PUBLISHED' ORDER BY id LIMIT 1`),
  );
  return [
    '/',
    '/leerbanen',
    `/leerbanen/${place?.id}`,
    '/welke-plek-past',
    '/inschrijven',
    '/aanmelden',
    '/leerbedrijf-aanmelden',
    '/toegankelijkheid',
  ];
}

/**
 * Lighthouse on a throttled phone, on every public page; of each page the middle of so many runs.
 * @returns the lowest score of all pages per category, from 0 to 100
 */
export async function runLighthouse(
  world: World,
  executablePath: string,
  say: (line: string) => void,
  runs: number,
): Promise<Scores> {
  const lighthouse = await installed();
  const port = await unusedPort();
  const browser: Browser = await chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      `--remote-debugging-port=${port}`,
    ],
  });
  const lowest: Scores = { performance: 100, accessibility: 100, 'best-practices': 100, seo: 100 };
  try {
    for (const path of await publicPages(world)) {
      const results: Result[] = [];
      for (let run = 0; run < runs; run += 1) {
        results.push(await look(lighthouse, world.app.url + path, port));
      }
      const performance = ({ lhr }: Result): number => lhr.categories['performance']?.score ?? 0;
      results.sort((one, other) => performance(one) - performance(other));
      const { lhr } = results[Math.floor(runs / 2)] as Result;
      const scores = categories.map((name) => Math.round((lhr.categories[name]?.score ?? 0) * 100));
      categories.forEach((name, index) => (lowest[name] = Math.min(lowest[name], scores[index] ?? 0)));
      say(`▸ Lighthouse ${path.replace(/[0-9a-f-]{36}/, '…')}: ${scores.join(' ')}`);
      for (const name of categories) {
        for (const { id, weight } of lhr.categories[name]?.auditRefs ?? []) {
          const audit = lhr.audits[id];
          if (weight > 0 && audit && audit.score !== null && audit.score < 0.9)
            say(`    ${name}: ${audit.title} ${audit.displayValue ?? ''}`);
        }
      }
    }
  } finally {
    await browser.close();
  }
  return lowest;
}

/** On a busy machine Lighthouse can miss the beginning of a page; it then says so, and is asked again. */
async function look(lighthouse: Lighthouse, url: string, port: number, attemptsLeft = 3): Promise<Result> {
  const result = await lighthouse(url, {
    port,
    logLevel: 'silent',
    onlyCategories: categories,
    formFactor: 'mobile',
    // A demo keeps search engines out on purpose.
    skipAudits: ['is-crawlable'],
  });
  if (result && !result.lhr.runtimeError) return result;
  if (attemptsLeft > 1) return look(lighthouse, url, port, attemptsLeft - 1);
  throw new Error(`Lighthouse could not look at ${url}: ${result?.lhr.runtimeError?.message}`);
}

/** Lighthouse has packages of its own, installed where they are found again: the product needs none of them. */
async function installed(): Promise<Lighthouse> {
  const folder = resolve('.cache', 'lighthouse');
  const source = resolve('test', 'audits', 'web', 'lighthouse');
  mkdirSync(folder, { recursive: true });
  const lock = readFileSync(join(source, 'package-lock.json'), 'utf8');
  const isThere =
    existsSync(join(folder, 'node_modules', 'lighthouse')) &&
    readFileSync(join(folder, 'package-lock.json'), 'utf8') === lock;
  for (const name of ['package.json', 'package-lock.json']) cpSync(join(source, name), join(folder, name));
  if (!isThere)
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: folder,
      stdio: 'inherit',
    });
  const require = createRequire(pathToFileURL(join(folder, 'package.json')));
  const program = (await import(pathToFileURL(require.resolve('lighthouse')).href)) as {
    default: Lighthouse;
  };
  return program.default;
}
