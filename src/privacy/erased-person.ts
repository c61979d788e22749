/** Why somebody is erased: they asked for it, or the time their data may be kept is over. */
export type ErasureCause = 'ASKED' | 'RETENTION';

/** One person as the tables know them. */
export interface Person {
  readonly accounts: readonly string[];
  readonly candidates: readonly string[];
}

/** All by which rows can be recognised as a person's. */
export interface KnownPerson extends Person {
  readonly introductions: readonly string[];
  /** E-mail addresses in lower case. */
  readonly addresses: readonly string[];
  /** What stands for them in the audit trail. */
  readonly digests: readonly string[];
  /** Of a minor also the parent's, who is known for nothing else. */
  readonly names: readonly string[];
  readonly parentAddresses: readonly string[];
  readonly phones: readonly string[];
}

const specials = /[\\^$.*+?()[\]{}|]/g;
const escaped = (text: string) => text.replace(specials, '\\$&');
/** A name of one short word would strike out half the language. */
const shortestName = 5;

/** Blanks are as good as one: a name may have been typed with two. */
const nameOf = (name: string) => `\\m${name.trim().split(/\s+/).map(escaped).join('\\s+')}\\M`;

/** Dutch numbers are written in many ways: +31 6 12345678, 06-12345678. */
function phoneOf(phone: string): string {
  const digits = phone.replace(/\D/g, '').replace(/^(0031|31|0)/, '');
  return `(\\+31|0031|0)[\\s-]*${[...digits].join('[\\s-]*')}`;
}

/**
 * A PostgreSQL regular expression (to match whatever the case) of all that names the person in free text: address,
 * phone number, full name. Null when nothing does.
 */
export function namingPattern({ addresses, parentAddresses, names, phones }: KnownPerson): string | null {
  const patterns = [
    ...[...addresses, ...parentAddresses].map(escaped),
    ...names.filter((name) => name.trim().length >= shortestName).map(nameOf),
    ...phones.filter((phone) => phone.replace(/\D/g, '').length >= 8).map(phoneOf),
  ];
  return patterns.length === 0 ? null : `(${[...new Set(patterns)].join('|')})`;
}
