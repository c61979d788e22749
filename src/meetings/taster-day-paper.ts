import { dateAt } from '../platform/calendar-date.js';
import type { Locale } from '../platform/locale.js';
import type { Paper } from '../platform/paper.js';
import { day } from '../matching/plain-words.js';
import { timeText } from './meeting-time.js';
import type { Meeting } from './meeting.js';

/** What stands on the agreement of a taster day. Both parties read it: nothing that one of them may not see. */
export interface TasterDayFacts {
  readonly meeting: Meeting;
  readonly placeTitle: string;
  readonly employerName: string;
  readonly kvkNumber: string;
  /** Null for a reader who may not know who the candidate is. */
  readonly candidateName: string | null;
}

/** Whether there is something to put on paper: a time stands, or stood and was kept. */
export function hasPaper({ kind, status }: Pick<Meeting, 'kind' | 'status'>): boolean {
  return kind === 'TASTER_DAY' && (status === 'AGREED' || status === 'HELD');
}

/** The one-page agreement of a taster day, in one language. Null when no time stands. */
export function tasterDayPaper(facts: TasterDayFacts, locale: Locale, now: Date): Paper | null {
  const { meeting, placeTitle, employerName, kvkNumber, candidateName } = facts;
  const { startsAt, endsAt, location, whoComes, bring, tasks } = meeting;
  if (!hasPaper(meeting) || !startsAt || !endsAt) return null;
  const when = timeText({ startsAt, endsAt }, locale);
  const made = day(dateAt(now), locale);
  if (locale === 'nl')
    return {
      locale,
      title: 'Afspraken over de meeloopdag',
      lead: `Een dag meekijken bij ${employerName}, voor de leerbaan “${placeTitle}”.`,
      sections: [
        {
          heading: 'Wie',
          facts: [
            ['Deelnemer', candidateName],
            ['Leerbedrijf', `${employerName} (KvK ${kvkNumber})`],
            ['Begeleider op de dag', whoComes],
          ],
        },
        {
          heading: 'Wanneer en waar',
          facts: [
            ['Dag en uren', when],
            ['Waar', location],
            ['Meenemen', bring],
          ],
        },
        { heading: 'Wat de deelnemer doet', facts: [['Taken', tasks]] },
        {
          heading: 'Wat wij afspreken',
          items: [
            'De deelnemer kijkt mee en probeert licht werk, altijd naast de begeleider. Er is geen loon en geen arbeidsovereenkomst.',
            'De deelnemer vervangt niemand en doet geen gevaarlijk werk. Het leerbedrijf geeft uitleg over veiligheid en de nodige bescherming.',
            'Verzekering: het leerbedrijf gaat vóór de dag bij zijn verzekeraar na dat een meelopende deelnemer is gedekt voor ongevallen en schade.',
            'Wie verhinderd is, laat dat zo snel mogelijk weten. Beide kanten mogen op elk moment stoppen.',
            'Wat de deelnemer over klanten en collega’s hoort, blijft binnen het bedrijf.',
            'De dag verplicht niemand tot een plaatsing. Na afloop vertellen beide kanten hoe het was.',
          ],
        },
      ],
      signatures: ['Deelnemer', 'Leerbedrijf'],
      foot: `Gemaakt met Routekaart op ${made}.`,
    };
  return {
    locale,
    title: 'Agreement on the taster day',
    lead: `A day of looking along at ${employerName}, for the place “${placeTitle}”.`,
    sections: [
      {
        heading: 'Who',
        facts: [
          ['Participant', candidateName],
          ['Employer', `${employerName} (KvK ${kvkNumber})`],
          ['Guide on the day', whoComes],
        ],
      },
      {
        heading: 'When and where',
        facts: [
          ['Day and hours', when],
          ['Where', location],
          ['To bring', bring],
        ],
      },
      { heading: 'What the participant does', facts: [['Tasks', tasks]] },
      {
        heading: 'What we agree',
        items: [
          'The participant looks along and tries light work, always beside the guide. There is no wage and no employment contract.',
          'The participant replaces nobody and does no dangerous work. The employer explains safety and gives the protection needed.',
          'Insurance: before the day the employer checks with its insurer that a participant is covered for accidents and damage.',
          'Whoever cannot come says so as soon as possible. Either side may stop at any moment.',
          'What the participant hears of customers and colleagues stays within the company.',
          'The day obliges nobody to a placement. Afterwards both sides tell how it was.',
        ],
      },
    ],
    signatures: ['Participant', 'Employer'],
    foot: `Made with Routekaart on ${made}.`,
  };
}

/** What should be settled before a taster day, in the order in which it is looked at. */
export const tasterDaySteps = ['TIME', 'GUIDE', 'TASKS', 'BRING', 'PAPER'] as const;
export type TasterDayStep = (typeof tasterDaySteps)[number];

/** The checklist of a taster day. Derived: the paper is signed on paper, so that step stays to be done until the day. */
export function tasterDayChecklist(
  meeting: Pick<Meeting, 'kind' | 'status' | 'whoComes' | 'tasks' | 'bring'>,
): { readonly step: TasterDayStep; readonly isDone: boolean }[] {
  const { kind, status, whoComes, tasks, bring } = meeting;
  if (kind !== 'TASTER_DAY' || (status !== 'PROPOSED' && status !== 'AGREED')) return [];
  const done: Record<TasterDayStep, boolean> = {
    TIME: status === 'AGREED',
    GUIDE: whoComes !== null,
    TASKS: tasks !== null,
    BRING: bring !== null,
    PAPER: false,
  };
  return tasterDaySteps.map((step) => ({ step, isDone: done[step] }));
}
