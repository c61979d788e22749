import PostalMime from 'postal-mime';
import { chromium } from 'playwright-core';
import { existsSync, readFileSync } from 'node:fs';
import { givenAdviser, givenCandidate, givenEmployer, givenPlace } from '../../support/given.js';
import type { Person, TestApp } from '../../support/app.js';
import { overHttps, post, type Attack, type Field } from './attack.js';

const html = `"><img src=x onerror="window.pwned=1" class=pwned><script>window.pwned=1</script><svg onload=window.pwned=1>{{7*7}}`;
const breaks = [
  '\r\nBcc: evil@evil.example',
  '\nBcc: evil@evil.example\n\nX',
  '%0d%0aBcc: evil@evil.example',
  '\u2028Bcc: evil@evil.example',
  '\r\nContent-Type: text/html\r\n\r\n<b>x</b>',
];

/** Line breaks into mail headers, and HTML into mails. */
export async function mailAttacks(field: Field): Promise<Attack[]> {
  return [await headers(field), await htmlInMails(field)];
}

const register = (name: string, email: string) => ({
  query: 'mutation($input: CandidateInput!) { registerCandidate(input: $input) { problems { code } } }',
  variables: {
    input: {
      name,
      email,
      postcode4: '7511',
      birthDate: '2000-05-17',
      consentToMatching: true,
      wish: { mboLevels: [2], postcode4: '7511', maxTravelKm: 20 },
    },
  },
});

async function headers(field: Field): Promise<Attack> {
  const before = field.received.length;
  const adviser = { cookie: overHttps((await givenAdviser(field.open, 'Kop')).cookie) };
  let tried = 0;
  for (const [at, text] of breaks.entries()) {
    const bodies = [
      register(`Naam${text}`, `kop.${at}@test.example`),
      register('Naam', `kop.${at}@test.example${text}`),
      {
        query: 'mutation($email: String!) { requestSignIn(email: $email) { accepted } }',
        variables: { email: `a@test.example${text}` },
      },
    ];
    for (const body of bodies) {
      await post(field.open, body, adviser);
      await post(field.open, body);
      tried += 2;
    }
  }
  await field.open.settle();
  const mails = field.received.slice(before);
  const parsed = await Promise.all(mails.map(({ raw }) => PostalMime.parse(raw)));
  const strange = parsed.filter(
    ({ headers: lines, to = [] }) => lines.some(({ key }) => key === 'bcc') || to.length !== 1,
  );
  const astray = mails.filter(
    ({ recipients }) => recipients.some((each) => each.includes('evil')) || recipients.length !== 1,
  );
  return {
    name: 'line breaks and headers into mail',
    tried,
    expected: 'no header of theirs, no recipient of theirs',
    seen: `${mails.length} mails, ${strange.length} with a strange header, ${astray.length} to others`,
    succeeded: strange.length + astray.length,
  };
}

async function htmlInMails(field: Field): Promise<Attack> {
  const before = field.received.length;
  const { open } = field;
  const adviser = await givenAdviser(open, 'Html');
  const { candidate } = await givenCandidate(open, {
    name: html.slice(0, 100),
    email: 'html@test.example',
    team: [adviser],
  });
  const { employer, member } = await givenEmployer(open, { name: `Bedrijf ${html}` });
  const place = await givenPlace(open, { employer, title: `Plek ${html}` });
  const cookie = { cookie: overHttps(adviser.cookie) };
  const query =
    'mutation($c: ID!, $p: ID!, $m: String) { proposeIntroduction(candidateId: $c, placeId: $p, message: $m) { problems { code } } }';
  await post(open, { query, variables: { c: candidate.id, p: place.id, m: html } }, cookie);
  const invite =
    'mutation($e: ID!, $m: String!) { inviteMember(employerId: $e, email: $m, memberRole: MEMBER) { problems { code } } }';
  await post(
    open,
    { query: invite, variables: { e: employer.id, m: 'html3@test.example' } },
    { cookie: overHttps(member.cookie) },
  );
  await post(open, register(`Ann ${html}`.slice(0, 100), 'html2@test.example'));
  await open.settle();
  await open.setClock(new Date(Date.now() + 36 * 3_600_000).toISOString());
  await open.settle();
  await open.setClock(null);
  const mails = await Promise.all(field.received.slice(before).map(({ raw }) => PostalMime.parse(raw)));
  const carrying = mails.filter(({ html: body = '', text = '', subject = '' }) =>
    /onerror|pwned/.test(body + text + subject),
  );
  const live = mails.filter(({ html: body = '' }) =>
    /<img[^>]*onerror|<script|<svg[^>]*onload|class=pwned>/i.test(body),
  );
  return {
    name: 'HTML in texts, in mails',
    tried: mails.length,
    expected: 'shown as text, never as an element',
    seen: `${carrying.length} mails carry the text, ${live.length} as an element`,
    succeeded: live.length + (carrying.length > 0 ? 0 : 1),
  };
}

/** Fills every text column that takes it, below all rules for input, and looks at every screen as everybody. */
export async function htmlOnScreens(): Promise<Attack> {
  const { startApp } = await import('../../support/app.js');
  const app = await startApp();
  const { employer, member } = await givenEmployer(app);
  const place = await givenPlace(app, { employer });
  const adviser = await givenAdviser(app, 'Kijker');
  const { candidate, person } = await givenCandidate(app, { team: [adviser] });
  const filled = await fillTexts(app);
  const executablePath =
    process.env['CHROMIUM'] ??
    ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
      existsSync(path),
    );
  if (!executablePath) throw new Error('This drill needs Chromium; set CHROMIUM to where it is.');
  const browser = await chromium.launch({
    executablePath,
    args: ['--headless', '--no-sandbox', '--disable-gpu'],
  });
  const paths = [...readFileSync('web/src/app/screens.ts', 'utf8').matchAll(/path: '(\/[^']*)'/g)].map(
    ([, path]) => String(path),
  );
  let screens = 0;
  let showing = 0;
  let pwned = 0;
  try {
    for (const somebody of [null, person, member, adviser] as (Person | null)[]) {
      // Without the policy: what is tested here is that the pages write no HTML at all.
      const context = await browser.newContext({ baseURL: app.url, bypassCSP: true });
      const [name = '', value = ''] = somebody?.cookie.split('=') ?? [];
      if (somebody) await context.addCookies([{ name, value, url: app.url }]);
      const page = await context.newPage();
      for (const path of paths) {
        const id = path.startsWith('/kandidaten')
          ? candidate.id
          : path.startsWith('/leerbedrijven')
            ? employer.id
            : place.id;
        await page.goto(path.replace(':id', id).replace('/:step?', ''));
        await page.locator('#app h1').first().waitFor({ timeout: 30_000 });
        await page.waitForLoadState('networkidle');
        screens += 1;
        if ((await page.locator('#app').innerText()).includes('onerror=')) showing += 1;
        if (await page.evaluate(`'pwned' in window || document.querySelector('.pwned') !== null`)) pwned += 1;
      }
      await context.close();
    }
  } finally {
    await browser.close();
    await app.close();
  }
  return {
    name: 'HTML in texts, on screens in Chromium (without the content security policy)',
    tried: screens,
    expected: 'shown as text, never as an element',
    seen: `${filled} text columns filled; ${showing} screens show the text, ${pwned} ran it`,
    succeeded: pwned + (showing > 0 ? 0 : 1),
  };
}

async function fillTexts(app: TestApp): Promise<number> {
  const columns = await app.db((tx) =>
    tx.query<{ table: string; column: string }>(
      `SELECT c.table_name AS table, c.column_name AS column FROM information_schema.columns c
       JOIN information_schema.tables t ON t.table_name = c.table_name AND t.table_schema = c.table_schema
       WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.data_type = 'text'
         AND c.column_name !~ '(code|kind|status|hash|digest|role|^id$|_by$|locale)'
         AND c.table_name IN ('place', 'employer', 'establishment', 'candidate', 'desk', 'account', 'class_start', 'introduction', 'qualification', 'municipality', 'sector')`,
    ),
  );
  let filled = 0;
  for (const { table, column } of columns) {
    try {
      filled +=
        (await app.db((tx) =>
          tx.execute(`UPDATE "${table}" SET "${column}" = $1 WHERE "${column}" IS NOT NULL OR true`, [html]),
        )) > 0
          ? 1
          : 0;
    } catch {
      // A column with a rule of its own: no text of people's.
    }
  }
  return filled;
}
