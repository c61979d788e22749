import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import type { Config } from './platform/config.js';
import { projectRoot } from './platform/project-root.service.js';
import { nonceOf } from './response-headers.service.js';

const daysThatSecurityTextHolds = 180;
/** What is answered elsewhere without a controller, or by one that is there in demo mode alone. */
const elsewhere = ['graphql', 'dev', 'beheer/wachtrijen'];

/** An asset whose contents change gets another name. */
const forEver = { immutable: true, maxAge: '1y' } as const;

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
  app.use('/assets', packed(join(root, 'assets')));
  app.use('/assets', express.static(join(root, 'assets'), { ...forEver, index: false }));
  app.use('/assets', (_: Request, response: Response) => void response.status(404).end());
  const noPage = noPageOf(app);
  const page = readFileSync(join(root, 'index.html'), 'utf8');
  const screens = screensOf(root);
  app.use((request: Request, response: Response, next: NextFunction) => {
    const isPage = ['GET', 'HEAD'].includes(request.method) && !noPage.test(request.path);
    if (!isPage || !request.accepts('html')) return next();
    response
      .status(screens.test(request.path) ? 200 : 404)
      .set({ 'Cache-Control': 'private, no-cache', 'Content-Type': 'text/html; charset=utf-8' })
      .end(page.replaceAll('{{nonce}}', nonceOf(response)));
  });
}

/**
 * The addresses that have a screen, as the build listed them: any other is answered with the page too, which then says
 * that there is nothing, and with the status that says so to a machine.
 */
function screensOf(root: string): RegExp {
  const list = join(root, 'screens.json');
  const paths = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as string[]) : ['/.*'];
  const shapes = paths.map((path) => path.replace(/\/:\w+\?/g, '(?:/[^/]+)?').replace(/:\w+/g, '[^/]+'));
  return new RegExp(`^(?:${shapes.join('|')})/?$`, 'i');
}

/** Hands out the packed copy that the build left beside an asset, to a browser that takes it. */
function packed(folder: string): RequestHandler {
  const names = new Set(readdirSync(folder));
  return (request, response, next) => {
    const name = request.path.slice(1);
    if (!names.has(`${name}.br`)) return next();
    response.vary('Accept-Encoding');
    const how = request.acceptsEncodings('br', 'gzip');
    if (!how || !['GET', 'HEAD'].includes(request.method)) return next();
    response.set('Content-Encoding', how).type(extname(name));
    response.sendFile(`${name}.${how === 'br' ? 'br' : 'gz'}`, { root: folder, ...forEver });
  };
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
