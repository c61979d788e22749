import { addDays, type CalendarDate } from '../platform/calendar-date.js';
import { INVALID, problem, type Problem } from '../platform/problem.js';

export const classStartStatuses = ['OPEN', 'FULL', 'NOT_RUNNING'] as const;
export type ClassStartStatus = (typeof classStartStatuses)[number];

/** What a college says of a class: when and where it begins, and whether one can still join. */
export interface ClassStartDetails {
  readonly college: string;
  readonly creboCode: string;
  readonly town: string;
  /** In the college's own words: `maandag`, `dinsdag en donderdag`. */
  readonly schoolDays: string;
  readonly firstLessonOn: CalendarDate;
  /** The last day on which one can enrol; null when the college says none. */
  readonly enrolBy: CalendarDate | null;
  readonly status: ClassStartStatus;
  /** When somebody last asked the college. */
  readonly checkedOn: CalendarDate;
}

export interface ClassStart extends ClassStartDetails {
  readonly id: string;
  readonly version: number;
  readonly postcode4: string;
  /** The region of the town. */
  readonly regionCode: string;
}

/** All that is wrong with a class start by itself; codes and towns that must exist are checked elsewhere. */
export function classStartProblems(details: ClassStartDetails, today: CalendarDate): Problem[] {
  const problems: Problem[] = [];
  const demand = (holds: boolean, field: keyof ClassStartDetails, nl: string, en: string) => {
    if (!holds) problems.push(problem(INVALID, `input.${field}`, { nl, en }));
  };
  const { college, schoolDays, firstLessonOn, enrolBy, checkedOn } = details;
  demand(
    college !== '' && college.length <= 200,
    'college',
    'Vul de naam van de school in, hoogstens 200 tekens.',
    'Fill in the name of the college, at most 200 characters.',
  );
  demand(
    schoolDays !== '' && schoolDays.length <= 200,
    'schoolDays',
    'Vul de schooldag of schooldagen in, zoals “maandag”.',
    'Fill in the school day or days, such as “Monday”.',
  );
  demand(
    enrolBy === null || enrolBy <= firstLessonOn,
    'enrolBy',
    'Inschrijven kan niet later zijn dan de eerste les.',
    'Enrolment cannot be later than the first lesson.',
  );
  demand(
    checkedOn <= today,
    'checkedOn',
    'De dag waarop dit is nagevraagd kan niet in de toekomst liggen.',
    'The day on which this was checked cannot be in the future.',
  );
  return problems;
}

/** The last day to enrol: what the college says, else the day before the first lesson. */
export function enrolUntil({
  enrolBy,
  firstLessonOn,
}: Pick<ClassStart, 'enrolBy' | 'firstLessonOn'>): CalendarDate {
  return enrolBy ?? addDays(firstLessonOn, -1);
}

/** The class a place should aim for: the first OPEN one that one can still enrol for; null when there is none. */
export function nextClassStart<Start extends Pick<ClassStart, 'status' | 'enrolBy' | 'firstLessonOn'>>(
  starts: readonly Start[],
  today: CalendarDate,
): Start | null {
  const reachable = starts.filter((start) => start.status === 'OPEN' && enrolUntil(start) >= today);
  return (
    reachable.sort(
      (a, b) => compare(a.firstLessonOn, b.firstLessonOn) || compare(enrolUntil(a), enrolUntil(b)),
    )[0] ?? null
  );
}

function compare(a: CalendarDate, b: CalendarDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
