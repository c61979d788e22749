import type { Client } from 'pg';

/** How large a country is made. */
export interface Size {
  readonly places: number;
  readonly candidates: number;
  readonly seed: number;
  /** How many times the map is laid beside itself: ten times the area with ten times the people is as crowded. */
  readonly maps: number;
}

/*
 * People and work crowd together: a postcode area is drawn by the square of a number from 0 to 1 along an order that
 * differs with the seed, so that the first tenth gets a third of everybody. Trades follow Zipf's law: the number of
 * a dossier in an order of the seed is drawn with a chance that falls as 1/number.
 */
const drawn = (table: string, key: string) => `
  CREATE TEMPORARY TABLE drawn_${table} AS
    SELECT row_number() OVER (ORDER BY random()) - 1 AS position, t.* FROM (SELECT * FROM ${table} ORDER BY ${key}) t;
  CREATE INDEX ON drawn_${table} (position); ANALYZE drawn_${table};`;
const trades = `
  CREATE TEMPORARY TABLE drawn_trade AS
    WITH dossier AS (
      SELECT dossier_code, row_number() OVER (ORDER BY random()) AS position
      FROM (SELECT DISTINCT dossier_code FROM qualification WHERE ended_on IS NULL ORDER BY 1) d)
    SELECT d.position - 1 AS dossier, row_number() OVER (PARTITION BY d.position ORDER BY q.crebo_code) - 1 AS position,
      count(*) OVER (PARTITION BY d.position) AS of_dossier, q.crebo_code, q.mbo_level, q.sector_code
    FROM qualification q JOIN dossier d USING (dossier_code) WHERE q.ended_on IS NULL;
  CREATE UNIQUE INDEX ON drawn_trade (dossier, position); ANALYZE drawn_trade;`;
const area = 'floor(power(random(), 2) * (SELECT count(*) FROM drawn_postcode))::integer';
const dossier = 'floor(exp(random() * ln((SELECT max(dossier) + 2 FROM drawn_trade)::float8)))::integer - 1';
/* Of a drawn dossier one of its qualifications. */
const tradeOf = (dossier: string, chance: string) => `
    CROSS JOIN LATERAL (SELECT t.* FROM drawn_trade t WHERE t.dossier = ${dossier}
      AND t.position = floor(${chance} * t.of_dossier) LIMIT 1)`;
const oneOf = (...values: readonly string[]) =>
  `(ARRAY[${values.join(', ')}])[1 + floor(random() * ${values.length})::integer]`;

/** Lays the map beside itself, eastwards, with regions and postcodes of its own each time. */
async function copyMap(client: Client, maps: number): Promise<void> {
  await client.query(`
    ALTER TABLE postcode DROP CONSTRAINT postcode_pc4;
    INSERT INTO region (code, name, lead_municipality_code, lat, lon)
      SELECT code || '-' || n, name, lead_municipality_code, lat, lon + 4.5 * n FROM region, generate_series(1, ${maps - 1}) n;
    INSERT INTO municipality (code, name, region_code, lat, lon)
      SELECT code || '-' || n, name, region_code || '-' || n, lat, lon + 4.5 * n
      FROM municipality, generate_series(1, ${maps - 1}) n;
    INSERT INTO postcode (pc4, municipality_code, town, lat, lon)
      SELECT pc4 || '-' || n, municipality_code || '-' || n, town, lat, lon + 4.5 * n
      FROM postcode, generate_series(1, ${maps - 1}) n`);
}

const tables = ['place', 'candidate', 'legal_basis', 'wish'];

/**
 * Fills a migrated database with reference lists: places, as many again that have lapsed, and candidates who are lawfully
 * in matching. The same size and seed give the same country.
 */
export async function fillNetherlands(client: Client, size: Size): Promise<void> {
  const { places, candidates, seed, maps } = size;
  if (maps > 1) await copyMap(client, maps);
  await client.query(`SELECT setseed($1)`, [(seed % 1000) / 1000]);
  await client.query(`${drawn('postcode', 'pc4')} ${trades}`);
  // As any load of this size: the triggers off, and what is searched made at the end in one go.
  for (const table of tables) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER ALL`);
  const employers = Math.ceil(places / 3);
  await client.query(`
    INSERT INTO employer (id, name, kvk_number, region_code, status)
    SELECT md5('${seed} employer ' || n)::uuid, 'Bedrijf ' || n, lpad(n::text, 8, '0'), 'AM05', 'CONFIRMED'
    FROM generate_series(1, ${employers}) n`);
  await client.query(`
    INSERT INTO place (id, employer_id, crebo_code, region_code, postcode4, title, description, status, seats,
      hours_per_week, starts_on, lapses_on, language_level, published_at)
    SELECT md5('${seed} place ' || n)::uuid, md5('${seed} employer ' || 1 + n % ${employers})::uuid, t.crebo_code,
      m.region_code, at.pc4, 'Leerbaan ' || n, '', CASE WHEN n <= ${places} THEN 'PUBLISHED' ELSE 'LAPSED' END,
      1 + floor(random() * 3)::integer, d.hours, d.starts_on,
      CASE WHEN n <= ${places} THEN d.starts_on - 14 ELSE app_today() - 30 END, d.language_level, app_now()
    FROM (SELECT n, ${area} AS area, ${dossier} AS dossier, random() AS chance,
        app_today() + 20 + floor(random() * 250)::integer AS starts_on,
        ${oneOf('24', '28', '32', '32', '36', '38', '40')} AS hours,
        ${oneOf('NULL', 'NULL', "'A2'", "'B1'", "'B1'", "'B2'")} AS language_level
      FROM generate_series(1, ${2 * places}) n) d
    JOIN drawn_postcode at ON at.position = d.area
    JOIN municipality m ON m.code = at.municipality_code ${tradeOf('d.dossier', 'd.chance')} t`);
  await client.query(`
    INSERT INTO candidate (id, region_code, name, email, postcode4, birth_date)
    SELECT md5('${seed} candidate ' || n)::uuid, m.region_code, 'Kandidaat ' || n, n || '@kandidaat.example', at.pc4,
      app_today() - (17 * 365 + floor(random() * 9000)::integer)
    FROM (SELECT n, ${area} AS area FROM generate_series(1, ${candidates}) n) d
    JOIN drawn_postcode at ON at.position = d.area
    JOIN municipality m ON m.code = at.municipality_code`);
  await client.query(`
    INSERT INTO legal_basis (id, candidate_id, purpose, basis, informed_by, informed_how, text_version, controller_kind,
      controller_name)
    SELECT gen_random_uuid(), id, 'MATCHING', 'CONSENT', 'Loket', 'AT_THE_DESK', '1', 'MUNICIPALITY', 'Gemeente'
    FROM candidate`);
  await client.query(`
    INSERT INTO wish (candidate_id, mbo_levels, sector_codes, crebo_codes, max_travel_km, region_code, available_from,
      max_hours_per_week, language_level)
    SELECT d.id,
      CASE WHEN d.one < 0.6 THEN ARRAY[t.mbo_level]
        ELSE ARRAY(SELECT DISTINCT unnest(ARRAY[t.mbo_level, greatest(1, t.mbo_level - 1)])) END::smallint[],
      CASE WHEN d.kind < 0.75 THEN ARRAY[t.sector_code] WHEN d.kind < 0.8 THEN ARRAY[t.sector_code, other.sector_code]
        ELSE '{}' END,
      CASE WHEN d.kind BETWEEN 0.6 AND 0.95 THEN ARRAY[t.crebo_code] ELSE '{}' END,
      CASE WHEN d.region < 0.1 THEN NULL ELSE ${oneOf('10', '15', '15', '20', '25', '25', '30', '40', '50')} END,
      CASE WHEN d.region < 0.1 THEN d.region_code END,
      ${oneOf('NULL', 'app_today() + 30', 'app_today() + 90')}, ${oneOf('NULL', 'NULL', '32', '36', '40')},
      ${oneOf('NULL', 'NULL', "'A2'", "'B1'", "'B2'")}
    FROM (SELECT c.id, c.region_code, random() AS one, random() AS kind, random() AS region, ${dossier} AS dossier,
        ${dossier} AS other_dossier, random() AS chance FROM candidate c ORDER BY c.email) d
    ${tradeOf('d.dossier', 'd.chance')} t ${tradeOf('d.other_dossier', 'd.chance')} other`);
  for (const table of tables) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER ALL`);
  await client.query('ANALYZE');
  await client.query('SELECT search_everything()');
  await client.query('VACUUM ANALYZE');
}
