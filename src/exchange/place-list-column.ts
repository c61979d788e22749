import { column, type Column } from '../platform/table-column.js';

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
  leerbedrijfId: column('Leerbedrijf-ID', true, 'id leerbedrijf', 'leerbedrijfnummer', 'leerbedrijf nr'),
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
