import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser, givenCandidate, givenEmployer, givenPlace } from '../support/given.js';

let app: TestApp;
let adviser: Person;
beforeAll(async () => {
  app = await startApp();
  adviser = await givenAdviser(app, 'Anne Adviseur');
});
afterAll(() => app.close());

const record = `mutation($id: ID!, $input: AccreditationInput!) {
  recordAccreditation(employerId: $id, input: $input) { problems { code } } }`;
const publish = `mutation($id: ID!, $version: Int!) {
  publishPlace(id: $id, version: $version) { place { status } problems { code } } }`;
const see = 'query($id: ID!) { place(id: $id) { id version status } }';

const recorded = async (employerId: string, status: string) => {
  const input = { creboCode: '25180', status };
  const { data } = await app.ask(record, { id: employerId, input }, { as: adviser });
  expect(data.recordAccreditation.problems).toEqual([]);
};
const emailOf = async ({ accountId }: Person) =>
  (await app.db((tx) => tx.one<{ email: string }>('SELECT email FROM account WHERE id = $1', [accountId])))!
    .email;

describe('a published place of which the accreditation is withdrawn', () => {
  it('is off the road map: what runs ends, the employer and the adviser are told, and it is kept', async () => {
    const { employer, member } = await givenEmployer(app);
    const place = await givenPlace(app, { employer });
    const { place: other } = { place: await givenPlace(app, { employer, creboCode: '25357' }) };
    const { candidate } = await givenCandidate(app);
    await app.db((tx) =>
      tx.execute(
        `INSERT INTO introduction (id, place_id, candidate_id, proposed_by, answer_order, status, move_by)
         VALUES (gen_random_uuid(), $1, $2, $3, 'CANDIDATE_FIRST', 'PROPOSED', app_today() + 5)`,
        [place.id, candidate.id, adviser.accountId],
      ),
    );
    await recorded(employer.id, 'WITHDRAWN');
    await app.settle();

    expect((await app.ask(see, { id: place.id })).data.place).toBeNull();
    expect((await app.ask(see, { id: other.id })).data.place).toMatchObject({ status: 'PUBLISHED' });
    const own = (await app.ask(see, { id: place.id }, { as: member })).data.place;
    expect(own.status).toBe('DRAFT');
    const rows = await app.db(async (tx) => ({
      introductions: await tx.query('SELECT status FROM introduction WHERE place_id = $1', [place.id]),
      deadlines: await tx.query('SELECT FROM deadline WHERE subject_id = $1 AND ended_at IS NULL', [
        place.id,
      ]),
      trail: await tx.query(
        `SELECT details::json ->> 'because' AS because, region_code AS region FROM audit_entry WHERE subject = $1`,
        [place.id],
      ),
      told: await tx.query<{ to: string }>(
        `SELECT to_address AS to FROM mail WHERE kind = 'place-unpublished' ORDER BY to_address`,
      ),
    }));
    expect(rows).toEqual({
      introductions: [{ status: 'EXPIRED' }],
      deadlines: [],
      trail: [{ because: 'ACCREDITATION', region: 'AM05' }],
      told: [await emailOf(adviser), await emailOf(member)].toSorted().map((to) => ({ to })),
    });

    const again = () => app.ask(publish, { id: place.id, version: own.version }, { as: member });
    expect((await again()).data.publishPlace.problems).toEqual([{ code: 'NOT_ACCREDITED' }]);
    await recorded(employer.id, 'ACTIVE');
    expect((await again()).data.publishPlace).toEqual({ place: { status: 'PUBLISHED' }, problems: [] });
  });

  it('stays when the accreditation is back before anybody looked', async () => {
    const { employer } = await givenEmployer(app);
    const place = await givenPlace(app, { employer });
    await recorded(employer.id, 'WITHDRAWN');
    await recorded(employer.id, 'ACTIVE');
    await app.settle();
    expect((await app.ask(see, { id: place.id })).data.place).toMatchObject({ status: 'PUBLISHED' });
  });
});

it('shows of an employer’s places each desk those of its own region, and of other regions the open ones', async () => {
  const { employer, member } = await givenEmployer(app);
  const elsewhere = await app.person('Gea Groningen', { role: 'ADVISER', regionCode: 'AM01' });
  const open = await givenPlace(app, { employer, postcode4: '9711', regionCode: 'AM01' });
  const draft = await givenPlace(app, { employer, postcode4: '9711', regionCode: 'AM01', draft: true });
  const near = await givenPlace(app, { employer, draft: true });
  const query = 'query($id: ID!) { place(id: $id) { employer { places { totalCount nodes { id } } } } }';
  const seenBy = async (as: Person | null) => {
    const { places } = (await app.ask(query, { id: open.id }, { as })).data.place.employer;
    expect(places.totalCount).toBe(places.nodes.length);
    return places.nodes.map(({ id }: { id: string }) => id).sort();
  };
  expect(await seenBy(null)).toEqual([open.id]);
  expect(await seenBy(adviser)).toEqual([open.id, near.id].sort());
  expect(await seenBy(elsewhere)).toEqual([open.id, draft.id].sort());
  expect(await seenBy(member)).toEqual([open.id, draft.id, near.id].sort());
});
