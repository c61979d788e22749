import type { Sentence } from '../platform/locale.js';
import type { Purpose } from './purpose.js';

/** What people read about one use of their data: level A2 in Dutch. */
export interface PurposeWords {
  readonly title: Sentence;
  readonly what: Sentence;
  readonly why: Sentence;
  readonly who: Sentence;
  readonly howLong: Sentence;
  readonly stop: Sentence;
}

/** The words of the text of 22 November 2026, second version. Never changed: people agreed to them. */
export const purposeWords20261122: Readonly<Record<Purpose, PurposeWords>> = {
  MATCHING: {
    title: { nl: 'Zoeken naar leerbanen', en: 'Looking for learning places' },
    what: {
      nl: 'We gebruiken je wens: je niveau, je sector of opleiding, vier cijfers van je postcode, je uren, je taalniveau, wanneer je kunt beginnen en je geboortedatum.',
      en: 'We use your wish: your level, your sector or course, four digits of your postcode, your hours, your language level, when you can start and your date of birth.',
    },
    why: {
      nl: 'Zo zien jij en je adviseur welke leerbanen bij je passen.',
      en: 'This shows you and your adviser which learning places suit you.',
    },
    who: {
      nl: 'Jij en het loket in je regio. Een loket in een andere regio ziet je wens zonder je naam, als daar een leerbaan bij je past.',
      en: 'You and the service desk in your region. A desk in another region sees your wish without your name, if a place there suits you.',
    },
    howLong: {
      nl: 'Tot je stopt, of tot je een leerbaan hebt. Daarna nog vier weken, of een jaar als je dat goedvindt.',
      en: 'Until you stop, or until you have a learning place. After that four more weeks, or a year if you agree to that.',
    },
    stop: {
      nl: 'Je kunt altijd stoppen. Dan zoekt niemand meer voor jou en stoppen ook je voorstellen.',
      en: 'You can stop at any time. Then nobody searches for you any more, and your introductions stop too.',
    },
  },
  INTRODUCTION: {
    title: { nl: 'Voorstellen aan een leerbedrijf', en: 'Introducing you to an employer' },
    what: {
      nl: 'Een leerbedrijf ziet eerst alleen: je niveau, je sector, ongeveer hoe ver je woont, wanneer je kunt en wat je meebrengt. Je naam niet.',
      en: 'At first an employer sees only: your level, your sector, roughly how far away you live, when you can start and what you bring. Not your name.',
    },
    why: {
      nl: 'Zo kan een leerbedrijf zeggen of het met je wil kennismaken.',
      en: 'This lets an employer say whether it would like to meet you.',
    },
    who: {
      nl: 'Alleen het leerbedrijf van die leerbaan. Je naam ziet het pas als jij ja zegt.',
      en: 'Only the employer of that learning place. It sees your name only when you say yes.',
    },
    howLong: {
      nl: 'Zolang het voorstel loopt. Daarna ziet het leerbedrijf je naam niet meer.',
      en: 'As long as the introduction runs. After that the employer no longer sees your name.',
    },
    stop: {
      nl: 'Je kunt stoppen en toch blijven zoeken. Dan stoppen je voorstellen.',
      en: 'You can stop this and still keep searching. Then your introductions stop.',
    },
  },
  CONTACT: {
    title: { nl: 'Contact over je voorstellen', en: 'Getting in touch about your introductions' },
    what: {
      nl: 'We gebruiken je naam, je e-mailadres en je telefoonnummer.',
      en: 'We use your name, your e-mail address and your phone number.',
    },
    why: {
      nl: 'Zo kunnen we je laten weten dat er een leerbaan voor je is, en wat er daarna gebeurt.',
      en: 'This lets us tell you that there is a learning place for you, and what happens next.',
    },
    who: { nl: 'Het loket in je regio.', en: 'The service desk in your region.' },
    howLong: { nl: 'Zolang je bent ingeschreven.', en: 'As long as you are registered.' },
    stop: {
      nl: 'Wil je geen mails over voorstellen? Stop dan hier. Een link om in te loggen krijg je nog wel.',
      en: 'Do you want no mails about introductions? Then stop this. You still get a link to sign in.',
    },
  },
  FIGURES: {
    title: { nl: 'Tellen hoeveel mensen we helpen', en: 'Counting how many people we help' },
    what: {
      nl: 'We tellen mee dat je een leerbaan zocht en of je er een kreeg. Zonder je naam.',
      en: 'We count that you looked for a learning place and whether you got one. Without your name.',
    },
    why: {
      nl: 'Zo kan de regio laten zien wat er met het geld gebeurt, en het beter doen.',
      en: 'This lets the region show what happens with the money, and do better.',
    },
    who: {
      nl: 'De gemeenten, UWV en scholen in je regio zien alleen aantallen.',
      en: 'The municipalities, UWV and colleges in your region see numbers only.',
    },
    howLong: {
      nl: 'De aantallen blijven. Ze gaan niet meer over jou.',
      en: 'The numbers stay. They are no longer about you.',
    },
    stop: {
      nl: 'Wil je niet meetellen? Stop dan hier.',
      en: 'Do you not want to be counted? Then stop this.',
    },
  },
};
