import { createHash } from 'node:crypto';

/** What is kept of a secret of 256 random bits: a hash, from which nobody gets back in. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
