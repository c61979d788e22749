/** A request to sign in whose link was mailed. */
export interface SignInLink {
  /** What is kept of the browser that asked; null when nobody asked in a browser (a desk made the account). */
  readonly browserHash: string | null;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

/**
 * What a link is worth in a browser: it was asked for here, it was asked for elsewhere, or it is over (used, expired, or
 * never there: who holds it cannot tell which).
 */
export type LinkState = 'HERE' | 'ELSEWHERE' | 'OVER';

export function linkState(link: SignInLink | null, browserHash: string | null, now: Date): LinkState {
  if (!link || link.usedAt !== null || link.expiresAt <= now) return 'OVER';
  return link.browserHash !== null && link.browserHash === browserHash ? 'HERE' : 'ELSEWHERE';
}

/** An address of which only its owner sees whose it is: `n…@voorbeeld.nl`. */
export function maskedAddress(email: string): string {
  const [name = '', domain = ''] = email.split(/@(?=[^@]*$)/);
  return `${[...name][0] ?? ''}…@${domain}`;
}
