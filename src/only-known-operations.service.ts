import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { KnownOperations } from './platform/known-operations.service.js';

const sentence =
  'Deze vraag kennen we niet. Gebruikt u de website: laad de pagina opnieuw. / We do not know this operation. If you are using the website: reload the page.';

/**
 * Lets nothing through but what our own pages ask: by its hash, or by the same text to the letter. Before anything is
 * parsed, so that a hostile text costs no more than its digest.
 */
export function onlyKnownOperations(known: KnownOperations): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    textsOf(request)
      .reduce<Promise<boolean>>(
        async (sofar, text) => (await sofar) && (text === undefined || (await known.isKnown(text))),
        Promise.resolve(true),
      )
      .then((allowed) => {
        if (allowed) return next();
        response
          .status(403)
          .json({ errors: [{ message: sentence, extensions: { code: 'OPERATION_NOT_KNOWN' } }] });
      }, next);
  };
}

/** Every text that Apollo Server could take from this request as an operation. */
function textsOf(request: Request): (string | undefined)[] {
  const body: unknown = request.body;
  return [...(Array.isArray(body) ? (body as unknown[]) : [body]), request.query].map((part) => {
    const text = typeof part === 'object' && part !== null && 'query' in part ? part.query : undefined;
    if (text === undefined || text === null || text === '') return undefined;
    return typeof text === 'string' ? text : JSON.stringify(text);
  });
}
