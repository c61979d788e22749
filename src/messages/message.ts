import { openStatuses, type Introduction, type Party } from '../introductions/introduction.js';
import { addDays, atHour, type CalendarDate } from '../platform/calendar-date.js';

/** Who write to each other about an introduction. */
export const writers = ['CANDIDATE', 'EMPLOYER', 'ADVISER'] as const satisfies readonly Party[];
export type Writer = (typeof writers)[number];

export interface Message {
  readonly introductionId: string;
  /** From 1, without gaps: in the order in which they were written. */
  readonly position: number;
  readonly from: Writer;
  /** Null when they are erased. */
  readonly accountId: string | null;
  readonly text: string;
  /** Written when the employer knew who the candidate is: others the employer never reads. */
  readonly isForEmployer: boolean;
  readonly writtenAt: Date;
}

/** Up to where somebody has read. */
export interface ReadMark {
  readonly party: Writer;
  readonly accountId: string;
  readonly readTo: number;
}

/** What the rules of writing look at. `isLawful`: there is a ground to introduce the candidate. */
export interface Thread extends Pick<Introduction, 'status' | 'candidateAccepted'> {
  readonly isLawful: boolean;
}

/** Whether the employer knows who the candidate is: since the candidate’s yes, while it lives and there is a ground. */
export function employerTakesPart({ status, candidateAccepted, isLawful }: Thread): boolean {
  return candidateAccepted === true && isAlive(status) && (isLawful || status === 'PLACED');
}

/** Whether a party can write now: while the introduction lives; an employer once the candidate said yes. */
export function mayWrite(thread: Thread, writer: Writer): boolean {
  return writer === 'EMPLOYER' ? employerTakesPart(thread) : isAlive(thread.status);
}

function isAlive(status: Introduction['status']): boolean {
  return status === 'PLACED' || (openStatuses as readonly string[]).includes(status);
}

/** Which parties, apart from the writer, have read a message. */
export function readersOf({ position, from }: Message, marks: readonly ReadMark[]): Writer[] {
  return writers.filter(
    (party) => party !== from && marks.some((mark) => mark.party === party && mark.readTo >= position),
  );
}

/** A link from a mail by which somebody reads and answers without signing in. */
export interface MessageLink {
  readonly id: string;
  readonly introductionId: string;
  readonly accountId: string;
  readonly party: Writer;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

/** Days for which such a link can be used. */
const linkLastsDays = 14;

export function messageLinkExpiry(today: CalendarDate): Date {
  return atHour(addDays(today, linkLastsDays), 0);
}

/** OVER: nobody can write there any more, whatever the link. */
export type MessageLinkState = 'OPEN' | 'USED' | 'EXPIRED' | 'OVER';

export function messageLinkState(
  { usedAt, expiresAt, party }: Pick<MessageLink, 'usedAt' | 'expiresAt' | 'party'>,
  thread: Thread,
  now: Date,
): MessageLinkState {
  if (!mayWrite(thread, party)) return 'OVER';
  if (usedAt !== null) return 'USED';
  return expiresAt <= now ? 'EXPIRED' : 'OPEN';
}
