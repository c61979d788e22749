import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser, givenCandidate } from '../support/given.js';

let app: TestApp;
let adviser: Person;
beforeAll(async () => {
  app = await startApp();
  adviser = await givenAdviser(app, 'Noor');
});
afterAll(() => app.close());

const change = `mutation($id: ID!, $phone: String, $postcode4: String!) {
  changeContact(candidateId: $id, phone: $phone, postcode4: $postcode4) {
    candidate { region { code } details { phone postcode4 caseTeam } } problems { code path } } }`;
const enschede = '7511';
const almelo = '7607';
const groningen = '9711';

/** What came of it: phone, home, region and team as they are now, or why not. */
async function changed(as: Person | null, id: string, phone: string | null, postcode4: string) {
  const { data, errors } = await app.ask(change, { id, phone, postcode4 }, { as });
  if (errors) return errors[0]?.extensions.code;
  const { candidate, problems } = data.changeContact;
  if (!candidate) return problems;
  const { region, details } = candidate;
  return [details.phone, details.postcode4, region.code, details.caseTeam];
}
const kept = (id: string) =>
  app.db((tx) => tx.one(`SELECT phone, postcode4, region_code AS region FROM candidate WHERE id = $1`, [id]));

describe('how a candidate is reached and where they live', () => {
  it('is corrected by the candidate or the case team, and does not exist for anybody else', async () => {
    const { candidate, person } = await givenCandidate(app, { team: [adviser], postcode4: enschede });
    const expected = ['+31612345678', almelo, 'AM05', ['Noor']];
    expect(await changed(person, candidate.id, '06 1234 5678', almelo)).toEqual(expected);
    expect(await changed(adviser, candidate.id, null, enschede)).toEqual([null, enschede, 'AM05', ['Noor']]);
    const nowhere = [{ code: 'NOT_FOUND', path: ['candidateId'] }];
    const others = [
      (await givenCandidate(app)).person,
      await givenAdviser(app, 'Collega', { rules: [] }),
      await givenAdviser(app, 'Ver Weg', { regionCode: 'AM01', rules: [] }),
    ];
    for (const other of others) expect(await changed(other, candidate.id, null, almelo)).toEqual(nowhere);
    const coordinator = await app.person('Projectleider', { role: 'COORDINATOR', regionCode: 'AM05' });
    expect(await changed(coordinator, candidate.id, null, almelo)).toBe('FORBIDDEN');
    expect(await changed(null, candidate.id, null, almelo)).toBe('UNAUTHENTICATED');
    expect(await kept(candidate.id)).toEqual({ phone: null, postcode4: enschede, region: 'AM05' });
  });

  it.each([
    ['a number that nobody has', '0612', enschede, { code: 'INVALID', path: ['phone'] }],
    ['a postcode that is not there', null, '0000', { code: 'UNKNOWN_POSTCODE', path: ['postcode4'] }],
  ])('is left as it was by %s', async (_, phone, postcode4, problem) => {
    const { candidate, person } = await givenCandidate(app, { postcode4: enschede });
    const before = await kept(candidate.id);
    expect(await changed(person, candidate.id, phone, postcode4)).toEqual([problem]);
    expect(await kept(candidate.id)).toEqual(before);
  });

  it('keeps a way to reach who has no e-mail address', async () => {
    const { candidate } = await givenCandidate(app, { team: [adviser], postcode4: enschede });
    await app.db((tx) =>
      tx.execute(`UPDATE candidate SET email = NULL, phone = '+31612345678' WHERE id = $1`, [candidate.id]),
    );
    expect(await changed(adviser, candidate.id, null, enschede)).toEqual([
      { code: 'INVALID', path: ['phone'] },
    ]);
  });

  it('takes the case to the desk of another region, without the old team, when the candidate says so', async () => {
    const { candidate, person } = await givenCandidate(app, { team: [adviser], postcode4: enschede });
    expect(await changed(adviser, candidate.id, null, groningen)).toEqual([
      { code: 'INVALID', path: ['postcode4'] },
    ]);
    expect(await changed(person, candidate.id, null, groningen)).toEqual([null, groningen, 'AM01', []]);
    const read = async (as: Person) =>
      (await app.ask('query($id: ID!) { candidate(id: $id) { id } }', { id: candidate.id }, { as })).data
        .candidate;
    expect(await read(adviser)).toBeNull();
    expect(await read(person)).toEqual({ id: candidate.id });
    const elsewhere = await givenAdviser(app, 'Gea', { regionCode: 'AM01', rules: [] });
    const { data } = await app.ask(
      '{ unnamedCandidates(first: 50) { nodes { candidateId } } }',
      {},
      { as: elsewhere },
    );
    expect(data.unnamedCandidates.nodes).toContainEqual({ candidateId: candidate.id });
  });

  it('stays where it is when the other region knows the address already', async () => {
    const { candidate, person } = await givenCandidate(app, { postcode4: enschede });
    const { candidate: namesake } = await givenCandidate(app, { regionCode: 'AM01', postcode4: groningen });
    await app.db((tx) =>
      tx.execute('UPDATE candidate SET email = (SELECT email FROM candidate WHERE id = $1) WHERE id = $2', [
        candidate.id,
        namesake.id,
      ]),
    );
    expect(await changed(person, candidate.id, null, groningen)).toEqual([
      { code: 'NOT_ALLOWED_NOW', path: ['postcode4'] },
    ]);
    expect(await kept(candidate.id)).toMatchObject({ postcode4: enschede, region: 'AM05' });
  });
});
