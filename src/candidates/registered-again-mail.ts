import type { Locale } from '../platform/locale.js';

/** The words to who holds an address with which somebody registered again. */
export function registeredAgainMail(locale: Locale, url: string) {
  const words = {
    nl: {
      subject: 'U bent al bekend bij Routekaart',
      heading: 'U bent al bekend bij Routekaart',
      text: 'Iemand vulde uw e-mailadres in om zich in te schrijven. Dit adres is al bekend. Daarom hebben we niets aangemaakt en niets veranderd. Was u het? Meld u dan aan. Daarna kunt u uw wens bekijken en wijzigen.',
      label: 'Ga naar aanmelden',
      footer: 'Was u het niet? Dan hoeft u niets te doen. Er is niets van u getoond.',
    },
    en: {
      subject: 'Routekaart knows you already',
      heading: 'Routekaart knows you already',
      text: 'Somebody filled in your e-mail address to register. We know this address already, so we made nothing and changed nothing. Was it you? Then sign in. After that you can see and change your wish.',
      label: 'Go to sign in',
      footer: 'Was it not you? Then you need not do anything. Nothing of yours was shown.',
    },
  }[locale];
  return {
    subject: words.subject,
    body: {
      locale,
      heading: words.heading,
      parts: [
        { kind: 'text' as const, text: words.text },
        { kind: 'button' as const, label: words.label, url },
      ],
      footer: words.footer,
    },
  };
}
