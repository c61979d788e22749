import type { Locale } from '../platform/locale.js';
import { plainMail } from '../platform/plain-mail.js';

/** Tells that the copy somebody asked for is ready. */
export function downloadReadyMail(locale: Locale, url: string, days: number) {
  const words = {
    nl: {
      subject: 'Uw gegevens staan klaar',
      text: `U vroeg om een kopie van uw gegevens. Die staat ${days} dagen voor u klaar. De link werkt één keer, en alleen als u aangemeld bent.`,
      label: 'Haal uw gegevens op',
      footer: 'Hebt u hier niet om gevraagd? Beëindig dan uw andere sessies in uw account.',
    },
    en: {
      subject: 'Your data are ready',
      text: `You asked for a copy of your data. It waits for you for ${days} days. The link works once, and only while you are signed in.`,
      label: 'Fetch your data',
      footer: 'Did you not ask for this? Then end your other sessions in your account.',
    },
  }[locale];
  return plainMail(locale, {
    subject: words.subject,
    texts: [words.text],
    button: { label: words.label, url },
    footer: words.footer,
  });
}
