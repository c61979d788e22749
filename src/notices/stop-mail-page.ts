import type { Locale } from '../platform/locale.js';
import type { NoticeKind } from './notice.js';

type What = NoticeKind | 'MORNING';

/** What each link stops, as the reader knows it. */
const names: Record<What, Record<Locale, string>> = {
  MORNING: { nl: 'het overzicht van de ochtend', en: 'the morning list' },
  INTRODUCTION_ANSWERS: {
    nl: 'mail over voorstellen die op een antwoord wachten',
    en: 'mail about introductions that wait for an answer',
  },
  PROMISES: { nl: 'herinneringen dat iemand op u wacht', en: 'reminders that somebody waits for you' },
  EARLY_WARNINGS: {
    nl: 'mail als iemand zegt dat het slecht gaat op een leerbaan',
    en: 'mail when somebody says that a placement goes badly',
  },
  MESSAGES: { nl: 'mail dat er een bericht voor u is', en: 'mail that there is a message for you' },
  INTRODUCTION_OUTCOMES: {
    nl: 'mail over hoe een voorstel afloopt',
    en: 'mail about how an introduction ends',
  },
  LAPSE_ALERTS: { nl: 'mail over leerbanen die gaan vervallen', en: 'mail about places that are to lapse' },
  PLACE_NEEDED: {
    nl: 'mail als de dag voorbij is waarop een plek nodig was',
    en: 'mail when the day by which a place was needed has passed',
  },
  PLACES_CLOSED: {
    nl: 'mail over leerbanen die niet meer te zien zijn',
    en: 'mail about places that are no longer shown',
  },
  PLACE_REMINDERS: {
    nl: 'herinneringen voordat uw leerbaan vervalt',
    en: 'reminders before your place lapses',
  },
  EMPLOYER_ANSWERS: {
    nl: 'wat een werkgever antwoordt over een leerbaan',
    en: 'what an employer answers about a place',
  },
  CLAIMS: {
    nl: 'mail over wie namens een leerbedrijf wil werken',
    en: 'mail about who wants to act for an employer',
  },
  COLLEAGUES: { nl: 'mail over nieuwe collega’s', en: 'mail about new colleagues' },
  REFERRALS: { nl: 'mail over kandidaten die zijn aangemeld', en: 'mail about candidates who were referred' },
  NEW_MATCHES: { nl: 'mail over nieuwe leerbanen die passen', en: 'mail about new places that match' },
  FIRST_CANDIDATES: {
    nl: 'mail over de eerste kandidaat voor een leerbaan',
    en: 'mail about the first candidate for a place',
  },
};

const words = {
  nl: {
    ASKED: {
      title: 'Deze mail niet meer krijgen?',
      text: (what: string) => `U krijgt dan niet meer: ${what}.`,
    },
    STOPPED: { title: 'U krijgt deze mail niet meer', text: (what: string) => `Gestopt: ${what}.` },
    UNKNOWN: {
      title: 'Deze link werkt niet',
      text: () => 'Misschien is de link niet helemaal overgenomen. U kunt mail ook uitzetten bij uw account.',
    },
    button: 'Stop deze mail',
    else: 'Wat u wel wilt horen, en hoe vaak, kiest u bij uw account. Mail om in te loggen blijft komen.',
    account: 'Naar uw account',
  },
  en: {
    ASKED: { title: 'Stop getting this mail?', text: (what: string) => `You will no longer get: ${what}.` },
    STOPPED: { title: 'You will not get this mail any more', text: (what: string) => `Stopped: ${what}.` },
    UNKNOWN: {
      title: 'This link does not work',
      text: () => 'Perhaps the link was not copied as a whole. You can also switch mail off in your account.',
    },
    button: 'Stop this mail',
    else: 'What you do want to hear, and how often, you choose in your account. Mail to sign in keeps coming.',
    account: 'To your account',
  },
};

/** The page, in one language; without a word of whom the link was made for. Its texts are our own. */
export function stopMailPage(
  state: 'ASKED' | 'STOPPED' | 'UNKNOWN',
  what: What,
  locale: Locale,
  nonce: string,
): string {
  const said = words[locale];
  const { title, text } = said[state];
  const button = state === 'ASKED' ? `<form method="post"><button>${said.button}</button></form>` : '';
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${title} - Routekaart</title>
<style nonce="${nonce}">body{font:18px/1.6 Arial,Helvetica,sans-serif;color:#1b2b34;margin:0}
header{background:#0b5563;color:#fff;padding:1rem;font-weight:700}main,header div{max-width:40rem;margin:0 auto}
main{padding:1rem}h1{font-size:1.75rem;line-height:1.25}a{color:#0b5563}
button{font:inherit;font-weight:700;background:#0b5563;color:#fff;border:0;border-radius:4px;padding:.75rem 1.25rem;cursor:pointer}
button:hover{background:#083f4a}a:focus-visible,button:focus-visible{outline:3px solid #1b2b34;outline-offset:2px}</style></head>
<body><header><div>Routekaart</div></header><main><h1>${title}</h1><p>${text(names[what][locale])}</p>${button}
<p>${said.else}</p><p><a href="/account">${said.account}</a></p></main></body></html>`;
}
