import type { Candidate } from '../candidates/candidate.js';
import type { Employer } from '../employers/employer.js';
import { day } from '../matching/plain-words.js';
import { dateAt, type CalendarDate } from '../platform/calendar-date.js';
import type { Locale } from '../platform/locale.js';
import type { Paper } from '../platform/paper.js';
import type { Place } from '../places/place.js';
import type { PaperCheck, Signer } from './placement-papers.js';

/** What the college needs to make the agreement (WEB art. 7.2.8), and nothing more: no wage, no health, no benefit. */
export interface SheetFacts {
  readonly candidate: Pick<Candidate, 'name' | 'birthDate' | 'email' | 'phone'>;
  readonly employer: Pick<Employer, 'name' | 'kvkNumber' | 'leerbedrijfId'>;
  readonly place: Pick<Place, 'title' | 'creboCode' | 'hoursPerWeek'>;
  readonly startsOn: CalendarDate;
  readonly needed: readonly Signer[];
  readonly open: readonly PaperCheck[];
}

/** The data sheet for the college in one language. What is not known leaves room to write. */
export function dataSheet(facts: SheetFacts, locale: Locale, now: Date): Paper {
  const { candidate, employer, place, startsOn, needed, open } = facts;
  const isDutch = locale === 'nl';
  const say = (nl: string, en: string): string => (isDutch ? nl : en);
  const isAccredited = !open.includes('ACCREDITATION');
  return {
    locale,
    title: say('Gegevens voor de praktijkovereenkomst', 'Data for the placement agreement'),
    lead: say(
      'Voor de school, die de overeenkomst maakt. Controleer de gegevens en vul aan wat ontbreekt.',
      'For the college, which makes the agreement. Check the data and add what is missing.',
    ),
    sections: [
      {
        heading: say('Student', 'Student'),
        facts: [
          [say('Naam', 'Name'), candidate.name],
          [say('Geboortedatum', 'Date of birth'), day(candidate.birthDate, locale)],
          ['E-mail', candidate.email],
          [say('Telefoon', 'Telephone'), candidate.phone],
        ],
      },
      {
        heading: say('Leerbedrijf', 'Company'),
        facts: [
          [say('Naam', 'Name'), employer.name],
          ['KvK', employer.kvkNumber],
          ['Leerbedrijf-ID', employer.leerbedrijfId],
          [
            say('Erkenning op de startdatum', 'Accreditation on the start date'),
            isAccredited ? say('actief', 'active') : say('nog na te gaan', 'still to be checked'),
          ],
        ],
      },
      {
        heading: say('De plaatsing', 'The placement'),
        facts: [
          [say('Leerbaan', 'Place'), place.title],
          [say('Kwalificatie (crebo)', 'Qualification (CREBO)'), place.creboCode],
          [say('Begint op', 'Begins on'), day(startsOn, locale)],
          [say('Eindigt op', 'Ends on'), null],
          [
            say('Uren per week', 'Hours a week'),
            place.hoursPerWeek === null ? null : String(place.hoursPerWeek),
          ],
        ],
      },
      {
        heading: say('Begeleiding', 'Guidance'),
        facts: [
          [say('Praktijkopleider in het bedrijf', 'Trainer in the company'), null],
          [say('Begeleider van de school', 'Guide of the college'), null],
        ],
      },
      {
        heading: say('Wie tekent', 'Who signs'),
        items: needed.map((signer) => (isDutch ? signerNames[signer].nl : signerNames[signer].en)),
      },
    ],
    signatures: [],
    foot: say(
      `Gemaakt met Routekaart op ${day(dateAt(now), locale)}. Vernietig dit blad als de overeenkomst is gemaakt.`,
      `Made with Routekaart on ${day(dateAt(now), locale)}. Destroy this sheet once the agreement is made.`,
    ),
  };
}

const signerNames: Record<Signer, { nl: string; en: string }> = {
  STUDENT: { nl: 'de student', en: 'the student' },
  EMPLOYER: { nl: 'het leerbedrijf', en: 'the company' },
  SCHOOL: { nl: 'de school', en: 'the college' },
  GUARDIAN: {
    nl: 'een ouder of voogd, want de student is nog geen 18 bij de start',
    en: 'a parent or guardian, as the student is under 18 at the start',
  },
};
