import type { Locale } from '../platform/locale.js';

interface Words {
  readonly subject: string;
  readonly text: string;
  readonly label: string;
  readonly footer: string;
}

function mailOf({ subject, text, label, footer }: Words, locale: Locale, url: string) {
  const parts = [
    { kind: 'text' as const, text },
    { kind: 'button' as const, label, url },
  ];
  return { subject, body: { locale, heading: subject, parts, footer } };
}

/** Asks who filled in the address to prove it; it says nothing of what is known of the company. */
export function confirmClaimMail(companyName: string, locale: Locale, url: string) {
  const words: Record<Locale, Words> = {
    nl: {
      subject: 'Bevestig uw aanvraag bij Routekaart',
      text: `U vroeg toegang voor ${companyName}. Bevestig dat dit uw e-mailadres is. Daarna beslist het bedrijf zelf of het loket.`,
      label: 'Bevestig mijn aanvraag',
      footer: 'Hebt u dit niet aangevraagd? Dan hoeft u niets te doen.',
    },
    en: {
      subject: 'Confirm your request at Routekaart',
      text: `You asked for access for ${companyName}. Confirm that this is your address. Then the company itself or the desk decides.`,
      label: 'Confirm my request',
      footer: 'Did you not ask for this? Then you need not do anything.',
    },
  };
  return mailOf(words[locale], locale, url);
}

/** Tells who decides that somebody waits. */
export function claimedMail(
  { personName, companyName }: { personName: string; companyName: string },
  locale: Locale,
  url: string,
) {
  const words: Record<Locale, Words> = {
    nl: {
      subject: `${personName} vraagt toegang voor ${companyName}`,
      text: `${personName} wil in Routekaart werken voor ${companyName}. Kent u deze persoon? Bekijk de aanvraag en zeg ja of nee.`,
      label: 'Bekijk de aanvraag',
      footer:
        'U krijgt deze mail omdat u hierover mag beslissen. Bij uw account kiest u of u dit wilt horen.',
    },
    en: {
      subject: `${personName} asks for access for ${companyName}`,
      text: `${personName} would like to work for ${companyName} in Routekaart. Do you know this person? See the request and say yes or no.`,
      label: 'See the request',
      footer:
        'You get this mail because you may decide on it. In your account you choose whether to hear of this.',
    },
  };
  return mailOf(words[locale], locale, url);
}

/** Tells who asked what was decided; a reason goes with a no. */
export function decidedClaimMail(
  { companyName, locale }: { companyName: string; locale: Locale },
  whyNot: string | null,
  url: string,
) {
  const words: Record<Locale, Words> = {
    nl: {
      subject: whyNot === null ? `U kunt aan de slag voor ${companyName}` : `Uw aanvraag voor ${companyName}`,
      text:
        whyNot === null
          ? `Uw aanvraag voor ${companyName} is goedgekeurd. Meld u aan met dit e-mailadres.`
          : `Uw aanvraag voor ${companyName} is niet goedgekeurd. De reden: ${whyNot} Klopt dit niet? Bel het loket in uw regio.`,
      label: 'Ga naar aanmelden',
      footer: 'U krijgt deze mail omdat u toegang vroeg.',
    },
    en: {
      subject: whyNot === null ? `You can start for ${companyName}` : `Your request for ${companyName}`,
      text:
        whyNot === null
          ? `Your request for ${companyName} was approved. Sign in with this address.`
          : `Your request for ${companyName} was not approved. The reason: ${whyNot} Is this not right? Call the desk in your region.`,
      label: 'Go to sign in',
      footer: 'You get this mail because you asked for access.',
    },
  };
  return mailOf(words[locale], locale, url);
}
