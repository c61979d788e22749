import type { Client } from 'pg';

/** How large a country is made. */
export interface Size {
  readonly places: number;
  readonly candidates: number;
  readonly seed: number;
}

/*
 * People and work crowd together in towns: a postcode area is drawn by the square of a number from 0 to 1 along an order
 * that differs with the seed, so that the first tenth gets a third of everybody. So it is with trades.
 */
const drawn = (table: string, key: string) => `
  CREATE TEMPORARY TABLE drawn_${table} AS
    SELECT row_number() OVER (ORDER BY random()) - 1 AS position, t.* FROM (SELECT * FROM ${table} ORDER BY ${key}) t;
  CREATE INDEX ON drawn_${table} (position);`;
const towards = (table: string, power: number) =>
  `floor(power(random(), ${power}) * (SELECT count(*) FROM drawn_${table}))::integer`;
const oneOf = (...values: readonly string[]) =>
  `(ARRAY[${values.join(', ')}])[1 + floor(random() * ${values.length})::integer]`;

/**
 * Fills a migrated database with reference lists: places of which as many again have lapsed, and candidates who are
 * lawfully in matching. The same size and seed give the same country.
 */
export async function fillNetherlands(client: Client, { places, candidates, seed }: Size): Promise<void> {
  await client.query(`SELECT setseed($1)`, [(seed % 1000) / 1000]);
  await client.query(`${drawn('postcode', 'pc4')} ${drawn('qualification', 'crebo_code')}`);
  const employers = Math.ceil(places / 3);
  await client.query(`
    INSERT INTO employer (id, name, kvk_number, region_code, status)
    SELECT gen_random_uuid(), 'Bedrijf ' || n, lpad(n::text, 8, '0'), 'AM05', 'CONFIRMED'
    FROM generate_series(1, ${employers}) n`);
  await client.query(`
    CREATE TEMPORARY TABLE drawn_employer AS SELECT row_number() OVER (ORDER BY kvk_number) - 1 AS position, id FROM employer;
    CREATE INDEX ON drawn_employer (position)`);
  await client.query(`
    INSERT INTO place (id, employer_id, crebo_code, region_code, postcode4, title, description, status, seats,
      hours_per_week, starts_on, lapses_on, language_level, published_at)
    SELECT md5('${seed} place ' || n)::uuid, e.id, q.crebo_code, m.region_code, at.pc4, 'Leerbaan ' || n, '',
      CASE WHEN n <= ${places} THEN 'PUBLISHED' ELSE 'LAPSED' END, 1 + floor(random() * 3)::integer, d.hours,
      d.starts_on, CASE WHEN n <= ${places} THEN d.starts_on - 14 ELSE app_today() - 30 END, d.language_level, app_now()
    FROM (SELECT n, ${towards('postcode', 2)} AS area, ${towards('qualification', 2)} AS trade,
        app_today() + 20 + floor(random() * 250)::integer AS starts_on,
        ${oneOf('24', '28', '32', '32', '36', '38', '40')} AS hours,
        ${oneOf('NULL', 'NULL', "'A2'", "'B1'", "'B1'", "'B2'")} AS language_level
      FROM generate_series(1, ${2 * places}) n) d
    JOIN drawn_postcode at ON at.position = d.area
    JOIN municipality m ON m.code = at.municipality_code
    JOIN drawn_qualification q ON q.position = d.trade
    JOIN drawn_employer e ON e.position = d.n % ${employers}`);
  await client.query(`
    INSERT INTO candidate (id, region_code, name, email, postcode4, birth_date)
    SELECT md5('${seed} candidate ' || n)::uuid, m.region_code, 'Kandidaat ' || n, n || '@kandidaat.example', at.pc4,
      app_today() - (17 * 365 + floor(random() * 9000)::integer)
    FROM (SELECT n, ${towards('postcode', 2)} AS area FROM generate_series(1, ${candidates}) n) d
    JOIN drawn_postcode at ON at.position = d.area
    JOIN municipality m ON m.code = at.municipality_code`);
  // The ground before the wish: each wish is searched from the moment it is there.
  await client.query(`
    INSERT INTO legal_basis (id, candidate_id, purpose, basis, informed_by, informed_how, text_version, controller_kind,
      controller_name)
    SELECT gen_random_uuid(), id, 'MATCHING', 'CONSENT', 'Loket', 'AT_THE_DESK', '1', 'MUNICIPALITY', 'Gemeente'
    FROM candidate`);
  // The planner knows a table after its first hundredth.
  for (const part of ['%00', '%']) {
    await client.query('ANALYZE');
    await client.query(`
    INSERT INTO wish (candidate_id, mbo_levels, sector_codes, crebo_codes, max_travel_km, region_code, available_from,
      max_hours_per_week, language_level)
    SELECT d.id, CASE WHEN d.one < 0.6 THEN ARRAY[q.mbo_level] ELSE ARRAY[greatest(1, q.mbo_level - 1), least(4, greatest(2, q.mbo_level))] END::smallint[],
      CASE WHEN d.kind < 0.75 THEN ARRAY[q.sector_code] WHEN d.kind < 0.8 THEN ARRAY[q.sector_code, other.sector_code] ELSE '{}' END,
      CASE WHEN d.kind BETWEEN 0.6 AND 0.95 THEN ARRAY[q.crebo_code] ELSE '{}' END,
      CASE WHEN d.region < 0.1 THEN NULL ELSE ${oneOf('10', '15', '15', '20', '25', '25', '30', '40', '50')} END,
      CASE WHEN d.region < 0.1 THEN d.region_code END,
      ${oneOf('NULL', 'app_today() + 30', 'app_today() + 90')}, ${oneOf('NULL', 'NULL', '32', '36', '40')},
      ${oneOf('NULL', 'NULL', "'A2'", "'B1'", "'B2'")}
    FROM (SELECT id, region_code, random() AS one, random() AS kind, random() AS region,
        ${towards('qualification', 2)} AS trade, ${towards('qualification', 1)} AS other_trade
      FROM candidate WHERE name LIKE '${part}' AND NOT EXISTS (SELECT FROM wish WHERE candidate_id = candidate.id)
      ORDER BY email) d
    JOIN drawn_qualification q ON q.position = d.trade
    JOIN drawn_qualification other ON other.position = d.other_trade`);
  }
  await client.query('VACUUM ANALYZE');
}
