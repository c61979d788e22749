import { AccountsRepository } from '../../src/access/accounts.repository.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenCandidate } from '../support/given.js';
import { statementsDuring } from '../support/statements.js';
import { givenIntroduction } from '../introductions/given-introduction.js';

let app: TestApp;
let adviser: Person;
beforeAll(async () => {
  app = await startApp();
  adviser = await app.person('Noor Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
});
afterAll(() => app.close());

const see =
  '{ introductions { nodes { candidate { name details { email birthDate } matches { total } } } } }';

describe('what stays between the candidate and the desk', () => {
  it('is not told to an employer who learned the name, even one who is a candidate too', async () => {
    const { member } = await givenIntroduction(app, adviser, { status: 'ACCEPTED' });
    const other = await givenCandidate(app, { name: 'Evi Baas' });
    await app.db((tx) =>
      app.app
        .get(AccountsRepository)
        .grant(tx, member.accountId, { role: 'CANDIDATE', regionCode: null, subjectId: other.candidate.id }),
    );
    const { data } = await app.ask(see, {}, { as: member });
    expect(data.introductions.nodes).toEqual([
      { candidate: { name: 'Sanne Verbeek', details: null, matches: { total: 0 } } },
    ]);
  });

  it('is told to the case team', async () => {
    const { candidate } = await givenCandidate(app, { team: [adviser] });
    const { data } = await app.ask(
      'query($id: ID!) { candidate(id: $id) { details { email birthDate } } }',
      { id: candidate.id },
      { as: adviser },
    );
    expect(data.candidate.details).toEqual({ email: candidate.email, birthDate: '2000-05-17' });
  });
});

it('reads a list of cases with their details in a fixed number of statements', async () => {
  const team = await app.person('Tess Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
  const query = `query($first: Int) { candidates(first: $first) { nodes { name region { name }
    wish { sectors { name } qualifications { name } } details { email caseTeam legalBasis { basis } } } } }`;
  for (let i = 0; i < 6; i++) await givenCandidate(app, { team: [team], wish: { creboCodes: ['25180'] } });
  const statementsFor = (first: number) =>
    statementsDuring(app, async () => {
      const { data } = await app.ask(query, { first }, { as: team });
      expect(data.candidates.nodes).toHaveLength(first);
      expect(data.candidates.nodes[0].details.caseTeam).toEqual(['Tess Adviseur']);
    });
  const forOne = await statementsFor(1);
  expect(forOne).toBeGreaterThan(3);
  expect(await statementsFor(6)).toBe(forOne);
});
