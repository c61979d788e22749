import { FindNewMatches } from '../../src/match-news/find-new-matches.job.js';
import { mailsTo, moment, startAfresh, sweepsOf } from '../lapse-alerts/desk-at-work.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser, givenCandidate, givenPlace } from '../support/given.js';
import { asTest } from '../support/test-transaction.js';

let app: TestApp;
let adviser: Person;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await startAfresh(app);
  await app.db((tx) => tx.execute('TRUNCATE found_match, changed_search'));
  await moment(app, '2026-11-24T12:00:00Z');
  adviser = await givenAdviser(app, 'Anja Adviseur');
});

const sweep = () => asTest(() => app.app.get(FindNewMatches).sweep());
/** Everything is compared and told. */
async function compared(): Promise<void> {
  await sweep();
  await app.settle();
}
const change = `mutation($kind: NoticeKind!, $how: HowSoon!) {
  changeNoticeSetting(kind: $kind, how: $how) { problems { code path } } }`;
async function wants(as: Person, kind: string, how: string) {
  const { data } = await app.ask(change, { kind, how }, { as });
  return data.changeNoticeSetting.problems;
}
const heard = async (person: Person) =>
  (await mailsTo(app, person))
    .filter(({ kind }) => ['new-matches', 'first-candidate', 'digest'].includes(kind))
    .map(({ subject }) => subject);
const extended = (id: string) =>
  app.db((tx) => tx.execute('UPDATE place SET lapses_on = lapses_on + 1 WHERE id = $1', [id]));

it('tells a candidate of a place that is published later, once, and not of what they saw when they came', async () => {
  const old = await givenPlace(app, { title: 'Die er al was' });
  const { person } = await givenCandidate(app);
  await wants(person, 'NEW_MATCHES', 'NOW');
  await compared();
  expect(await heard(person)).toEqual([]);
  const place = await givenPlace(app, { title: 'Leerling loodgieter' });
  await compared();
  expect(await heard(person)).toEqual(['Nieuw voor jou: Leerling loodgieter, Enschede']);
  await extended(old.id);
  await extended(place.id);
  await compared();
  await compared();
  expect(await heard(person)).toHaveLength(1);
  const [mail] = (await mailsTo(app, person)).filter(({ kind }) => kind === 'new-matches');
  expect(mail?.text).toContain(`/leerbanen/${place.id}`);
});

it('says several in one mail', async () => {
  const { person } = await givenCandidate(app);
  await wants(person, 'NEW_MATCHES', 'NOW');
  await compared();
  for (const title of ['Een', 'Twee', 'Drie', 'Vier', 'Vijf']) await givenPlace(app, { title });
  await compared();
  const [subject, ...more] = await heard(person);
  expect(subject).toMatch(/^5 nieuwe leerbanen passen bij je: .*; en nog 2$/);
  expect(more).toEqual([]);
});

it.each(['filled', 'withdrawn', 'wished otherwise', 'no more consent', 'no more contact'])(
  'does not tell of what does not fit any more at the moment of telling: %s',
  async (how) => {
    const { person, candidate } = await givenCandidate(app);
    await wants(person, 'NEW_MATCHES', 'NOW');
    await compared();
    const place = await givenPlace(app);
    await sweep();
    await app.db((tx) =>
      ({
        filled: () => tx.execute('UPDATE place SET seats_taken = seats WHERE id = $1', [place.id]),
        withdrawn: () =>
          tx.execute(`UPDATE place SET status = 'WITHDRAWN', withdraw_reason = 'NO_CAPACITY' WHERE id = $1`, [
            place.id,
          ]),
        'wished otherwise': () =>
          tx.execute(
            `UPDATE wish SET sector_codes = '{}', crebo_codes = '{}', mbo_levels = '{1}' WHERE candidate_id = $1`,
            [candidate.id],
          ),
        'no more contact': () =>
          tx.execute(
            `UPDATE legal_basis SET ended_at = app_now(), ended_as = 'WITHDRAWN'
             WHERE candidate_id = $1 AND purpose = 'CONTACT'`,
            [candidate.id],
          ),
        'no more consent': () =>
          tx.execute(
            `UPDATE legal_basis SET ended_at = app_now(), ended_as = 'WITHDRAWN' WHERE candidate_id = $1`,
            [candidate.id],
          ),
      })[how]!(),
    );
    await app.settle();
    expect(await heard(person)).toEqual([]);
  },
);

it('comes the next morning, on Monday, or not by mail, as the candidate chose', async () => {
  const people: Record<string, Person> = {};
  for (const how of ['DAILY', 'WEEKLY', 'NEVER']) {
    const { person } = await givenCandidate(app);
    expect(await wants(person, 'NEW_MATCHES', how)).toEqual([]);
    people[how] = person;
  }
  await compared();
  await givenPlace(app, { title: 'Leerling lasser' });
  await compared();
  const digest = sweepsOf(app).digest;
  const seen = async () =>
    Promise.all(Object.values(people).map(async (person) => (await heard(person)).length));
  await digest();
  expect(await seen()).toEqual([0, 0, 0]);
  await moment(app, '2026-11-25T07:30:00Z');
  await digest();
  expect(await seen()).toEqual([1, 0, 0]);
  await moment(app, '2026-11-29T22:00:00Z');
  await digest();
  expect(await seen()).toEqual([1, 0, 0]);
  await moment(app, '2026-11-30T07:30:00Z');
  await digest();
  expect(await seen()).toEqual([1, 1, 0]);
});

it('tells nothing in the morning to who wants no contact any more by then', async () => {
  const { candidate, person } = await givenCandidate(app);
  const { person: other } = await givenCandidate(app);
  await compared();
  await givenPlace(app, { title: 'Leerling smid' });
  await compared();
  await app.db((tx) =>
    tx.execute(
      `UPDATE legal_basis SET ended_at = app_now(), ended_as = 'WITHDRAWN'
       WHERE candidate_id = $1 AND purpose = 'CONTACT'`,
      [candidate.id],
    ),
  );
  await moment(app, '2026-11-25T07:30:00Z');
  await sweepsOf(app).digest();
  expect(await heard(person)).toEqual([]);
  expect(await heard(other)).toHaveLength(1);
});

it('refuses a week for what cannot wait', async () => {
  expect(await wants(adviser, 'LAPSE_ALERTS', 'WEEKLY')).toEqual([{ code: 'INVALID', path: ['how'] }]);
  expect(await wants(adviser, 'FIRST_CANDIDATES', 'WEEKLY')).toEqual([]);
});

it('tells who is responsible of the first who fits a place that nobody fitted, and of no other', async () => {
  await wants(adviser, 'FIRST_CANDIDATES', 'NOW');
  await givenPlace(app, { title: 'Leerling kok' });
  await compared();
  expect(await heard(adviser)).toEqual([]);
  await givenCandidate(app);
  await givenCandidate(app);
  await compared();
  expect(await heard(adviser)).toEqual([
    'Eerste kandidaat voor Leerling kok bij Installatiebedrijf Zonneveld',
  ]);
  await givenCandidate(app);
  await compared();
  expect(await heard(adviser)).toHaveLength(1);
});

it('is no news for a desk when a place had somebody from the beginning', async () => {
  await wants(adviser, 'FIRST_CANDIDATES', 'NOW');
  await givenCandidate(app);
  await compared();
  await givenPlace(app);
  await compared();
  await givenCandidate(app);
  await compared();
  expect(await heard(adviser)).toEqual([]);
});

it('finds each pair once by five workers who compare at the same time', async () => {
  const people = [];
  for (let which = 0; which < 4; which++) people.push((await givenCandidate(app)).person);
  for (const person of people) await wants(person, 'NEW_MATCHES', 'NOW');
  await compared();
  for (let which = 0; which < 6; which++) await givenPlace(app, { title: `Plek ${which}` });
  await Promise.all(Array.from({ length: 5 }, sweep));
  await sweep();
  await app.settle();
  const counted = await app.db((tx) =>
    tx.one<{ pairs: number; told: number; left: number }>(
      `SELECT count(*)::integer AS pairs, count(*) FILTER (WHERE NOT waits)::integer AS told,
         (SELECT count(*) FROM changed_search)::integer AS left FROM found_match`,
    ),
  );
  expect(counted).toEqual({ pairs: 24, told: 24, left: 0 });
  for (const person of people) expect(await heard(person)).toEqual([expect.stringMatching(/^6 nieuwe/)]);
});

it('finds the same for many candidates at once as for one', async () => {
  await givenPlace(app, { title: 'Dichtbij', hoursPerWeek: 24 });
  await givenPlace(app, { title: 'Veel uren', hoursPerWeek: 40 });
  for (let which = 0; which < 60; which++)
    await givenCandidate(app, { wish: { maxHoursPerWeek: which % 2 === 0 ? 32 : null } });
  const pairs = () =>
    app.db((tx) =>
      tx.query('SELECT candidate_id, place_id FROM found_match ORDER BY candidate_id, place_id'),
    );
  await sweep();
  const together = await pairs();
  expect(together).toHaveLength(30 + 2 * 30);
  const ids = await app.db((tx) => tx.query<{ id: string }>('SELECT id FROM candidate'));
  await app.db((tx) => tx.execute('TRUNCATE found_match'));
  for (const { id } of ids) {
    await app.db((tx) =>
      tx.execute(`INSERT INTO changed_search (kind, subject_id) VALUES ('CANDIDATE', $1)`, [id]),
    );
    await sweep();
  }
  expect(await pairs()).toEqual(together);
});
