import { ageOn, type Candidate } from '../candidates/candidate.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { Sentence } from '../platform/locale.js';

/** Who has to be told when somebody's placement ends early, from a day on. */
interface Duty {
  readonly validFrom: CalendarDate;
  /** In years, on the last day. */
  readonly underAge: number;
  /** Whether it is only about who has no basic qualification. */
  readonly unqualifiedOnly: boolean;
  readonly sentence: Sentence;
}

/** Rules of law as dated data. Sources: Leerplichtwet 1969 art. 4a; Wet van school naar duurzaam werk (2026). */
const duties: readonly Duty[] = [
  {
    validFrom: '2007-08-01',
    underAge: 18,
    unqualifiedOnly: false,
    sentence: {
      nl: 'De kandidaat is nog geen 18. Laat de school en de leerplichtambtenaar vandaag weten dat de plaatsing stopt.',
      en: 'The candidate is under 18. Tell the school and the compulsory-education officer today that the placement ends.',
    },
  },
  {
    validFrom: '2026-01-01',
    underAge: 27,
    unqualifiedOnly: true,
    sentence: {
      nl: 'De kandidaat is nog geen 27 en heeft, voor zover bekend, geen startkwalificatie. Meld de kandidaat bij het Doorstroompunt.',
      en: 'The candidate is under 27 and, as far as is known, has no basic qualification. Tell the Doorstroompunt.',
    },
  },
];

/** What is at least havo, vwo or mbo 2 (startkwalificatie). What is foreign or not known may be less. */
const basic: readonly (string | null)[] = ['HAVO_VWO', 'MBO_2', 'MBO_3', 'MBO_4', 'HIGHER'];

/** Whom the adviser has to tell of an early end; empty when nobody. */
export function earlyEndDuties(
  { birthDate, priorEducation }: Pick<Candidate, 'birthDate' | 'priorEducation'>,
  endedOn: CalendarDate,
): Sentence[] {
  return duties
    .filter(({ validFrom, underAge, unqualifiedOnly }) => {
      const isOf = endedOn >= validFrom && ageOn(birthDate, endedOn) < underAge;
      return isOf && !(unqualifiedOnly && basic.includes(priorEducation));
    })
    .map(({ sentence }) => sentence);
}
