import PostalMime from 'postal-mime';
import { givenAdviser, givenCandidate, givenEmployer, givenPlace } from '../../support/given.js';
import { overHttps, post, type Attack, type Field } from './attack.js';
import { markup as html } from './markup.js';

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
