import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type Response } from 'express';
import type { Config } from './platform/config.js';
import { projectRoot } from './platform/project-root.service.js';
import { nonceOf } from './response-headers.service.js';

const daysThatSecurityTextHolds = 180;
/** What is answered elsewhere without a controller, or by one that is there in demo mode alone. */
const elsewhere = ['graphql', 'dev', 'beheer/wachtrijen'];

/** What a controller answers, and what looks like a file: no page of ours has a dot in its name. */
function noPageOf(app: NestExpressApplication): RegExp {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  const answered = controllers
    .map(({ metatype }) => (metatype ? String(Reflect.getMetadata(PATH_METADATA, metatype)) : ''))
    .map((path) => path.replace(/^\//, '').split('/')[0] ?? '')
    .filter((path) => path !== '');
  const names = [...new Set([...elsewhere, ...answered])].map((name) => name.replaceAll('.', '\\.'));
  return new RegExp(`^/(${names.join('|')})(/|$)|\\.[^/]*$|%(?![0-9a-f]{2})`, 'i');
}

/**
 * Assets have their contents' hash in their name and never change; every other path is the one page, with a nonce of
 * its own. That page must be fetched each time and not revalidated: an old body would carry an old nonce.
 */
export function servePages(app: NestExpressApplication, config: Config): void {
  serveTexts(app, config);
  const root = join(projectRoot, 'web', 'dist');
  if (!existsSync(join(root, 'index.html'))) return;
  app.use('/assets', (_: Request, response: Response, next: NextFunction) => {
    response.removeHeader('Cache-Control');
    next();
  });
  app.use('/assets', express.static(join(root, 'assets'), { immutable: true, maxAge: '1y', index: false }));
  app.use('/assets', (_: Request, response: Response) => void response.status(404).end());
  const noPage = noPageOf(app);
  const page = readFileSync(join(root, 'index.html'), 'utf8');
  app.use((request: Request, response: Response, next: NextFunction) => {
    const isPage = ['GET', 'HEAD'].includes(request.method) && !noPage.test(request.path);
    if (!isPage || !request.accepts('html')) return next();
    response
      .set({ 'Cache-Control': 'private, no-cache', 'Content-Type': 'text/html; charset=utf-8' })
      .end(page.replaceAll('{{nonce}}', nonceOf(response)));
  });
}

/** For who looks after safety (RFC 9116), and for search engines. */
function serveTexts(app: NestExpressApplication, { demo, publicUrl, securityContact }: Config): void {
  const text = (path: string, write: () => string) =>
    app.use(path, (request: Request, response: Response, next: NextFunction) => {
      if (request.path !== '/' || !['GET', 'HEAD'].includes(request.method)) return next();
      response.set('Cache-Control', 'public, max-age=3600').type('text/plain').send(write());
    });
  text('/.well-known/security.txt', () =>
    [
      `Contact: ${securityContact}`,
      `Expires: ${new Date(Date.now() + daysThatSecurityTextHolds * 86_400_000).toISOString().slice(0, 10)}T00:00:00Z`,
      'Preferred-Languages: nl, en',
      `Canonical: ${publicUrl}/.well-known/security.txt`,
      '',
    ].join('\n'),
  );
  text('/robots.txt', () =>
    demo
      ? 'User-agent: *\nDisallow: /\n'
      : 'User-agent: *\nDisallow: /graphql\nDisallow: /verloopkalender.ics\nDisallow: /antwoord\nDisallow: /school\nDisallow: /bericht\nDisallow: /exchange/\nDisallow: /papieren/\nDisallow: /aanmelden/\nDisallow: /account\n',
  );
}
