import { EmployersRepository } from '../../src/employers/employers.repository.js';
import { connect, startOpenIdProvider, TestBrowser, type OpenIdWorld } from '../access/openid-world.js';
import { startApp, type Person, type TestApp } from '../support/app.js';

let world: OpenIdWorld;
let app: TestApp;
let number = 0;
beforeAll(async () => {
  world = await startOpenIdProvider();
  app = await startApp(world.environment);
});
afterAll(async () => {
  await app?.close();
  await world?.stop();
});

const kvkClaim = 'urn:etoegang:1.9:EntityConcernedID:KvKnr';
const establishmentClaim = 'urn:etoegang:1.9:ServiceRestriction:Vestigingsnr';
const newKvk = () => String(70_000_000 + (number += 1)).padStart(8, '0');
const rows = <Row>(sql: string, ...parameters: unknown[]) => app.db((tx) => tx.query<Row>(sql, parameters));

/** Somebody who is signed in by eHerkenning for the company with that KvK number. */
async function signedInFor(
  kvk: string,
  { level = 'substantial', establishment }: { level?: 'low' | 'substantial'; establishment?: string } = {},
): Promise<{ person: Person; browser: TestBrowser }> {
  number += 1;
  const person = await app.person(`Ondernemer ${number}`);
  const browser = new TestBrowser(app.url);
  browser.setCookie('routekaart', person.cookie.slice('routekaart='.length));
  const claims = { [kvkClaim]: kvk, ...(establishment ? { [establishmentClaim]: establishment } : {}) };
  await browser.signIn({ account: `ondernemer-${number}`, level, claims }, 'eherkenning');
  const { data } = await browser.ask(connect);
  expect(data.connectOpenId).toMatchObject({ outcome: 'SIGNED_IN', company: true });
  return { person, browser };
}

/** An employer that nobody acts for. */
async function employerWith(kvkNumber: string, name = `Bedrijf ${kvkNumber}`): Promise<string> {
  const employers = app.app.get(EmployersRepository);
  const details = { name, kvkNumber, leerbedrijfId: null };
  return (await app.db((tx) => employers.add(tx, details, 'AM05', 'CONFIRMED'))).id;
}

const enter = `mutation($employerId: ID) {
  enterCompany(employerId: $employerId) { as kvkNumber employers { id } problems { code } } }`;
const enterIn = async (browser: TestBrowser, employerId: string | null = null) =>
  (await browser.ask(enter, { employerId })).data.enterCompany;
const register = `mutation($input: OwnCompanyInput!) {
  registerOwnCompany(input: $input) { employer { id kvkNumber } problems { code path } } }`;
const registerIn = async (browser: TestBrowser, input = { name: 'Nieuw Bedrijf', postcode4: '7511' }) =>
  (await browser.ask(register, { input })).data.registerOwnCompany;
const rolesIn = async (browser: TestBrowser) =>
  (await browser.ask('{ viewer { roles employers { id } } }')).data.viewer;

describe('who signs in for a company by eHerkenning', () => {
  it('becomes the admin of an employer nobody acted for, and is known the next time', async () => {
    const kvk = newKvk();
    const id = await employerWith(kvk);
    const { browser, person } = await signedInFor(kvk);
    const entered = { kvkNumber: kvk, employers: [{ id }], problems: [] };
    expect(await enterIn(browser)).toEqual({ as: 'ADMIN', ...entered });
    expect(await rolesIn(browser)).toEqual({ roles: ['EMPLOYER'], employers: [{ id }] });
    expect(await enterIn(browser)).toEqual({ as: 'MEMBER', ...entered });
    expect(
      await rows(
        `SELECT member_role FROM role_grant WHERE account_id = $1 AND subject_id = $2 AND ended_at IS NULL`,
        person.accountId,
        id,
      ),
    ).toEqual([{ member_role: 'ADMIN' }]);
    expect(
      await rows(`SELECT FROM audit_entry WHERE action = 'employer.claimed' AND subject = $1`, id),
    ).toHaveLength(1);
  });

  it('does not at a level that is too low', async () => {
    const kvk = newKvk();
    await employerWith(kvk);
    const { browser } = await signedInFor(kvk, { level: 'low' });
    expect(await enterIn(browser)).toMatchObject({ as: null, problems: [{ code: 'OPENID_LEVEL_TOO_LOW' }] });
    const { browser: another } = await signedInFor(newKvk(), { level: 'low' });
    expect(await registerIn(another)).toMatchObject({ problems: [{ code: 'OPENID_LEVEL_TOO_LOW' }] });
    expect(await rolesIn(browser)).toEqual({ roles: [], employers: [] });
  });

  it('does not where others act for it already', async () => {
    const kvk = newKvk();
    const id = await employerWith(kvk);
    await app.person('Beheerder', { role: 'EMPLOYER', subjectId: id });
    const { browser } = await signedInFor(kvk);
    expect(await enterIn(browser)).toMatchObject({ as: 'MANAGED_BY_OTHERS', employers: [{ id }] });
    expect(await rolesIn(browser)).toEqual({ roles: [], employers: [] });
  });

  it('asks those who do, once, and not again for a month after a no', async () => {
    const kvk = newKvk();
    const id = await employerWith(kvk);
    const admin = await app.person('Beheerder', { role: 'EMPLOYER', subjectId: id });
    const { browser } = await signedInFor(kvk);
    for (let time = 0; time < 2; time++) await enterIn(browser);
    const list = '{ employerClaims { id companyName kvkNumber postcode4 } }';
    const waiting = async () => (await app.ask(list, {}, { as: admin })).data.employerClaims;
    const [claim, ...others] = await waiting();
    expect([claim.kvkNumber, claim.postcode4, others]).toEqual([kvk, null, []]);
    const no = `mutation($id: ID!) { decideEmployerClaim(id: $id, approve: false, reason: "Ken ik niet") { accepted } }`;
    await app.ask(no, { id: claim.id }, { as: admin });
    expect(await enterIn(browser)).toMatchObject({ as: 'MANAGED_BY_OTHERS' });
    expect(await waiting()).toEqual([]);
  });

  it('is the first admin alone when two come at once', async () => {
    const kvk = newKvk();
    await employerWith(kvk);
    const both = [await signedInFor(kvk), await signedInFor(kvk)];
    const outcomes = await Promise.all(both.map(({ browser }) => enterIn(browser)));
    expect(outcomes.map((outcome) => outcome.as).sort()).toEqual(['ADMIN', 'MANAGED_BY_OTHERS']);
  });

  it('chooses between several with the same number, and takes no other', async () => {
    const kvk = newKvk();
    const ids = [await employerWith(kvk, 'Vestiging A'), await employerWith(kvk, 'Vestiging B')];
    const elsewhere = await employerWith(newKvk());
    const { browser } = await signedInFor(kvk);
    const first = await enterIn(browser);
    expect(first).toMatchObject({ as: 'CHOOSE' });
    expect(first.employers.map(({ id }: { id: string }) => id).sort()).toEqual([...ids].sort());
    expect(await enterIn(browser, elsewhere)).toMatchObject({ as: null, problems: [{ code: 'NOT_FOUND' }] });
    expect(await enterIn(browser, ids[1])).toMatchObject({ as: 'ADMIN', employers: [{ id: ids[1] }] });
  });

  it('with a mandate for one establishment comes to the employer that has it', async () => {
    const kvk = newKvk();
    const [, there] = [await employerWith(kvk), await employerWith(kvk)];
    await rows(
      `INSERT INTO establishment (id, employer_id, name, establishment_number, postcode4)
       VALUES (gen_random_uuid(), $1, 'Werf', '000012345678', '7511')`,
      there,
    );
    const { browser } = await signedInFor(kvk, { establishment: '000012345678' });
    expect(await enterIn(browser)).toMatchObject({ as: 'ADMIN', employers: [{ id: there }] });
  });

  it('enters a company that is not here yet, with the number the provider told', async () => {
    const kvk = newKvk();
    const { browser } = await signedInFor(kvk);
    expect(await enterIn(browser)).toEqual({ as: 'UNKNOWN', kvkNumber: kvk, employers: [], problems: [] });
    expect(await registerIn(browser, { name: ' ', postcode4: '0000' })).toMatchObject({
      employer: null,
      problems: [{ path: ['input', 'name'] }, { path: ['input', 'postcode4'] }],
    });
    const { employer } = await registerIn(browser);
    expect(employer.kvkNumber).toBe(kvk);
    expect(await rolesIn(browser)).toEqual({ roles: ['EMPLOYER'], employers: [{ id: employer.id }] });
    expect(await rows('SELECT status, region_code FROM employer WHERE id = $1', employer.id)).toEqual([
      { status: 'TO_BE_CONFIRMED', region_code: 'AM05' },
    ]);
  });

  it('enters it once when two colleagues do so at once', async () => {
    const kvk = newKvk();
    const both = [await signedInFor(kvk), await signedInFor(kvk)];
    await Promise.all(both.map(({ browser }) => registerIn(browser)));
    expect(await rows('SELECT FROM employer WHERE kvk_number = $1', kvk)).toHaveLength(1);
  });
});

describe('who did not sign in for a company', () => {
  it.each(['by mail', 'by a provider for persons'])(
    '%s has none to enter, whatever their number',
    async (how) => {
      number += 1;
      const kvk = newKvk();
      await employerWith(kvk);
      const person = await app.person(`Particulier ${number}`);
      const browser = new TestBrowser(app.url);
      browser.setCookie('routekaart', person.cookie.slice('routekaart='.length));
      if (how !== 'by mail') {
        await browser.signIn({
          account: `particulier-${number}`,
          level: 'high',
          claims: { [kvkClaim]: kvk },
        });
        await browser.ask(connect);
      }
      expect(await enterIn(browser)).toMatchObject({ as: null, problems: [{ code: 'OPENID_NO_COMPANY' }] });
      expect(await registerIn(browser)).toMatchObject({ problems: [{ code: 'OPENID_NO_COMPANY' }] });
    },
  );
});
