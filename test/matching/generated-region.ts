import fc from 'fast-check';
import { addDays, type CalendarDate } from '../../src/platform/calendar-date.js';
import type { Tx } from '../../src/platform/transaction.service.js';
import { languageLevels, type LanguageLevel } from '../../src/places/language-level.js';
import type { Point } from '../../src/reference/distance.js';
import { enschede, northOf } from './given-comparison.js';

/** Made-up reference lists, small, so that pairs meet often. */
export const regions = ['TA', 'TB', 'TC', 'TD'] as const;
export const neighbours = [
  ['TA', 'TB'],
  ['TB', 'TC'],
] as const;
export const sectors = ['craft', 'care', 'trade'] as const;
export const qualifications = Array.from({ length: 15 }, (_, i) => ({
  creboCode: String(29000 + i),
  mboLevel: (i % 4) + 1,
  sectorCode: sectors[i % 3] as string,
}));

/** Points on whole kilometres north of Enschede, where limits are met to the metre, and points anywhere near. */
export const postcodes: readonly (Point & { pc4: string; regionCode: string })[] = [
  ...[0, 1, 4.999, 5, 5.001, 10, 15, 15.001, 20, 25, 25.001, 30, 40].map((km) =>
    northOf(enschede, km * 1000),
  ),
  ...fc
    .sample(
      fc.record({
        lat: fc.integer({ min: 52_100, max: 52_500 }),
        lon: fc.integer({ min: 6_400, max: 7_050 }),
      }),
      { seed: 1, numRuns: 27 },
    )
    .map(({ lat, lon }) => ({ lat: lat / 1000, lon: lon / 1000 })),
].map((point, i) => ({ ...point, pc4: String(1000 + i), regionCode: regions[i % regions.length] as string }));

export interface GeneratedPlace {
  id: string;
  status: string;
  seats: number;
  seatsTaken: number;
  creboCode: string;
  pc4: string;
  startsOn: CalendarDate;
  lapsesOn: CalendarDate;
  hoursPerWeek: number;
  languageLevel: LanguageLevel | null;
}

export interface GeneratedCandidate {
  id: string;
  pc4: string;
  birthDate: CalendarDate;
  isPlaced: boolean;
  mayStartEarly: boolean;
  basis: 'NONE' | 'RUNNING' | 'ENDED';
  mboLevels: number[];
  sectorCodes: string[];
  creboCodes: string[];
  wishPc4: string | null;
  maxTravelKm: number | null;
  regionCode: string | null;
  availableFrom: CalendarDate | null;
  maxHoursPerWeek: number | null;
  languageLevel: LanguageLevel | null;
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 2 });
const pc4 = fc.constantFrom(...postcodes.map((postcode) => postcode.pc4));
const language = fc.constantFrom(...languageLevels);
const daysAhead = fc.constantFrom(0, 1, 9, 10, 30, 59, 60, 61, 62, 90, 120, 179, 180, 181, 240, 365);

/** Places on and around every border of the rules, as they stand on that day. */
export function places(seed: number, count: number, today: CalendarDate): GeneratedPlace[] {
  const place = fc
    .record({
      id: fc.uuid({ version: 4 }),
      status: fc.constantFrom('PUBLISHED', 'PUBLISHED', 'PUBLISHED', 'PUBLISHED', 'DRAFT', 'LAPSED'),
      seats: fc.integer({ min: 1, max: 3 }),
      seatsTaken: fc.integer({ min: 0, max: 3 }),
      creboCode: fc.constantFrom(...qualifications.map((qualification) => qualification.creboCode)),
      pc4,
      startsIn: daysAhead,
      lapsesIn: fc.constantFrom(-1, 0, 1, 7, 30, 365),
      hoursPerWeek: fc.constantFrom(8, 16, 23.5, 24, 24.5, 32, 40),
      languageLevel: maybe(language),
    })
    .map(({ startsIn, lapsesIn, ...rest }) => ({
      ...rest,
      seatsTaken: Math.min(rest.seats, rest.seatsTaken),
      startsOn: addDays(today, startsIn),
      lapsesOn: addDays(today, Math.min(startsIn, lapsesIn)),
    }));
  return fc.sample(place, { seed, numRuns: count });
}

/** Candidates whose wishes leave out anything that can be left out, and who may not be in matching at all. */
export function candidates(seed: number, count: number, today: CalendarDate): GeneratedCandidate[] {
  const year = Number(today.slice(0, 4)) - 16;
  const young = ['07-31', '08-01', '12-31', '02-28'].flatMap((day) => [
    `${year}-${day}`,
    `${year - 1}-${day}`,
  ]);
  const candidate = fc.record({
    id: fc.uuid({ version: 4 }),
    pc4,
    birthDate: fc.oneof({ weight: 3, arbitrary: fc.constant('1990-05-05') }, fc.constantFrom(...young)),
    isPlaced: fc.nat(9).map((n) => n === 0),
    mayStartEarly: fc.nat(4).map((n) => n === 0),
    basis: fc.constantFrom(
      'RUNNING' as const,
      'RUNNING' as const,
      'RUNNING' as const,
      'ENDED' as const,
      'NONE' as const,
    ),
    mboLevels: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
    sectorCodes: fc.uniqueArray(fc.constantFrom<string>(...sectors), { maxLength: 2 }),
    creboCodes: fc.uniqueArray(fc.constantFrom(...qualifications.map((q) => q.creboCode)), { maxLength: 3 }),
    wishPc4: maybe(pc4),
    maxTravelKm: maybe(fc.constantFrom(1, 5, 10, 15, 20, 30, 300)),
    regionCode: maybe(fc.constantFrom(...regions)),
    availableFrom: maybe(fc.integer({ min: -40, max: 260 }).map((in_) => addDays(today, in_))),
    maxHoursPerWeek: maybe(fc.constantFrom(8, 15.5, 16, 24, 31.5, 32, 40)),
    languageLevel: maybe(language),
  });
  return fc.sample(candidate, { seed, numRuns: count });
}

/** Replaces the reference lists of a test database by the made-up ones. */
export async function storeReference(tx: Tx): Promise<void> {
  await tx.execute('TRUNCATE region, sector, qualification CASCADE');
  for (const code of regions) {
    await tx.execute(`INSERT INTO region VALUES ($1, $1, 'M' || $1, 52, 6)`, [code]);
    await tx.execute(`INSERT INTO municipality VALUES ('M' || $1, $1, $1, 52, 6)`, [code]);
  }
  for (const [one, other] of neighbours)
    await tx.execute(`INSERT INTO region_neighbour VALUES ($1, $2), ($2, $1)`, [one, other]);
  for (const code of sectors) await tx.execute(`INSERT INTO sector VALUES ($1, $1, $1)`, [code]);
  await tx.execute(
    `INSERT INTO qualification SELECT q."creboCode", q."creboCode", q."mboLevel", 'vakopleiding', '23000', 'x', q."sectorCode"
     FROM jsonb_to_recordset($1) q ("creboCode" text, "mboLevel" smallint, "sectorCode" text)`,
    [JSON.stringify(qualifications)],
  );
  await tx.execute(
    `INSERT INTO postcode SELECT p.pc4, 'M' || p."regionCode", p.pc4, p.lat, p.lon
     FROM jsonb_to_recordset($1) p (pc4 text, "regionCode" text, lat float8, lon float8)`,
    [JSON.stringify(postcodes)],
  );
}

export async function storePlaces(tx: Tx, generated: readonly GeneratedPlace[]): Promise<void> {
  await tx.execute(
    `INSERT INTO employer (id, name, kvk_number, region_code, status)
     VALUES ('00000000-0000-4000-8000-00000000e000', 'Verzonnen', '00000001', 'TA', 'CONFIRMED')`,
  );
  await tx.execute(
    `INSERT INTO place (id, employer_id, crebo_code, region_code, postcode4, title, description, status, seats,
       seats_taken, hours_per_week, starts_on, lapses_on, language_level)
     SELECT p.id, '00000000-0000-4000-8000-00000000e000', p."creboCode", m.region_code, p.pc4, 'x', 'x', p.status,
       p.seats, p."seatsTaken", p."hoursPerWeek", p."startsOn", p."lapsesOn", p."languageLevel"
     FROM jsonb_to_recordset($1) p (id uuid, "creboCode" text, pc4 text, status text, seats int, "seatsTaken" int,
       "hoursPerWeek" float8, "startsOn" date, "lapsesOn" date, "languageLevel" text)
     JOIN postcode USING (pc4) JOIN municipality m ON m.code = municipality_code`,
    [JSON.stringify(generated)],
  );
}

export async function storeCandidates(tx: Tx, generated: readonly GeneratedCandidate[]): Promise<void> {
  const given = JSON.stringify(generated);
  await tx.execute(
    `INSERT INTO candidate (id, region_code, name, phone, postcode4, birth_date, placed_on, young_start_reason)
     SELECT c.id, 'TA', 'Verzonnen', '0600000000', c.pc4, c."birthDate", CASE WHEN c."isPlaced" THEN app_today() END,
       CASE WHEN c."mayStartEarly" THEN 'twaalf schooljaren' END
     FROM jsonb_to_recordset($1) c (id uuid, pc4 text, "birthDate" date, "isPlaced" boolean, "mayStartEarly" boolean)`,
    [given],
  );
  await tx.execute(
    `INSERT INTO wish SELECT w.id, w."mboLevels", w."sectorCodes", w."creboCodes", w."wishPc4", w."maxTravelKm",
       w."regionCode", w."availableFrom", w."maxHoursPerWeek", w."languageLevel"
     FROM jsonb_to_recordset($1) w (id uuid, "mboLevels" smallint[], "sectorCodes" text[], "creboCodes" text[],
       "wishPc4" text, "maxTravelKm" int, "regionCode" text, "availableFrom" date, "maxHoursPerWeek" float8,
       "languageLevel" text)`,
    [given],
  );
  await tx.execute(
    `INSERT INTO legal_basis (id, candidate_id, purpose, basis, informed_by, informed_how, text_version,
       controller_kind, controller_name, ended_at, ended_as)
     SELECT gen_random_uuid(), c.id, 'MATCHING', 'CONSENT', 'test', 'ON_SCREEN', '1', 'MUNICIPALITY', 'test',
       CASE WHEN c.basis = 'ENDED' THEN app_now() END, CASE WHEN c.basis = 'ENDED' THEN 'WITHDRAWN' END
     FROM jsonb_to_recordset($1) c (id uuid, basis text) WHERE c.basis <> 'NONE'`,
    [given],
  );
}
