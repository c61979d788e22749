import type { NextFunction, Request, RequestHandler, Response } from 'express';

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);
const sentence =
  'Dit verzoek komt van een andere website en is geweigerd. / This request came from another website and was refused.';

/**
 * Refuses whatever could change something when a browser says that another site's page sent it (cross-site request
 * forgery): by `Sec-Fetch-Site`, or by `Origin` in a browser that does not send that. Every browser sends one of the two
 * with such a request; a program that sends neither has no visitor's cookie to misuse.
 */
export function fromOurOwnPages(publicUrl: string): RequestHandler {
  const own = new URL(publicUrl).origin;
  return (request: Request, response: Response, next: NextFunction) => {
    if (harmless.has(request.method) || isOwn(request, own)) return next();
    response.status(403).json({ errors: [{ message: sentence, extensions: { code: 'FORBIDDEN' } }] });
  };
}

function isOwn(request: Request, own: string): boolean {
  const site = request.get('Sec-Fetch-Site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return hasOwnOrigin(request, own);
}

/**
 * Whether the page that asks is ours by its `Origin`, which every browser sends with a request that could change
 * something and when it opens a socket; a program that sends none has no visitor's cookie to misuse.
 */
export function hasOwnOrigin(request: Request, own: string): boolean {
  const origin = request.get('Origin');
  if (origin === undefined || origin === own) return true;
  // Reached by another name than its public address (a demo by 127.0.0.1): the page and the request have the same host.
  return URL.canParse(origin) && new URL(origin).host === request.get('Host');
}
