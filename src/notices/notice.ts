import type { Role } from '../access/role.js';

/** How soon somebody wants to hear of something: by a mail at once, in one mail a morning, on Mondays, or not by mail. */
export const howSoon = ['NOW', 'DAILY', 'WEEKLY', 'NEVER'] as const;
export type HowSoon = (typeof howSoon)[number];

interface Kind {
  /** The sorts of mail (`mail.kind`) that tell of it. */
  readonly mails: readonly string[];
  /** Who hears of it, and how soon as long as they did not choose. */
  readonly roles: Partial<Readonly<Record<Role, HowSoon>>>;
  /** It can wait for a week: a nudge, of which one a day is enough. */
  readonly canWait?: true;
  /** Of this and of what can wait together, one mail a day is enough. */
  readonly isOneADay?: true;
  /** It can wait for the morning: nobody is mailed of it in the evening or at night. */
  readonly isQuiet?: true;
  /** It is told in the mail of the morning alone. */
  readonly isMorningOnly?: true;
}

/**
 * Everything people can switch. A mail that is in no line is part of what somebody asked for or is owed by law (a
 * sign-in link, an invitation, news about their own data) and always goes at once.
 */
export const noticeKinds = {
  INTRODUCTION_ANSWERS: {
    mails: [
      'introduction-proposed',
      'ask-made',
      'introduction-accepted',
      'hesitation-said',
      'remedy-offered',
      'meeting-proposed',
      'meeting-cancelled',
      'meeting-reminder',
      'meeting-outcome',
    ],
    roles: { CANDIDATE: 'NOW', EMPLOYER: 'NOW', ADVISER: 'NOW', COORDINATOR: 'NOW' },
  },
  INTRODUCTION_OUTCOMES: {
    mails: ['introduction-ended', 'introduction-placed', 'ask-answered'],
    roles: { CANDIDATE: 'NOW', EMPLOYER: 'NOW', ADVISER: 'NOW', COORDINATOR: 'NOW' },
  },
  PROMISES: {
    mails: ['promise-nudge', 'meeting-nudge', 'papers-unsigned', 'talk-due', 'ask-nudge'],
    roles: { CANDIDATE: 'NOW', EMPLOYER: 'NOW', ADVISER: 'DAILY', COORDINATOR: 'DAILY' },
    isOneADay: true,
    isQuiet: true,
  },
  // Somebody is about to drop out: it waits for no morning and no other mail.
  EARLY_WARNINGS: { mails: ['goes-badly'], roles: { ADVISER: 'NOW', COORDINATOR: 'NOW' } },
  MESSAGES: {
    mails: ['message-written'],
    roles: { CANDIDATE: 'NOW', EMPLOYER: 'NOW', ADVISER: 'DAILY', COORDINATOR: 'DAILY' },
    isOneADay: true,
    isQuiet: true,
  },
  LAPSE_ALERTS: { mails: ['lapse-alert'], roles: { ADVISER: 'DAILY', COORDINATOR: 'DAILY' } },
  PLACE_NEEDED: {
    mails: ['place-need-passed'],
    roles: { CANDIDATE: 'NOW', ADVISER: 'DAILY', COORDINATOR: 'DAILY' },
    isQuiet: true,
  },
  PLACES_CLOSED: {
    mails: ['place-lapsed', 'place-unpublished', 'extension-proposed'],
    roles: { EMPLOYER: 'NOW', ADVISER: 'NOW', COORDINATOR: 'NOW' },
  },
  // In the one mail of the morning, never in one of their own.
  PLACE_REMINDERS: { mails: [], roles: { EMPLOYER: 'DAILY' }, isMorningOnly: true },
  EMPLOYER_ANSWERS: {
    mails: ['place-answered'],
    roles: { ADVISER: 'NOW', COORDINATOR: 'DAILY' },
  },
  CLAIMS: {
    mails: ['employer-claimed'],
    roles: { EMPLOYER: 'NOW', ADVISER: 'NOW', COORDINATOR: 'DAILY' },
  },
  COLLEAGUES: {
    mails: ['colleague-joined', 'cases-handed-over'],
    roles: { EMPLOYER: 'NOW', COORDINATOR: 'NOW', OPERATOR: 'NOW', ADVISER: 'DAILY' },
    isQuiet: true,
  },
  REFERRALS: {
    mails: ['candidate-referred'],
    roles: { ADVISER: 'NOW', COORDINATOR: 'DAILY' },
    isQuiet: true,
  },
  NEW_MATCHES: { mails: ['new-matches'], roles: { CANDIDATE: 'DAILY' }, canWait: true, isQuiet: true },
  FIRST_CANDIDATES: {
    mails: ['first-candidate'],
    roles: { ADVISER: 'DAILY', COORDINATOR: 'DAILY' },
    canWait: true,
    isQuiet: true,
  },
} as const satisfies Record<string, Kind>;

export type NoticeKind = keyof typeof noticeKinds;
export type NoticeMail = (typeof noticeKinds)[NoticeKind]['mails'][number];

export const noticeKindNames = Object.keys(noticeKinds) as NoticeKind[];

/** The kind a sort of mail belongs to. */
export function kindOfMail(mail: NoticeMail): NoticeKind {
  return noticeKindNames.find((name) =>
    (noticeKinds[name].mails as readonly string[]).includes(mail),
  ) as NoticeKind;
}

/** How soon one can hear of a kind. */
export function choicesOf(name: NoticeKind): HowSoon[] {
  const kind: Kind = noticeKinds[name];
  return howSoon.filter(
    (how) => (how !== 'WEEKLY' || kind.canWait) && (how !== 'NOW' || !kind.isMorningOnly),
  );
}

/** Whether there is at most one mail a day of it, together with all others of that sort. */
export function isNudge(name: NoticeKind): boolean {
  const kind: Kind = noticeKinds[name];
  return kind.canWait === true || kind.isOneADay === true;
}

/** Whether nobody is mailed of it in the evening or at night. */
export function isQuiet(name: NoticeKind): boolean {
  const kind: Kind = noticeKinds[name];
  return kind.isQuiet === true;
}

/** The kinds that somebody with these roles hears of. */
export function kindsFor(roles: readonly Role[]): NoticeKind[] {
  return noticeKindNames.filter((name) => roles.some((role) => role in noticeKinds[name].roles));
}

/** How soon somebody hears who did not choose: as soon as the most eager of their roles; who has no such role, at once. */
export function howSoonByDefault(kind: NoticeKind, roles: readonly Role[]): HowSoon {
  const defaults: Partial<Record<Role, HowSoon>> = noticeKinds[kind].roles;
  const given = roles.flatMap((role) => defaults[role] ?? []);
  return howSoon.find((each) => given.includes(each)) ?? 'NOW';
}
