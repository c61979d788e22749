import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenEmployer } from '../support/given.js';

let app: TestApp;
let adviser: Person;
beforeAll(async () => {
  app = await startApp();
  adviser = await app.person('Anne Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
});
afterAll(() => app.close());

const change = `mutation($id: ID!, $version: Int!, $input: EmployerChangeInput!) {
  changeEmployer(id: $id, version: $version, input: $input) { employer { name kvkNumber version } problems { code path } }
}`;
const register = `mutation($input: EmployerInput!) {
  registerEmployer(input: $input) { employer { id name } problems { code path message } }
}`;

describe('the numbers that say who an employer is', () => {
  it('are for the desk: an employer changes its name, and cannot become another', async () => {
    const { employer, member } = await givenEmployer(app);
    const { employer: other } = await givenEmployer(app, { name: 'Slachtoffer BV' });
    const { id, version, kvkNumber, leerbedrijfId } = employer;
    const as = async (person: Person, input: object) =>
      (await app.ask(change, { id, version, input }, { as: person })).data.changeEmployer;

    const taken = await as(member, { name: 'X', kvkNumber: other.kvkNumber, leerbedrijfId: '299999999' });
    expect(taken.problems).toEqual([
      { code: 'INVALID', path: ['input', 'kvkNumber'] },
      { code: 'INVALID', path: ['input', 'leerbedrijfId'] },
    ]);
    const renamed = await as(member, { name: 'Nieuwe naam', kvkNumber, leerbedrijfId });
    expect(renamed).toMatchObject({ employer: { name: 'Nieuwe naam', kvkNumber }, problems: [] });

    await app.db((tx) => tx.execute('UPDATE employer SET leerbedrijf_id = NULL WHERE id = $1', [id]));
    const add = {
      id,
      version: version + 1,
      input: { name: 'Nieuwe naam', kvkNumber, leerbedrijfId: '299999998' },
    };
    expect((await app.ask(change, add, { as: member })).data.changeEmployer.problems).toEqual([]);

    const again = { id, version: version + 2, input: { name: 'Nieuwe naam', kvkNumber: '87654321' } };
    const byDesk = (await app.ask(change, again, { as: adviser })).data.changeEmployer;
    expect(byDesk).toMatchObject({ employer: { kvkNumber: '87654321' }, problems: [] });
  });

  it('are nobody else’s: another employer and another desk do not find it', async () => {
    const { employer } = await givenEmployer(app);
    const { member: stranger } = await givenEmployer(app);
    const elsewhere = await app.person('Gerda Groningen', { role: 'ADVISER', regionCode: 'AM01' });
    const { id, version, name, kvkNumber, leerbedrijfId } = employer;
    for (const person of [stranger, elsewhere]) {
      const input = { name, kvkNumber, leerbedrijfId };
      const answer = await app.ask(change, { id, version, input }, { as: person });
      expect(answer.data.changeEmployer.problems).toEqual([{ code: 'NOT_FOUND', path: ['id'] }]);
    }
  });
});

describe('a leerbedrijf-ID', () => {
  const typed = (leerbedrijfId: string) => ({
    name: 'Bakkerij De Korenmaat',
    kvkNumber: '01234567',
    postcode4: '7511',
    leerbedrijfId,
  });
  const registered = async (person: Person, leerbedrijfId: string) => {
    const answer = await app.ask(register, { input: typed(leerbedrijfId) }, { as: person });
    expect(answer.errors).toBeUndefined();
    return answer.data.registerEmployer;
  };
  const taken = [{ code: 'INVALID', path: ['input', 'leerbedrijfId'] }];

  it('that another region knows gets the answer of one that nobody knows', async () => {
    const elsewhere = await app.person('Gea Groningen', { role: 'ADVISER', regionCode: 'AM01' });
    const { employer } = await givenEmployer(app);
    const known = await registered(elsewhere, employer.leerbedrijfId ?? '');
    const fresh = await registered(elsewhere, '388888888');
    expect({ ...known.employer, id: '' }).toEqual({ ...fresh.employer, id: '' });
    expect(known.problems).toEqual([]);
    expect((await registered(adviser, employer.leerbedrijfId ?? '')).problems).toMatchObject(taken);
  });

  it('is entered once by eight who enter it at once, and the others are told', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => registered(adviser, '377777777')));
    expect(answers.filter(({ employer }) => employer)).toHaveLength(1);
    const told = answers.filter(({ employer }) => !employer).map(({ problems }) => problems);
    expect(told).toEqual(Array.from({ length: 7 }, () => [expect.objectContaining(taken[0]!)]));
  });

  it('goes to one of those who give it to different employers at once', async () => {
    const given = await Promise.all(Array.from({ length: 6 }, () => givenEmployer(app)));
    const answers = await Promise.all(
      given.map(({ employer: { id, version, name, kvkNumber } }) =>
        app.ask(
          change,
          { id, version, input: { name, kvkNumber, leerbedrijfId: '366666666' } },
          { as: adviser },
        ),
      ),
    );
    const problems = answers.map(({ data }) => data.changeEmployer.problems);
    expect(problems.filter(({ length }) => length === 0)).toHaveLength(1);
    expect(problems.filter(({ length }) => length === 1).map(([one]) => one)).toEqual(
      Array.from({ length: 5 }, () => taken[0]),
    );
  });
});

describe('who may sign in for a new employer', () => {
  const input = (contactEmail: string) => ({
    name: 'Bakkerij De Korenmaat',
    kvkNumber: '01234567',
    postcode4: '7511',
    contactEmail,
  });

  it('has an address that mail can reach, else nothing is added', async () => {
    const answer = (await app.ask(register, { input: input('geen adres') }, { as: adviser })).data;
    expect(answer.registerEmployer).toMatchObject({
      employer: null,
      problems: [{ code: 'INVALID', path: ['input', 'contactEmail'] }],
    });
  });

  it('signs in with the address as it was meant, whatever spaces and capitals were typed', async () => {
    const typed = ' Bakker@Korenmaat.Example ';
    const answer = (await app.ask(register, { input: input(typed) }, { as: adviser })).data;
    expect(answer.registerEmployer.problems).toEqual([]);
    const accounts = await app.db((tx) =>
      tx.query<{ email: string }>(
        'SELECT a.email FROM role_grant g JOIN account a ON a.id = g.account_id WHERE g.subject_id = $1',
        [answer.registerEmployer.employer.id],
      ),
    );
    expect(accounts).toEqual([{ email: 'bakker@korenmaat.example' }]);
  });
});

it('takes what is no id for an employer that does not exist', async () => {
  const answer = await app.ask('{ employer(id: "geen-id") { id } }', {}, { as: adviser });
  expect(answer).toEqual({ data: { employer: null } });
});
