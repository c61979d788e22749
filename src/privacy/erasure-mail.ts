import type { Locale } from '../platform/locale.js';
import { plainMail } from '../platform/plain-mail.js';

/** The mail with which somebody confirms that they want to be erased. */
export function confirmErasureMail(locale: Locale, url: string, hours: number) {
  const words = {
    nl: {
      subject: 'Bevestig dat wij uw gegevens wissen',
      text: `U hebt gevraagd om al uw gegevens te wissen. Weet u het zeker? Dan bevestigt u dat op de pagina achter deze knop. De link werkt ${hours} uur, en alleen als u aangemeld bent.`,
      warning: 'Wissen kan niet ongedaan worden gemaakt. Wilt u eerst een kopie? Download dan uw gegevens.',
      label: 'Bekijk en bevestig',
      footer:
        'Hebt u hier niet om gevraagd? Dan hoeft u niets te doen: zonder uw bevestiging wordt niets gewist.',
    },
    en: {
      subject: 'Confirm that we erase your data',
      text: `You asked us to erase all your data. Are you sure? Then confirm it on the page behind this button. The link works for ${hours} hours, and only while you are signed in.`,
      warning: 'Erasing cannot be undone. Would you like a copy first? Then download your data.',
      label: 'See and confirm',
      footer:
        'Did you not ask for this? Then you need not do anything: without your confirmation nothing is erased.',
    },
  }[locale];
  return plainMail(locale, {
    subject: words.subject,
    texts: [words.text, words.warning],
    button: { label: words.label, url },
    footer: words.footer,
  });
}

/** To the advisers of somebody who is no more: it names nobody. */
export function candidateErasedMail(locale: Locale, url: string) {
  const words = {
    nl: {
      subject: 'Een kandidaat staat niet meer in Routekaart',
      text: 'Een kandidaat uit uw dossiers staat niet meer in Routekaart. Alle gegevens zijn gewist. Lopende voorstellen van deze kandidaat zijn gestopt; de leerbedrijven hebben daar bericht van.',
      next: 'U hoeft niets te doen. Bewaart u zelf nog aantekeningen over deze kandidaat? Wis die dan ook.',
      label: 'Naar uw overzicht',
      footer: 'U krijgt deze mail omdat deze kandidaat in uw dossiers stond.',
    },
    en: {
      subject: 'A candidate is no longer in Routekaart',
      text: 'A candidate of your cases is no longer in Routekaart. All their data have been erased. Their open introductions have ended; the employers have been told.',
      next: 'You need not do anything. Do you keep notes of your own about this candidate? Then erase those too.',
      label: 'To your overview',
      footer: 'You get this mail because this candidate was among your cases.',
    },
  }[locale];
  return plainMail(locale, {
    subject: words.subject,
    texts: [words.text, words.next],
    button: { label: words.label, url },
    footer: words.footer,
  });
}
