import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { pinoHttp } from 'pino-http';
import { answerRefusal } from './access/answer-refusal.service.js';
import { RateLimits } from './access/rate-limits.service.js';
import { Refusal } from './access/refusal.js';
import { AppModule } from './app.module.js';
import { actForVisitor } from './platform/acting.service.js';
import { BadInput } from './platform/bad-input.js';
import { parseConfig } from './platform/config.js';
import { createLog, NestLog } from './platform/logger.service.js';
import { projectRoot } from './platform/project-root.service.js';
import { QuietRefusals } from './quiet-refusals.filter.js';

const bodyLimit = '256kb';

/** The whole API process, ready to listen: GraphQL, health, and the built web pages. */
export async function createApiServer(environment: NodeJS.ProcessEnv): Promise<NestExpressApplication> {
  const config = parseConfig(environment);
  const log = createLog(config.logLevel, 'api');
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forApi(config), {
    logger: new NestLog(log),
    abortOnError: false,
    bodyParser: false,
  });
  app.set('trust proxy', 'loopback');
  app.disable('x-powered-by');
  app.use(helmet(headersFor(config.publicUrl)));
  app.use(
    pinoHttp({ logger: log, useLevel: 'debug', quietReqLogger: true, serializers: { req: quietRequest } }),
  );
  limitRequests(app);
  app.useBodyParser('json', { limit: bodyLimit });
  app.useBodyParser('urlencoded', { limit: bodyLimit, extended: false });
  // After the bodies are read: what a request does from here on is done for a visitor, until a session says for whom.
  app.use((_: Request, __: Response, next: NextFunction) => actForVisitor(next));
  app.useGlobalPipes(new ValidationPipe({ transform: true, exceptionFactory: explain }));
  app.useGlobalFilters(new QuietRefusals());
  app.enableShutdownHooks();
  serveWeb(app);
  return app;
}

function headersFor(publicUrl: string) {
  const overHttps = publicUrl.startsWith('https:');
  return {
    strictTransportSecurity: overHttps,
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: overHttps ? [] : null,
      },
    },
  };
}

/** A request's line in the log: never its query, which may hold a token. */
function quietRequest({ method, url }: { method: string; url: string }) {
  return { method, path: url.split('?')[0] };
}

function limitRequests(app: NestExpressApplication): void {
  const limits = app.get(RateLimits);
  app.use('/graphql', (request: Request, response: Response, next: NextFunction) => {
    limits.countRequest(request.ip ?? 'unknown').then(next, (error: unknown) => {
      if (!(error instanceof Refusal)) return next(error);
      answerRefusal(response, error);
    });
  });
}

function explain(errors: ValidationError[]): BadInput {
  const fields = errors.map(
    ({ property, constraints }) => `${property}: ${Object.values(constraints ?? {}).join(', ')}`,
  );
  return new BadInput({
    nl: `Deze invoer kan niet: ${fields.join('; ')}.`,
    en: `This input is not possible: ${fields.join('; ')}.`,
  });
}

/** Assets have their contents' hash in their name and never change; every other path is the one page. */
function serveWeb(app: NestExpressApplication): void {
  const root = join(projectRoot, 'web', 'dist');
  if (!existsSync(root)) return;
  app.use('/assets', express.static(join(root, 'assets'), { immutable: true, maxAge: '1y', index: false }));
  app.use('/assets', (_: Request, response: Response) => void response.status(404).end());
  app.use(express.static(root, { index: false }));
  const page = join(root, 'index.html');
  app.use((request: Request, response: Response, next: NextFunction) => {
    const isPage =
      request.method === 'GET' && !/^\/(graphql|health|dev|exchange|\.well-known)(\/|$)/.test(request.path);
    if (!isPage || !request.accepts('html')) return next();
    response.set('Cache-Control', 'no-cache').sendFile(page);
  });
}
