import { isEmailAddress } from '../platform/email-address.js';
import type { AssuranceLevel, OpenIdProvider } from '../platform/openid-config.js';

/** What a provider told of somebody who signed in there, after its signature and addressing were checked. */
export interface OpenIdAnswer {
  readonly issuer: string;
  /** Pairwise: the same person has another one at another service. */
  readonly subject: string;
  readonly level: AssuranceLevel;
  /** Only when the provider vouches for it. */
  readonly email: string | null;
  readonly name: string | null;
  /** For which company the person acts: 8 digits; only of a provider of kind COMPANY. */
  readonly kvkNumber: string | null;
  /** Which establishment, when the mandate is for one: 12 digits. */
  readonly establishmentNumber: string | null;
}

export type Claims = Readonly<Record<string, unknown>>;

/** Why an answer cannot be used: no level that we know, or no company where one was to be told. */
export type ClaimsFault = 'NO_LEVEL' | 'NO_COMPANY';

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
const digits = (value: unknown, count: number): string | null => {
  const text = textOf(value);
  return text !== null && new RegExp(`^\\d{${count}}$`).test(text) ? text : null;
};

/**
 * Reads the id token and what the provider adds to it about the same `sub`. The level is taken from the signed id
 * token alone; an address counts only with `email_verified`. A KvK number is of a company provider alone, so that a
 * provider for persons can never hand out a company.
 */
export function readClaims(
  provider: Pick<OpenIdProvider, 'kind' | 'levels' | 'kvkClaim' | 'establishmentClaim'>,
  idToken: Claims & { readonly iss: string; readonly sub: string },
  more: Claims,
): OpenIdAnswer | ClaimsFault {
  const claims: Claims = { ...more, ...idToken };
  const acr = textOf(idToken['acr']);
  const level = acr !== null && Object.hasOwn(provider.levels, acr) ? provider.levels[acr] : undefined;
  if (level === undefined) return 'NO_LEVEL';
  const company = provider.kind === 'COMPANY';
  const kvkNumber = company ? digits(claims[provider.kvkClaim], 8) : null;
  if (company && kvkNumber === null) return 'NO_COMPANY';
  const email = claims['email_verified'] === true ? textOf(claims['email']) : null;
  return {
    issuer: idToken.iss,
    subject: idToken.sub,
    level,
    email: email !== null && isEmailAddress(email) ? email.toLowerCase() : null,
    name: textOf(claims['name'])?.slice(0, 200) ?? null,
    kvkNumber,
    establishmentNumber: company ? digits(claims[provider.establishmentClaim], 12) : null,
  };
}
