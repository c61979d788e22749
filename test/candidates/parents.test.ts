import { startApp, type Person, type TestApp } from '../support/app.js';
import { newEmail } from './given-registration.js';

let app: TestApp;
let adviser: Person;
let today: string;
beforeAll(async () => {
  app = await startApp();
  adviser = await app.person('Noor Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
  today = await app.db((tx) => Promise.resolve(tx.today));
});
afterAll(() => app.close());

const state = 'inMatching';
const fields = `candidate { id details { ${state} } parentalAgreement { parentName relation how givenAt } } problems { code path }`;
const register = async (changed: object, as: Person | null = null) =>
  (
    await app.ask(
      `mutation($input: CandidateInput!) { result: registerCandidate(input: $input) { ${fields} } }`,
      {
        input: {
          name: 'Sem de Groot',
          email: newEmail(),
          postcode4: '7511',
          birthDate: yearsAgo(15),
          consentToMatching: true,
          wish: { mboLevels: [2] },
          ...changed,
        },
      },
      { as },
    )
  ).data.result;
const yearsAgo = (years: number) => `${Number(today.slice(0, 4)) - years}${today.slice(4)}`;
const pathsOf = ({ problems }: { problems: { code: string; path: string[] }[] }) =>
  problems.map(({ code, path }) => `${code} ${path.join('.')}`);
const inMatching = async (id: string) =>
  app.db(async (tx) => (await tx.query('SELECT FROM wish_in_matching WHERE id = $1', [id])).length === 1);
const linkTo = async (email: string) => {
  await app.settle();
  const [mail] = await app.db((tx) =>
    tx.query<{ text: string }>(
      `SELECT text FROM mail WHERE to_address = $1 AND kind = 'parent-asked' ORDER BY created_at DESC`,
      [email],
    ),
  );
  expect(mail?.text).not.toContain('Groot');
  return /\?token=(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
};
const question = async (token: string) =>
  (
    await app.ask(
      'query($token: String!) { parentsQuestion(token: $token) { firstName parentName askedForMatching } }',
      { token },
    )
  ).data.parentsQuestion;
const agree = async (token: string) =>
  (
    await app.ask('mutation($token: String!) { agreeAsParent(token: $token) { agreed problems { code } } }', {
      token,
    })
  ).data.agreeAsParent;
const parent = { name: 'Petra de Groot', relation: 'PARENT' };

describe('registering below 16', () => {
  it.each([
    [15, undefined, ['TOO_YOUNG input.birthDate']],
    [15, { ...parent }, ['INVALID input.parent.email']],
    [15, { ...parent, email: 'geen adres' }, ['INVALID input.parent.email']],
    [15, { ...parent, name: ' ', email: 'petra@test.example' }, ['INVALID input.parent.name']],
    [15, { ...parent, email: 'petra@test.example', agreed: 'BY_PHONE' }, ['INVALID input.parent.agreed']],
    [15, { ...parent, email: 'petra@test.example' }, []],
    [11, { ...parent, email: 'petra@test.example' }, ['TOO_YOUNG input.birthDate']],
    [16, undefined, []],
  ])('at %i by oneself, with %j: %j', async (years, named, problems) => {
    expect(pathsOf(await register({ birthDate: yearsAgo(years), parent: named }))).toEqual(problems);
  });

  it('refuses the child’s own address as the parent’s', async () => {
    const email = newEmail();
    expect(pathsOf(await register({ email, parent: { ...parent, email } }))).toEqual([
      'INVALID input.parent.email',
    ]);
  });

  it('waits out of matching until the parent presses the button; looking at the page changes nothing', async () => {
    const email = newEmail();
    const { candidate } = await register({ parent: { ...parent, email } });
    expect(await inMatching(candidate.id)).toBe(false);
    const token = await linkTo(email);
    expect(await question(token)).toEqual({
      firstName: 'Sem',
      parentName: 'Petra de Groot',
      askedForMatching: true,
    });
    expect(await inMatching(candidate.id)).toBe(false);
    expect(await agree(token)).toEqual({ agreed: true, problems: [] });
    expect(await inMatching(candidate.id)).toBe(true);
    expect((await agree(token)).problems).toEqual([{ code: 'LINK_USED_OR_EXPIRED' }]);
    expect(await question(token)).toBeNull();
    const [kept] = await app.db((tx) =>
      tx.query(
        `SELECT parent_name, relation, how, token_hash, b.informed_by FROM parental_agreement g
         JOIN legal_basis b USING (candidate_id) WHERE candidate_id = $1 AND b.purpose = 'MATCHING'`,
        [candidate.id],
      ),
    );
    expect(kept).toEqual({
      parent_name: 'Petra de Groot',
      relation: 'PARENT',
      how: 'BY_LINK',
      token_hash: null,
      informed_by: 'Petra de Groot',
    });
  });

  it('lets a link expire after 14 days', async () => {
    const email = newEmail();
    await register({ parent: { ...parent, email } });
    const token = await linkTo(email);
    await app.setClock(new Date(Date.now() + 15 * 86_400_000).toISOString());
    expect(await question(token)).toBeNull();
    expect((await agree(token)).agreed).toBe(false);
    await app.setClock(null);
  });

  it('begins nothing that was not asked for', async () => {
    const email = newEmail();
    const { candidate } = await register({ consentToMatching: false, parent: { ...parent, email } });
    await agree(await linkTo(email));
    expect(await inMatching(candidate.id)).toBe(false);
  });
});

describe('an adviser who registers somebody below 16', () => {
  const recording = (id: string, as: Person | null) =>
    app.ask(
      `mutation($id: ID!, $parent: ParentInput!) { result: recordParentalAgreement(candidateId: $id, parent: $parent) { ${fields} } }`,
      { id, parent: { ...parent, agreed: 'ON_PAPER' } },
      { as },
    );

  it('records at once what the parent said at the desk', async () => {
    const { candidate, problems } = await register({ parent: { ...parent, agreed: 'AT_THE_DESK' } }, adviser);
    expect(problems).toEqual([]);
    expect(candidate).toMatchObject({
      details: { inMatching: true },
      parentalAgreement: { parentName: 'Petra de Groot', relation: 'PARENT', how: 'AT_THE_DESK' },
    });
  });

  it('can record it later; until then no ground can be recorded, whatever it is', async () => {
    const { candidate } = await register({}, adviser);
    expect(candidate.details.inMatching).toBe(false);
    const give = `mutation($id: ID!, $legalBasis: LegalBasisInput) {
      result: giveMatchingConsent(candidateId: $id, legalBasis: $legalBasis) { problems { code path } } }`;
    for (const basis of ['CONSENT', 'PUBLIC_TASK']) {
      const { data } = await app.ask(give, { id: candidate.id, legalBasis: { basis } }, { as: adviser });
      expect(data.result.problems).toEqual([{ code: 'TOO_YOUNG', path: ['candidateId'] }]);
    }
    const { data } = await recording(candidate.id, adviser);
    expect(data.result.candidate).toMatchObject({
      details: { inMatching: true },
      parentalAgreement: { how: 'ON_PAPER' },
    });
    expect((await recording(candidate.id, adviser)).data.result.problems[0].code).toBe('NOT_ALLOWED_NOW');
    const stranger = await app.person('Bram Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
    expect((await recording(candidate.id, stranger)).data.result.problems[0].code).toBe('NOT_FOUND');
  });
});
