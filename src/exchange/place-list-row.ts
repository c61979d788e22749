import type { CalendarDate } from '../platform/calendar-date.js';
import { readDate, readDigits, readNumber, readWholeNumber } from '../platform/cell.js';
import { holdsCitizenNumber, withoutCitizenNumber } from '../platform/citizen-number.js';
import type { Sentence } from '../platform/locale.js';
import { INVALID, type ProblemKind } from '../platform/problem.js';
import { UNKNOWN_POSTCODE, UNKNOWN_QUALIFICATION } from '../reference/reference-problems.js';
import { readLanguageLevel, readPostcode4 } from './place-cell.js';
import type { LanguageLevel } from '../places/language-level.js';
import { LAPSES_AFTER_START, LAPSES_IN_PAST } from '../places/place-problems.js';
import { columns, type Field } from './place-list-column.js';

/** Why a row is refused: the first cell that cannot be, what kind of failure, and what to do. */
export interface Fault {
  readonly field: Field | 'row';
  readonly code: string;
  readonly sentence: Sentence;
}

/** A place as a desk's list tells it; everything in it has been checked. */
export interface ListedPlace {
  readonly employerName: string;
  readonly kvkNumber: string;
  readonly leerbedrijfId: string;
  readonly establishmentNumber: string | null;
  readonly workplaceTrainer: string | null;
  readonly postcode4: string;
  readonly regionCode: string;
  readonly town: string;
  readonly creboCode: string;
  readonly title: string;
  readonly description: string;
  readonly seats: number;
  readonly hoursPerWeek: number;
  readonly startsFrom: CalendarDate | null;
  readonly startsOn: CalendarDate;
  readonly lapsesOn: CalendarDate;
  readonly languageLevel: LanguageLevel | null;
}

/** What a row is judged against. Codes that are not in use any more are not in these maps. */
export interface Known {
  readonly today: CalendarDate;
  readonly qualifications: ReadonlyMap<string, { readonly name: string; readonly mboLevel: number }>;
  readonly postcodes: ReadonlyMap<string, { readonly regionCode: string; readonly town: string }>;
  /** The desk's own region; null when the list may hold places anywhere. */
  readonly region: { readonly code: string; readonly name: string } | null;
}

type Cells = Readonly<Partial<Record<Field, string>>>;

/** Judges every cell of a row: the place it tells of, or all that is wrong with it, in the order of the columns. */
export function judgeRow(
  cells: Cells,
  known: Known,
): { place: ListedPlace } | { faults: [Fault, ...Fault[]] } {
  const faults: Fault[] = [];
  const text = (field: Field) => cells[field] ?? '';
  const refuse = (field: Field, kind: ProblemKind, sentence: Sentence = kind.sentence) => {
    faults.push({ field, code: kind.code, sentence });
    return undefined;
  };
  /** What a cell says; an empty cell that must say something, and one that cannot be read, are faults. */
  const need = <T>(
    field: Field,
    read: (text: string) => T | undefined,
    expected: Sentence,
  ): T | undefined => {
    if (text(field) === '') return refuse(field, INVALID, isEmpty(field));
    return read(text(field)) ?? refuse(field, INVALID, cannotBe(field, text(field), expected));
  };
  const mayHave = <T>(
    field: Field,
    read: (text: string) => T | undefined,
    expected: Sentence,
  ): T | null | undefined => (text(field) === '' ? null : need(field, read, expected));

  const employerName = need('employerName', atMost(200), lengthOf(200));
  const kvkNumber = need('kvkNumber', (cell) => readDigits(cell, 8), digits(8));
  const leerbedrijfId = need('leerbedrijfId', (cell) => readDigits(cell, 9), digits(9));
  const establishmentNumber = mayHave('establishmentNumber', (cell) => readDigits(cell, 12), digits(12));
  const workplaceTrainer = mayHave('workplaceTrainer', atMost(200), lengthOf(200));

  const postcode4 = need('postcode', readPostcode4, {
    nl: 'een postcode zoals 7511 AB of 7511',
    en: 'a postcode such as 7511 AB or 7511',
  });
  const area = postcode4 === undefined ? undefined : known.postcodes.get(postcode4);
  if (postcode4 !== undefined && !area)
    refuse('postcode', UNKNOWN_POSTCODE, unknownPostcode(text('postcode')));
  if (area && known.region && area.regionCode !== known.region.code) {
    refuse('postcode', INVALID, otherRegion(text('postcode'), known.region.name));
  }

  const creboCode = need('creboCode', (cell) => readDigits(cell, 5), digits(5));
  const qualification = creboCode === undefined ? undefined : known.qualifications.get(creboCode);
  if (creboCode !== undefined && !qualification)
    refuse('creboCode', UNKNOWN_QUALIFICATION, unknownCrebo(creboCode));
  const mboLevel = mayHave('mboLevel', between(1, 4, readWholeNumber), range(1, 4));
  if (qualification && mboLevel && mboLevel !== qualification.mboLevel) {
    refuse('mboLevel', INVALID, otherLevel(mboLevel, creboCode ?? '', qualification));
  }

  const seats =
    cells.seats === undefined ? 1 : need('seats', between(1, 100, readWholeNumber), range(1, 100));
  const hoursPerWeek = need('hoursPerWeek', between(8, 40, readNumber), range(8, 40));
  const startsFrom = mayHave('startsFrom', readDate, dateShape);
  const startsOn = need('startsOn', readDate, dateShape);
  const lapsesOn = need('lapsesOn', readDate, dateShape);
  if (startsFrom && startsOn && startsFrom > startsOn) refuse('startsFrom', INVALID, startsFromLater);
  if (lapsesOn && lapsesOn < known.today) refuse('lapsesOn', LAPSES_IN_PAST, lapsed(text('lapsesOn')));
  if (lapsesOn && startsOn && lapsesOn > startsOn) {
    refuse('lapsesOn', LAPSES_AFTER_START, lapsesLater(text('lapsesOn'), text('startsOn')));
  }
  const languageLevel = mayHave('languageLevel', readLanguageLevel, {
    nl: 'A1, A2, B1, B2 of C1',
    en: 'A1, A2, B1, B2 or C1',
  });
  const title = mayHave('title', atMost(200), lengthOf(200));
  const description = mayHave('description', atMost(5000), lengthOf(5000));

  for (const field of freeTexts)
    if (holdsCitizenNumber(text(field))) refuse(field, INVALID, withoutCitizenNumber);

  const [first, ...others] = faults;
  if (first) return { faults: [first, ...others] };
  const place: { [K in keyof ListedPlace]: ListedPlace[K] | undefined } = {
    employerName,
    kvkNumber,
    leerbedrijfId,
    establishmentNumber,
    workplaceTrainer,
    postcode4,
    regionCode: area?.regionCode,
    town: area?.town,
    creboCode,
    title: title ?? qualification?.name,
    description: description ?? `Leerbaan ${qualification?.name} bij ${employerName}`,
    seats,
    hoursPerWeek,
    startsFrom,
    startsOn,
    lapsesOn,
    languageLevel,
  };
  // Whatever is still missing has left a fault above.
  return { place: place as ListedPlace };
}

/** The cells that people write in their own words. */
const freeTexts = ['employerName', 'workplaceTrainer', 'town', 'title', 'description'] as const;

const atMost = (length: number) => (text: string) => (text.length <= length ? text : undefined);
const between =
  (least: number, most: number, read: (text: string) => number | undefined) => (text: string) => {
    const number = read(text);
    return number !== undefined && number >= least && number <= most ? number : undefined;
  };

const short = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
const isEmpty = (field: Field): Sentence => ({
  nl: `${columns[field].header} is leeg. Vul de cel in.`,
  en: `${columns[field].header} is empty. Fill in the cell.`,
});
const cannotBe = (field: Field, text: string, expected: Sentence): Sentence => ({
  nl: `${columns[field].header} kan niet “${short(text)}” zijn. Schrijf ${expected.nl}.`,
  en: `${columns[field].header} cannot be “${short(text)}”. Write ${expected.en}.`,
});
const digits = (length: number): Sentence => ({
  nl: `precies ${length} cijfers, ook de nullen vooraan`,
  en: `exactly ${length} digits, the leading zeros too`,
});
const range = (least: number, most: number): Sentence => ({
  nl: `een getal van ${least} tot en met ${most}`,
  en: `a number from ${least} to ${most}`,
});
const lengthOf = (most: number): Sentence => ({
  nl: `hoogstens ${most} tekens`,
  en: `at most ${most} characters`,
});
const dateShape: Sentence = {
  nl: 'een dag die bestaat, zoals 1-2-2027',
  en: 'a day that exists, such as 1-2-2027 for 1 February',
};
const unknownPostcode = (text: string): Sentence => ({
  nl: `Postcode ${text} bestaat niet. Vul de postcode in van de plek waar het werk is.`,
  en: `Postcode ${text} does not exist. Fill in the postcode of where the work is.`,
});
const otherRegion = (text: string, region: string): Sentence => ({
  nl: `Postcode ${text} ligt buiten de regio ${region}. Geef deze plek door aan het loket van die regio.`,
  en: `Postcode ${text} is outside the region ${region}. Pass this place on to the desk of its region.`,
});
const unknownCrebo = (code: string): Sentence => ({
  nl: `Crebo ${code} staat niet in onze lijst of is beëindigd. Controleer de code; een projectleider kan een nieuwe toevoegen.`,
  en: `CREBO ${code} is not in our list or has ended. Check the code; a coordinator can add a new one.`,
});
const otherLevel = (
  level: number,
  code: string,
  { name, mboLevel }: { name: string; mboLevel: number },
): Sentence => ({
  nl: `Niveau ${level} past niet bij crebo ${code}: ${name} is niveau ${mboLevel}. Controleer de code en het niveau.`,
  en: `Level ${level} does not fit CREBO ${code}: ${name} is level ${mboLevel}. Check the code and the level.`,
});
const startsFromLater: Sentence = {
  nl: 'De vroegste startdatum ligt na de startdatum. Draai ze om of laat de vroegste leeg.',
  en: 'The earliest start is after the start. Swap them or leave the earliest empty.',
};
const lapsed = (text: string): Sentence => ({
  nl: `Vervaldatum ${text} is al voorbij. Vul een dag in vanaf vandaag.`,
  en: `Lapse date ${text} is past. Fill in today or a later day.`,
});
const lapsesLater = (lapsesOn: string, startsOn: string): Sentence => ({
  nl: `Vervaldatum ${lapsesOn} ligt na startdatum ${startsOn}. De plek moet vóór de start gevuld zijn.`,
  en: `Lapse date ${lapsesOn} is after start date ${startsOn}. The place must be filled before the start.`,
});
