import type { Page } from 'playwright-core';
import { ProposeIntroduction } from '../../src/introductions/propose-introduction.usecase.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser, givenCandidate, givenEmployer, givenPlace } from '../support/given.js';
import { asTest } from '../support/test-transaction.js';
import { startBrowser, typeDate, wrongForAccess, type WebBrowser } from './support/browser.js';

let app: TestApp;
let browser: WebBrowser;

beforeAll(async () => {
  app = await startApp();
  browser = await startBrowser(app);
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const today = (): Promise<string> => app.db((tx) => Promise.resolve(tx.today));
const later = async (days: number): Promise<string> =>
  new Date(Date.parse(`${await today()}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

async function fillIn(page: Page, trade: string): Promise<void> {
  await page.getByLabel('Naam van de leerbaan').fill('Leerling monteur');
  await page.getByLabel('Wat gaat de leerling doen?').fill('Je leert het vak bij ons op de bus.');
  await page.getByLabel('Opleiding (kwalificatie)').pressSequentially(trade);
  await page.getByRole('option', { name: trade }).click();
  await page.getByRole('button', { name: 'Andere kiezen' }).waitFor();
  await page.getByLabel('Postcode van de werkplek').fill('7511 AB');
  await page.getByLabel('Uren per week').fill('32');
  await page.getByLabel('Loon per uur').fill('14,80');
  await typeDate(page, 'startsOn', await later(90));
  await typeDate(page, 'lapsesOn', await later(60));
}

/** Presses on to the next step. */
async function goOn(page: Page, heading: string): Promise<void> {
  await page.getByRole('button', { name: 'Verder' }).click();
  await page.getByRole('heading', { name: heading }).waitFor();
}

/** Introduces a candidate of Twente for a place, by an adviser who knows them; the candidate said yes when asked to. */
async function introduce(adviser: Person, candidateId: string, placeId: string): Promise<string> {
  const actor = {
    accountId: adviser.accountId,
    grants: [{ role: 'ADVISER' as const, regionCode: 'AM05', subjectId: null }],
    session: null,
  };
  const { value } = await asTest(() =>
    app.app
      .get(ProposeIntroduction)
      .execute(actor, { candidateId, placeId, message: 'Dit lijkt me een mooie plek.' }),
  );
  if (!value) throw new Error('The introduction could not be proposed');
  return value.introduction.id;
}

const answer = `mutation ($id: ID!, $accept: Boolean!) {
  answerIntroduction(id: $id, accept: $accept) { introduction { id } problems { message } } }`;

describe('an employer', () => {
  it('posts a first place: typed, checked, and visible to everybody', async () => {
    const { employer, member } = await givenEmployer(app, { name: 'Bakkerij De Es' });
    const page = await browser.open(member);
    await page.goto('/mijn-leerbanen');
    await page.getByRole('heading', { name: 'Plaats uw eerste leerbaan' }).waitFor();
    expect(await wrongForAccess(page)).toEqual([]);
    await page.getByRole('link', { name: 'Plaats een leerbaan' }).click();

    await page.getByRole('button', { name: 'Verder' }).click();
    await page.getByRole('heading', { name: /Er kloppen nog \d dingen niet/ }).waitFor();
    expect(await wrongForAccess(page)).toEqual([]);
    await page.getByRole('link', { name: 'Vul de laatste startdag in.' }).click();
    expect(await page.locator('#startsOn :focus').count()).toBe(1);

    await fillIn(page, '25180');
    await page.reload();
    expect(await page.getByLabel('Naam van de leerbaan').inputValue()).toBe('Leerling monteur');
    expect(await wrongForAccess(page)).toEqual([]);
    await goOn(page, 'Klopt alles?');
    expect(await wrongForAccess(page)).toEqual([]);
    await page.getByRole('button', { name: 'Publiceer de leerbaan' }).click();
    await page.getByText('De leerbaan is zichtbaar.').waitFor();
    expect(await wrongForAccess(page)).toEqual([]);

    const { data } = await app.ask(
      `{ places(first: 100) { nodes { title postcode4 wagePerHour hoursPerWeek employer { id } } } }`,
    );
    const seen = data.places.nodes.filter(
      (place: { employer: { id: string } }) => place.employer.id === employer.id,
    );
    expect(seen).toEqual([
      {
        title: 'Leerling monteur',
        postcode4: '7511',
        wagePerHour: 14.8,
        hoursPerWeek: 32,
        employer: { id: employer.id },
      },
    ]);
  });

  it('keeps a draft, and hears what to do, without the accreditation', async () => {
    const { member } = await givenEmployer(app, { name: 'Zonder erkenning', accredited: false });
    const page = await browser.open(member);
    await page.goto('/leerbanen/nieuw');
    await fillIn(page, '25180');
    await page.getByText('nog geen erkenning').waitFor();
    await goOn(page, 'Klopt alles?');
    await page.getByRole('button', { name: 'Publiceer de leerbaan' }).click();
    await page.getByText('Bewaard als concept. Publiceren lukte niet').waitFor();
    await page.getByText('een adviseur kan instaan voor een erkenning').waitFor();
    await page
      .getByRole('link', { name: /Mijn bedrijf/ })
      .last()
      .click();
    await page.getByRole('heading', { name: 'Erkenningen' }).waitFor();
    expect(await wrongForAccess(page)).toEqual([]);
  });

  it('loses nothing of what was typed when somebody else was first', async () => {
    const { employer, member } = await givenEmployer(app, { name: 'Met zijn tweeën' });
    const place = await givenPlace(app, { employer });
    const page = await browser.open(member);
    await page.goto(`/leerbanen/${place.id}/wijzigen`);
    await page.getByLabel('Naam van de leerbaan').fill('Leerling monteur op de bus');
    await app.db((tx) =>
      tx.execute(`UPDATE place SET title = 'Anders', version = version + 1 WHERE id = $1`, [place.id]),
    );
    await page.getByRole('button', { name: 'Verder' }).click();
    await page.getByRole('button', { name: 'Bewaar de wijzigingen' }).click();
    await page.getByText('Iemand anders heeft deze leerbaan intussen gewijzigd.').waitFor();
    expect(await page.getByLabel('Naam van de leerbaan').inputValue()).toBe('Leerling monteur op de bus');
    await page.getByRole('button', { name: 'Verder' }).click();
    await page.getByRole('button', { name: 'Bewaar de wijzigingen' }).click();
    await page.getByText('De wijzigingen zijn bewaard.').waitFor();
    await page.getByRole('heading', { name: 'Leerling monteur op de bus', level: 1 }).waitFor();
  });

  it('takes a place back with a reason', async () => {
    const { employer, member } = await givenEmployer(app, { name: 'Geen tijd meer' });
    const place = await givenPlace(app, { employer });
    const page = await browser.open(member);
    await page.goto(`/mijn-leerbanen/${place.id}`);
    await page.getByText('Terugtrekken', { exact: true }).click();
    await page.getByRole('button', { name: 'Trek de leerbaan terug' }).click();
    await page.getByRole('link', { name: 'Kies een reden. Het loket leert ervan.' }).waitFor();
    await page.getByLabel('geen tijd of plek meer om te begeleiden').check();
    await page.getByRole('button', { name: 'Trek de leerbaan terug' }).click();
    await page.getByText('De leerbaan is teruggetrokken.').waitFor();
    const [row] = await app.db((tx) =>
      tx.query<{ status: string }>(`SELECT status FROM place WHERE id = $1`, [place.id]),
    );
    expect(row?.status).toBe('WITHDRAWN');
  });

  it('sees no name before the candidate said yes, and answers in two taps on a phone', async () => {
    const { employer, member } = await givenEmployer(app, { name: 'Twee tikken' });
    const place = await givenPlace(app, { employer });
    const adviser = await givenAdviser(app, 'Anja van het loket');
    const { candidate, person } = await givenCandidate(app, { name: 'Sanne Verbeek', team: [adviser] });
    const id = await introduce(adviser, candidate.id, place.id);
    const page = await browser.open(member, { phone: true });
    await page.goto(`/voorstellen/${id}`);
    await page.getByText('Kandidaat (naam volgt na een ja)').waitFor();
    expect(await page.content()).not.toContain('Sanne');

    await app.ask(answer, { id, accept: true }, { as: person });
    await page.goto('/mijn-leerbanen');
    await page.getByRole('heading', { name: 'Wacht op uw antwoord' }).waitFor();
    expect(await wrongForAccess(page)).toEqual([]);
    await page.locator('section[aria-labelledby=gevraagd] a').click();
    await page.getByText('Sanne Verbeek').waitFor();
    expect(await wrongForAccess(page)).toEqual([]);
    await page.getByLabel('Ja, ik wil kennismaken').check();
    await page.getByRole('button', { name: 'Verstuur mijn antwoord' }).click();
    await page.getByText('U hebt ja gezegd.').waitFor();
    expect(await wrongForAccess(page)).toEqual([]);
    expect(await page.locator('[aria-current=step]').textContent()).toContain('De school');
  });
});
