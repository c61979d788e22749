import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { addressesOf } from './addresses.js';
import type { Findings, Kind } from './findings.js';
import { untranslated } from './locale-texts.js';
import { isFor, type Screen } from './screen-table.js';
import type { Somebody, World } from './worlds.js';

const widths = [360, 768, 1280] as const;
/** A screen enlarged to 400 % has 320 px left: WCAG 2.2, 1.4.10. */
const enlarged = 320;
const schemes = ['light', 'dark'] as const;
/** What another scheme of colours can change; the rest axe has seen in the light. */
const aboutColour = ['color-contrast', 'link-in-text-block'];

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const inPage = readFileSync(join('test', 'audits', 'web', 'in-page.mjs'), 'utf8');

interface State {
  readonly path: string;
  readonly title: string;
  readonly headings: number;
  readonly heading: string;
  readonly focused: string;
  readonly isHeadingFocused: boolean;
  readonly isLoading: boolean;
  readonly language: string;
}

/** One person's way along their screens in one language. */
export interface Walk {
  readonly world: World;
  readonly who: Somebody;
  readonly language: string;
}

export interface Walking {
  readonly browser: Browser;
  readonly screens: readonly Screen[];
  readonly findings: Findings;
  /** Only screens whose path holds this. */
  readonly only: string;
  /** A folder for pictures of every screen, or none. */
  readonly pictures: string | undefined;
}

/** Opens every screen of somebody as a link does, and looks at it in every width and scheme. @returns the views seen */
export async function walk(walking: Walking, { world, who, language }: Walk): Promise<number> {
  const { screens, findings, only, pictures } = walking;
  const page = await pageFor(walking.browser, { world, who, language });
  let where = '';
  let view = 'on opening';
  const wrong = (kind: Kind, words: string): void =>
    findings.add({
      kind,
      where: `${where} as ${who.role}`,
      view: `${world.name} ${language} ${view}`,
      words,
    });
  const quiet = watch(page, (words) => wrong('consoleErrors', words));
  let views = 0;
  where = '/';
  await page.goto('/');
  await settled(page, quiet);
  for (const path of new Set(screens.map((screen) => screen.path))) {
    const own = screens.filter((screen) => screen.path === path && isFor(who.role, screen));
    if (!path.includes(only) || own.length === 0) continue;
    // What is open to anyone is as empty for who is signed in as for a visitor.
    const isOpenToAll = own.every(({ roles, signedIn }) => !roles && !signedIn);
    if (world.name === 'empty' && isOpenToAll && who.role !== 'VISITOR') continue;
    for (const address of await addressesOf(path, world, who)) {
      where = path === address ? path : `${path} ${address.replace(/[0-9a-f-]{36}/, '…')}`;
      view = 'on opening';
      const titleBefore = await page.title();
      await page.evaluate(
        `history.pushState(null, '', '${address}'); dispatchEvent(new PopStateEvent('popstate'))`,
      );
      const state = await settled(page, quiet);
      judgeOpening(state, { address, titleBefore, language, wrong });
      const texts = await page.evaluate<{ text: string; language: string }[]>('audit.texts()');
      for (const words of untranslated(texts)) wrong('untranslated', words);
      for (const id of await page.evaluate<string[]>('audit.duplicateIds()')) wrong('duplicateIds', id);
      for (const width of widths) {
        await page.setViewportSize({ width, height: width < 700 ? 740 : 900 });
        for (const scheme of schemes) {
          view = `${width} ${scheme}`;
          views += 1;
          await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
          await page.evaluate('audit.painted()');
          const isLight = scheme === 'light';
          if (isLight) await overflows(page, wrong);
          const rules = isLight ? 'null' : JSON.stringify(aboutColour);
          for (const words of await page.evaluate<string[]>(`audit.axe(${rules})`))
            wrong('axeViolations', words);
          if (pictures && (isLight ? width !== 768 : width === 360)) {
            const name = `${who.role}-${world.name}-${language}-${address.replace(/[^a-z0-9]+/gi, '-').slice(0, 60)}-${width}-${scheme}.jpeg`;
            await page.screenshot({ path: join(pictures, name), fullPage: true, quality: 60, type: 'jpeg' });
          }
        }
      }
      view = String(enlarged);
      await page.setViewportSize({ width: enlarged, height: 640 });
      await overflows(page, wrong);
      for (const words of await page.evaluate<string[]>('audit.moving()')) wrong('moving', words);
      await page.setViewportSize({ width: 1280, height: 900 });
    }
  }
  await page.context().close();
  return views;
}

async function pageFor(browser: Browser, { world, who, language }: Walk): Promise<Page> {
  const context = await browser.newContext({
    baseURL: world.app.url,
    locale: language === 'nl' ? 'nl-NL' : language,
    timezoneId: 'Europe/Amsterdam',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
  });
  if (who.person) {
    const [name = '', value = ''] = who.person.cookie.split('=');
    await context.addCookies([{ name, value, url: world.app.url }]);
  }
  await context.addInitScript({ content: `localStorage.setItem('routekaart.language', '${language}')` });
  await context.addInitScript({ content: axeSource });
  await context.addInitScript({ content: inPage });
  return context.newPage();
}

/** Tells what goes wrong behind a screen. @returns waits until the page asked for nothing during a moment */
function watch(page: Page, tell: (words: string) => void): () => Promise<void> {
  page.on('console', (message) => {
    if (message.type() === 'error') tell(message.text().slice(0, 300));
  });
  page.on('pageerror', (error) => tell(`thrown: ${error.message.slice(0, 300)}`));
  page.on('response', (response) => {
    if (response.status() >= 500) tell(`${response.status()} of ${new URL(response.url()).pathname}`);
  });
  let [asked, answered] = [0, 0];
  page.on('request', () => (asked += 1));
  page.on('requestfinished', () => (answered += 1));
  page.on('requestfailed', () => (answered += 1));
  return async () => {
    for (let before = -1; before !== asked || asked !== answered;) {
      before = asked;
      await page.waitForTimeout(120);
    }
  };
}

async function settled(page: Page, quiet: () => Promise<void>): Promise<State> {
  for (let attempt = 1; ; attempt += 1) {
    await quiet();
    // The heading takes the focus after it is painted.
    await page.evaluate('audit.painted()');
    const state = await page.evaluate<State>('audit.state()');
    if (!state.isLoading || attempt === 80) return state;
  }
}

function judgeOpening(
  state: State,
  {
    address,
    titleBefore,
    language,
    wrong,
  }: {
    address: string;
    titleBefore: string;
    language: string;
    wrong: (kind: Kind, words: string) => void;
  },
): void {
  if (state.isLoading) wrong('unreached', 'still loading');
  if (state.headings !== 1) wrong('titles', `${state.headings} first headings`);
  if (!/^.{3,} \| Routekaart$/.test(state.title)) wrong('titles', `the title is “${state.title}”`);
  if (state.language !== language) wrong('untranslated', `the page says it is in “${state.language}”`);
  const isSentOn = state.path !== new URL(address, 'http://localhost').pathname;
  if (!isSentOn && state.title !== titleBefore && !state.isHeadingFocused)
    wrong('focus', `the focus is on ${state.focused}, not on the heading`);
}

async function overflows(page: Page, wrong: (kind: Kind, words: string) => void): Promise<void> {
  const words = await page.evaluate<string | null>('audit.overflow()');
  if (words) wrong('overflow', words);
}
