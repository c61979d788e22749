import { randomBytes, randomUUID } from 'node:crypto';
import { hasData, overHttps, post, statuses, type Answer, type Attack, type Field } from './attack.js';

const tokenIn = /token=3?D?([\w-]{20,})/;
const use = (token: string) => ({
  query: 'mutation($token: String!) { signIn(token: $token) { viewer { id } problems { code } } }',
  variables: { token },
});
const inBrowser = ({ browser }: Link) => ({ cookie: browser });
const gotIn = ({ text }: Answer) => /"viewer":\{"id"/.test(text);
const cookieOf = ({ headers }: Answer) =>
  /__Host-routekaart=[^;]+/.exec(headers.getSetCookie().join('\n'))?.[0] ?? '';

/** A fresh link as the mail brings it, and the cookies of the browser that asked for it. */
interface Link {
  readonly token: string;
  readonly browser: string;
}

async function linkFor(field: Field, email: string, cookie = ''): Promise<Link> {
  const before = field.received.length;
  const query = 'mutation($email: String!) { requestSignIn(email: $email) { accepted } }';
  const answer = await post(field.open, { query, variables: { email } }, cookie ? { cookie } : {});
  await field.open.settle();
  const mail = field.received.slice(before).find(({ recipients }) => recipients.includes(email));
  // Without a link nothing would be tried.
  if (!mail)
    throw new Error(
      `no link was mailed to ${email} (${answer.status} ${answer.text}); ${await waiting(field)}`,
    );
  const given = answer.headers.getSetCookie().map((each) => each.split(';')[0] ?? '');
  return {
    token: tokenIn.exec(mail.raw.replace(/=\r?\n/g, ''))?.[1] ?? '',
    browser: [...given, ...(cookie ? [cookie] : [])].join('; '),
  };
}

/** What is not sent yet, and why. */
async function waiting({ open }: Field): Promise<string> {
  const rows = await open.db((tx) =>
    tx.query<{ name: string; attempts: number; error: string | null }>(
      `SELECT handler AS name, attempts, last_error AS error FROM outbox_delivery WHERE handled_at IS NULL LIMIT 5`,
    ),
  );
  return `waiting: ${JSON.stringify(rows)}`;
}

async function addressOf(field: Field, name: string): Promise<string> {
  const { accountId } = await field.open.person(name, { role: 'CANDIDATE', subjectId: randomUUID() });
  const row = await field.open.db((tx) =>
    tx.one<{ email: string }>('SELECT email FROM account WHERE id = $1', [accountId]),
  );
  return row?.email ?? '';
}

/** Link scanners, replayed and guessed links, many guesses in one request, and sessions fixed beforehand. */
export async function signInAttacks(field: Field): Promise<Attack[]> {
  return [
    await scanners(field),
    await replays(field),
    await stolen(field),
    await fixation(field),
    await guesses(field),
  ];
}

async function scanners(field: Field): Promise<Attack> {
  const link = await linkFor(field, await addressOf(field, 'Gescand'));
  const { token } = link;
  const paths = [
    `/aanmelden/bevestigen?token=${token}`,
    `/graphql?query=${encodeURIComponent(`mutation { signIn(token: "${token}") { viewer { id } } }`)}`,
  ];
  const answers: Answer[] = [];
  for (const path of paths)
    for (const method of ['GET', 'HEAD', 'OPTIONS'])
      for (const headers of [
        {},
        { purpose: 'prefetch' },
        { 'sec-purpose': 'prefetch' },
        { 'user-agent': 'SafeLinks' },
        { 'apollo-require-preflight': 'y' },
      ]) {
        const response = await fetch(field.open.url + path, {
          method,
          headers: headers as Record<string, string>,
        });
        answers.push({ status: response.status, headers: response.headers, text: await response.text() });
      }
  const cookies = answers.filter((answer) => cookieOf(answer) !== '');
  const stillWorks = gotIn(await post(field.open, use(token), inBrowser(link)));
  return {
    name: 'link scanners that open the link',
    tried: answers.length,
    expected: 'nobody signed in, and the link works afterwards',
    seen: `${cookies.length} signed in; works afterwards: ${stillWorks}`,
    succeeded: cookies.length + (token !== '' && stillWorks ? 0 : 1),
  };
}

async function replays(field: Field): Promise<Attack> {
  let entries = 0;
  let tried = 0;
  let links = 0;
  for (let at = 0; at < 5; at++) {
    const link = await linkFor(field, await addressOf(field, `Herhaald ${at}`));
    links += link.token ? 1 : 0;
    const together = await Promise.all(
      Array.from({ length: 8 }, () => post(field.open, use(link.token), inBrowser(link))),
    );
    const later = await post(field.open, use(link.token), inBrowser(link));
    tried += together.length + 1;
    entries += [...together, later].filter(gotIn).length;
  }
  // A stolen link that is too old.
  const old = await linkFor(field, await addressOf(field, 'Oud'));
  await field.open.setClock(new Date(Date.now() + 16 * 60_000).toISOString());
  const late = await post(field.open, use(old.token), inBrowser(old));
  await field.open.setClock(null);
  return {
    name: 'replayed, raced and stale links',
    tried: tried + 1,
    expected: 'each link lets one in, once; none after 15 minutes',
    seen: `${entries} entries with ${links} links; ${gotIn(late) ? 'one' : 'none'} with a stale one`,
    succeeded: Math.abs(entries - links) + (links === 5 ? 0 : 1) + (gotIn(late) ? 1 : 0),
  };
}

/** Links that somebody else got hold of, opened in another browser, with guesses at the code. */
async function stolen(field: Field): Promise<Attack> {
  const answers: Answer[] = [];
  for (let at = 0; at < 4; at++) {
    const email = await addressOf(field, `Gestolen ${at}`);
    const { token } = await linkFor(field, email);
    answers.push(await post(field.open, use(token)));
    for (let guess = 0; guess < 8; guess++) {
      const code = String(Math.floor(field.chance() * 1_000_000)).padStart(6, '0');
      const query =
        guess % 2 === 0
          ? 'mutation($token: String!, $code: String!) { signIn(token: $token, code: $code) { viewer { id } } }'
          : 'mutation($email: String!, $code: String!) { signInByCode(email: $email, code: $code) { viewer { id } } }';
      answers.push(
        await post(field.open, { query, variables: guess % 2 === 0 ? { token, code } : { email, code } }),
      );
    }
  }
  const entered = answers.filter(gotIn).length;
  return {
    name: 'stolen links in another browser, with guessed codes',
    tried: answers.length,
    expected: 'none gets in: the browser that asked, or the code, is needed; five tries a mail',
    seen: `${entered} got in; ${statuses(answers)}`,
    succeeded: entered,
  };
}

async function guesses({ open }: Field): Promise<Attack> {
  const answers: Answer[] = [];
  for (let at = 0; at < 100; at++) {
    const three = Array.from(
      { length: 3 },
      (_, n) => `t${n}: signIn(token: "${randomBytes(32).toString('base64url')}") { viewer { id } }`,
    );
    answers.push(await post(open, { query: `mutation { ${three.join(' ')} }` }));
  }
  const refused = answers.filter(({ status }) => status === 429).length;
  return {
    name: 'guessed tokens, three in a request',
    tried: answers.length * 3,
    expected: 'none gets in; refused with 429 after the 200 that are allowed here',
    seen: statuses(answers),
    succeeded: answers.filter(gotIn).length + (refused >= 20 ? 0 : 1),
  };
}

async function fixation(field: Field): Promise<Attack> {
  const attacker = overHttps(
    (await field.closed.person('Aanvaller', { role: 'CANDIDATE', subjectId: randomUUID() })).cookie,
  );
  const fixed = ['__Host-routekaart=chosen-by-the-attacker', attacker, `routekaart=${randomUUID()}`];
  let succeeded = 0;
  for (const cookie of fixed) {
    const link = await linkFor(field, await addressOf(field, 'Vastgezet'), cookie);
    const answer = await post(field.open, use(link.token), inBrowser(link));
    const fresh = cookieOf(answer);
    const attributes =
      answer.headers.getSetCookie().find((each) => each.startsWith('__Host-routekaart=')) ?? '';
    const entered = await post(field.open, { query: '{ viewer { id } }' }, { cookie });
    if (!gotIn(answer) || fresh === '' || fresh === cookie) succeeded += 1;
    if (hasData(entered)) succeeded += 1;
    if (
      !/; Secure/i.test(attributes) ||
      !/; HttpOnly/i.test(attributes) ||
      !/; SameSite=(Lax|Strict)/i.test(attributes)
    )
      succeeded += 1;
    await post(field.open, { query: 'mutation { signOut }' }, { cookie: fresh });
    if (hasData(await post(field.open, { query: '{ viewer { id } }' }, { cookie: fresh }))) succeeded += 1;
  }
  return {
    name: 'session fixation, and a session after its end',
    tried: fixed.length * 2,
    expected: 'a new secret at sign-in, worth nothing after signing out; Secure, HttpOnly, SameSite',
    seen: succeeded === 0 ? 'so' : `${succeeded} not so`,
    succeeded,
  };
}
