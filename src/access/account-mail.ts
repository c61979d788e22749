import type { Locale, Sentence } from '../platform/locale.js';
import { plainMail } from '../platform/plain-mail.js';

/** What may happen to how somebody signs in, of which they hear by mail; the sentence names what it was about. */
const happenings = {
  PASSKEY_ADDED: (name: string): Sentence => ({
    nl: `Er is een passkey toegevoegd aan uw account: ${name}.`,
    en: `A passkey was added to your account: ${name}.`,
  }),
  PASSKEY_REMOVED: (name: string): Sentence => ({
    nl: `Er is een passkey verwijderd van uw account: ${name}.`,
    en: `A passkey was removed from your account: ${name}.`,
  }),
  PASSKEYS_RESET: (): Sentence => ({
    nl: 'Uw passkeys zijn verwijderd, omdat u zei dat u ze kwijt bent. Meld u aan met een nieuwe link en maak dan meteen een nieuwe passkey.',
    en: 'Your passkeys were removed, since you said that you lost them. Sign in with a new link and make a new passkey straight away.',
  }),
  EMAIL_CHANGED: (): Sentence => ({
    nl: 'Het e-mailadres van uw account is gewijzigd. Op dit oude adres krijgt u geen mail meer.',
    en: 'The e-mail address of your account was changed. You get no more mail at this old address.',
  }),
} as const;

export type Happening = keyof typeof happenings;

/** Tells somebody that how they sign in was changed, so that they notice when it was not them. */
export function accountChangedMail(locale: Locale, happening: Happening, name: string, url: string) {
  const words = {
    nl: {
      subject: 'Uw account bij Routekaart is gewijzigd',
      label: 'Bekijk uw account',
      footer: 'Was u dit niet? Bel meteen uw loket. Zij kunnen uw account beschermen.',
    },
    en: {
      subject: 'Your Routekaart account was changed',
      label: 'Look at your account',
      footer: 'Was this not you? Call your desk straight away. They can protect your account.',
    },
  }[locale];
  return plainMail(locale, {
    subject: words.subject,
    texts: [happenings[happening](name)[locale]],
    button: { label: words.label, url },
    footer: words.footer,
  });
}

/** To an address that somebody wanted to use for a second account: who asked for it is not told. */
export function addressTakenMail(locale: Locale, url: string) {
  const words = {
    nl: {
      subject: 'U heeft al een account bij Routekaart',
      text: 'Iemand wilde dit e-mailadres gebruiken voor een ander account. Dat kan niet: u heeft hiermee al een account.',
      label: 'Meld u aan',
      footer: 'Hebt u hier niet om gevraagd? Dan hoeft u niets te doen: er verandert niets.',
    },
    en: {
      subject: 'You already have a Routekaart account',
      text: 'Somebody wanted to use this e-mail address for another account. That is not possible: you already have an account with it.',
      label: 'Sign in',
      footer: 'Did you not ask for this? Then you need not do anything: nothing changes.',
    },
  }[locale];
  return plainMail(locale, {
    subject: words.subject,
    texts: [words.text],
    button: { label: words.label, url },
    footer: words.footer,
  });
}

/** Asks whether a new address is really somebody's: the button leads to a page where they say so. */
export function newAddressMail(locale: Locale, url: string, minutes: number) {
  const words = {
    nl: {
      subject: 'Bevestig uw nieuwe e-mailadres',
      text: `U wilt dit e-mailadres gebruiken bij Routekaart. Klik binnen ${minutes} minuten op de knop om dat te bevestigen.`,
      label: 'Bevestig dit e-mailadres',
      footer: 'Hebt u hier niet om gevraagd? Dan hoeft u niets te doen: er verandert niets.',
    },
    en: {
      subject: 'Confirm your new e-mail address',
      text: `You want to use this e-mail address at Routekaart. Press the button within ${minutes} minutes to confirm that.`,
      label: 'Confirm this e-mail address',
      footer: 'Did you not ask for this? Then you need not do anything: nothing changes.',
    },
  }[locale];
  return plainMail(locale, {
    subject: words.subject,
    texts: [words.text],
    button: { label: words.label, url },
    footer: words.footer,
  });
}
