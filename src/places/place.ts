import type { CalendarDate } from '../platform/calendar-date.js';
import { INVALID, NOT_ALLOWED_NOW, problem, type Problem } from '../platform/problem.js';
import type { LanguageLevel } from './language-level.js';
import { LAPSES_AFTER_START, LAPSES_IN_PAST } from './place-problems.js';

export const placeStatuses = ['DRAFT', 'PUBLISHED', 'FILLED', 'LAPSED', 'WITHDRAWN'] as const;
export type PlaceStatus = (typeof placeStatuses)[number];

export const withdrawReasons = [
  'FILLED_ELSEWHERE',
  'NO_CANDIDATES',
  'NOT_SUITABLE',
  'NO_CAPACITY',
  'OTHER',
] as const;
export type WithdrawReason = (typeof withdrawReasons)[number];

/** What an employer says of a learning place. Dates are calendar dates, the wage is in cents an hour. */
export interface PlaceDetails {
  readonly title: string;
  readonly description: string;
  readonly creboCode: string;
  readonly postcode4: string;
  readonly seats: number;
  readonly hoursPerWeek: number;
  /** The earliest start; null for any. */
  readonly startsFrom: CalendarDate | null;
  /** The latest start. */
  readonly startsOn: CalendarDate;
  /** The last day on which the place can be filled. */
  readonly lapsesOn: CalendarDate;
  readonly languageLevel: LanguageLevel | null;
  readonly wageCentsPerHour: number | null;
  readonly schoolDay: string | null;
  readonly schoolTown: string | null;
  /** `07:30` */
  readonly usualStartTime: string | null;
  readonly drivingLicence: string | null;
  readonly howToGetThere: string | null;
}

export interface Place extends PlaceDetails {
  readonly id: string;
  readonly version: number;
  readonly employerId: string;
  readonly regionCode: string;
  readonly status: PlaceStatus;
  readonly seatsTaken: number;
  readonly withdrawReason: WithdrawReason | null;
  readonly publishedAt: Date | null;
}

/** Who moves a place: its employer or its desk by hand, or the software by a seat, a date or an accreditation. */
export type PlaceMover = 'PERSON' | 'SEAT' | 'CALENDAR' | 'ACCREDITATION';

interface Move {
  readonly from: readonly PlaceStatus[];
  readonly by: PlaceMover;
}

/** The moves a place can make. Anything not listed is refused. FILLED and WITHDRAWN are the end. */
export const moves = {
  change: { from: ['DRAFT', 'PUBLISHED'], by: 'PERSON' },
  publish: { from: ['DRAFT'], by: 'PERSON' },
  extend: { from: ['PUBLISHED', 'LAPSED'], by: 'PERSON' },
  withdraw: { from: ['DRAFT', 'PUBLISHED', 'LAPSED'], by: 'PERSON' },
  fill: { from: ['PUBLISHED'], by: 'SEAT' },
  lapse: { from: ['PUBLISHED'], by: 'CALENDAR' },
  // Without accreditation nobody may learn there (WEB 7.2.8): a draft again, until it is accredited again.
  unpublish: { from: ['PUBLISHED'], by: 'ACCREDITATION' },
} as const satisfies Record<string, Move>;
export type PlaceMove = keyof typeof moves;

export function canMove(place: Pick<Place, 'status'>, move: PlaceMove): boolean {
  return (moves[move].from as readonly PlaceStatus[]).includes(place.status);
}

export function moveProblems(place: Pick<Place, 'status'>, move: PlaceMove): Problem[] {
  return canMove(place, move) ? [] : [problem(NOT_ALLOWED_NOW, 'id')];
}

export function seatsLeft({ seats, seatsTaken }: Pick<Place, 'seats' | 'seatsTaken'>): number {
  return seats - seatsTaken;
}

/** Whether anyone may see the place and be introduced to it. */
export function isOpen(
  place: Pick<Place, 'status' | 'seats' | 'seatsTaken' | 'lapsesOn'>,
  today: CalendarDate,
): boolean {
  return place.status === 'PUBLISHED' && seatsLeft(place) > 0 && place.lapsesOn >= today;
}

/** What is wrong with a lapse date, by itself. */
export function lapseProblems(
  { lapsesOn, startsOn }: Pick<PlaceDetails, 'lapsesOn' | 'startsOn'>,
  today: CalendarDate,
  path: string,
): Problem[] {
  if (lapsesOn < today) return [problem(LAPSES_IN_PAST, path)];
  if (lapsesOn > startsOn) return [problem(LAPSES_AFTER_START, path)];
  return [];
}

/** All that is wrong with a place as it was typed; codes that must exist are checked elsewhere. */
export function detailsProblems(details: PlaceDetails, seatsTaken: number, today: CalendarDate): Problem[] {
  const problems = lapseProblems(details, today, 'input.lapsesOn');
  const demand = (holds: boolean, field: keyof PlaceDetails | 'wagePerHour', nl: string, en: string) => {
    if (!holds) problems.push(problem(INVALID, `input.${field}`, { nl, en }));
  };
  const { title, description, seats, hoursPerWeek, startsFrom, startsOn } = details;
  demand(
    title.trim() !== '' && title.length <= 200,
    'title',
    'Geef de leerbaan een naam, hoogstens 200 tekens.',
    'Give the place a name, at most 200 characters.',
  );
  demand(
    description.trim() !== '' && description.length <= 5000,
    'description',
    'Beschrijf het werk, hoogstens 5.000 tekens.',
    'Describe the work, at most 5,000 characters.',
  );
  demand(
    seats >= Math.max(1, seatsTaken) && seats <= 100,
    'seats',
    seatsTaken > 1
      ? `Er zijn al ${seatsTaken} plekken bezet. Vul ${seatsTaken} tot en met 100 in.`
      : 'Vul 1 tot en met 100 plekken in.',
    seatsTaken > 1
      ? `${seatsTaken} seats are taken already. Fill in ${seatsTaken} to 100.`
      : 'Fill in 1 to 100 seats.',
  );
  demand(
    hoursPerWeek >= 8 && hoursPerWeek <= 40,
    'hoursPerWeek',
    'Vul 8 tot en met 40 uur per week in.',
    'Fill in 8 to 40 hours a week.',
  );
  demand(
    startsFrom === null || startsFrom <= startsOn,
    'startsFrom',
    'De vroegste start ligt na de uiterste start. Draai ze om of laat de vroegste leeg.',
    'The earliest start is after the latest. Swap them or leave the earliest empty.',
  );
  demand(
    details.wageCentsPerHour === null || (details.wageCentsPerHour > 0 && details.wageCentsPerHour <= 20_000),
    'wagePerHour',
    'Vul het loon per uur in euro’s in, zoals 9,05.',
    'Fill in the pay an hour in euros, such as 9.05.',
  );
  demand(
    details.usualStartTime === null || /^([01]\d|2[0-3]):[0-5]\d$/.test(details.usualStartTime),
    'usualStartTime',
    'Schrijf de begintijd als 07:30.',
    'Write the start time as 07:30.',
  );
  for (const field of ['schoolDay', 'schoolTown', 'drivingLicence', 'howToGetThere'] as const) {
    demand(
      (details[field]?.length ?? 0) <= 500,
      field,
      'Dit is te lang: hoogstens 500 tekens.',
      'This is too long: at most 500 characters.',
    );
  }
  return problems;
}
