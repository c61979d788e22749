import type { Page } from 'playwright-core';
import { addDays } from '../../src/platform/calendar-date.js';
import type { Place } from '../../src/places/place.js';
import { sweepsOf } from '../lapse-alerts/desk-at-work.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser, givenCandidate, givenPlace } from '../support/given.js';
import { startBrowser, typeDate, wrongForAccess, type WebBrowser } from './support/browser.js';

let app: TestApp;
let browser: WebBrowser;
let adviser: Person;
let page: Page;
const failures: string[] = [];
let place: Place;

beforeAll(async () => {
  app = await startApp();
  browser = await startBrowser(app);
  adviser = await givenAdviser(app, 'Anja Adviseur');
  const today = await app.db(async (tx) => tx.today);
  place = await givenPlace(app, { lapsesOn: addDays(today, 5), startsOn: addDays(today, 60) });
  await givenCandidate(app, { name: 'Noor Voorbeeld', team: [adviser] });
  await sweepsOf(app).send();
  page = await browser.open(adviser);
  page.on('pageerror', ({ message }) => failures.push(message));
});
afterAll(async () => {
  await browser.close();
  await app.close();
});
afterEach(() => {
  if (failures.length > 0) throw new Error(failures.splice(0).join('\n'));
});

const introductions = async () =>
  (
    await app.ask(
      `{ introductions(first: 5) { nodes { id status candidateAccepted employerAccepted message enrolment { status } place { id } } } }`,
      {},
      { as: adviser },
    )
  ).data.introductions.nodes as { id: string; status: string }[];

/** Chooses, sends, and waits until the page has what the server made of it. */
async function record(heading: string, choices: readonly string[], go: string, seen: string): Promise<void> {
  const form = page.getByRole('form', { name: heading });
  for (const choice of choices) await form.getByLabel(choice, { exact: true }).check();
  await form.getByRole('button', { name: go }).click();
  await page.getByText(seen).first().waitFor();
}

describe('an adviser at work', () => {
  it('introduces a candidate for a place that is about to lapse in two clicks, and says to be on it', async () => {
    await page.goto('/vandaag');
    const card = page.getByRole('listitem').filter({ hasText: place.title }).first();
    await card.getByText('vervalt over 5 dagen', { exact: false }).waitFor();
    await card.getByRole('link', { name: 'Noor Voorbeeld' }).waitFor();
    expect(await wrongForAccess(page)).toEqual([]);

    await card.getByRole('button', { name: /^Stel voor/ }).click();
    expect(await introductions()).toEqual([]);
    expect(await wrongForAccess(page)).toEqual([]);
    await page.getByLabel('Bericht voor de kandidaat').fill('Mooie plek voor Noor.');
    await page.getByRole('button', { name: 'Ja, stel voor' }).click();
    await page.getByRole('link', { name: 'Bekijk het voorstel' }).waitFor();
    expect(await introductions()).toMatchObject([
      { status: 'PROPOSED', message: 'Mooie plek voor Noor.', place: { id: place.id } },
    ]);

    await card.getByRole('button', { name: /^Gezien/ }).click();
    await card.getByText(/^Gezien op/).waitFor();
    await page.reload();
    await card.getByText(/^Gezien op/).waitFor();
  });

  it('brings the introduction to a placement with what was said by phone', async () => {
    const id = (await introductions())[0]?.id ?? '';
    await page.goto(`/voorstellen/${id}`);
    const current = page.locator('[aria-current="step"]');
    await current.getByText('De kandidaat antwoordt').waitFor();
    expect(await wrongForAccess(page)).toEqual([]);

    await page.getByRole('button', { name: 'Leg het antwoord vast' }).click();
    await page.getByRole('link', { name: 'Kies ja of nee.' }).waitFor();
    expect(await wrongForAccess(page)).toEqual([]);
    await record(
      'Leg een antwoord vast',
      ['De kandidaat', 'Ja, kennismaken'],
      'Leg het antwoord vast',
      'Zei ja',
    );
    await current.getByText('Het leerbedrijf antwoordt').waitFor();
    await record(
      'Leg een antwoord vast',
      ['Ja, kennismaken'],
      'Leg het antwoord vast',
      'beide kanten zeiden ja',
    );
    await record('Leg vast wat de school zei', ['Toegelaten'], 'Leg vast', 'plaatsing bevestigen');
    expect(await wrongForAccess(page)).toEqual([]);
    await page.getByRole('button', { name: 'Bevestig de plaatsing' }).click();
    await page.getByText('geplaatst', { exact: true }).waitFor();
    expect(await wrongForAccess(page)).toEqual([]);
    expect(await introductions()).toMatchObject([
      {
        status: 'PLACED',
        candidateAccepted: true,
        employerAccepted: true,
        enrolment: { status: 'ADMITTED' },
      },
    ]);
  });

  it('registers somebody on the phone, who then can be found', async () => {
    await page.goto('/kandidaten/nieuw');
    await page.getByRole('button', { name: 'Controleer de antwoorden' }).click();
    await page.getByRole('link', { name: 'Vul de naam in.' }).waitFor();
    expect(await wrongForAccess(page)).toEqual([]);
    await page.getByLabel('Naam').fill('Bram Bellers');
    await page.getByLabel('Telefoon').fill('06 12345678');
    await typeDate(page, 'geboren', '2004-05-03');
    await page.getByLabel('Postcode van thuis').fill('7511');
    await page.getByLabel('Niveau 2, basisberoepsopleiding').check();
    await page.getByLabel('De kandidaat geeft toestemming').check();
    await page.getByLabel('Hoe?').selectOption('BY_PHONE');
    await page.getByRole('button', { name: 'Controleer de antwoorden' }).click();
    await page.getByRole('heading', { name: 'Kloppen de antwoorden?' }).waitFor();
    await page.getByText('3 mei 2004').waitFor();
    expect(await wrongForAccess(page)).toEqual([]);
    await page.getByRole('button', { name: 'Schrijf in' }).click();
    await page.getByRole('heading', { name: 'Bram Bellers' }).waitFor();
    await page.getByText(/aan de telefoon, tekst van/).waitFor();
    expect(await wrongForAccess(page)).toEqual([]);

    await page.goto('/kandidaten?zoek=bellers');
    await page.getByRole('link', { name: 'Bram Bellers' }).waitFor();
    expect(await wrongForAccess(page)).toEqual([]);
  });

  it('sees on a list that is handed in what is wrong, before anything is imported', async () => {
    await page.goto('/importeren');
    await page.getByRole('heading', { name: 'Importeer een lijst' }).waitFor();
    expect(await wrongForAccess(page)).toEqual([]);
    const lines = ['Titel;Crebo;Postcode', 'Leerling kok;;7511', 'Leerling bakker;25180;7511'];
    await page
      .getByLabel('Bestand')
      .setInputFiles({ name: 'lijst.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
    await page.getByRole('button', { name: 'Controleer de lijst' }).click();
    await page.getByRole('heading', { name: 'lijst.csv' }).waitFor();
    await app.settle();
    await page
      .getByText(/geweigerd|niets geïmporteerd/)
      .first()
      .waitFor();
    expect(await wrongForAccess(page)).toEqual([]);
  });

  it.each([
    ['/vandaag', 'Vandaag'],
    ['/voorstellen', 'Voorstellen'],
    ['/kandidaten', 'Kandidaten'],
    ['/leerbanen-beheren', 'Leerbanen van het loket'],
    ['/leerbedrijven', 'Leerbedrijven'],
    ['/importeren', 'Importeer een lijst'],
  ])('fits %s on a phone', async (path, heading) => {
    const phone = await browser.open(adviser, { phone: true });
    await phone.goto(path);
    await phone.getByRole('heading', { level: 1, name: heading }).waitFor();
    await phone.waitForLoadState('networkidle');
    const overflow = await phone.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow).toBe(0);
    expect(await wrongForAccess(phone)).toEqual([]);
    await phone.context().close();
  });
});

describe('the day of an adviser while the page is open', () => {
  let count = 0;
  /** A place of which the adviser is told now. */
  async function told(): Promise<string> {
    const today = await app.db(async (tx) => tx.today);
    const title = `Nieuwe plek ${(count += 1)}`;
    await givenPlace(app, { title, lapsesOn: addDays(today, 2), startsOn: addDays(today, 60) });
    await sweepsOf(app).send();
    return title;
  }
  const cardOf = (on: Page, title: string) =>
    on.getByRole('heading', { name: title, exact: true }).locator('xpath=ancestor::li[1]');

  it('shows what comes, and takes nothing along that somebody is filling in', async () => {
    await page.goto('/vandaag');
    await page.getByRole('heading', { name: 'Deze plekken vervallen het eerst' }).waitFor();
    const first = await told();
    await cardOf(page, first).waitFor();
    await page.getByText('De lijst is bijgewerkt: 1 signaal is nieuw of veranderd.').waitFor();

    const card = cardOf(page, first);
    await card.getByText('Bel het leerbedrijf of vraag om verlenging').click();
    const day = card.getByRole('spinbutton').first();
    await day.click();
    await page.keyboard.type('12');
    const second = await told();
    await page.getByText('U bent iets aan het invullen.', { exact: false }).waitFor();
    expect([await day.getAttribute('aria-valuenow'), await cardOf(page, second).count()]).toEqual(['12', 0]);
    expect(await wrongForAccess(page)).toEqual([]);
    await page.getByRole('button', { name: 'Toon het nieuws' }).click();
    await cardOf(page, second).waitFor();
  });

  it('hears of everything where no socket can be opened', async () => {
    const other = await browser.open(adviser);
    let refused = 0;
    await other.routeWebSocket(/graphql/, (socket) => {
      refused += 1;
      void socket.close();
    });
    await other.goto('/vandaag');
    await other.getByRole('heading', { name: 'Deze plekken vervallen het eerst' }).waitFor();
    const title = await told();
    await cardOf(other, title).waitFor();
    expect(refused).toBeGreaterThan(0);
    await other.context().close();
  });
});

describe('what operators and coordinators see of the work behind', () => {
  it('shows what was put aside, and tries it again', async () => {
    await app.db((tx) =>
      tx.execute(`WITH event AS (INSERT INTO outbox_event (name, payload, fanned_out_at)
          VALUES ('place-lapsed', '{}', app_now()) RETURNING id)
        INSERT INTO outbox_delivery (event_id, handler, attempts, dead_at, last_error)
        SELECT id, 'tell-place-lapsed', 12, app_now(), 'the hammer is away' FROM event`),
    );
    const desk = await browser.open(await app.person('Olga Operator', { role: 'OPERATOR' }));
    await desk.goto('/weggelegd');
    await desk.getByText('Oorzaak: the hammer is away').waitFor();
    expect(await wrongForAccess(desk)).toEqual([]);
    await desk.getByRole('button', { name: /^Probeer opnieuw/ }).click();
    await desk.getByText('Het wordt nu opnieuw geprobeerd.').waitFor();
    await desk.getByRole('heading', { name: 'Er is niets weggelegd' }).waitFor();
    expect(await wrongForAccess(desk)).toEqual([]);
    await desk.context().close();
  });

  it('sees how many only just miss a place, which mails go when, and who gets it', async () => {
    const gerda = await givenAdviser(app, 'Gerda Groningen', { regionCode: 'AM01' });
    const dates = { lapsesOn: place.lapsesOn, startsOn: place.startsOn };
    const there = { regionCode: 'AM01', postcode4: '9711', creboCode: '25180', hoursPerWeek: 32 };
    const { id } = await givenPlace(app, { ...dates, ...there, title: 'Timmeren' });
    for (let each = 0; each < 6; each += 1)
      await givenCandidate(app, { wish: { mboLevels: [2], maxHoursPerWeek: 28 } });
    await sweepsOf(app).send();
    const desk = await browser.open(gerda);
    await desk.goto('/vandaag');
    await desk.getByText('6 kandidaten passen net niet, op één punt na.', { exact: false }).waitFor();
    await desk.getByText('6 door de uren').waitFor();
    expect(await wrongForAccess(desk)).toEqual([]);
    await desk.goto(`/leerbanen-beheren/${id}`);
    await desk.getByRole('heading', { name: 'Verloopkalender' }).waitFor();
    await desk
      .getByRole('list', { name: 'Wat er nog komt voor Timmeren' })
      .getByText('Laatste dag')
      .waitFor();
    expect(await wrongForAccess(desk)).toEqual([]);
    await desk.getByRole('link', { name: 'Probeer uit wie deze leerbaan krijgt' }).click();
    await desk.getByText('U probeert deze leerbaan: Timmeren', { exact: false }).waitFor();
    await desk.getByText('Gerda Groningen krijgt deze leerbaan.').waitFor();
    expect(await wrongForAccess(desk)).toEqual([]);
    await desk.getByRole('button', { name: 'Kies zelf plaats, sector en leerbedrijf' }).click();
    await desk.getByText('Een leerbaan die er al is?', { exact: false }).waitFor();
    await desk.context().close();
  });

  it('says in plain words whether the desk was told everything', async () => {
    const coordinator = await app.person('Cor Coördinator', { role: 'COORDINATOR', regionCode: 'AM05' });
    for (const phone of [false, true]) {
      const desk = await browser.open(coordinator, { phone });
      await desk.goto('/status');
      await desk
        .getByText(/verstuurd\./)
        .first()
        .waitFor();
      expect(await wrongForAccess(desk)).toEqual([]);
      await desk.context().close();
    }
  });
});
