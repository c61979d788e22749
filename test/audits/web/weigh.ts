import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';

/** What the first page of a visit makes a phone fetch and run: all its scripts, as gzip sends them. */
export async function weigh(browser: Browser, url: string): Promise<{ scripts: number; kilobytes: number }> {
  const page = await browser.newPage();
  const scripts: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body());
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  const bytes = (await Promise.all(scripts)).reduce((sum, body) => sum + gzipSync(body).length, 0);
  await page.close();
  return { scripts: scripts.length, kilobytes: Math.round(bytes / 100) / 10 };
}
