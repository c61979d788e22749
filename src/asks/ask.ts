import { turnSentence } from '../introductions/whose-turn.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { Locale, Sentence } from '../platform/locale.js';

/** Who asked: a candidate for a place, or an employer for somebody without a name at one of its places. */
export const askers = ['CANDIDATE', 'EMPLOYER'] as const;
export type Asker = (typeof askers)[number];

export const askStatuses = ['OPEN', 'INTRODUCED', 'DECLINED', 'WITHDRAWN', 'LAPSED'] as const;
export type AskStatus = (typeof askStatuses)[number];

/** Why an ask ended without anybody answering it. */
export const askLapseCauses = ['PLACE_GONE', 'NOT_AVAILABLE', 'INTRODUCED_ANYWAY'] as const;
export type AskLapseCause = (typeof askLapseCauses)[number];

/** Why a desk makes no introduction of an ask: for the desk. The asker reads kinder words. */
export const askDeclineReasons = [
  'NO_FIT_NOW',
  'BETTER_ELSEWHERE',
  'ENOUGH_CANDIDATES',
  'FIRST_TALK',
  'OTHER',
] as const;
export type AskDeclineReason = (typeof askDeclineReasons)[number];

/** A question to a desk to make an introduction; never an introduction itself. */
export interface Ask {
  readonly id: string;
  readonly askedBy: Asker;
  readonly placeId: string;
  readonly employerId: string;
  readonly candidateId: string;
  /** The region of the place, whose desk answers, and that of the candidate. */
  readonly regionCode: string;
  readonly candidateRegionCode: string;
  /** In the asker's words: for the desk alone. */
  readonly words: string | null;
  readonly askedAt: Date;
  /** The day by which the desk answers. */
  readonly answerBy: CalendarDate;
  readonly status: AskStatus;
  readonly lapseCause: AskLapseCause | null;
  readonly declineReason: AskDeclineReason | null;
  /** Why it was declined, for the desk. */
  readonly deskNote: string | null;
  readonly introductionId: string | null;
  readonly endedAt: Date | null;
}

/** Who moves an ask. DESK is what the software does by itself when there is nothing left to answer. */
export const askMovers = ['CANDIDATE', 'EMPLOYER', 'ADVISER', 'DESK'] as const;
export type AskMover = (typeof askMovers)[number];

/** The moves of an ask, and who makes them. Anything not listed is refused; only an open ask moves. */
export const askMoves = {
  introduce: { to: 'INTRODUCED', by: ['ADVISER'] },
  decline: { to: 'DECLINED', by: ['ADVISER'] },
  withdraw: { to: 'WITHDRAWN', by: 'ASKER' },
  lapse: { to: 'LAPSED', by: ['DESK'] },
} as const satisfies Record<string, { to: AskStatus; by: readonly AskMover[] | 'ASKER' }>;
export type AskMove = keyof typeof askMoves;

/** Where an ask stands after a move; null when it cannot be made, by them or any more. */
export function askMoved(
  { status, askedBy }: Pick<Ask, 'status' | 'askedBy'>,
  move: AskMove,
  mover: AskMover,
): AskStatus | null {
  const { to, by } = askMoves[move];
  const isTheirs = by === 'ASKER' ? mover === askedBy : (by as readonly AskMover[]).includes(mover);
  return status === 'OPEN' && isTheirs ? to : null;
}

/** What of the introduction that followed decides what an employer may know of its invitation. */
export interface Followed {
  /** Whether the employer has been told of that introduction. */
  readonly employerKnows: boolean;
  readonly isOpen: boolean;
  readonly moveBy: CalendarDate | null;
}

/** An ask as one reader may know it: the same whatever was behind it. */
export interface ShownAsk {
  readonly status: AskStatus;
  /** The day by which the desk tells more; null once it ended. */
  readonly answerBy: CalendarDate | null;
}

/**
 * What a reader sees. An employer is not told that an introduction was made before the candidate said yes, nor that the
 * candidate said no: until then the desk is to move, and without a meeting it reads as declined.
 */
export function shownTo(
  reader: Asker | 'ADVISER',
  ask: Pick<Ask, 'status' | 'answerBy' | 'lapseCause'>,
  followed: Followed | null,
): ShownAsk {
  const { status, answerBy } = ask;
  if (reader !== 'EMPLOYER') return { status, answerBy: status === 'OPEN' ? answerBy : null };
  const isIntroduced = status === 'INTRODUCED' || ask.lapseCause === 'INTRODUCED_ANYWAY';
  if (isIntroduced && followed && !followed.employerKnows) {
    if (!followed.isOpen) return { status: 'DECLINED', answerBy: null };
    const by = followed.moveBy !== null && followed.moveBy > answerBy ? followed.moveBy : answerBy;
    return { status: 'OPEN', answerBy: by };
  }
  if (isIntroduced) return { status: 'INTRODUCED', answerBy: null };
  if (status === 'LAPSED' && ask.lapseCause === 'NOT_AVAILABLE')
    return { status: 'DECLINED', answerBy: null };
  return { status, answerBy: status === 'OPEN' ? answerBy : null };
}

const answering: Record<Asker, Sentence> = {
  CANDIDATE: { nl: 'deze vraag om kennis te maken beantwoorden', en: 'answer this question to meet' },
  EMPLOYER: { nl: 'laten weten of een kennismaking kan', en: 'say whether a meeting is possible' },
};

/** Whose turn it is and by when, while somebody waits; null once it ended. */
export function askTurnText({ askedBy }: Pick<Ask, 'askedBy'>, shown: ShownAsk, locale: Locale) {
  return shown.status === 'OPEN' && shown.answerBy
    ? turnSentence(['ADVISER'], shown.answerBy, answering[askedBy], locale)
    : null;
}

const kindly: Record<AskDeclineReason, Sentence> = {
  NO_FIT_NOW: {
    nl: 'Deze plek past nu niet goed genoeg bij wat je zoekt.',
    en: 'This place does not suit what you look for well enough now.',
  },
  BETTER_ELSEWHERE: {
    nl: 'Je adviseur ziet een plek die beter bij je past, en belt je daarover.',
    en: 'Your adviser sees a place that suits you better, and will call you about it.',
  },
  ENOUGH_CANDIDATES: {
    nl: 'Voor deze plek maken al genoeg mensen kennis. Dat ligt niet aan jou.',
    en: 'Enough people are meeting for this place already. It is nothing to do with you.',
  },
  FIRST_TALK: {
    nl: 'Je adviseur wil je eerst even spreken, en belt je daarover.',
    en: 'Your adviser would like to talk with you first, and will call you.',
  },
  OTHER: {
    nl: 'Je adviseur stelt je voor deze plek nu niet voor. Dat zegt niets over jou.',
    en: 'Your adviser does not introduce you for this place now. That says nothing about you.',
  },
};

const next: Record<Asker, Sentence> = {
  CANDIDATE: {
    nl: 'Bekijk welke andere leerbanen bij je passen, of bel je adviseur.',
    en: 'See which other places suit you, or call your adviser.',
  },
  EMPLOYER: {
    nl: 'Is er nog een plek vrij? Dan zoekt het loket verder. U kunt ook een ander uitnodigen.',
    en: 'Is a seat still free? Then the desk goes on looking. You can also invite somebody else.',
  },
};
const introduced: Sentence = {
  nl: 'Er is een voorstel gemaakt. Daar staat wie aan zet is.',
  en: 'An introduction was made. There you see whose turn it is.',
};
const noMeeting: Sentence = {
  nl: 'Het komt nu niet tot een kennismaking. Dat zegt niets over uw bedrijf.',
  en: 'It does not come to a meeting now. That says nothing about your company.',
};
const placeGone: Sentence = {
  nl: 'Deze plek is er niet meer.',
  en: 'This place is not there any more.',
};
const stopped: Sentence = {
  nl: 'Je doet niet meer mee met zoeken. Daarom is deze vraag gesloten.',
  en: 'You no longer take part in searching. So this question was closed.',
};

/** What the asker reads once the ask ended, with what they can do next; null while it is open. */
export function askEndText(
  ask: Pick<Ask, 'askedBy' | 'declineReason' | 'lapseCause'>,
  shown: ShownAsk,
  locale: Locale,
): string | null {
  const { askedBy } = ask;
  const and = (sentence: Sentence) => `${sentence[locale]} ${next[askedBy][locale]}`;
  if (shown.status === 'OPEN') return null;
  if (shown.status === 'INTRODUCED' || (ask.lapseCause === 'INTRODUCED_ANYWAY' && shown.status === 'LAPSED'))
    return introduced[locale];
  if (shown.status === 'WITHDRAWN')
    return and({ nl: 'Deze vraag is ingetrokken.', en: 'This question was withdrawn.' });
  if (shown.status === 'DECLINED')
    return and(askedBy === 'EMPLOYER' ? noMeeting : kindly[ask.declineReason ?? 'OTHER']);
  if (ask.lapseCause === 'PLACE_GONE') return and(placeGone);
  return stopped[locale];
}

/** Where there is room for one more ask: how many are open already, and the day on which the first is answered. */
export interface OpenAsks {
  readonly open: number;
  readonly firstAnswerBy: CalendarDate | null;
}
