import type { Page } from 'playwright-core';
import { addDays } from '../../src/platform/calendar-date.js';
import type { Place } from '../../src/places/place.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser, givenCandidate, givenPlace } from '../support/given.js';
import { startBrowser, wrongForAccess, type WebBrowser } from './support/browser.js';

let app: TestApp;
let browser: WebBrowser;
let adviser: Person;
let coordinator: Person;
let place: Place;
const failures: string[] = [];

beforeAll(async () => {
  app = await startApp();
  browser = await startBrowser(app);
  adviser = await givenAdviser(app, 'Anja Adviseur');
  coordinator = await app.person('Cor Coördinator', { role: 'COORDINATOR', regionCode: 'AM05' });
  const today = await app.db(async (tx) => tx.today);
  place = await givenPlace(app, { lapsesOn: addDays(today, 5), startsOn: addDays(today, 60), seats: 2 });
  for (const name of ['Noor Voorbeeld', 'Sem Voorbeeld'])
    await givenCandidate(app, { name, team: [adviser] });
});
afterAll(async () => {
  await browser.close();
  await app.close();
});
afterEach(() => {
  if (failures.length > 0) throw new Error(failures.splice(0).join('\n'));
});

async function open(as: Person, path: string, phone = false): Promise<Page> {
  const page = await browser.open(as, { phone });
  page.on('pageerror', ({ message }) => failures.push(message));
  await page.goto(path);
  return page;
}
const fitsItsWidth = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');

describe('the rescue plan', () => {
  it('is asked for, sets a step aside and takes it back, and becomes an introduction in one click', async () => {
    const page = await open(adviser, '/reddingsplan', true);
    await page.getByRole('heading', { name: 'Er is nog geen plan' }).waitFor();
    await page.getByRole('button', { name: 'Maak een plan' }).click();
    await page.getByText('We rekenen het plan uit').waitFor();
    await app.settle();
    await page.getByText('2 plekken te redden, van de 2 die anders vervallen').waitFor();
    const steps = page
      .getByRole('list', { name: 'Voor u' })
      .getByRole('listitem')
      .filter({ hasText: place.title });
    await steps.nth(1).waitFor();
    expect(await wrongForAccess(page)).toEqual([]);
    expect(await fitsItsWidth(page)).toBe(true);

    await page.getByRole('button', { name: 'Leg opzij Noor Voorbeeld' }).click();
    const why = page.getByRole('form', { name: 'Waarom legt u Noor Voorbeeld' });
    await why.getByLabel('Reden').selectOption({ label: 'Iets anders' });
    await why.getByRole('button', { name: 'Leg opzij en reken opnieuw' }).click();
    await why.getByText('Toelichting').waitFor();
    await why.getByLabel('Toelichting').fill('Noor start liever in de zomer.');
    await why.getByRole('button', { name: 'Leg opzij en reken opnieuw' }).click();
    await page.getByText('We rekenen het plan uit').waitFor();
    await app.settle();
    await page.getByText('1 plek te redden, van de 2 die anders vervallen').waitFor();
    await page.getByText('1 stap opzij gelegd').click();
    await page.getByText('Noor start liever in de zomer.').waitFor();
    await page.getByRole('button', { name: 'Zet terug Noor Voorbeeld' }).click();
    await page.getByText('We rekenen het plan uit').waitFor();
    await app.settle();
    await page.getByText('2 plekken te redden, van de 2').waitFor();

    await page.getByRole('button', { name: 'Stel voor Sem Voorbeeld' }).click();
    await page.getByRole('link', { name: 'Bekijk het voorstel' }).click();
    await page.getByRole('heading', { level: 1, name: /Sem Voorbeeld/ }).waitFor();
    const { data } = await app.ask(
      '{ introductions(first: 5) { nodes { status place { id } } } }',
      {},
      { as: adviser },
    );
    expect(data.introductions.nodes).toEqual([{ status: 'PROPOSED', place: { id: place.id } }]);
  });
});

describe('a coordinator', () => {
  it('sees what other weights would change, and only then saves them', async () => {
    const page = await open(coordinator, '/wat-telt-mee');
    await page.getByLabel('Afstand, in procenten').fill('40');
    await page.getByRole('button', { name: 'Bekijk wat er verandert' }).click();
    await page.getByRole('link', { name: /De procenten zijn samen 110/ }).waitFor();
    await page.getByLabel('Startdatum, in procenten').fill('15');
    await page.getByRole('button', { name: 'Bekijk wat er verandert' }).click();
    await page.getByRole('heading', { name: 'Zo veranderen deze lijsten' }).waitFor();
    expect(await wrongForAccess(page)).toEqual([]);
    await page.getByRole('button', { name: 'Sla op' }).click();
    await page.getByText('Opgeslagen. Het staat ook in het logboek.').waitFor();
    const { data } = await app.ask(
      '{ desk { settings { matchingWeights { distance availability } } } }',
      {},
      { as: coordinator },
    );
    expect(data.desk.settings.matchingWeights).toEqual({ distance: 0.4, availability: 0.15 });
  });

  it('says which trades are like each other, and why', async () => {
    const page = await open(coordinator, '/kwalificaties/verwant', true);
    await page.getByLabel('Zoek een opleiding').fill('metsel');
    const pair = page.getByRole('listitem').filter({ hasText: 'Metselen' }).first();
    await pair.getByRole('button', { name: /^Wijzig de reden/ }).click();
    const reason = page.getByLabel('Waarom ze op elkaar lijken');
    expect(await reason.inputValue()).not.toBe('');
    await reason.fill('Beide werken met steen en mortel, op dezelfde bouwplaats.');
    await page.getByRole('button', { name: 'Bewaar' }).click();
    await page.getByText('Bewaard.').waitFor();
    await page.getByRole('listitem').filter({ hasText: 'op dezelfde bouwplaats' }).waitFor();
    expect(await wrongForAccess(page)).toEqual([]);
    expect(await fitsItsWidth(page)).toBe(true);
  });
});
