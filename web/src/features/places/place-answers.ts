import type { graphql } from '../../lib/graphql.js';

type PlaceInput = ReturnType<typeof graphql.scalar<'PlaceInput'>>;
type LanguageLevel = NonNullable<PlaceInput['languageLevel']>;

/** What is typed on the form of a place, all as text; dates are ISO dates, what is left open is empty. */
export interface PlaceAnswers {
  title: string;
  description: string;
  creboCode: string;
  postcode4: string;
  hoursPerWeek: string;
  startsFrom: string;
  startsOn: string;
  wagePerHour: string;
  schoolDay: string;
  schoolTown: string;
  usualStartTime: string;
  drivingLicence: string;
  howToGetThere: string;
  seats: string;
  languageLevel: string;
  lapsesOn: string;
}
export type PlaceField = keyof PlaceAnswers;

export const noAnswers: PlaceAnswers = {
  title: '',
  description: '',
  creboCode: '',
  postcode4: '',
  hoursPerWeek: '',
  startsFrom: '',
  startsOn: '',
  wagePerHour: '',
  schoolDay: '',
  schoolTown: '',
  usualStartTime: '',
  drivingLicence: '',
  howToGetThere: '',
  seats: '1',
  languageLevel: '',
  lapsesOn: '',
};

/** A number as it is typed in Dutch or English (`14,71`, `14.71`); null when it is none. */
export function numberOf(typed: string): number | null {
  const text = typed.replace(/[€\s]/g, '').replace(',', '.');
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}

/** A time of day as the API takes it (`07:30`) from what people type: `7:30`, `7.30`, `0730`, `7`. Null when it is none. */
export function timeOf(typed: string): string | null {
  const parts = /^(\d{1,2})(?:[:.]?(\d{2}))?(?:\s*(?:uur|u))?$/.exec(typed.trim());
  const [hours, minutes] = [Number(parts?.[1]), Number(parts?.[2] ?? 0)];
  if (!parts || hours > 23 || minutes > 59) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** The four digits of a postcode; the two letters and spaces are forgiven. */
function digitsOf(typed: string): string | null {
  return /^([1-9]\d{3})([a-z]{2})?$/i.exec(typed.replace(/\s/g, ''))?.[1] ?? null;
}

/** The postcode as far as it can be used already, else null. */
export const postcodeIn = ({ postcode4 }: Pick<PlaceAnswers, 'postcode4'>): string | null =>
  digitsOf(postcode4);

/**
 * What is wrong with a form before it is sent, by field: the key of a sentence. The server judges again, by its own
 * clock and lists; this only saves a round trip.
 */
export function wrongIn(answers: PlaceAnswers): { field: PlaceField; wrong: Wrong }[] {
  const number = (field: 'hoursPerWeek' | 'seats', least: number, most: number): boolean => {
    const value = numberOf(answers[field]);
    return value !== null && value >= least && value <= most;
  };
  const checks: [PlaceField, Wrong, boolean][] = [
    ['title', 'title', answers.title.trim() !== '' && answers.title.length <= 200],
    ['description', 'description', answers.description.trim() !== '' && answers.description.length <= 5000],
    ['creboCode', 'creboCode', answers.creboCode !== ''],
    ['postcode4', 'postcode4', digitsOf(answers.postcode4) !== null],
    ['hoursPerWeek', 'hoursPerWeek', number('hoursPerWeek', 8, 40)],
    ['startsOn', 'startsOn', answers.startsOn !== ''],
    ['startsFrom', 'startsFrom', !answers.startsOn || answers.startsFrom <= answers.startsOn],
    ['wagePerHour', 'wagePerHour', !answers.wagePerHour.trim() || numberOf(answers.wagePerHour) !== null],
    [
      'usualStartTime',
      'usualStartTime',
      !answers.usualStartTime.trim() || timeOf(answers.usualStartTime) !== null,
    ],
    ['seats', 'seats', number('seats', 1, 100) && Number.isInteger(numberOf(answers.seats))],
    ['lapsesOn', 'lapsesOn', answers.lapsesOn !== ''],
    [
      'lapsesOn',
      'lapsesAfterStart',
      !answers.lapsesOn || !answers.startsOn || answers.lapsesOn <= answers.startsOn,
    ],
  ];
  return checks.flatMap(([field, wrong, holds]) => (holds ? [] : [{ field, wrong }]));
}
export type Wrong =
  | 'title'
  | 'description'
  | 'creboCode'
  | 'postcode4'
  | 'hoursPerWeek'
  | 'startsOn'
  | 'startsFrom'
  | 'wagePerHour'
  | 'usualStartTime'
  | 'seats'
  | 'lapsesOn'
  | 'lapsesAfterStart';

/** The answers as the API takes them. Only a form in which nothing is `wrongIn` can be sent. */
export function inputOf(answers: PlaceAnswers, employerId: string | null): PlaceInput {
  const text = (typed: string): string | null => typed.trim() || null;
  return {
    employerId,
    title: answers.title.trim(),
    description: answers.description.trim(),
    creboCode: answers.creboCode,
    postcode4: digitsOf(answers.postcode4) ?? answers.postcode4,
    hoursPerWeek: numberOf(answers.hoursPerWeek) ?? 0,
    startsFrom: answers.startsFrom || null,
    startsOn: answers.startsOn,
    lapsesOn: answers.lapsesOn,
    wagePerHour: numberOf(answers.wagePerHour),
    schoolDay: text(answers.schoolDay),
    schoolTown: text(answers.schoolTown),
    usualStartTime: timeOf(answers.usualStartTime),
    drivingLicence: text(answers.drivingLicence),
    howToGetThere: text(answers.howToGetThere),
    seats: numberOf(answers.seats) ?? 0,
    languageLevel: (answers.languageLevel || null) as LanguageLevel | null,
  };
}

/** A place as the form shows it. */
export function answersOfPlace(
  place: { [Field in Exclude<PlaceField, 'creboCode'>]: string | number | null } & {
    qualification: { creboCode: string };
  },
): PlaceAnswers {
  const { qualification, wagePerHour, ...rest } = place;
  const typed = (field: keyof typeof rest): string => String(rest[field] ?? '');
  return {
    title: String(rest.title),
    description: String(rest.description),
    creboCode: qualification.creboCode,
    postcode4: String(rest.postcode4),
    hoursPerWeek: typed('hoursPerWeek').replace('.', ','),
    startsFrom: typed('startsFrom'),
    startsOn: typed('startsOn'),
    wagePerHour: wagePerHour === null ? '' : Number(wagePerHour).toFixed(2).replace('.', ','),
    schoolDay: typed('schoolDay'),
    schoolTown: typed('schoolTown'),
    usualStartTime: typed('usualStartTime'),
    drivingLicence: typed('drivingLicence'),
    howToGetThere: typed('howToGetThere'),
    seats: typed('seats'),
    languageLevel: typed('languageLevel'),
    lapsesOn: typed('lapsesOn'),
  };
}
