import type { Party } from '../introductions/introduction.js';
import type { Locale, Sentence } from '../platform/locale.js';
import { plainMail } from '../platform/plain-mail.js';
import { timeText } from './meeting-time.js';
import type { Meeting, MeetingForm, MeetingKind, MeetingReason, MeetingTime } from './meeting.js';

/** Who reads a mail of this room. */
export type MeetingReader = Extract<Party, 'CANDIDATE' | 'EMPLOYER' | 'ADVISER'>;

/** What a mail may tell: the place, the employer, when and where. Nothing that names a candidate, and nobody's words. */
export interface MeetingTold {
  readonly meeting: Meeting;
  readonly placeTitle: string;
  readonly employerName: string;
}

export const forms: Record<MeetingForm, Sentence> = {
  ON_SITE: { nl: 'op locatie', en: 'on site' },
  PHONE: { nl: 'met de telefoon', en: 'by telephone' },
  VIDEO: { nl: 'met beeldbellen', en: 'by video call' },
};

const titles: Record<MeetingKind, Sentence> = {
  MEETING: { nl: 'Kennismaking', en: 'Meeting' },
  TASTER_DAY: { nl: 'Meeloopdag', en: 'Taster day' },
};

/** Why it was moved or cancelled, for the other side. */
export const reasonTexts: Record<MeetingReason, Sentence> = {
  CANNOT_THEN: { nl: 'De tijd past niet meer.', en: 'The time does not fit any more.' },
  NO_TRAVEL: { nl: 'Het lukt niet om er te komen.', en: 'It is not possible to get there.' },
  TOO_BUSY: { nl: 'Het is die dag te druk.', en: 'It is too busy that day.' },
  NOT_NEEDED: { nl: 'De afspraak is niet meer nodig.', en: 'The meeting is no longer needed.' },
  OTHER: {
    nl: 'Er is een andere reden. De adviseur kan er meer over zeggen.',
    en: 'There is another reason. The adviser can say more.',
  },
  INTRODUCTION_ENDED: {
    nl: 'Het voorstel is beëindigd.',
    en: 'The introduction has ended.',
  },
};

const footer: Sentence = {
  nl: 'U krijgt deze mail omdat u bij deze afspraak betrokken bent. Vragen? Bel het loket in uw regio.',
  en: 'You get this mail because this appointment concerns you. Questions? Call the service desk in your region.',
};

/** `Kennismaking bij Installatiebedrijf Zonneveld`, and for the employer the place instead. */
export function meetingTitle(
  { meeting, placeTitle, employerName }: MeetingTold,
  reader: MeetingReader,
  locale: Locale,
) {
  const title = titles[meeting.kind][locale];
  if (reader === 'EMPLOYER') return `${title}: ${placeTitle}`;
  return locale === 'nl' ? `${title} bij ${employerName}` : `${title} at ${employerName}`;
}

/** Where it is, as far as a mail and a calendar say it: a number to call stands on the page alone. */
export const whereText = ({ form, location }: Meeting, locale: Locale): string =>
  form === 'PHONE' ? forms.PHONE[locale] : `${forms[form][locale]}, ${location}`;

const when = ({ startsAt, endsAt }: Meeting): MeetingTime | null =>
  startsAt && endsAt ? { startsAt, endsAt } : null;

interface Written {
  readonly subject: Sentence;
  readonly texts: readonly Sentence[];
  readonly label: Sentence;
}

function write(told: MeetingTold, locale: Locale, publicUrl: string, { subject, texts, label }: Written) {
  const url = `${publicUrl}/voorstellen/${told.meeting.introductionId}`;
  return plainMail(locale, {
    subject: subject[locale],
    texts: texts.map((text) => text[locale]),
    button: { label: label[locale], url },
    footer: footer[locale],
  });
}

const seeIt: Sentence = { nl: 'Bekijk de afspraak', en: 'See the appointment' };
const both = (text: (locale: Locale) => string): Sentence => ({ nl: text('nl'), en: text('en') });

/** To the side that is to choose a time; to the adviser when that side cannot be mailed. */
export function proposedMail(told: MeetingTold, reader: MeetingReader, locale: Locale, publicUrl: string) {
  const { meeting } = told;
  const title = (each: Locale) => meetingTitle(told, reader, each);
  const times = both((each) => meeting.times.map((time) => timeText(time, each)).join('; '));
  return write(told, locale, publicUrl, {
    subject: { nl: `Kies een tijd: ${title('nl')}`, en: `Choose a time: ${title('en')}` },
    texts: [
      reader === 'ADVISER'
        ? {
            nl: 'Wij kunnen deze kant niet mailen. Bel, en kies daarna de tijd voor hen.',
            en: 'We cannot mail this side. Call them, and choose the time for them after that.',
          }
        : {
            nl: 'Kies de tijd die u past. Past er geen een? Stel dan zelf andere tijden voor.',
            en: 'Choose the time that fits you. Does none of them fit? Then propose other times yourself.',
          },
      ...(meeting.reason === null ? [] : [reasonTexts[meeting.reason]]),
      { nl: `De tijden: ${times.nl}.`, en: `The times: ${times.en}.` },
      both((each) => `${each === 'nl' ? 'Waar' : 'Where'}: ${whereText(meeting, each)}.`),
    ],
    label: { nl: 'Kies een tijd', en: 'Choose a time' },
  });
}

/** With the appointment for one's calendar: that it stands, that it is being moved, or that it is off. */
export function appointmentMail(told: MeetingTold, reader: MeetingReader, locale: Locale, publicUrl: string) {
  const { meeting } = told;
  const time = when(meeting);
  const at = both((each) => (time ? timeText(time, each) : ''));
  const title = (each: Locale) => meetingTitle(told, reader, each);
  const reason = meeting.reason === null ? [] : [reasonTexts[meeting.reason]];
  if (meeting.status === 'CANCELLED')
    return write(told, locale, publicUrl, {
      subject: { nl: `Afgezegd: ${title('nl')}`, en: `Cancelled: ${title('en')}` },
      texts: [
        { nl: `De afspraak van ${at.nl} gaat niet door.`, en: `The appointment of ${at.en} is off.` },
        ...reason,
        {
          nl: 'U hoeft niets te doen. Met deze mail verdwijnt de afspraak uit uw agenda.',
          en: 'You need not do anything. With this mail the appointment leaves your calendar.',
        },
      ],
      label: { nl: 'Bekijk het voorstel', en: 'See the introduction' },
    });
  if (meeting.status === 'PROPOSED')
    return write(told, locale, publicUrl, {
      subject: { nl: `Wordt verzet: ${title('nl')}`, en: `Is being moved: ${title('en')}` },
      texts: [
        {
          nl: `De afspraak van ${at.nl} staat niet meer vast. Er zijn nieuwe tijden voorgesteld.`,
          en: `The appointment of ${at.en} does not stand any more. New times were proposed.`,
        },
        ...reason,
      ],
      label: seeIt,
    });
  return write(told, locale, publicUrl, {
    subject: both((each) => `${title(each)}: ${at[each]}`),
    texts: [
      { nl: `De afspraak staat: ${at.nl}.`, en: `The appointment stands: ${at.en}.` },
      both((each) => `${each === 'nl' ? 'Waar' : 'Where'}: ${whereText(meeting, each)}.`),
      {
        nl: 'Op de pagina leest u wie erbij is en wat u meeneemt. Kunt u toch niet? Verzet de afspraak daar, of zeg haar af.',
        en: 'On the page you read who comes and what to bring. Can you not make it? Move or cancel the appointment there.',
      },
    ],
    label: seeIt,
  });
}

/** That it is off, to the other side, when no calendar knew of it. */
export function cancelledMail(told: MeetingTold, reader: MeetingReader, locale: Locale, publicUrl: string) {
  const title = (each: Locale) => meetingTitle(told, reader, each);
  const { reason } = told.meeting;
  return write(told, locale, publicUrl, {
    subject: { nl: `Gaat niet door: ${title('nl')}`, en: `Is off: ${title('en')}` },
    texts: [
      { nl: 'U hoeft geen tijd meer te kiezen.', en: 'You need not choose a time any more.' },
      ...(reason === null ? [] : [reasonTexts[reason]]),
    ],
    label: { nl: 'Bekijk het voorstel', en: 'See the introduction' },
  });
}

/** The day before. */
export function reminderMail(told: MeetingTold, reader: MeetingReader, locale: Locale, publicUrl: string) {
  const { meeting } = told;
  const time = when(meeting);
  const at = both((each) => (time ? timeText(time, each) : ''));
  return write(told, locale, publicUrl, {
    subject: both(
      (each) => `${each === 'nl' ? 'Herinnering' : 'Reminder'}: ${meetingTitle(told, reader, each)}`,
    ),
    texts: [
      { nl: `U heeft een afspraak: ${at.nl}.`, en: `You have an appointment: ${at.en}.` },
      both((each) => `${each === 'nl' ? 'Waar' : 'Where'}: ${whereText(meeting, each)}.`),
      {
        nl: 'Kunt u niet? Laat het nu weten: dan wacht niemand voor niets.',
        en: 'Can you not make it? Say so now, so that nobody waits for nothing.',
      },
    ],
    label: seeIt,
  });
}

/** The day after, to both sides; or to the adviser that one of them has a worry. What it is stands on the page. */
export function outcomeMail(told: MeetingTold, reader: MeetingReader, locale: Locale, publicUrl: string) {
  const title = (each: Locale) => meetingTitle(told, reader, each);
  if (reader === 'ADVISER')
    return write(told, locale, publicUrl, {
      subject: { nl: `Iemand twijfelt na: ${title('nl')}`, en: `Somebody has doubts after: ${title('en')}` },
      texts: [
        {
          nl: 'Na deze afspraak twijfelt een van beide kanten, of kwam iemand niet. Bekijk het en bel.',
          en: 'After this appointment one side has doubts, or somebody did not come. See it and call.',
        },
      ],
      label: seeIt,
    });
  return write(told, locale, publicUrl, {
    subject: { nl: `Hoe was het? ${title('nl')}`, en: `How was it? ${title('en')}` },
    texts: [
      {
        nl: 'Vertel ons hoe het was: goed, of met twijfels. Twijfelt u? Dan denkt de adviseur met u mee. De andere kant leest dit niet.',
        en: 'Tell us how it was: well, or with doubts. In doubt? Then the adviser thinks along. The other side does not read this.',
      },
    ],
    label: { nl: 'Vertel hoe het was', en: 'Tell how it was' },
  });
}

/** That a turn runs, with the one sentence on whose it is. */
export function nudgeMail(
  told: MeetingTold,
  reader: MeetingReader,
  turn: Sentence,
  locale: Locale,
  publicUrl: string,
) {
  const title = (each: Locale) => meetingTitle(told, reader, each);
  return write(told, locale, publicUrl, {
    subject: {
      nl: `Herinnering: er wordt op u gewacht. ${title('nl')}`,
      en: `Reminder: somebody waits for you. ${title('en')}`,
    },
    texts: [turn],
    label: seeIt,
  });
}
