/** How often something may be asked, and what is counted. */
export interface Throttle {
  /**
   * What each count belongs to: `source` the address a request comes from, `visitor` that address when nobody is signed
   * in, `actor` whoever is signed in (a visitor: the source), or an argument by its path (`input.email`), so that one
   * target is not asked for from everywhere.
   */
  readonly per: 'source' | 'visitor' | 'actor' | { readonly argument: string };
  /** So many times; by name as the settings say. */
  readonly times: number | 'signInsPerQuarter' | 'signInsPerAddress';
  /** … in so many seconds. */
  readonly seconds: number;
}

/** For a mutation that says nothing itself: more than a busy person presses, far less than a program sends. */
export const everyMutation: Throttle = { per: 'actor', times: 120, seconds: 60 };

/** The value at a path in the arguments, as text of one form; null when nothing is given there. */
export function targetIn(parameters: unknown, path: string): string | null {
  let value = parameters;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null) return null;
    value = (value as Record<string, unknown>)[step];
  }
  if (value === undefined || value === null) return null;
  return (typeof value === 'string' ? value : JSON.stringify(value)).normalize('NFKC').trim().toLowerCase();
}

/**
 * The source to count by. One subscriber has a whole /64 of IPv6 addresses, so those count as one; an IPv4 address
 * written as IPv6 is the IPv4 address.
 */
export function sourceOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.toLowerCase().split('%')[0]!.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
