import { INVALID, problem, refuse, succeed, type Result } from '../platform/problem.js';
import type { TableRow } from '../platform/table.js';

interface Column {
  /** What the column is called on screen and in sentences; the first header we look for. */
  readonly header: string;
  readonly synonyms: readonly string[];
  readonly required: boolean;
}

/** The columns of a desk's list. A list may have others: they count for a row's identity and are not read. */
export const columns = {
  employerName: column(
    'Leerbedrijf',
    true,
    'bedrijf',
    'bedrijfsnaam',
    'naam leerbedrijf',
    'naam bedrijf',
    'werkgever',
  ),
  kvkNumber: column('KvK-nummer', true, 'kvk', 'kvk nr'),
  leerbedrijfId: column(
    'Leerbedrijf-ID',
    true,
    'id leerbedrijf',
    'leerbedrijfnummer',
    'leerbedrijf nr',
  ),
  postcode: column('Postcode', true, 'postcode werkplek', 'pc'),
  creboCode: column('Crebo', true, 'crebo code', 'crebonummer', 'crebo nr', 'kwalificatiecode'),
  hoursPerWeek: column(
    'Uren per week',
    true,
    'uren',
    'uren p w',
    'aantal uren',
    'aantal uren per week',
    'uur per week',
  ),
  startsOn: column('Startdatum', true, 'start', 'begindatum', 'uiterste startdatum', 'ingangsdatum'),
  lapsesOn: column('Vervaldatum', true, 'vervalt', 'vervalt op', 'sluitingsdatum', 'reageren voor'),
  seats: column(
    'Aantal plekken',
    false,
    'plekken',
    'aantal',
    'aantal plaatsen',
    'plaatsen',
    'aantal leerbanen',
  ),
  town: column('Plaats', false, 'woonplaats', 'plaatsnaam', 'vestigingsplaats'),
  qualificationName: column('Kwalificatie', false, 'opleiding', 'beroep', 'naam kwalificatie'),
  mboLevel: column('Niveau', false, 'mbo niveau', 'opleidingsniveau'),
  languageLevel: column('Taalniveau', false, 'taal', 'taalniveau nederlands', 'niveau nederlands'),
  title: column('Titel', false, 'functie', 'functietitel'),
  description: column('Omschrijving', false, 'beschrijving', 'toelichting'),
  startsFrom: column('Vroegste startdatum', false, 'start vanaf', 'vanaf'),
  establishmentNumber: column('Vestigingsnummer', false, 'vestiging', 'vestigingsnr'),
  workplaceTrainer: column('Praktijkopleider', false, 'begeleider', 'werkbegeleider'),
} as const satisfies Record<string, Column>;

export type Field = keyof typeof columns;
export const fields = Object.keys(columns) as Field[];

/** Where each field stands in a row; a field that the list does not have is absent. */
export type Positions = Readonly<Partial<Record<Field, number>>>;

/** Recognises the header: any order, case, spacing and punctuation. One sentence names all that is wrong with it. */
export function findColumns(header: TableRow): Result<Positions> {
  const positions: Partial<Record<Field, number>> = {};
  const twice: string[] = [];
  header.cells.forEach((cell, position) => {
    const field = fieldByHeader.get(headerKey(cell));
    if (!field) return;
    if (positions[field] === undefined) positions[field] = position;
    else twice.push(columns[field].header);
  });
  const missing = fields.filter((field) => columns[field].required && positions[field] === undefined);
  if (missing.length === 0 && twice.length === 0) return succeed(positions);
  const sentences = [
    missing.length > 0 && {
      nl: `In de kop (regel ${header.line}) ontbreekt: ${missing.map((field) => columns[field].header).join(', ')}.`,
      en: `The header (line ${header.line}) lacks: ${missing.map((field) => columns[field].header).join(', ')}.`,
    },
    twice.length > 0 && {
      nl: `In de kop (regel ${header.line}) staat dubbel: ${twice.join(', ')}.`,
      en: `The header (line ${header.line}) has twice: ${twice.join(', ')}.`,
    },
  ].filter((sentence) => sentence !== false);
  return refuse(
    problem(INVALID, 'file', {
      nl: sentences.map(({ nl }) => nl).join(' '),
      en: sentences.map(({ en }) => en).join(' '),
    }),
  );
}

/** What makes two headers the same: letters and digits only, without accents. */
export function headerKey(header: string): string {
  return header
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

const fieldByHeader = new Map(
  fields.flatMap((field) =>
    [columns[field].header, ...columns[field].synonyms].map((name) => [headerKey(name), field]),
  ),
);

function column(header: string, required: boolean, ...synonyms: string[]): Column {
  return { header, required, synonyms };
}
