import { createHash } from 'node:crypto';

/**
 * What is kept of a secret of 256 random bits that opens nothing by itself: a hash. Whatever lets somebody in is kept as
 * `Keys.digest`, so that it ends with the key that made it.
 */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
