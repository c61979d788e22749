/** Why a claim looks like somebody else's company, or less like its own than one would expect. */
export const lookalikeReasons = [
  'SAME_NAME',
  'NEAR_NAME',
  'NEAR_KVK',
  'OTHER_NAME_AT_KVK',
  'OTHER_DOMAIN',
  'FREE_MAIL',
] as const;
export type LookalikeReason = (typeof lookalikeReasons)[number];

/** A company that is known, as far as a claim is held against it. */
export interface KnownCompany {
  readonly name: string;
  readonly kvkNumber: string;
  /** The domains of its members' addresses. */
  readonly domains: readonly string[];
  /** How much its name is alike, 0 to 1, as pg_trgm measures it. */
  readonly likeness: number;
}

export interface ClaimedCompany {
  readonly companyName: string;
  readonly kvkNumber: string;
  readonly email: string;
}

/** Mail anybody can open without a company: a list to recognise by, not one to refuse by. */
const freeMail = new Set(
  `gmail.com googlemail.com hotmail.com hotmail.nl outlook.com live.com live.nl msn.com yahoo.com icloud.com
   proton.me protonmail.com ziggo.nl kpnmail.nl planet.nl home.nl xs4all.nl hetnet.nl gmx.com gmx.net`.split(
    /\s+/,
  ),
);

export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase();
}

/** A name as it is compared: without case, accents, legal form and signs, with digits that look like letters read so. */
export function comparableName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/0/g, 'o')
    .replace(/[1|]/g, 'l')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/ (?:b ?v|n ?v|v ?o ?f)$/, '')
    .trim();
}

/**
 * From here on names are near each other: two that only share their trade ("kapsalon Krul", "kapsalon Kroon") stay below
 * it. Below the other, one is somebody else's. Choices of the product.
 */
export const nearName = 0.65;
const otherName = 0.3;

/** The numbers that one slip away are taken for this one: one digit other, or two neighbours changed places. */
export function nearNumbers(kvkNumber: string): string[] {
  const near = new Set<string>();
  for (let at = 0; at < kvkNumber.length; at++) {
    for (const digit of '0123456789') near.add(kvkNumber.slice(0, at) + digit + kvkNumber.slice(at + 1));
    const [one, other] = [kvkNumber[at], kvkNumber[at + 1]];
    if (one && other) near.add(kvkNumber.slice(0, at) + other + one + kvkNumber.slice(at + 2));
  }
  near.delete(kvkNumber);
  return [...near];
}

/** Every reason for which a claim needs a second look beside one company that is known; none when they are far apart. */
export function lookalikeOf(claim: ClaimedCompany, known: KnownCompany): LookalikeReason[] {
  const isSameName = comparableName(claim.companyName) === comparableName(known.name);
  const reasons: LookalikeReason[] = [];
  if (claim.kvkNumber === known.kvkNumber) {
    if (!isSameName && known.likeness < otherName) reasons.push('OTHER_NAME_AT_KVK');
  } else {
    if (isSameName) reasons.push('SAME_NAME');
    else if (known.likeness >= nearName) reasons.push('NEAR_NAME');
    if (nearNumbers(claim.kvkNumber).includes(known.kvkNumber)) reasons.push('NEAR_KVK');
    if (reasons.length === 0) return [];
  }
  const own = known.domains.filter((domain) => !freeMail.has(domain));
  if (own.length > 0 && !own.includes(domainOf(claim.email)))
    reasons.push(freeMail.has(domainOf(claim.email)) ? 'FREE_MAIL' : 'OTHER_DOMAIN');
  return reasons;
}
