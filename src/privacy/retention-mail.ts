import type { CalendarDate } from '../platform/calendar-date.js';
import type { Locale } from '../platform/locale.js';
import { plainMail } from '../platform/plain-mail.js';

const dayOf = (date: CalendarDate, locale: Locale) =>
  new Intl.DateTimeFormat(locale === 'nl' ? 'nl-NL' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );

/** Tells a candidate that their data go, and what to do to stay. */
export function retentionMail(locale: Locale, goesOn: CalendarDate, url: string) {
  const day = dayOf(goesOn, locale);
  const words = {
    nl: {
      subject: `Wij wissen uw gegevens op ${day}`,
      text: `Wij bewaren uw gegevens niet langer dan nodig. Op ${day} wissen wij alles. Daar hoeft u niets voor te doen.`,
      stay: 'Zoekt u nog een leerbaan? Geef dan voor die dag opnieuw toestemming. Dan blijft u ingeschreven.',
      label: 'Ik wil ingeschreven blijven',
      footer: 'U krijgt deze mail omdat u bij een leerwerkloket bent ingeschreven.',
    },
    en: {
      subject: `We erase your data on ${day}`,
      text: `We do not keep your data longer than needed. On ${day} we erase everything. You need not do anything for that.`,
      stay: 'Are you still looking for a place? Then give your consent again before that day. You stay registered.',
      label: 'I want to stay registered',
      footer: 'You get this mail because you are registered with a service desk.',
    },
  }[locale];
  return plainMail(locale, {
    subject: words.subject,
    texts: [words.text, words.stay],
    button: { label: words.label, url },
    footer: words.footer,
  });
}
