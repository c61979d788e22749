import type { Response } from 'express';
import { statusOf, type Refusal } from './refusal.js';

/** Answers a request that is not GraphQL with a refusal, in the form that GraphQL's errors have. */
export function answerRefusal(response: Response, { code, sentence, retryAfter }: Refusal): void {
  if (retryAfter !== undefined) response.set('Retry-After', String(retryAfter));
  response
    .status(statusOf[code])
    .set('Cache-Control', 'no-store')
    .json({ errors: [{ message: `${sentence.nl} / ${sentence.en}`, extensions: { code, retryAfter } }] });
}
