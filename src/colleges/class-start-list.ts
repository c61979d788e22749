import type { CalendarDate } from '../platform/calendar-date.js';
import { holdsCitizenNumber, withoutCitizenNumber } from '../platform/citizen-number.js';
import { readDate, readDigits } from '../platform/cell.js';
import { withoutFormulaGuard } from '../platform/csv-output.js';
import type { Table, TableRow } from '../platform/table.js';
import { column, type Column, type Positions } from '../platform/table-column.js';
import { classStartProblems, type ClassStartDetails, type ClassStartStatus } from './class-start.js';

/** The columns of a list of class starts. */
export const columns = {
  college: column('School', true, 'college', 'onderwijsinstelling', 'roc'),
  creboCode: column('Crebo', true, 'crebo code', 'crebonummer'),
  town: column('Plaats', true, 'plaatsnaam', 'locatie'),
  schoolDays: column('Schooldagen', true, 'schooldag', 'lesdagen', 'lesdag'),
  firstLessonOn: column('Eerste les', true, 'start', 'startdatum', 'begindatum'),
  enrolBy: column('Inschrijven voor', false, 'inschrijven tot', 'uiterste inschrijfdatum', 'inschrijfdatum'),
  status: column('Status', false, 'stand'),
  checkedOn: column('Nagevraagd op', false, 'gecontroleerd op', 'datum'),
} as const satisfies Record<string, Column>;
export type Field = keyof typeof columns;

/** What a list is judged against. Codes and towns that are not in use any more are not in these. */
export interface Known {
  readonly today: CalendarDate;
  readonly creboCodes: ReadonlySet<string>;
  /** The postcode that a town stands for, by its name as the list writes it. */
  readonly towns: ReadonlyMap<string, { readonly pc4: string; readonly town: string }>;
}

export interface RefusedClassStart {
  readonly line: number;
  readonly field: Field;
  readonly message: string;
}

export interface ClassStartsJudgement {
  readonly good: readonly (ClassStartDetails & { readonly postcode4: string })[];
  readonly refused: readonly RefusedClassStart[];
}

/** The cells that people write in their own words. */
const freeTexts = ['college', 'town', 'schoolDays', 'status'] as const;

const statuses: Record<string, ClassStartStatus> = {
  '': 'OPEN',
  open: 'OPEN',
  vol: 'FULL',
  full: 'FULL',
  'gaat niet door': 'NOT_RUNNING',
  vervalt: 'NOT_RUNNING',
  not_running: 'NOT_RUNNING',
};

/** The names of towns in the list, to be looked up. */
export function townsIn(table: Table, positions: Positions<Field>): string[] {
  return [...new Set(table.rows.map((row) => cellOf(row, positions, 'town')))].filter((town) => town !== '');
}

/** Judges every row; a class that the list has twice is good once, as the last row says it. */
export function judgeClassStarts(
  table: Table,
  positions: Positions<Field>,
  known: Known,
): ClassStartsJudgement {
  const good = new Map<string, ClassStartDetails & { postcode4: string }>();
  const refused: RefusedClassStart[] = [];
  for (const row of table.rows) {
    const judged = judge(row, positions, known);
    if ('message' in judged) refused.push({ line: row.line, ...judged });
    else {
      const { college, creboCode, town, firstLessonOn, schoolDays } = judged;
      good.set([college, creboCode, town, firstLessonOn, schoolDays].join('\n'), judged);
    }
  }
  return { good: [...good.values()], refused };
}

function cellOf({ cells }: TableRow, positions: Positions<Field>, field: Field): string {
  return withoutFormulaGuard(cells[positions[field] ?? -1] ?? '');
}

function judge(
  row: TableRow,
  positions: Positions<Field>,
  { today, creboCodes, towns }: Known,
): (ClassStartDetails & { postcode4: string }) | Omit<RefusedClassStart, 'line'> {
  const text = (field: Field) => cellOf(row, positions, field);
  const refuse = (field: Field, expected: string) => ({
    field,
    message: `${columns[field].header} kan niet “${text(field).slice(0, 40)}” zijn: ${expected}.`,
  });
  for (const field of freeTexts)
    if (holdsCitizenNumber(text(field))) return { field, message: withoutCitizenNumber.nl };
  const creboCode = readDigits(text('creboCode'), 5);
  if (!creboCode || !creboCodes.has(creboCode)) return refuse('creboCode', 'deze code kennen we niet');
  const area = towns.get(text('town'));
  if (!area) return refuse('town', 'deze plaats kennen we niet');
  const firstLessonOn = readDate(text('firstLessonOn'));
  if (!firstLessonOn) return refuse('firstLessonOn', 'schrijf een dag die bestaat, zoals 1-2-2027');
  const enrolBy = text('enrolBy') === '' ? null : readDate(text('enrolBy'));
  if (enrolBy === undefined) return refuse('enrolBy', 'schrijf een dag die bestaat, zoals 1-2-2027');
  const status = statuses[text('status').toLowerCase()];
  if (!status) return refuse('status', 'schrijf open, vol of gaat niet door');
  const checkedOn = text('checkedOn') === '' ? today : readDate(text('checkedOn'));
  if (!checkedOn) return refuse('checkedOn', 'schrijf een dag die bestaat, zoals 1-2-2027');
  const { pc4: postcode4, town } = area;
  const details = {
    college: text('college'),
    creboCode,
    town,
    schoolDays: text('schoolDays'),
    firstLessonOn,
  };
  const start = { ...details, enrolBy, status, checkedOn, postcode4 };
  const [problem] = classStartProblems(start, today);
  return problem ? { field: problem.path[1] as Field, message: problem.sentence.nl } : start;
}
