import type { Role } from './role.js';

/** The ways to sign in: a mailed link, the code from the same mail, a passkey, or an OpenID provider. */
export const waysIn = ['LINK', 'CODE', 'PASSKEY', 'OPENID'] as const;
export type WayIn = (typeof waysIn)[number];

/** How somebody signed in; kept with the session. */
export interface SignedInHow {
  readonly by: WayIn;
  /** The level of assurance an OpenID provider told (`acr`, such as `http://eidas.europa.eu/LoA/high`); else null. */
  readonly acr: string | null;
  /** Whether a passkey was shown as well, or was the way in. */
  readonly secondStep: boolean;
  /** The browser in a few words (`Firefox, Windows`), so that its owner knows it again in a list. */
  readonly browser: string;
}

/** What is known of the session somebody acts in. */
export interface ActingSession {
  readonly id: string;
  readonly by: WayIn;
  readonly acr: string | null;
  readonly secondStep: boolean;
  /** The roles that do not count in this session, since it lacks the second step they ask. */
  readonly withheld: readonly Role[];
}
