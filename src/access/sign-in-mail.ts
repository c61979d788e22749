import type { Locale } from '../platform/locale.js';

/** The words of the mail with the sign-in link and the code. */
export function signInMail(
  locale: Locale,
  { url, code, minutes }: { url: string; code: string; minutes: number },
) {
  const words = {
    nl: {
      subject: 'Uw link om aan te melden bij Routekaart',
      heading: 'Aanmelden bij Routekaart',
      text: `Met deze knop meldt u zich aan, in de browser waarin u erom vroeg. De link werkt één keer, ${minutes} minuten lang.`,
      label: 'Ga verder met aanmelden',
      code: `Leest u deze mail op een ander apparaat? Typ dan deze code waar u zich aanmeldt: ${code}`,
      never: 'Geef de code aan niemand. Wij vragen er nooit om, ook niet aan de telefoon.',
      footer:
        'Hebt u hier niet om gevraagd? Dan hoeft u niets te doen: zonder deze mail komt niemand binnen.',
    },
    en: {
      subject: 'Your link to sign in to Routekaart',
      heading: 'Sign in to Routekaart',
      text: `This button signs you in, in the browser in which you asked for it. The link works once, for ${minutes} minutes.`,
      label: 'Continue signing in',
      code: `Do you read this mail on another device? Then type this code where you are signing in: ${code}`,
      never: 'Give the code to nobody. We never ask for it, not on the phone either.',
      footer: 'Did you not ask for this? Then you need not do anything: nobody gets in without this mail.',
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
        { kind: 'text' as const, text: words.code },
        { kind: 'text' as const, text: words.never },
      ],
      footer: words.footer,
    },
  };
}
