import type { Locale } from '../platform/locale.js';
import type { OpenIdProvider } from '../platform/openid-config.js';

/** The words of the mail that says a way of signing in was connected. */
export function connectedMail(locale: Locale, { label }: Pick<OpenIdProvider, 'label'>, accountUrl: string) {
  const words = {
    nl: {
      subject: `U kunt zich nu ook aanmelden met ${label.nl}`,
      heading: `${label.nl} hoort nu bij uw account`,
      text: `Vanaf nu meldt u zich bij Routekaart ook aan met ${label.nl}.`,
      warning:
        'Hebt u dit niet gedaan? Koppel het dan meteen los bij "Mijn account" en bel uw loket: iemand anders kan in uw account.',
      label: 'Naar Mijn account',
      footer: 'U krijgt deze mail altijd als er een manier van aanmelden bij komt.',
    },
    en: {
      subject: `You can now also sign in with ${label.en}`,
      heading: `${label.en} now belongs to your account`,
      text: `From now on you can also sign in to Routekaart with ${label.en}.`,
      warning:
        'Was this not you? Then disconnect it at once under "My account" and call your service desk: somebody else can get into your account.',
      label: 'Go to My account',
      footer: 'You always get this mail when a way of signing in is added.',
    },
  }[locale];
  return {
    subject: words.subject,
    body: {
      locale,
      heading: words.heading,
      parts: [
        { kind: 'text' as const, text: words.text },
        { kind: 'text' as const, text: words.warning },
        { kind: 'button' as const, label: words.label, url: accountUrl },
      ],
      footer: words.footer,
    },
  };
}
