import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { Person, TestApp } from '../../support/app.js';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The pages of a running app in a real Chromium; `CHROMIUM` names one that is installed elsewhere. */
export interface WebBrowser {
  /** A page of its own for somebody, or for a visitor; of a phone's width when asked. */
  open(as: Person | null, options?: { phone?: boolean }): Promise<Page>;
  close(): Promise<void>;
}

/** @param origin where people reach the product, when that is another address than where it listens */
export async function startBrowser(app: TestApp, origin?: string): Promise<WebBrowser> {
  const executablePath = process.env['CHROMIUM'] ?? places.find((path) => existsSync(path));
  if (!executablePath) throw new Error('These tests need Chromium; set CHROMIUM to where it is.');
  const browser: Browser = await chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  return {
    async open(as, { phone = false } = {}) {
      const context = await browser.newContext({
        baseURL: origin ?? app.url,
        locale: 'nl-NL',
        timezoneId: 'Europe/Amsterdam',
        viewport: phone ? { width: 360, height: 740 } : { width: 1280, height: 900 },
      });
      if (origin) await servedAt(origin, context, app.url);
      if (as) {
        const [name = '', value = ''] = as.cookie.split('=');
        const isHttps = origin?.startsWith('https:') ?? false;
        await context.addCookies([
          { name: isHttps ? `__Host-${name}` : name, value, url: origin ?? app.url, secure: isHttps },
        ]);
      }
      return context.newPage();
    },
    close: () => browser.close(),
  };
}

/** What the host's proxy does: hands on what is asked at the public address, and its answer, cookies and all. */
async function servedAt(origin: string, context: BrowserContext, url: string): Promise<void> {
  await context.route(`${origin}/**`, async (route) => {
    const request = route.request();
    const kept = (await context.cookies(origin)).map(({ name, value }) => `${name}=${value}`).join('; ');
    const { host: _host, ...headers } = await request.allHeaders();
    const answer = await fetch(request.url().replace(origin, url), {
      method: request.method(),
      headers: {
        ...Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(':'))),
        cookie: kept,
      },
      body: request.postDataBuffer(),
      redirect: 'manual',
    });
    const given = Object.fromEntries(answer.headers);
    delete given['content-encoding'];
    delete given['content-length'];
    const cookies = answer.headers.getSetCookie();
    await route.fulfill({
      status: answer.status,
      headers: { ...given, ...(cookies.length > 0 ? { 'set-cookie': cookies.join('\n') } : {}) },
      body: Buffer.from(await answer.arrayBuffer()),
    });
  });
}

/** What axe finds wrong on the page as it stands, in words; WCAG 2.2 AA and axe's own best practices. */
export async function wrongForAccess(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes[0]?.html ?? ''})`);
}

/** Types a calendar date into a date field, by the id of the field. */
export async function typeDate(page: Page, id: string, isoDate: string): Promise<void> {
  const [year, month, day] = isoDate.split('-');
  const parts = page.locator(`#${id} [role=spinbutton]`);
  const shown = async () => {
    const values = (await parts.all()).map((part) => part.getAttribute('aria-valuenow'));
    return (await Promise.all(values)).map(Number).join('-');
  };
  const meant = [day, month, year].map(Number).join('-');
  for (let attempt = 1; (await shown()) !== meant; attempt++) {
    if (attempt > 3) throw new Error(`${id} shows ${await shown()} and not ${meant}`);
    await parts.first().click();
    await page.keyboard.type(`${day}${month}${year}`, { delay: 30 });
  }
}
