import type { Somebody, World } from './worlds.js';

/** What never was: each screen of a thing must say so kindly. */
const nowhere = '00000000-0000-7000-8000-000000000000';

type Find = (world: World, who: Somebody) => Promise<readonly string[]>;

const ids =
  (sql: string, values: (who: Somebody) => readonly unknown[]): Find =>
  async ({ app }, who) => {
    const rows = await app.db((tx) => tx.query<{ id: string }>(sql, [...values(who)]));
    return rows.length > 0 ? rows.map(({ id }) => id) : [nowhere];
  };
const always =
  (...endings: readonly string[]): Find =>
  async () =>
    endings;

const region = ({ regionCode }: Somebody) => [regionCode];
const subject = ({ subjectId }: Somebody) => [subjectId];
const account = ({ person }: Somebody) => [person?.accountId];

const introductionsOf = (column: string) =>
  ids(
    `SELECT DISTINCT ON (status, seen.milestone) i.id FROM introduction i
       LEFT JOIN LATERAL (SELECT max(kind) AS milestone FROM introduction_milestone m
         WHERE m.introduction_id = i.id) AS seen ON true
     WHERE ${column} = $1 AND status IN ('PROPOSED', 'ACCEPTED', 'PLACED', 'DECLINED')
     ORDER BY status, seen.milestone, i.id LIMIT 5`,
    subject,
  );
const placesWhere = (condition: string, values: (who: Somebody) => readonly unknown[]) =>
  ids(`SELECT DISTINCT ON (status) id FROM place WHERE ${condition} ORDER BY status, id`, values);

const wish = 'diploma=VMBO_BASIC&niveaus=2,3&postcode=7511&km=25';
const wishSteps = ['werk', 'waar', 'wanneer', 'controle', 'resultaat'].map((step) => `${step}?${wish}`);
const aboutMyself = ['naam', 'geboortedatum', 'ouder', 'woonplaats', 'bereikbaar', 'toestemming', 'controle'];

/** For every path with a part to fill in: what to fill in, per role where it differs. */
const endings: Readonly<Record<string, Find | Readonly<Record<string, Find>>>> = {
  '/leerbanen/:id': placesWhere(`region_code = $1 AND status IN ('PUBLISHED', 'LAPSED')`, region),
  '/leerbanen/:id/wijzigen': {
    EMPLOYER: ids(
      `SELECT id FROM place WHERE employer_id = $1 AND status = 'PUBLISHED' ORDER BY id LIMIT 1`,
      subject,
    ),
    ADVISER: ids(
      `SELECT id FROM place WHERE region_code = $1 AND status = 'PUBLISHED' ORDER BY id LIMIT 1`,
      region,
    ),
    COORDINATOR: ids(
      `SELECT id FROM place WHERE region_code = $1 AND status = 'PUBLISHED' ORDER BY id LIMIT 1`,
      region,
    ),
  },
  '/mijn-leerbanen/:id': {
    EMPLOYER: placesWhere('employer_id = $1', subject),
    ADVISER: placesWhere(`region_code = $1 AND status = 'PUBLISHED'`, region),
    COORDINATOR: placesWhere(`region_code = $1 AND status = 'PUBLISHED'`, region),
  },
  '/leerbanen-beheren/:id': placesWhere('region_code = $1', region),
  '/voorstellen/:id': {
    CANDIDATE: introductionsOf('candidate_id'),
    EMPLOYER: introductionsOf('(SELECT employer_id FROM place WHERE place.id = place_id)'),
    ADVISER: ids(
      `SELECT DISTINCT ON (i.status) i.id FROM introduction i JOIN case_team t USING (candidate_id)
       WHERE t.account_id = $1 ORDER BY i.status, i.id`,
      account,
    ),
    COORDINATOR: ids(
      `SELECT DISTINCT ON (i.status) i.id FROM introduction i JOIN place p ON p.id = i.place_id
       WHERE p.region_code = $1 ORDER BY i.status, i.id LIMIT 2`,
      region,
    ),
  },
  '/mijn-voorstellen/:id': introductionsOf('candidate_id'),
  '/kandidaten/:id': {
    ADVISER: ids(
      `(SELECT candidate_id AS id FROM case_team WHERE account_id = $1 ORDER BY 1 LIMIT 2)
       UNION ALL (SELECT i.candidate_id FROM introduction i JOIN case_team t USING (candidate_id)
         WHERE t.account_id = $1 AND i.status = 'PLACED' ORDER BY 1 LIMIT 1)`,
      account,
    ),
    COORDINATOR: ids(`SELECT id FROM candidate WHERE region_code = $1 ORDER BY id LIMIT 1`, region),
  },
  '/importeren/:id': ids(`SELECT id FROM place_list WHERE region_code = $1 ORDER BY id LIMIT 2`, region),
  '/leerbedrijven/:id': ids(
    `SELECT DISTINCT ON (status) id FROM employer WHERE region_code = $1 ORDER BY status, id`,
    region,
  ),
  '/ontzorging/:id': ids(`SELECT id FROM remedy WHERE region_code = $1 ORDER BY id LIMIT 1`, region),
  '/verloren-plekken/:id': ids(
    `SELECT place_id AS id FROM lost_place WHERE region_code = $1 ORDER BY place_id LIMIT 1`,
    region,
  ),
  '/signalen/kandidaat/:id': ids(
    `SELECT r.id FROM alert_recipient r JOIN deadline_alert a ON a.id = r.alert_id
       JOIN deadline d ON d.id = a.deadline_id JOIN candidate c ON c.id = d.subject_id
     WHERE r.account_id = $1 ORDER BY r.id LIMIT 1`,
    account,
  ),
  '/signalen/:id': ids(
    `SELECT r.id FROM alert_recipient r JOIN deadline_alert a ON a.id = r.alert_id
       JOIN deadline d ON d.id = a.deadline_id JOIN place p ON p.id = d.subject_id
     WHERE r.account_id = $1 ORDER BY r.id LIMIT 1`,
    account,
  ),
  '/aanmelden/openid/:provider': always('onbekend'),
  '/welke-plek-past/:step?': always('', ...wishSteps),
  '/inschrijven/:step?': always('', ...aboutMyself.map((step) => `${step}?${wish}`)),
  '/mijn-wens/:step?': always('', ...wishSteps.slice(0, 3)),
};

/** Screens behind a link in a mail, and lists as one narrows them: the same address with more behind it. */
const alsoWith: Readonly<Record<string, readonly string[]>> = {
  '/aanmelden/bevestigen': ['?token=onbekend'],
  '/uitnodiging': ['?token=onbekend'],
  '/ouder': ['?token=onbekend'],
  '/koppelen': [],
  '/aanvraag-bevestigen': ['?token=onbekend'],
  '/account/e-mailadres': ['?token=onbekend'],
  '/account/wissen': ['?token=onbekend'],
  '/account/gegevens': ['?token=onbekend'],
  '/leerbanen': ['?zoek=onvindbaar'],
};

const isFind = (found: Find | Readonly<Record<string, Find>> | undefined): found is Find =>
  typeof found === 'function';

/** The addresses at which somebody sees a screen. @throws when nobody said what to fill in for it */
export async function addressesOf(path: string, world: World, who: Somebody): Promise<readonly string[]> {
  if (path === '*') return ['/bestaat-niet'];
  if (!path.includes(':')) return [path, ...(alsoWith[path] ?? []).map((query) => path + query)];
  const known = endings[path];
  const find = isFind(known) ? known : known?.[who.role];
  if (!find) throw new Error(`Nobody said in addresses.ts what stands for “:” in ${path} for ${who.role}`);
  const [before = '', after = ''] = path.split(/\/:\w+\??/);
  return (await find(world, who)).map((ending) => `${before}${ending && `/${ending}`}${after}`);
}
