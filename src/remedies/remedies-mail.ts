import type { Side } from '../introductions/introduction.js';
import type { Locale } from '../platform/locale.js';
import { plainMail } from '../platform/plain-mail.js';

/** What a mail of this room is about: the place and its employer, and never what somebody fears or what helps. */
export interface MailedIntroduction {
  readonly introductionId: string;
  readonly placeTitle: string;
  readonly employerName: string;
}

const footerOfCandidate = {
  nl: 'Je krijgt deze mail omdat je aan dit bedrijf bent voorgesteld. Heb je een vraag? Bel het loket in je regio.',
  en: 'You get this mail because you were introduced to this employer. Questions? Call the service desk in your region.',
};
const footer = {
  nl: 'U krijgt deze mail omdat u bij dit voorstel betrokken bent. Vragen? Bel het loket in uw regio.',
  en: 'You get this mail because this introduction concerns you. Questions? Call the service desk in your region.',
};

const urlOf = (publicUrl: string, { introductionId }: MailedIntroduction) =>
  `${publicUrl}/voorstellen/${introductionId}`;

/** To the adviser: one of the sides said what holds it back. Who, and what it is, stands on the page. */
export function hesitationSaidMail(about: MailedIntroduction, locale: Locale, publicUrl: string) {
  const { placeTitle, employerName } = about;
  const words = {
    nl: {
      subject: `Iemand twijfelt bij ${placeTitle}, ${employerName}`,
      texts: ['Bij dit voorstel heeft iemand gezegd wat hem of haar tegenhoudt. Bekijk wat kan helpen.'],
      label: 'Bekijk het voorstel',
    },
    en: {
      subject: `Somebody hesitates at ${placeTitle}, ${employerName}`,
      texts: ['Somebody said what holds them back in this introduction. See what can help.'],
      label: 'See the introduction',
    },
  }[locale];
  const button = { label: words.label, url: urlOf(publicUrl, about) };
  return plainMail(locale, { ...words, button, footer: footer[locale] });
}

/** To whoever is to answer an offer. What is offered stands on the page, for a mail can be read by others. */
export function remedyOfferedMail(about: MailedIntroduction, to: Side, locale: Locale, publicUrl: string) {
  const { placeTitle, employerName } = about;
  const isCandidate = to === 'CANDIDATE';
  const words = {
    nl: {
      subject: isCandidate
        ? `Je adviseur wil je helpen: ${placeTitle}`
        : `Uw adviseur heeft een aanbod: ${placeTitle}`,
      texts: [
        isCandidate
          ? `Je adviseur heeft een vraag of een aanbod voor je bij ${placeTitle} van ${employerName}. Kijk wat het is. Daarna zeg je ja of nee.`
          : `Uw adviseur heeft iets dat kan helpen bij ${placeTitle}. Bekijk wat het is, en zeg ja of nee.`,
      ],
      label: isCandidate ? 'Kijk wat het is' : 'Bekijk het aanbod',
    },
    en: {
      subject: isCandidate
        ? `Your adviser wants to help: ${placeTitle}`
        : `Your adviser has an offer: ${placeTitle}`,
      texts: [
        isCandidate
          ? `Your adviser has a question or an offer for you at ${placeTitle} of ${employerName}. See what it is. Then say yes or no.`
          : `Your adviser has something that can help with ${placeTitle}. See what it is, and say yes or no.`,
      ],
      label: isCandidate ? 'See what it is' : 'See the offer',
    },
  }[locale];
  const button = { label: words.label, url: urlOf(publicUrl, about) };
  return plainMail(locale, { ...words, button, footer: (isCandidate ? footerOfCandidate : footer)[locale] });
}
