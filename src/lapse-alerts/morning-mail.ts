import type { CalendarDate } from '../platform/calendar-date.js';
import type { Locale } from '../platform/locale.js';
import { digestMail, type Counted } from './lapse-alert-mail.js';

/** One mail a morning: the places that lapse, if there is news of them, and whatever else somebody wants to hear daily. */
export function morningMail(
  alerts: readonly { id: string; told: Counted }[],
  notices: readonly { subject: string; url: string }[],
  today: CalendarDate,
  locale: Locale,
  publicUrl: string,
) {
  if (notices.length === 0) return digestMail(alerts, today, locale, publicUrl);
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
  const list = {
    kind: 'list' as const,
    items: notices.map(({ subject, url }) => (url === '' ? { text: subject } : { text: subject, url })),
  };
  if (alerts.length === 0) {
    const parts = [{ kind: 'text' as const, text: words.only }, list];
    return {
      subject: words.subject,
      body: { locale, heading: words.subject, parts, footer: words.footer },
    };
  }
  const { subject, body } = digestMail(alerts, today, locale, publicUrl);
  const parts = [...body.parts, { kind: 'text' as const, text: words.also }, list];
  return { subject, body: { ...body, parts, footer: words.footer } };
}
