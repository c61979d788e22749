import type { CalendarDate } from '../platform/calendar-date.js';
import type { Sentence } from '../platform/locale.js';

/**
 * Why somebody cannot be erased yet. A placement: the desk guides candidate and employer while it runs (AVG art. 17(3)(b)).
 * A desk's role: its holder answers for cases that must be handed over. A company's last member: its places stay open.
 */
export const holdReasons = ['PLACEMENT_RUNS', 'DESK_ROLE', 'LAST_MEMBER'] as const;
export type HoldReason = (typeof holdReasons)[number];

export interface ErasureHold {
  readonly reason: HoldReason;
  /** The first day on which it holds no more; null when that waits for somebody to act. */
  readonly until: CalendarDate | null;
}

/** What stays, why, and what to do about it. */
export function holdSentence({ reason, until }: ErasureHold): Sentence {
  const day = until ?? '';
  const sentences: Record<HoldReason, Sentence> = {
    PLACEMENT_RUNS: {
      nl: `U bent geplaatst bij een leerbedrijf. Uw naam, contactgegevens en plaatsing blijven tot ${day}, of tot de plaatsing eerder eindigt. Daarna wissen wij alles vanzelf.`,
      en: `You have a placement with an employer. Your name, contact details and placement stay until ${day}, or until the placement ends earlier. After that we erase everything by ourselves.`,
    },
    DESK_ROLE: {
      nl: 'U werkt voor een loket. Vraag eerst uw projectleider om uw rol te beëindigen en uw dossiers over te dragen. Daarna wissen wij alles vanzelf.',
      en: 'You work for a service desk. First ask your coordinator to end your role and hand over your cases. After that we erase everything by ourselves.',
    },
    LAST_MEMBER: {
      nl: 'U bent de laatste die de open leerbanen van uw bedrijf beheert. Nodig een collega uit of trek de leerbanen in. Daarna wissen wij alles vanzelf.',
      en: 'You are the last to look after your company’s open places. Invite a colleague or withdraw the places. After that we erase everything by ourselves.',
    },
  };
  return sentences[reason];
}
