import type { Locale } from '../platform/locale.js';

/** The news that a place is off the road map for want of accreditation, with what its reader can do next. */
export function unpublishedMail(
  reader: 'EMPLOYER' | 'DESK',
  { id, title, creboCode }: { readonly id: string; readonly title: string; readonly creboCode: string },
  locale: Locale,
  publicUrl: string,
) {
  const words = {
    EMPLOYER: {
      nl: {
        subject: `Uw leerbaan staat niet meer op de kaart: ${title}`,
        text: `Uw bedrijf is nu niet erkend voor crebo ${creboCode}. Kandidaten zien deze leerbaan daarom niet meer, en voorstellen zijn gestopt.`,
        next: 'Klopt dit niet? Bel het loket in uw regio of SBB. De leerbaan is bewaard: met een erkenning publiceert u hem opnieuw.',
        label: 'Naar uw leerbanen',
        footer: 'U krijgt deze mail omdat u bij dit leerbedrijf hoort.',
      },
      en: {
        subject: `Your place is off the road map: ${title}`,
        text: `Your company is not accredited for CREBO ${creboCode} now. So candidates do not see this place any more, and introductions have ended.`,
        next: 'Is this not right? Call the desk in your region or SBB. The place is kept: with an accreditation you publish it again.',
        label: 'To your places',
        footer: 'You get this mail because you belong to this employer.',
      },
    },
    DESK: {
      nl: {
        subject: `Leerbaan van de kaart: ${title}`,
        text: `De erkenning voor crebo ${creboCode} is er niet meer. De leerbaan ${title} is weer een concept, en voorstellen ervoor zijn gestopt.`,
        next: 'Bel de werkgever: komt de erkenning terug? Zoek voor de kandidaten een andere plek.',
        label: 'Bekijk de leerbaan',
        footer: 'U krijgt deze mail omdat het loket u voor deze plek heeft aangewezen.',
      },
      en: {
        subject: `Place off the road map: ${title}`,
        text: `The accreditation for CREBO ${creboCode} is gone. The place ${title} is a draft again, and introductions to it have ended.`,
        next: 'Call the employer: will the accreditation return? Find another place for the candidates.',
        label: 'See the place',
        footer: 'You get this mail because the desk named you for this place.',
      },
    },
  }[reader][locale];
  const path = reader === 'EMPLOYER' ? 'mijn-leerbanen' : `leerbanen-beheren/${id}`;
  return {
    subject: words.subject,
    body: {
      locale,
      heading: words.subject,
      parts: [
        { kind: 'text' as const, text: words.text },
        { kind: 'text' as const, text: words.next },
        { kind: 'button' as const, label: words.label, url: `${publicUrl}/${path}` },
      ],
      footer: words.footer,
    },
  };
}
