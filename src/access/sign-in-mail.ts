import type { Locale } from '../platform/locale.js';

/** The words of the mail with the sign-in link. */
export function signInMail(locale: Locale, url: string, minutes: number) {
  const words = {
    nl: {
      subject: 'Uw link om aan te melden bij Routekaart',
      heading: 'Aanmelden bij Routekaart',
      text: `Met deze link meldt u zich aan. De link werkt één keer, ${minutes} minuten lang.`,
      label: 'Ga verder met aanmelden',
      footer: 'Hebt u hier niet om gevraagd? Dan hoeft u niets te doen: zonder de link komt niemand binnen.',
    },
    en: {
      subject: 'Your link to sign in to Routekaart',
      heading: 'Sign in to Routekaart',
      text: `This link signs you in. It works once, for ${minutes} minutes.`,
      label: 'Continue signing in',
      footer: 'Did you not ask for this? Then you need not do anything: nobody gets in without the link.',
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
