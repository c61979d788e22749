import type { Page } from 'playwright-core';
import { ProposeIntroduction } from '../../src/introductions/propose-introduction.usecase.js';
import { addDays } from '../../src/platform/calendar-date.js';
import { startApp, type TestApp } from '../support/app.js';
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

const next = (page: Page): Promise<void> => page.getByRole('button', { name: 'Volgende' }).click();

describe('somebody who looks for a place', () => {
  it('registers from the answers of "which places fit me?", one question a page, on a phone', async () => {
    const page = await browser.open(null, { phone: true });
    await page.goto('/inschrijven?diploma=VMBO_KADER&niveaus=2,3&postcode=7511&km=25');
    await page.getByRole('heading', { name: 'Hoe heet je?' }).waitFor();
    await next(page);
    await page.getByRole('link', { name: 'Vul je naam in.' }).waitFor();
    expect(await wrongForAccess(page)).toEqual([]);
    await page.getByLabel('Voornaam en achternaam').fill('Noor Probeer');
    await next(page);
    await page.getByRole('heading', { name: 'Wanneer ben je geboren?' }).waitFor();
    expect(await wrongForAccess(page)).toEqual([]);
    await typeDate(page, 'geboortedatum', '2004-05-17');
    await next(page);
    await page.getByRole('heading', { name: 'Waar woon je?' }).waitFor();
    expect(await page.getByLabel('Je postcode').inputValue()).toBe('7511');
    await next(page);
    await page.getByLabel('E-mailadres').fill('noor.probeer@test.example');
    expect(await wrongForAccess(page)).toEqual([]);
    await next(page);
    await page.getByLabel('Ja, het loket mag met mijn gegevens').check();
    expect(await wrongForAccess(page)).toEqual([]);
    await page.getByRole('button', { name: 'Controleer mijn antwoorden' }).click();
    await page.getByText('Tot 25 km van postcode 7511').waitFor();
    expect(await wrongForAccess(page)).toEqual([]);
    expect(page.url()).not.toContain('Noor');
    await page.getByRole('button', { name: 'Schrijf mij in' }).click();
    await page.getByRole('heading', { name: 'Kijk in je mail' }).waitFor();
    expect(await wrongForAccess(page)).toEqual([]);

    const [row] = await app.db((tx) =>
      tx.query<{ name: string; levels: number[]; basis: string; version: string }>(
        `SELECT c.name, w.mbo_levels AS levels, b.basis, b.text_version AS version
         FROM candidate c JOIN wish w ON w.candidate_id = c.id
         JOIN legal_basis b ON b.candidate_id = c.id AND b.purpose = 'MATCHING'
         WHERE c.email = 'noor.probeer@test.example'`,
      ),
    );
    const { data } = await app.ask('{ consentText { version } }');
    expect(row).toEqual({
      name: 'Noor Probeer',
      levels: [2, 3],
      basis: 'CONSENT',
      version: data.consentText.version,
    });
  });

  it('is asked for a parent when they are fifteen', async () => {
    const page = await browser.open(null);
    await page.goto('/inschrijven/geboortedatum?niveaus=2');
    const year = new Date().getFullYear() - 15;
    await typeDate(page, 'geboortedatum', `${year}-01-01`);
    await next(page);
    await page.getByRole('heading', { name: /Wie is je ouder of voogd/ }).waitFor();
    await next(page);
    await page.getByRole('link', { name: 'Vul de naam van je ouder of voogd in.' }).waitFor();
    expect(await wrongForAccess(page)).toEqual([]);
    await page.getByLabel('Naam van je ouder of voogd').fill('Vera Ouder');
    await page.getByLabel('E-mailadres van je ouder of voogd').fill('vera@test.example');
    await next(page);
    await page.getByRole('heading', { name: /Waar woon je/ }).waitFor();
  });
});

describe('a candidate', () => {
  it('sees why a place fits, takes consent back, and gives it again', async () => {
    const { employer } = await givenEmployer(app, { name: 'Past precies' });
    await givenPlace(app, { employer, title: 'Leerling die past' });
    const { person } = await givenCandidate(app, { wish: { postcode4: '7511', maxTravelKm: 15 } });
    const page = await browser.open(person);
    await page.goto('/mijn-matches');
    await page.getByRole('link', { name: 'Leerling die past' }).waitFor();
    expect(await page.getByRole('list', { name: 'Waarom deze plek past' }).count()).toBeGreaterThan(0);
    expect(await wrongForAccess(page)).toEqual([]);

    await page.getByRole('link', { name: 'Mijn gegevens' }).click();
    await page.getByRole('button', { name: 'Stop met zoeken' }).click();
    await page.getByRole('button', { name: 'Ja, stop met zoeken' }).click();
    await page.getByText('We zijn gestopt met zoeken.').waitFor();
    expect(await wrongForAccess(page)).toEqual([]);
    await page.getByRole('link', { name: 'Mijn matches' }).click();
    await page.getByRole('heading', { name: 'We zoeken nu niet voor je' }).waitFor();
    expect(await page.getByRole('link', { name: 'Leerling die past' }).count()).toBe(0);
    expect(await wrongForAccess(page)).toEqual([]);
    await page.getByRole('link', { name: 'Lees de uitleg en zeg ja' }).click();
    await page.getByRole('button', { name: 'Ja, het loket mag met mijn gegevens' }).click();
    await page.getByText('We zoeken nu voor je.').waitFor();
    await page.getByRole('link', { name: 'Mijn matches' }).click();
    await page.getByRole('link', { name: 'Leerling die past' }).waitFor();
  });

  it('changes the wish, and is told when it was changed by somebody else meanwhile', async () => {
    const { candidate, person } = await givenCandidate(app);
    const page = await browser.open(person);
    await page.goto('/mijn-wens');
    await page.getByRole('link', { name: 'Wijzig Niveaus' }).click();
    await page.getByLabel(/^Niveau 3/).uncheck();
    expect(await wrongForAccess(page)).toEqual([]);
    await page.getByRole('button', { name: 'Verder' }).click();
    await page.getByRole('heading', { name: 'Klopt je nieuwe wens?' }).waitFor();
    expect(await wrongForAccess(page)).toEqual([]);
    await app.db((tx) =>
      tx.execute(`UPDATE candidate SET version = version + 1 WHERE id = $1`, [candidate.id]),
    );
    await page.getByRole('button', { name: 'Bewaar mijn wens' }).click();
    await page.getByText('Iemand anders heeft dit intussen gewijzigd.').waitFor();
    await page.getByRole('link', { name: 'Bekijk de wens zoals hij nu is' }).click();
    await page.getByText('2, 3').waitFor();
    await page.getByRole('link', { name: 'Wijzig Niveaus' }).click();
    await page.getByLabel(/^Niveau 3/).uncheck();
    await page.getByRole('button', { name: 'Verder' }).click();
    await page.getByRole('button', { name: 'Bewaar mijn wens' }).click();
    await page.getByText('Je wens is bewaard.').waitFor();
    expect(await wrongForAccess(page)).toEqual([]);
  });

  it('says no to an introduction, with a doubt for the adviser alone', async () => {
    const { employer } = await givenEmployer(app, { name: 'Ver weg' });
    const place = await givenPlace(app, { employer, title: 'Leerling ver weg' });
    const adviser = await givenAdviser(app, 'Anja van het loket');
    const { candidate, person } = await givenCandidate(app, { team: [adviser] });
    const actor = {
      accountId: adviser.accountId,
      grants: [{ role: 'ADVISER' as const, regionCode: 'AM05', subjectId: null }],
      session: null,
    };
    const { value } = await asTest(() =>
      app.app
        .get(ProposeIntroduction)
        .execute(actor, { candidateId: candidate.id, placeId: place.id, message: null }),
    );
    const page = await browser.open(person, { phone: true });
    await page.goto('/mijn-voorstellen');
    await page.getByText('Jij bent aan zet').waitFor();
    expect(await wrongForAccess(page)).toEqual([]);
    // The button in the mail leads here.
    await page.goto(`/voorstellen/${value?.introduction.id}`);
    await page.getByLabel('Nee, dit past niet bij mij').check();
    await page.getByLabel('Het is te ver weg').check();
    await page.locator('summary', { hasText: 'Twijfel je ergens over?' }).click();
    await page.locator('form.rk-answer').getByLabel('Waar twijfel je over?').selectOption('TRAVEL');
    await page.locator('form.rk-answer').getByLabel('Vertel dit alleen aan de adviseur').check();
    expect(await wrongForAccess(page)).toEqual([]);
    await page.getByRole('button', { name: 'Verstuur mijn antwoord' }).click();
    await page.getByText('Je hebt nee gezegd.').waitFor();
    expect(await wrongForAccess(page)).toEqual([]);
    const { data } = await app.ask(
      `query ($id: ID!) { introduction(id: $id) { status hesitations { kind by adviserOnly } } }`,
      { id: value?.introduction.id },
      { as: adviser },
    );
    expect(data.introduction).toEqual({
      status: 'DECLINED',
      hesitations: [{ kind: 'TRAVEL', by: 'CANDIDATE', adviserOnly: true }],
    });
  });

  it('says by which day a place is needed, changes it and takes it back, on a phone', async () => {
    const noor = await givenAdviser(app, 'Noor van het dossier');
    const { candidate, person } = await givenCandidate(app, { team: [noor] });
    const neededBy = async () =>
      (
        await app.db((tx) =>
          tx.one<{ day: string | null }>('SELECT place_needed_by AS day FROM candidate WHERE id = $1', [
            candidate.id,
          ]),
        )
      )?.day;
    const today = await app.db(async (tx) => tx.today);
    const page = await browser.open(person, { phone: true });
    await page.goto('/mijn-wens');
    await page.getByRole('link', { name: 'Heb je voor een dag een plek nodig?' }).click();
    await page.getByRole('button', { name: 'Bewaar de dag' }).click();
    await page.getByRole('link', { name: 'Vul een dag in.' }).waitFor();
    expect(await wrongForAccess(page)).toEqual([]);
    for (const days of [30, 40]) {
      await typeDate(page, 'plek-nodig', addDays(today, days));
      await page.getByRole('button', { name: 'Bewaar de dag' }).click();
      await page.getByText('Bewaard. Je adviseur ziet deze dag ook.').waitFor();
      expect(await neededBy()).toBe(addDays(today, days));
    }
    await page.getByText('Jouw adviseur: Noor van het dossier.').waitFor();
    expect(await wrongForAccess(page)).toEqual([]);
    await page.getByRole('button', { name: 'Ik heb geen dag meer' }).click();
    await page.getByRole('button', { name: 'Ja, haal de dag weg' }).click();
    await page.getByText('Voor welke dag heb je een plek nodig?').waitFor();
    expect(await neededBy()).toBeNull();

    await app.db((tx) =>
      tx.execute('UPDATE candidate SET place_needed_by = app_today() - 1 WHERE id = $1', [candidate.id]),
    );
    await page.reload();
    await page.getByText('Bel je adviseur of je school.', { exact: false }).waitFor();
    expect(await wrongForAccess(page)).toEqual([]);
    await page.context().close();
  });
});
