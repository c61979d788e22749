import { createHash, timingSafeEqual } from 'node:crypto';
import type { Response } from 'express';

/**
 * Whether a machine shows the token that was set for it; else the answer is given here: 404 where none is set, so that
 * there is nothing to guess at, and 401. Takes as long for a near miss.
 */
export function showsToken(
  token: string | undefined,
  authorization: string | undefined,
  response: Response,
): boolean {
  if (!token) {
    response.status(404).end();
    return false;
  }
  const digest = (text: string) => createHash('sha256').update(text).digest();
  if (timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`))) return true;
  response.status(401).set('WWW-Authenticate', 'Bearer').end();
  return false;
}
