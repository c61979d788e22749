import type { CalendarDate } from '../platform/calendar-date.js';
import type { Locale, Sentence } from '../platform/locale.js';
import { day } from '../matching/plain-words.js';
import { afterEnd, afterStop } from './after-end.js';
import { endSentences } from './introduction-problems.js';
import { kindText } from './decline-reason.js';
import {
  answerOf,
  type EndCause,
  type EnrolmentStatus,
  type Introduction,
  type Side,
} from './introduction.js';
import { afterSchool, schoolNews } from './school-news-mail.js';

/** What happened, as far as people are told by mail. */
export type News =
  | { readonly kind: 'PROPOSED' }
  | { readonly kind: 'ACCEPTED'; readonly side: Side }
  | { readonly kind: 'SCHOOL'; readonly status: EnrolmentStatus; readonly toldBy: 'ADVISER' | 'SCHOOL' }
  | { readonly kind: 'ENDED' }
  | { readonly kind: 'PLACED' };

export type Recipient = Side | 'ADVISER';

/** What a mail may tell: of the candidate nothing that names a person. */
export interface Told {
  readonly introduction: Introduction;
  readonly placeTitle: string;
  readonly employerName: string;
  /** The start of the placement, if there is one. */
  readonly startsOn: CalendarDate | null;
}

/** The words of one mail in one language; the sentence on whose turn it is stands under them. */
export interface Words {
  readonly subject: string;
  readonly text: string;
  readonly next: string;
  readonly label: string;
}

type Both = Readonly<Record<Locale, Words>>;
type Telling = (told: Told) => Both;

/**
 * What a recipient is told of a piece of news; null for nothing. Nobody is mailed what they did themselves, and a side
 * is asked only while its answer is awaited.
 */
export function introductionMail(news: News, recipient: Recipient, told: Told, locale: Locale): Words | null {
  return tellingOf(news, recipient, told.introduction)?.(told)[locale] ?? null;
}

function tellingOf(news: News, recipient: Recipient, introduction: Introduction): Telling | null {
  if (news.kind === 'ENDED')
    return recipient === 'EMPLOYER' && !employerKnows(introduction)
      ? null
      : toldOfEnd(recipient, introduction);
  if (news.kind === 'SCHOOL') return toldOfSchool(news, recipient, introduction);
  if (news.kind === 'PLACED') return recipient === 'ADVISER' ? null : placed[recipient];
  if (news.kind === 'ACCEPTED' && introduction.status === 'ACCEPTED') return bothAccepted[recipient];
  if (recipient === 'ADVISER' || introduction.status !== 'PROPOSED') return null;
  if (answerOf(introduction, recipient) !== null) return null;
  if (news.kind === 'ACCEPTED') return recipient === news.side ? null : otherAccepted[recipient];
  const isAsked = recipient === 'CANDIDATE' || introduction.answerOrder === 'BOTH_AT_ONCE';
  return isAsked ? proposed[recipient] : null;
}

/** Whether the employer was ever told of it: where the candidate is asked first, not before the candidate's yes. */
export function employerKnows({ answerOrder, candidateAccepted, employerAccepted }: Introduction): boolean {
  return answerOrder === 'BOTH_AT_ONCE' || candidateAccepted === true || employerAccepted !== null;
}

const look: Sentence = { nl: 'Bekijk het voorstel', en: 'See the introduction' };
const respond: Sentence = { nl: 'Bekijk het voorstel en antwoord', en: 'See the introduction and answer' };

function mail(subject: Sentence, text: Sentence, next: Sentence, label: Sentence): Both {
  const words = (locale: Locale): Words => ({
    subject: subject[locale],
    text: text[locale],
    next: next[locale],
    label: label[locale],
  });
  return { nl: words('nl'), en: words('en') };
}

const proposed: Record<Side, Telling> = {
  CANDIDATE: ({ placeTitle, employerName }) =>
    mail(
      { nl: `Een leerbaan voor u: ${placeTitle}`, en: `A learning place for you: ${placeTitle}` },
      {
        nl: `Uw adviseur wil u voorstellen bij ${employerName}, voor de leerbaan “${placeTitle}”. Het leerbedrijf weet nog niet wie u bent. Dat hoort het pas als u ja zegt.`,
        en: `Your adviser would like to introduce you to ${employerName}, for the place “${placeTitle}”. The employer does not know yet who you are, and will only hear so if you say yes.`,
      },
      {
        nl: 'Lees wat het werk is en zeg ja of nee. Twijfelt u? Schrijf erbij waarover, of bel uw adviseur.',
        en: 'Read what the work is and say yes or no. In doubt? Write down what about, or call your adviser.',
      },
      respond,
    ),
  EMPLOYER: ({ placeTitle }) =>
    mail(
      { nl: `Een kandidaat voor ${placeTitle}`, en: `A candidate for ${placeTitle}` },
      {
        nl: `Het loket stelt een kandidaat voor voor uw leerbaan “${placeTitle}”. U ziet eerst een profiel zonder naam.`,
        en: `The service desk introduces a candidate for your place “${placeTitle}”. At first you see a profile without a name.`,
      },
      {
        nl: 'Bekijk het profiel en zeg ja of nee. Ziet u ergens tegen op? Schrijf het erbij: het loket denkt mee.',
        en: 'See the profile and say yes or no. Does something worry you? Write it down: the desk helps.',
      },
      respond,
    ),
};

const otherAccepted: Record<Side, Telling> = {
  CANDIDATE: ({ placeTitle, employerName }) =>
    mail(
      { nl: `${employerName} wil kennismaken`, en: `${employerName} would like to meet you` },
      {
        nl: `${employerName} heeft ja gezegd voor de leerbaan “${placeTitle}”.`,
        en: `${employerName} said yes for the place “${placeTitle}”.`,
      },
      { nl: 'Nu kunt u ja of nee zeggen.', en: 'Now you can say yes or no.' },
      respond,
    ),
  EMPLOYER: ({ placeTitle }) =>
    mail(
      {
        nl: `Een kandidaat wil kennismaken: ${placeTitle}`,
        en: `A candidate would like to meet you: ${placeTitle}`,
      },
      {
        nl: `Een kandidaat heeft ja gezegd tegen uw leerbaan “${placeTitle}”. U kunt nu zien wie het is.`,
        en: `A candidate said yes to your place “${placeTitle}”. You can now see who it is.`,
      },
      {
        nl: 'Maak kennis en zeg ja of nee. Ziet u ergens tegen op? Schrijf het erbij: het loket denkt mee.',
        en: 'Meet and say yes or no. Does something worry you? Write it down: the desk helps.',
      },
      respond,
    ),
};

const bothAccepted: Record<Recipient, Telling> = {
  CANDIDATE: ({ placeTitle, employerName }) =>
    mail(
      { nl: `U en ${employerName} hebben ja gezegd`, en: `You and ${employerName} said yes` },
      {
        nl: `U en ${employerName} willen samen verder met de leerbaan “${placeTitle}”.`,
        en: `You and ${employerName} want to go on together with the place “${placeTitle}”.`,
      },
      {
        nl: 'Uw adviseur vraagt nu de school om een plek in de klas. U hoeft zelf niets te doen.',
        en: 'Your adviser now asks the school for a seat in the class. You need not do anything yourself.',
      },
      look,
    ),
  EMPLOYER: ({ placeTitle }) =>
    mail(
      {
        nl: `U en de kandidaat hebben ja gezegd: ${placeTitle}`,
        en: `You and the candidate said yes: ${placeTitle}`,
      },
      {
        nl: `U en de kandidaat willen samen verder met de leerbaan “${placeTitle}”.`,
        en: `You and the candidate want to go on together with the place “${placeTitle}”.`,
      },
      {
        nl: 'Het loket vraagt nu de school om een plek in de klas. De school regelt daarna de praktijkovereenkomst.',
        en: 'The desk now asks the school for a seat in the class. After that the school arranges the placement agreement.',
      },
      look,
    ),
  ADVISER: ({ placeTitle, employerName }) =>
    mail(
      { nl: `Beide kanten zeggen ja: ${placeTitle}`, en: `Both sides say yes: ${placeTitle}` },
      {
        nl: `De kandidaat en ${employerName} hebben ja gezegd voor “${placeTitle}”.`,
        en: `The candidate and ${employerName} said yes for “${placeTitle}”.`,
      },
      {
        nl: 'Vraag de school om een plek in de klas en leg vast wat de school zegt.',
        en: 'Ask the school for a seat in the class, and record what the school says.',
      },
      look,
    ),
};

const placed: Record<Side, Telling> = {
  CANDIDATE: ({ placeTitle, employerName, startsOn }) =>
    mail(
      { nl: `U begint bij ${employerName}`, en: `You start at ${employerName}` },
      {
        nl: `Uw plek is bevestigd: “${placeTitle}” bij ${employerName}${startsOn ? `, vanaf ${day(startsOn, 'nl')}` : ''}. Andere voorstellen zijn beëindigd.`,
        en: `Your place is confirmed: “${placeTitle}” at ${employerName}${startsOn ? `, from ${day(startsOn, 'en')}` : ''}. Other introductions have ended.`,
      },
      {
        nl: 'De school stuurt u de praktijkovereenkomst. Lees die en onderteken haar. Bent u nog geen 18? Dan tekent een ouder of voogd mee.',
        en: 'The school sends you the placement agreement. Read and sign it. Are you under 18? Then a parent or guardian signs too.',
      },
      look,
    ),
  EMPLOYER: ({ placeTitle, startsOn }) =>
    mail(
      {
        nl: `Uw leerbaan is gevuld met een kandidaat: ${placeTitle}`,
        en: `A candidate starts on your place: ${placeTitle}`,
      },
      {
        nl: `De plaatsing op “${placeTitle}” is bevestigd${startsOn ? `: de start is op ${day(startsOn, 'nl')}` : ''}.`,
        en: `The placement on “${placeTitle}” is confirmed${startsOn ? `: the start is on ${day(startsOn, 'en')}` : ''}.`,
      },
      {
        nl: 'De school stuurt u de praktijkovereenkomst. Onderteken die vóór de start, en wijs een praktijkopleider aan.',
        en: 'The school sends you the placement agreement. Sign it before the start, and name a workplace trainer.',
      },
      look,
    ),
};

/** What the college said, to everybody but the adviser who wrote it down; once placed, only the adviser looks after it. */
function toldOfSchool(
  { status, toldBy }: Extract<News, { kind: 'SCHOOL' }>,
  recipient: Recipient,
  introduction: Introduction,
): Telling | null {
  const words = schoolNews[status];
  const isOwn = recipient === 'ADVISER' && toldBy === 'ADVISER';
  const isOver = introduction.status !== 'ACCEPTED' && recipient !== 'ADVISER';
  if (!words || isOwn || isOver || introduction.enrolment?.status !== status) return null;
  return ({ placeTitle }) =>
    mail(
      { nl: `${words.subject.nl}: ${placeTitle}`, en: `${words.subject.en}: ${placeTitle}` },
      words.text,
      afterSchool,
      look,
    );
}

const doneBy: Partial<Record<EndCause, Recipient>> = {
  CANDIDATE_DECLINED: 'CANDIDATE',
  EMPLOYER_DECLINED: 'EMPLOYER',
  CANDIDATE_WITHDREW: 'CANDIDATE',
  ADVISER_WITHDREW: 'ADVISER',
};

const ofPlace: readonly (EndCause | null)[] = ['PLACE_FILLED', 'PLACE_LAPSED', 'PLACE_WITHDRAWN'];

/** Whether it ended together with every other introduction for the place: the employer hears of that once. */
export function endedWithPlace({ endCause }: Pick<Introduction, 'endCause'>): boolean {
  return ofPlace.includes(endCause);
}

const toldToAdvisers: readonly EndCause[] = ['NOT_AVAILABLE', 'NO_ANSWER'];

/** A candidate who starts elsewhere reads so in the mail about the placement; advisers hear of what people did. */
function toldOfEnd(recipient: Recipient, { endCause, declineReason }: Introduction): Telling | null {
  if (endCause === null || doneBy[endCause] === recipient) return null;
  if (recipient === 'CANDIDATE' && endCause === 'CANDIDATE_PLACED') return null;
  if (recipient === 'ADVISER' && !doneBy[endCause] && !toldToAdvisers.includes(endCause)) return null;
  const isAll = recipient === 'EMPLOYER' && endedWithPlace({ endCause });
  const { nl, en } = kindText(endCause, declineReason) ?? endSentences[endCause];
  return ({ placeTitle, employerName }) =>
    mail(
      isAll
        ? { nl: `Voorstellen beëindigd: ${placeTitle}`, en: `Introductions ended: ${placeTitle}` }
        : { nl: `Voorstel beëindigd: ${placeTitle}`, en: `Introduction ended: ${placeTitle}` },
      isAll
        ? {
            nl: `De andere voorstellen voor “${placeTitle}” zijn beëindigd. ${nl}`,
            en: `The other introductions for “${placeTitle}” have ended. ${en}`,
          }
        : {
            nl: `Het voorstel voor “${placeTitle}” bij ${employerName} is beëindigd. ${nl}`,
            en: `The introduction for “${placeTitle}” at ${employerName} has ended. ${en}`,
          },
      endCause === 'NOT_AVAILABLE' ? afterStop[recipient] : afterEnd[recipient],
      look,
    );
}
