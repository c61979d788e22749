/** A mail that is the first of its recipient's line and may be sent now. */
export interface FirstInLine {
  readonly recipient: string;
  /** What follows the @ of the address. */
  readonly domain: string;
}

/** What is in the hands of all workers together, and what went to each domain in the last minute. */
export interface UnderWay {
  readonly leased: readonly FirstInLine[];
  readonly lastMinute: ReadonlyMap<string, number>;
}

/** How much is sent at once, and how much to one domain. */
export interface MailPace {
  /** Recipients of one domain that are mailed at the same time. */
  readonly domainAtOnce: number;
  readonly domainPerMinute: number;
}

/** How many mails of one recipient are taken at a time, to be sent one after the other. */
export const inARow = 10;

/** The domains that have their fill for now: nobody more of them is mailed until something was sent. */
export function fullDomains({ leased, lastMinute }: UnderWay, pace: MailPace): string[] {
  const atOnce = new Map<string, number>();
  for (const { domain } of leased) atOnce.set(domain, (atOnce.get(domain) ?? 0) + 1);
  return [...new Set([...atOnce.keys(), ...lastMinute.keys()])].filter(
    (domain) =>
      (atOnce.get(domain) ?? 0) >= pace.domainAtOnce ||
      roomThisMinute(domain, { leased, lastMinute }, pace) <= 0,
  );
}

/** How many mails may still go to a domain, counting what is leased for the whole of what a lease can hold. */
function roomThisMinute(domain: string, { leased, lastMinute }: UnderWay, pace: MailPace): number {
  const underWay = leased.filter((each) => each.domain === domain).length * inARow;
  return pace.domainPerMinute - (lastMinute.get(domain) ?? 0) - underWay;
}

/**
 * Whose mail is taken now, in the order given: never more recipients of a domain at once, nor mails to it in a minute,
 * than its pace allows, and at most `free` in all. With each, how many of its line may go.
 */
export function chooseLines(
  waiting: readonly FirstInLine[],
  underWay: UnderWay,
  pace: MailPace,
  free: number,
): { recipient: string; most: number }[] {
  const leased = [...underWay.leased];
  const chosen: { recipient: string; most: number }[] = [];
  for (const first of waiting) {
    if (chosen.length >= free) break;
    if (leased.some(({ recipient }) => recipient === first.recipient)) continue;
    const ofDomain = leased.filter(({ domain }) => domain === first.domain).length;
    const room = roomThisMinute(first.domain, { leased, lastMinute: underWay.lastMinute }, pace);
    if (ofDomain >= pace.domainAtOnce || room <= 0) continue;
    leased.push(first);
    chosen.push({ recipient: first.recipient, most: Math.min(inARow, room) });
  }
  return chosen;
}
