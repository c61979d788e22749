import type { Page } from 'playwright-core';
import { addDays, type CalendarDate } from '../../src/platform/calendar-date.js';
import { moment, sweepsOf } from '../lapse-alerts/desk-at-work.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser, givenCandidate, givenEmployer, givenPlace } from '../support/given.js';
import { startBrowser, typeDate, type WebBrowser } from './support/browser.js';

/** What the product is for, in one story on one database: four people, each in a browser of their own. */
let app: TestApp;
let browser: WebBrowser;
let today: CalendarDate;
let adviser: Person;
let candidate: Person;
let employer: Person;
let placeUrl: string;
const title = 'Leerling bakker in de ochtend';

beforeAll(async () => {
  app = await startApp();
  browser = await startBrowser(app);
  today = await app.db(async (tx) => tx.today);
  adviser = await givenAdviser(app, 'Anja Adviseur');
  await givenPlace(app, { title: 'Leerling kapper', creboCode: '25180' });
  employer = (await givenEmployer(app, { name: 'Bakkerij De Es' })).member;
  candidate = (
    await givenCandidate(app, {
      name: 'Noor Voorbeeld',
      team: [adviser],
      wish: { postcode4: '7511', maxTravelKm: 15 },
    })
  ).person;
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

async function publicly(look: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.open(null);
  await page.goto('/leerbanen');
  await look(page);
  await page.context().close();
}

async function answerYes(person: Person, label: string, said: string): Promise<void> {
  const page = await browser.open(person, { phone: true });
  await page.goto(person === candidate ? '/mijn-voorstellen' : '/mijn-leerbanen');
  // The employer's own places stand on that page too, under the same name, and may be there before the question is.
  await page.locator('a[href*="voorstellen/"]', { hasText: title }).first().click();
  await page.getByLabel(label).check();
  await page.getByRole('button', { name: 'Verstuur mijn antwoord' }).click();
  await page.getByText(said).waitFor();
  await page.context().close();
}

it('goes from a visitor who looks to a place that is filled', async () => {
  await publicly((page) => page.getByRole('link', { name: 'Leerling kapper' }).waitFor());

  const company = await browser.open(employer);
  await company.goto('/mijn-leerbanen');
  await company.getByRole('link', { name: 'Plaats een leerbaan' }).click();
  await company.getByLabel('Naam van de leerbaan').fill(title);
  await company.getByLabel('Wat gaat de leerling doen?').fill('Je leert brood bakken.');
  await company.getByLabel('Opleiding (kwalificatie)').pressSequentially('25180');
  await company.getByRole('option', { name: '25180' }).click();
  await company.getByRole('button', { name: 'Andere kiezen' }).waitFor();
  await company.getByLabel('Postcode van de werkplek').fill('7511 AB');
  await company.getByLabel('Uren per week').fill('32');
  await typeDate(company, 'startsOn', addDays(today, 60));
  await typeDate(company, 'lapsesOn', addDays(today, 7));
  await company.getByRole('button', { name: 'Verder' }).click();
  await company.getByRole('heading', { name: 'Klopt alles?' }).waitFor();
  await company.getByRole('button', { name: 'Publiceer de leerbaan' }).click();
  await company.getByText('De leerbaan is zichtbaar.').waitFor();
  placeUrl = company.url();

  await publicly((page) => page.getByRole('link', { name: title }).waitFor());

  await sweepsOf(app).send();
  const desk = await browser.open(adviser);
  await desk.goto('/vandaag');
  const card = desk.getByRole('listitem').filter({ hasText: title }).first();
  await card.getByText('vervalt over 7 dagen', { exact: false }).waitFor();
  await card.getByText(/0 km/).first().waitFor();
  await card.getByRole('button', { name: /^Stel voor/ }).click();
  await desk.getByRole('button', { name: 'Ja, stel voor' }).click();
  await desk.getByRole('link', { name: 'Bekijk het voorstel' }).waitFor();

  await answerYes(candidate, 'Ja, ik wil kennismaken', 'Je hebt ja gezegd.');
  await answerYes(employer, 'Ja, ik wil kennismaken', 'U hebt ja gezegd.');

  await desk.getByRole('link', { name: 'Bekijk het voorstel' }).click();
  await desk.getByText('Noor Voorbeeld').first().waitFor();
  await desk.getByText('Bevestig de plaatsing', { exact: true }).first().click();
  await desk.getByRole('button', { name: 'Bevestig de plaatsing' }).click();
  await desk.getByText('geplaatst', { exact: true }).waitFor();

  await company.goto(placeUrl);
  await company.getByText('vervuld', { exact: true }).first().waitFor();
  await publicly(async (page) => {
    await page.getByRole('link', { name: 'Leerling kapper' }).waitFor();
    expect(await page.getByRole('link', { name: title }).count()).toBe(0);
  });
});

it('has a place with seven days left on the adviser’s list and, next morning, in the mailbox', async () => {
  await givenPlace(app, {
    title: 'Leerling slager',
    startsOn: addDays(today, 60),
    lapsesOn: addDays(today, 8),
  });
  const morning = `${addDays(today, 1)}T07:00:00Z`;
  await moment(app, morning);
  await sweepsOf(app).send();
  await sweepsOf(app).digest();
  await app.settle();
  const desk = await browser.open(adviser);
  await desk.clock.setSystemTime(morning);
  await desk.goto('/vandaag');
  await desk
    .getByRole('listitem')
    .filter({ hasText: 'Leerling slager' })
    .getByText('vervalt over 7 dagen', { exact: false })
    .waitFor();
  const [account] = await app.db((tx) =>
    tx.query<{ email: string }>('SELECT email FROM account WHERE id = $1', [adviser.accountId]),
  );
  const mailbox = await fetch(`${app.url}/dev/mailbox.json?to=${encodeURIComponent(account?.email ?? '')}`);
  const mails = (await mailbox.json()) as { subject: string; text: string }[];
  const digest = mails.find(({ text }) => text.includes('Leerling slager'));
  expect(digest?.subject).toBe('2 leerbanen vervallen binnenkort');
  expect(digest?.text).toMatch(/Vervalt over 7 dagen, op \d+ [a-z]+ \d{4}\./);
});
