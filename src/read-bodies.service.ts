import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';

const bodyLimit = '256kb';
/** Seconds in which a body has to be here; a desk's list may come over a slow line. */
const seconds = { list: 120, other: 20 };

const sentences: Record<number, string> = {
  400: 'Dit verzoek is niet te lezen. / This request cannot be read.',
  408: 'Het versturen duurde te lang. / Sending took too long.',
  413: 'Dit verzoek is te groot. / This request is too large.',
  415: 'Dit soort inhoud lezen we niet. / We do not read this kind of content.',
};

/** Reads JSON and forms, within limits of size and time. What cannot be read is answered without a word of why inside. */
export function readBodies(app: NestExpressApplication): void {
  app.use((request: Request, response: Response, next: NextFunction) => {
    const hasBody = 'content-length' in request.headers || 'transfer-encoding' in request.headers;
    if (!hasBody) return next();
    const limit = request.path.startsWith('/exchange/') ? seconds.list : seconds.other;
    const timer = setTimeout(() => {
      if (!response.headersSent) refuse(response.set('Connection', 'close'), 408);
      response.once('finish', () => request.destroy());
    }, limit * 1000);
    request.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
    next();
  });
  app.useBodyParser('json', { limit: bodyLimit });
  app.useBodyParser('urlencoded', { limit: bodyLimit, extended: false });
  app.use((error: Error & { status?: unknown }, _: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return void response.destroy();
    const { status } = error;
    if (typeof status !== 'number' || status < 400 || status > 499) return next(error);
    refuse(response, status in sentences ? status : 400);
  });
}

function refuse(response: Response, status: number): void {
  const message = sentences[status];
  response.status(status).json({ errors: [{ message, extensions: { code: 'BAD_USER_INPUT' } }] });
}
