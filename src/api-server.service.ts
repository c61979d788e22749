import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { pinoHttp } from 'pino-http';
import { answerRefusal } from './access/answer-refusal.service.js';
import { RateLimits } from './access/rate-limits.service.js';
import { Refusal } from './access/refusal.js';
import { AppModule } from './app.module.js';
import { actForVisitor } from './platform/acting.service.js';
import { BadInput } from './platform/bad-input.js';
import { parseConfig } from './platform/config.js';
import { KnownOperations } from './platform/known-operations.service.js';
import { createLog, NestLog } from './platform/logger.service.js';
import { QueuesPage, queuesPath } from './operations/queues-page.service.js';
import { onlyKnownOperations } from './only-known-operations.service.js';
import { QuietRefusals } from './quiet-refusals.filter.js';
import { readBodies } from './read-bodies.service.js';
import { responseHeaders } from './response-headers.service.js';
import { fromOurOwnPages } from './same-origin.service.js';
import { servePages } from './serve-pages.service.js';

/** The whole API process, ready to listen: GraphQL, health, and the built web pages. */
export async function createApiServer(environment: NodeJS.ProcessEnv): Promise<NestExpressApplication> {
  const config = parseConfig(environment);
  const log = createLog(config.logLevel, 'api');
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forApi(config), {
    logger: new NestLog(log),
    abortOnError: false,
    bodyParser: false,
  });
  app.set('trust proxy', config.trustProxy);
  app.disable('x-powered-by');
  app.use(...responseHeaders(config.publicUrl), fromOurOwnPages(config.publicUrl));
  app.use(
    pinoHttp({ logger: log, useLevel: 'debug', quietReqLogger: true, serializers: { req: quietRequest } }),
  );
  limitRequests(app);
  readBodies(app);
  // After the bodies are read: what a request does from here on is done for a visitor, until a session says for whom.
  app.use((_: Request, __: Response, next: NextFunction) => actForVisitor(next));
  if (!config.freeOperations) app.use('/graphql', onlyKnownOperations(app.get(KnownOperations)));
  app.useGlobalPipes(new ValidationPipe({ transform: true, exceptionFactory: explain }));
  app.useGlobalFilters(new QuietRefusals());
  app.enableShutdownHooks();
  app.use(queuesPath, ...app.get(QueuesPage).handlers());
  servePages(app, config);
  return app;
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
