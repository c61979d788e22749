import type { CalendarDate } from '../platform/calendar-date.js';
import type { MorningPart } from '../notices/morning-part.js';
import type { Locale } from '../platform/locale.js';
import { digestMail, type Counted } from './lapse-alert-mail.js';

/** What one morning mail is made of. */
export interface MorningContents {
  readonly alerts: readonly { id: string; told: Counted }[];
  readonly notices: readonly { subject: string; url: string }[];
  /** What other rooms add. */
  readonly parts: readonly MorningPart[];
}

/**
 * One mail a morning: the places that lapse, if there is news of them, what other rooms add, and whatever else somebody
 * wants to hear daily. Its subject is that of the first of these.
 */
export function morningMail(
  { alerts, notices, parts: added }: MorningContents,
  today: CalendarDate,
  locale: Locale,
  publicUrl: string,
) {
  if (notices.length === 0 && added.length === 0) return digestMail(alerts, today, locale, publicUrl);
  const count = notices.length;
  const words = {
    nl: {
      subject: count === 1 ? '1 bericht van Routekaart' : `${count} berichten van Routekaart`,
      also: 'Ook dit is gebeurd sinds uw vorige overzicht:',
      only: 'Dit is gebeurd sinds uw vorige overzicht:',
      footer:
        'U krijgt dit overzicht hoogstens één keer per dag. Bij uw account kiest u wat u meteen, dagelijks of niet per mail hoort.',
    },
    en: {
      subject: count === 1 ? '1 message from Routekaart' : `${count} messages from Routekaart`,
      also: 'This happened too since your last list:',
      only: 'This happened since your last list:',
      footer:
        'You get this list at most once a day. In your account you choose what you hear by mail at once, daily or not.',
    },
  }[locale];
  const digest = alerts.length > 0 ? digestMail(alerts, today, locale, publicUrl) : null;
  const list = {
    kind: 'list' as const,
    items: notices.map(({ subject, url }) => (url === '' ? { text: subject } : { text: subject, url })),
  };
  const subject = digest?.subject ?? added[0]?.subject ?? words.subject;
  const isFirst = !digest && added.length === 0;
  const parts = [
    ...(digest?.body.parts ?? []),
    ...added.flatMap((part) => part.parts),
    ...(count > 0 ? [{ kind: 'text' as const, text: isFirst ? words.only : words.also }, list] : []),
  ];
  const [expiresAt] = added.map((part) => part.expiresAt).sort((a, b) => Number(a) - Number(b));
  const body = { locale, heading: subject, parts, footer: words.footer };
  return { subject, body, ...(expiresAt ? { expiresAt } : {}) };
}
